//! Amounts as people write them: `2M/month`, `40ms`, `10k`.

const SECONDS_OF: [(&str, f64); 5] =
    [("second", 1.0), ("minute", 60.0), ("hour", 3600.0), ("day", 86_400.0), ("month", super::SECONDS)];

/// What one account will hardly see: a trillion a month is 380,000 a second.
const MOST_REQUESTS: f64 = 1e12;
/// More than there are people.
const MOST_USERS: f64 = 1e10;
/// An event of CloudWatch Logs, in bytes.
const MOST_BYTES: f64 = 1_048_576.0;
/// What Lambda runs at most, in seconds.
const LONGEST: f64 = 900.0;

/// Requests a month, from `2M/month`, `2M` or `10/second`.
pub fn requests(text: &str) -> Result<f64, String> {
    let requests = rate(text)?;
    if requests < 1.0 { Err("there is nothing to count: use `1M/month`".to_owned()) } else { Ok(requests) }
}

/// Events a month, which may be none.
pub fn events(text: &str) -> Result<f64, String> {
    rate(text)
}

/// Users a month, which may be none.
pub fn users(text: &str) -> Result<f64, String> {
    let users = at_most(number(text, "10k")?, MOST_USERS, "10G")?;
    let is_whole = users.fract() == 0.0;
    is_whole.then_some(users).ok_or_else(|| "users are counted whole: write such as `2` or `1.5k`".to_owned())
}

/// Bytes of log that a call writes, which may be none.
pub fn log_bytes(text: &str) -> Result<f64, String> {
    at_most(number(text, "600")?, MOST_BYTES, "1048576, as large as CloudWatch Logs takes an event")
}

/// Seconds, from `40ms`, `1.5s` or `2m`.
pub fn duration(text: &str) -> Result<f64, String> {
    let units = [("ms", 0.001), ("s", 1.0), ("m", 60.0)];
    let split = units.iter().find_map(|(unit, seconds)| Some((text.strip_suffix(unit)?, seconds)));
    let Some((digits, seconds)) = split else {
        return Err("it has no unit: write `40ms`, `1.5s` or `2m`".to_owned());
    };
    let duration = plain(digits).ok_or("it is no duration: write `40ms`, `1.5s` or `2m`")? * seconds;
    if duration < 0.001 {
        return Err("Lambda charges for one millisecond at least: use `1ms`".to_owned());
    }
    at_most(duration, LONGEST, "15m, as long as Lambda runs")
}

fn rate(text: &str) -> Result<f64, String> {
    let (amount, unit) = text.split_once('/').unwrap_or((text, "month"));
    let found =
        SECONDS_OF.iter().find(|(name, _)| *name == unit || (unit.len() == 1 && name.starts_with(unit)));
    // `/m` could be a minute or a month.
    let Some((_, seconds)) = found.filter(|_| unit != "m") else {
        return Err(
            "it is not by a time known here: write `/second`, `/minute`, `/hour`, `/day` or `/month`"
                .to_owned(),
        );
    };
    at_most(number(amount, "2M/month")? * (super::SECONDS / seconds), MOST_REQUESTS, "1000G/month")
}

fn at_most(value: f64, most: f64, shown: &str) -> Result<f64, String> {
    if value <= most { Ok(value) } else { Err(format!("it is too much: use at most {shown}")) }
}

/// A plain number with an optional `k`, `M` or `G`.
fn number(text: &str, example: &str) -> Result<f64, String> {
    let suffixes = [("k", 3), ("M", 6), ("G", 9)];
    let split = suffixes.iter().find_map(|(suffix, zeros)| Some((text.strip_suffix(suffix)?, *zeros)));
    let (digits, zeros) = split.unwrap_or((text, 0));
    // Read in one go: 1.001 times 1000 would miss 1001 by a hair.
    let number = plain(digits).and_then(|_| format!("{digits}e{zeros}").parse().ok());
    number.ok_or_else(|| {
        format!("it is no amount: write a number that is not negative, with `k`, `M` or `G` for more, such as `{example}`")
    })
}

/// Digits with at most one point among them: no sign, no exponent, no `NaN`.
fn plain(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits =
        |text: &str| !text.is_empty() && text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(whole) && digits(part) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cost::show::short;

    #[test]
    fn amounts_as_people_write_them() {
        assert_eq!(requests("2M/month"), Ok(2e6));
        assert_eq!(requests("2M"), Ok(2e6));
        assert_eq!(requests("1.5k"), Ok(1500.0));
        assert_eq!(requests("1/second"), Ok(2_628_000.0)); // 730 hours of 3600 seconds
        assert_eq!(requests("10/s"), Ok(26_280_000.0));
        assert_eq!(requests("24/day"), Ok(730.0));
        assert_eq!((users("0"), users("1.001k"), users("0.000001M")), (Ok(0.0), Ok(1001.0), Ok(1.0)));
        assert_eq!(log_bytes("600"), Ok(600.0));
        assert_eq!((duration("40ms"), duration("1.5s"), duration("15m")), (Ok(0.04), Ok(1.5), Ok(900.0)));
    }

    #[test]
    fn nonsense_is_refused_with_what_to_write() {
        for bad in [
            "",
            "-1",
            "-2M",
            "NaN",
            "inf",
            "1e9",
            "0x10",
            "1,000",
            "1 000",
            "M",
            ".5",
            "5.",
            "1.2.3",
            "2m",
            "2K",
            "+1",
            "2M/week",
            "2M/",
            "2M/m",
            "1/2/month",
            "2MM",
            "99999999999999999999",
            "1001G",
        ] {
            assert!(requests(bad).is_err(), "{bad}");
        }
        assert!(requests("0.9/month").is_err() && requests("1/month").is_ok());
        assert!(requests("0").unwrap_err().contains("`1M/month`"));
        assert!(requests("380518/second").is_err());
        for parts in ["1.5", "0.1", "0.0005k", "1.0001k"] {
            assert!(users(parts).is_err_and(|error| error.contains("whole")), "{parts}");
        }
        assert!(users("11G").is_err() && log_bytes("2M").is_err());
        for bad in ["40", "ms", "-1ms", "0ms", "0.5ms", "16m", "NaNs", "1h", "1e3ms"] {
            assert!(duration(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn a_whole_number_reads_back(number in 1_u64..1_000_000_000, suffix in prop::sample::select(vec!["", "k"])) {
            let times = if suffix == "k" { 1000 } else { 1 };
            #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
            let value = (number * times) as f64;
            prop_assert_eq!(requests(&format!("{number}{suffix}")), Ok(value));
        }

        #[test]
        fn what_is_shown_reads_back(value in 1.0_f64..1e11) {
            let read = requests(&short(value)).unwrap();
            prop_assert!((read / value - 1.0).abs() <= 0.005, "{value} {}", short(value));
            prop_assert_eq!(short(read), short(value));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,12}") {
            let results = [requests(&text), users(&text), duration(&text), log_bytes(&text), events(&text)];
            prop_assert!(results.into_iter().flatten().all(|value| value.is_finite() && value >= 0.0));
        }
    }
}
