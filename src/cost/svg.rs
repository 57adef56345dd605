//! The curves as a picture for a page: no script, no font to load, light or dark as the reader has it.

use std::fmt::Write as _;

use super::Kind;
use super::curves::{Curves, Series};
use super::show::{dollars, short};

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 596.0;
const TOP: f64 = 56.0;
const BOTTOM: f64 = 360.0;
/// Names beside the ends of the curves keep this distance.
const NAME_STEP: f64 = 18.0;

const STYLE: &str = "
    svg { background: #ffffff; font: 13px system-ui, sans-serif; }
    text { fill: #1f2328; }
    .soft { fill: #59636e; }
    .grid { stroke: #d8dee4; }
    .curve { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
    .lambda { stroke: #bc4c00; }
    .machine { stroke: #8250df; stroke-dasharray: 2 4; }
    .fargate { stroke: #1a7f37; stroke-dasharray: 8 4; }
    .kubernetes { stroke: #0969da; stroke-dasharray: 14 4 3 4; }
    .now { stroke: #59636e; stroke-dasharray: 3 3; }
    .cross { fill: #ffffff; stroke: #1f2328; stroke-width: 2; }
    @media (prefers-color-scheme: dark) {
      svg { background: #0d1117; }
      text { fill: #f0f6fc; }
      .soft { fill: #9198a1; }
      .grid { stroke: #2f353d; }
      .lambda { stroke: #f0883e; }
      .machine { stroke: #ab7df8; }
      .fargate { stroke: #3fb950; }
      .kubernetes { stroke: #58a6ff; }
      .now { stroke: #9198a1; }
      .cross { fill: #0d1117; stroke: #f0f6fc; }
    }
  ";

/// A whole SVG file. `title` and `summary` may hold any text.
pub fn picture(curves: &Curves, title: &str, summary: &str) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-labelledby=\"title summary\">\n  <title id=\"title\">{}</title>\n  <desc id=\"summary\">{}</desc>\n  \
         <style>{STYLE}</style>\n  <text x=\"{LEFT}\" y=\"24\" font-size=\"16\" font-weight=\"600\">{}</text>\n  \
         <text class=\"soft\" x=\"{LEFT}\" y=\"44\">dollars a month</text>\n",
        escaped(title),
        escaped(summary),
        escaped(title)
    );
    axes(&mut svg, curves);
    load(&mut svg, curves);
    curves.series.iter().rev().for_each(|series| curve(&mut svg, curves, series));
    names(&mut svg, curves);
    for (rate, usd) in &curves.crossings {
        let (x, y) = (self::x(curves, *rate), y(curves, *usd));
        let label = format!("{} requests a second, {} dollars a month", short(*rate), dollars(*usd));
        let _ = writeln!(
            svg,
            "  <circle class=\"cross\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"><title>{label}</title></circle>"
        );
    }
    svg + "</svg>\n"
}

fn x(curves: &Curves, rate: f64) -> f64 {
    let share = (rate / curves.first()).ln() / (curves.last() / curves.first()).ln();
    LEFT + share * (RIGHT - LEFT)
}

fn y(curves: &Curves, usd: f64) -> f64 {
    let (least, most) = curves.dollars;
    BOTTOM - (usd / least).ln() / (most / least).ln() * (BOTTOM - TOP)
}

/// Where the load that was asked about is.
fn load(svg: &mut String, curves: &Curves) {
    let x = x(curves, curves.now);
    let _ = writeln!(svg, "  <path class=\"now\" d=\"M{x:.1} {TOP}V{BOTTOM}\"/>");
    let (anchor, x) = if x < f64::midpoint(LEFT, RIGHT) { ("start", x + 6.0) } else { ("end", x - 6.0) };
    let y = BOTTOM - 8.0;
    let _ = writeln!(
        svg,
        "  <text class=\"soft\" x=\"{x:.1}\" y=\"{y}\" text-anchor=\"{anchor}\">your load</text>"
    );
}

/// Lines and labels at powers of ten.
fn axes(svg: &mut String, curves: &Curves) {
    for usd in curves.dollar_ticks() {
        let y = y(curves, usd);
        let _ = writeln!(svg, "  <path class=\"grid\" d=\"M{LEFT} {y:.1}H{RIGHT}\"/>");
        let (x, y) = (LEFT - 8.0, y + 4.0);
        let _ = writeln!(
            svg,
            "  <text class=\"soft\" x=\"{x}\" y=\"{y:.1}\" text-anchor=\"end\">{}</text>",
            short(usd)
        );
    }
    let rates = curves.rate_ticks();
    let labelled = if rates.len() > 6 { 2 } else { 1 };
    for (at, rate) in rates.into_iter().enumerate() {
        let x = x(curves, rate);
        let _ = writeln!(svg, "  <path class=\"grid\" d=\"M{x:.1} {TOP}V{BOTTOM}\"/>");
        if at % labelled > 0 {
            continue;
        }
        let y = BOTTOM + 18.0;
        let _ = writeln!(
            svg,
            "  <text class=\"soft\" x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\">{}</text>",
            short(rate)
        );
    }
    let (middle, y) = (f64::midpoint(LEFT, RIGHT), BOTTOM + 40.0);
    let _ = writeln!(
        svg,
        "  <text class=\"soft\" x=\"{middle}\" y=\"{y}\" text-anchor=\"middle\">requests a second</text>"
    );
}

fn class(series: &Series) -> &'static str {
    match series.kind {
        None => "lambda",
        Some(Kind::Machine) => "machine",
        Some(Kind::Fargate) => "fargate",
        Some(Kind::Kubernetes) => "kubernetes",
    }
}

/// The part of a curve that lies in the picture, as points.
fn points(curves: &Curves, series: &Series) -> Vec<(f64, f64)> {
    let (least, most) = curves.dollars;
    let pairs = curves.rates.iter().zip(&series.dollars);
    let inside = pairs.filter_map(|(rate, usd)| Some((*rate, (*usd)?)));
    inside
        .filter(|(_, usd)| (least..=most * 1.001).contains(usd))
        .map(|(rate, usd)| (x(curves, rate), y(curves, usd)))
        .collect()
}

fn curve(svg: &mut String, curves: &Curves, series: &Series) {
    let points = points(curves, series);
    let path = points.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect::<Vec<_>>().join("L");
    if !path.is_empty() {
        let _ = writeln!(svg, "  <path class=\"curve {}\" d=\"M{path}\"/>", class(series));
    }
}

/// Each name at the right end of its curve, from above to below, none over another.
fn names(svg: &mut String, curves: &Curves) {
    let end = |series: &Series| points(curves, series).last().copied().map(|(_, y)| (y, series.name()));
    let mut ends: Vec<(f64, &str)> = curves.series.iter().filter_map(end).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = f64::NEG_INFINITY;
    for (y, name) in ends {
        let y = (y + 4.0).max(free);
        free = y + NAME_STEP;
        let _ = writeln!(svg, "  <text x=\"{:.1}\" y=\"{y:.1}\">{name}</text>", RIGHT + 8.0);
    }
}

/// Text between tags or in quotes; what XML does not allow at all is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() && !matches!(letter, '\n' | '\t') => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_place() {
        assert_eq!(escaped("a<b>&\"c\"\u{1b}[1m"), "a&lt;b&gt;&amp;&quot;c&quot;[1m");
    }
}
