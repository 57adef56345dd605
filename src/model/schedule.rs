//! When a function runs by the clock.

use super::Violation;

/// `rate(…)` or `cron(…)`, as the scheduler of `EventBridge` reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule(String);

impl Schedule {
    pub fn parse(text: &str) -> Result<Self, Violation> {
        let inside = |word: &str| text.strip_prefix(word)?.strip_prefix('(')?.strip_suffix(')');
        let is_rate = |rate: &str| {
            let Some((number, unit)) = rate.split_once(' ') else { return false };
            let number = number.parse::<u32>().unwrap_or(0);
            let singular = number == 1;
            number > 0
                && ["minute", "hour", "day"]
                    .iter()
                    .any(|name| unit == *name && singular || unit == format!("{name}s") && !singular)
        };
        let is_cron = |cron: &str| {
            let legal = |c: char| c.is_ascii_alphanumeric() || "*,-/?LW# ".contains(c);
            cron.split(' ').count() == 6
                && cron.split(' ').all(|field| !field.is_empty())
                && cron.chars().all(legal)
        };
        if inside("rate").is_some_and(is_rate) || inside("cron").is_some_and(is_cron) {
            return Ok(Self(text.to_owned()));
        }
        Err(Violation::new(
            format!("`{}` is not a schedule", text.escape_debug()),
            "write `rate(1 hour)`, `rate(5 minutes)`, or six fields such as `cron(15 10 ? * MON-FRI *)`",
        ))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedules() {
        for good in [
            "rate(1 hour)",
            "rate(5 minutes)",
            "rate(30 days)",
            "cron(15 10 ? * MON-FRI *)",
            "cron(0/5 8-17 ? * 2#1 2030)",
        ] {
            assert!(Schedule::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "1 hour",
            "rate(0 hours)",
            "rate(1 hours)",
            "rate(2 hour)",
            "rate(-1 hour)",
            "rate(1  hour)",
            "cron(* * * * *)",
            "cron(* * * * * * *)",
            "cron(${x} * * * * *)",
            "at(2030-01-01T00:00:00)",
            "rate(1 hour)\n",
            "cron( * * * * *)",
        ] {
            assert!(Schedule::parse(bad).is_err(), "{bad:?}");
        }
    }
}
