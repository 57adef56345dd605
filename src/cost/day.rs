//! [`Day`]: a day of the calendar, to tell how old a price is.

use std::fmt;

/// Days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

impl Day {
    pub fn from_unix_seconds(seconds: u64) -> Self {
        Self(i64::try_from(seconds / 86_400).unwrap_or(i64::MAX / 2))
    }

    /// Reads `2026-11-25`; a day that no calendar has is none.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts[..] else { return None };
        let number = |text: &str, length: usize| {
            let digits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse::<i64>().ok()).flatten()
        };
        let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        let parsed = Self(from_civil(year, month, day));
        (parsed.to_string() == text).then_some(parsed)
    }

    pub(super) fn days_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

/// Days from 1970-01-01 in the Gregorian calendar. The year is counted from March, so that a leap day is its last.
fn from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2) / 5 + day - 1 - 719_468
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A first guess from the mean year is at most one off.
        let guess = 1970 + (self.0 * 400).div_euclid(146_097);
        let starts = |year: i64| from_civil(year, 1, 1);
        let year = (guess - 1..=guess + 1).rev().find(|year| starts(*year) <= self.0).unwrap_or(guess);
        let month = (1..=12).rev().find(|month| from_civil(year, *month, 1) <= self.0).unwrap_or(1);
        write!(f, "{year:04}-{month:02}-{:02}", self.0 - from_civil(year, month, 1) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar() {
        assert_eq!(Day::parse("1970-01-01"), Some(Day(0)));
        assert_eq!(Day::parse("2000-03-01"), Some(Day(11_017)));
        assert_eq!(Day::from_unix_seconds(1_764_115_200).to_string(), "2025-11-26");
        for bad in [
            "",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "26-01-01",
            "2026-11-25x",
            "+026-01-01",
        ] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
        for days in -200_000..200_000 {
            let day = Day(days);
            if (0..=9999).contains(&day.to_string().split('-').next().unwrap().parse().unwrap_or(-1)) {
                assert_eq!(Day::parse(&day.to_string()), Some(day));
            }
        }
    }

    #[test]
    fn a_year_has_its_days() {
        let days =
            |later: &str, earlier: &str| Day::parse(later).unwrap().days_since(Day::parse(earlier).unwrap());
        assert_eq!(days("2025-03-01", "2024-03-01"), 365);
        assert_eq!(days("2024-03-01", "2023-03-01"), 366);
    }
}
