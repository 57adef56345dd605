//! Amounts as people read them.

/// `1.2M`: three digits, without zeros at the end.
pub fn short(value: f64) -> String {
    let (times, suffix) = match value {
        v if v < 999.5 => (1.0, ""),
        v if v < 999.5e3 => (1e3, "k"),
        v if v < 999.5e6 => (1e6, "M"),
        _ => (1e9, "G"),
    };
    three_digits(value / times) + suffix
}

/// Three digits, or as many as stand before the point.
fn three_digits(value: f64) -> String {
    let places = (0..8).find(|places| value * 10_f64.powi(*places) >= 99.95).unwrap_or(8);
    let places = if value == 0.0 { 0 } else { usize::try_from(places).unwrap_or(0) };
    let text = format!("{value:.places$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// `40 ms`, `1.5 s`
pub fn short_duration(seconds: f64) -> String {
    if seconds < 1.0 {
        format!("{} ms", three_digits(seconds * 1000.0))
    } else {
        format!("{} s", three_digits(seconds))
    }
}

/// Dollars and cents, thousands apart: `1,046.20`.
pub fn dollars(usd: f64) -> String {
    let text = format!("{:.2}", usd.abs());
    let (whole, cents) = text.split_once('.').unwrap_or((&text, "00"));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if usd < 0.0 && text != "0.00" { "-" } else { "" };
    format!("{sign}{grouped}.{cents}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_in_three_digits() {
        let shown = [0.0, 0.000_012_34, 0.38, 1.0, 12.34, 999.4, 999.9, 1e6, 1_066_667.0, 2.5e9].map(short);
        assert_eq!(shown, ["0", "0.0000123", "0.38", "1", "12.3", "999", "1k", "1M", "1.07M", "2.5G"]);
        assert_eq!([0.04, 1.5].map(short_duration), ["40 ms", "1.5 s"]);
        let shown = [0.0, 1.005, 1046.2, -0.2, -0.001, 1_234_567.891].map(dollars);
        assert_eq!(shown, ["0.00", "1.00", "1,046.20", "-0.20", "0.00", "1,234,567.89"]);
    }
}
