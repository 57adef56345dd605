//! How often a schedule fires in a month.

use super::DAYS;

/// `rate(…)` exactly; `cron(…)` as many times as its fields allow, where a field with `L`, `W` or `#` allows one.
pub(super) fn a_month(schedule: &str) -> f64 {
    let inside = |word: &str| schedule.strip_prefix(word)?.strip_prefix('(')?.strip_suffix(')');
    if let Some((number, unit)) = inside("rate").and_then(|rate| rate.split_once(' ')) {
        let minutes = match unit.trim_end_matches('s') {
            "day" => 1440.0,
            "hour" => 60.0,
            _ => 1.0,
        };
        return DAYS * 1440.0 / (number.parse::<f64>().unwrap_or(1.0).max(1.0) * minutes);
    }
    let fields: Vec<&str> = inside("cron").unwrap_or_default().split(' ').collect();
    let [minutes, hours, days, months, weekdays, _] = fields[..] else { return 0.0 };
    let days = count(days, 1, 31, DAYS, 31.0 / DAYS);
    let of_week = count(weekdays, 1, 7, 7.0, 1.0) / 7.0;
    let of_year = count(months, 1, 12, 12.0, 1.0) / 12.0;
    count(minutes, 0, 59, 60.0, 1.0) * count(hours, 0, 23, 24.0, 1.0) * days * of_week * of_year
}

/// How many values a field allows; `all` where it allows each. A range of `scale` days counts as one that fits the month.
fn count(field: &str, first: u32, last: u32, all: f64, scale: f64) -> f64 {
    let sum: f64 = field.split(',').map(|part| values(part, first, last, all * scale)).sum();
    (sum / scale).min(all)
}

fn values(part: &str, first: u32, last: u32, all: f64) -> f64 {
    let (range, step) =
        part.split_once('/').map_or((part, 1), |(range, step)| (range, step.parse().unwrap_or(1)));
    let whole = f64::from(last - first + 1);
    let stepped = |from: u32, to: u32| f64::from(to.saturating_sub(from) / step.max(1) + 1);
    match range.split_once('-') {
        _ if matches!(range, "*" | "?") && step <= 1 => all,
        _ if matches!(range, "*" | "?") => stepped(first, last),
        Some((from, to)) => match (named(from), named(to)) {
            (Some(from), Some(to)) if from <= to => stepped(from, to).min(whole),
            (Some(from), Some(to)) => stepped(from, to + last - first + 1).min(whole), // over the end: SAT-SUN
            _ => 1.0,
        },
        None if part.contains('/') => range.parse().map_or(1.0, |from| stepped(from, last)),
        None => 1.0,
    }
}

/// A number, or a name of a month or a day of the week.
fn named(text: &str) -> Option<u32> {
    const MONTHS: &str = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
    const DAYS: &str = "SUNMONTUEWEDTHUFRISAT";
    let name = |names: &str| {
        let at = names.find(&text.to_ascii_uppercase()).filter(|at| text.len() == 3 && at % 3 == 0)?;
        u32::try_from(at / 3 + 1).ok()
    };
    text.parse().ok().or_else(|| name(MONTHS)).or_else(|| name(DAYS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_730_hours() {
        for (schedule, firings) in [
            ("rate(1 hour)", 730.0),
            ("rate(5 minutes)", 8760.0),
            ("rate(1 day)", DAYS),
            ("rate(30 days)", DAYS / 30.0),
            ("cron(* * * * ? *)", 43_800.0),
            ("cron(0 6 1 * ? *)", 60.0 * 0.0 + 30.416_666 / 31.0),
            ("cron(15 10 ? * MON-FRI *)", DAYS * 5.0 / 7.0),
            ("cron(0/5 8-17 ? * 2#1 2030)", 12.0 * 10.0 * DAYS / 7.0),
            ("cron(0 0 ? * SAT-SUN *)", DAYS * 2.0 / 7.0),
            ("cron(0 0 L JAN,JUL ? *)", DAYS / 31.0 / 6.0),
        ] {
            let found = a_month(schedule);
            assert!((found - firings).abs() < 1e-3, "{schedule}: {found}, not {firings}");
        }
    }

    #[test]
    fn nothing_fires_more_than_once_a_minute() {
        for odd in [
            "cron(* * 1-31 * 1-7 *)",
            "cron(0/0 * * * ? *)",
            "cron(1-99 0-99 * * * *)",
            "cron(- / # L W *)",
            "",
        ] {
            let found = a_month(odd);
            assert!((0.0..=43_800.1).contains(&found), "{odd}: {found}");
        }
    }
}
