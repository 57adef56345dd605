//! The curves as text: both axes by factors of ten.

use super::Kind;
use super::curves::Curves;
use super::show::short;

const HEIGHT: usize = 16;
/// `$100k ┤`
const MARGIN: usize = 8;

fn letter(kind: Option<Kind>) -> char {
    match kind {
        None => 'L',
        Some(Kind::Machine) => 'm',
        Some(Kind::Fargate) => 'F',
        Some(Kind::Kubernetes) => 'K',
    }
}

/// Lines of at most `width` columns.
pub fn text(curves: &Curves, width: usize) -> String {
    let columns = width.saturating_sub(MARGIN).max(20);
    let mut grid = vec![vec![' '; columns]; HEIGHT];
    // Lambda last: where curves meet, it is what one looks for.
    for series in curves.series.iter().rev() {
        for (column, row) in cells(curves, &series.dollars, columns) {
            grid[row][column] = letter(series.kind);
        }
    }
    let mut lines = vec![format!("{:>7} dollars a month", "")];
    for (row, cells) in grid.iter().enumerate() {
        let cells: String = cells.iter().collect();
        lines.push(format!("{:>6} ┤{}", label(curves, row), cells).trim_end().to_owned());
    }
    lines.extend(foot(curves, columns));
    lines.join("\n") + "\n"
}

/// The cell of each column that a curve runs through.
fn cells(curves: &Curves, dollars: &[Option<f64>], columns: usize) -> Vec<(usize, usize)> {
    let end = dollars.len().saturating_sub(1);
    let cell = |column: usize| {
        let point = (column * end + (columns - 1) / 2) / (columns - 1);
        let (least, most) = curves.dollars;
        let dollars = (*dollars.get(point)?)?;
        let share = (most / dollars).log10() / (most / least).log10();
        (0.0..=1.0).contains(&share).then(|| (column, index(share, HEIGHT)))
    };
    (0..columns).filter_map(cell).collect()
}

/// The nearest of so many places to a share between 0 and 1.
fn index(share: f64, places: usize) -> usize {
    let mut nearest = 0;
    while nearest + 1 < places && share_of(nearest, places) + 0.5 / (fine(places) - 1.0) < share {
        nearest += 1;
    }
    nearest
}

fn share_of(place: usize, places: usize) -> f64 {
    fine(place) / (fine(places) - 1.0)
}

fn fine(number: usize) -> f64 {
    super::shape::count(number)
}

/// `$100` at the row that is nearest to it.
fn label(curves: &Curves, row: usize) -> String {
    let is_here = |usd: &f64| {
        let (least, most) = curves.dollars;
        index((most / usd).log10() / (most / least).log10(), HEIGHT) == row
    };
    curves.dollar_ticks().into_iter().find(is_here).map_or(String::new(), |usd| format!("${}", short(usd)))
}

/// The axis of loads, its labels, and what the letters mean.
fn foot(curves: &Curves, columns: usize) -> Vec<String> {
    let column = |rate: f64| {
        index((rate / curves.first()).log10() / (curves.last() / curves.first()).log10(), columns)
    };
    let mut axis: Vec<char> = vec!['─'; columns];
    let mut labels: Vec<char> = vec![' '; columns];
    for tick in curves.rate_ticks() {
        axis[column(tick)] = '┴';
        let label: Vec<char> = short(tick).chars().collect();
        let start = column(tick).min(columns - label.len());
        let around = start.saturating_sub(1)..(start + label.len() + 1).min(columns);
        if labels[around].iter().all(|cell| *cell == ' ') {
            labels[start..start + label.len()].copy_from_slice(&label);
        }
    }
    axis[column(curves.now)] = '▲';
    let line = |before: &str, cells: &[char]| {
        format!("{before}{}", cells.iter().collect::<String>()).trim_end().to_owned()
    };
    let names = curves.series.iter().map(|series| format!("{} {}", letter(series.kind), series.name()));
    vec![
        line("       └", &axis),
        line("        ", &labels),
        "        requests a second, ▲ yours".to_owned(),
        format!("  {}", names.collect::<Vec<_>>().join("  ")),
    ]
}
