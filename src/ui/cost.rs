//! What a project costs, for people.

use std::fmt::Write as _;

use super::style::{self, paint};
use crate::cost::show::{dollars, short, short_duration};
use crate::cost::{Compared, Crossover, Estimate, Group, Numbers, chart};

/// From here on the quantity of a line has a column of its own, which holds 28 letters: none is cut.
const WIDE: usize = 78;
const MONEY: usize = 11;

/// The whole report in lines of at most `width` columns.
pub fn report(
    estimate: &Estimate,
    title: &str,
    numbers: &Numbers,
    assumed: &[String],
    width: usize,
) -> String {
    let mut text = Text { text: String::new(), width };
    text.heading(title);
    text.words(&load(numbers, estimate), 2);
    text.text.push('\n');
    text.invoice(estimate);
    text.heading("the same load on machines");
    text.machines(estimate);
    text.text.push('\n');
    text.text += &chart::text(&estimate.curves, width);
    text.text.push('\n');
    text.heading("assumed");
    for item in assumed {
        text.words(item, 2);
    }
    for item in &estimate.unsure {
        text.words(&format!("unsure: {item}"), 0);
    }
    text.words("left out: taxes, responses sent out, backups, e-mails and text messages, other stages", 0);
    text.words("people cost more than either: weigh the hours that each way takes", 0);
    text.text
}

/// What the chart tells, in a sentence.
pub fn summary(estimate: &Estimate) -> String {
    let at = estimate.compared.iter().map(|compared| (compared, compared.crossover));
    format!(
        "What Lambda and machines cost at {} to {} requests a second. Machines cost less from: {}.",
        short(estimate.curves.first()),
        short(estimate.curves.last()),
        crossovers(at)
    )
}

/// The load, its defaults too.
fn load(numbers: &Numbers, estimate: &Estimate) -> String {
    format!(
        "{} requests ({} a second, {} at once on average), {} a call, {} users, {} bytes of log a call, {} events of \
         each source; change it with --requests, --duration, --users, --log-bytes, --events",
        short(numbers.requests),
        short(estimate.requests_a_second),
        short(estimate.at_once),
        short_duration(numbers.duration),
        short(numbers.users),
        short(numbers.log_bytes),
        short(numbers.events),
    )
}

fn crossovers<'a>(list: impl Iterator<Item = (&'a Compared, Crossover)>) -> String {
    let one = |(compared, crossover): (&Compared, _)| format!("{} {}", compared.kind.name(), from(crossover));
    list.map(one).collect::<Vec<_>>().join(", ")
}

/// From which load on machines cost less.
fn from(crossover: Crossover) -> String {
    match crossover {
        Crossover::At(rate) => format!("{}/s", short(rate)),
        Crossover::Always => "any load".to_owned(),
        Crossover::Full | Crossover::Never => "never".to_owned(),
    }
}

struct Text {
    text: String,
    width: usize,
}

impl Text {
    fn heading(&mut self, heading: &str) {
        let _ = writeln!(self.text, "{}", paint(style::BOLD, heading));
    }

    /// Words that are wrapped, so many columns in, later lines two more.
    fn words(&mut self, words: &str, indent: usize) {
        let mut line = String::new();
        for word in words.split_whitespace() {
            if line.is_empty() {
                line = " ".repeat(indent) + word;
            } else if line.chars().count() + 1 + word.chars().count() > self.width {
                let _ = writeln!(self.text, "{line}");
                line = " ".repeat(indent + 2) + word;
            } else {
                line = line + " " + word;
            }
        }
        let _ = writeln!(self.text, "{line}");
    }

    /// A name, a quantity where there is room, and two columns.
    fn row(&mut self, name: &str, quantity: &str, columns: [&str; 2]) {
        let room = self.width - 2 * MONEY;
        let name = if self.width >= WIDE { format!("{name:<28}{quantity}") } else { name.to_owned() };
        let name: String = name.chars().take(room).collect();
        let [first, second] = columns;
        let line = format!("{name:<room$}{first:>MONEY$}{second:>MONEY$}");
        let _ = writeln!(self.text, "{}", line.trim_end());
    }

    fn invoice(&mut self, estimate: &Estimate) {
        self.row("", "", ["list price", "free tier"]);
        let (mut usd, mut free_usd) = (0.0, 0.0);
        for (group, heading, total) in [
            (Group::Lambda, "on Lambda", "  Lambda, together"),
            (Group::Needed, "needed on machines as well", "  the rest, together"),
        ] {
            self.heading(heading);
            for line in estimate.invoice.lines.iter().filter(|line| line.group == group) {
                let columns = [money(line.usd), free(line.free_usd)];
                self.row(&format!("  {}", line.name), &line.quantity, [&columns[0], &columns[1]]);
            }
            let (group_usd, group_free) = (estimate.invoice.usd(group), estimate.invoice.free_usd(group));
            self.row(total, "", [&money(group_usd), &free(group_free)]);
            usd += group_usd;
            free_usd += group_free;
        }
        self.row("together", "", [&money(usd), &free(free_usd)]);
        self.row("together, less the free tier", "", [&money(usd - free_usd), ""]);
        self.text.push('\n');
    }

    fn machines(&mut self, estimate: &Estimate) {
        self.row("  in place of Lambda", "", ["list price", "less from"]);
        self.row("  Lambda and its gateway", "", [&money(estimate.invoice.usd(Group::Lambda)), ""]);
        for Compared { kind, now, crossover, .. } in &estimate.compared {
            let usd = now.map_or("full".to_owned(), |now| money(now.usd));
            self.row(&format!("  {}", kind.name()), "", [&usd, &from(*crossover)]);
            self.words(&kind.parts(now.map_or(1.0, |now| now.count)), 4);
        }
        self.row("  Lambda with an HTTP API", "", [&money(estimate.with_http_api), ""]);
        let at = estimate.compared.iter().map(|compared| (compared, compared.with_http_api));
        self.words(&format!("in place of the REST API; less from: {}", crossovers(at)), 4);
        self.row("  Lambda on x86", "", [&money(estimate.on_x86), ""]);
        self.words("in place of arm64", 4);
        self.words("\"less from\": requests a second, on average, from which the machines cost less", 2);
    }
}

/// Dollars and cents; from a million on nobody counts them.
fn money(usd: f64) -> String {
    if usd.abs() < 1e6 { dollars(usd) } else { short(usd) }
}

/// What the free tier takes off, or nothing.
fn free(usd: f64) -> String {
    if usd >= 0.005 { money(-usd) } else { String::new() }
}
