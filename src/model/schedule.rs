//! When a function runs by the clock.

use super::{Violation, cron, crontab, shown};

/// `rate(…)` or `cron(…)`, as the scheduler of `EventBridge` reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule(String);

impl Schedule {
    pub fn parse(text: &str) -> Result<Self, Violation> {
        let inside = |word: &str| text.strip_prefix(word)?.strip_prefix('(')?.strip_suffix(')');
        let (reason, fix) = match (inside("rate"), inside("cron")) {
            (Some(rate), _) => match check_rate(rate) {
                Ok(()) => return Ok(Self(text.to_owned())),
                Err(reason) => (
                    format!(": {reason}"),
                    "write `rate(1 hour)`, or `rate(5 minutes)`; units are minute, hour and day, with an `s` but for 1",
                ),
            },
            (_, Some(fields)) => match cron::check(fields) {
                Ok(()) => return Ok(Self(text.to_owned())),
                Err(reason) => {
                    (format!(": {reason}"), "write it as `cron(15 10 ? * MON-FRI *)` or `cron(0 6 1 * ? *)`")
                }
            },
            _ => (
                String::new(),
                "write `rate(1 hour)`, `rate(5 minutes)`, or six fields such as `cron(15 10 ? * MON-FRI *)`",
            ),
        };
        Err(Violation::new(format!("`{}` is not a schedule{reason}", shown(text)), fix))
    }

    /// What AWS may refuse, or never run, though it documents nothing against it.
    pub fn warning(&self) -> Option<String> {
        let reason = cron::doubt(self.0.strip_prefix("cron(")?.strip_suffix(')')?)?;
        Some(format!("`{}`: {reason}", self.0))
    }

    /// The same as the five fields of cron, or why there are none.
    pub fn crontab(&self) -> Result<String, String> {
        let inside = |word: &str| self.0.strip_prefix(word)?.strip_suffix(')');
        match (inside("rate("), inside("cron(")) {
            (Some(rate), _) => crontab::of_rate(rate),
            (_, fields) => crontab::of_cron(fields.unwrap_or_default()),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn check_rate(rate: &str) -> Result<(), &'static str> {
    let form = "it needs a number above 0, one space and a unit";
    let (number, unit) = rate.split_once(' ').ok_or(form)?;
    if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit()) {
        return Err(form); // `parse` would take a sign
    }
    let fits = match number.parse::<u32>() {
        Ok(1) => matches!(unit, "minute" | "hour" | "day"),
        Ok(2..) => matches!(unit, "minutes" | "hours" | "days"),
        Ok(0) => false,
        Err(_) => return Err("its number is too large"),
    };
    if fits { Ok(()) } else { Err(form) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The examples of AWS's user guide of `EventBridge`, then one of each form.
    #[test]
    fn what_aws_documents() {
        for good in [
            "rate(1 minute)",
            "rate(5 minutes)",
            "rate(1 hour)",
            "rate(1 day)",
            "rate(30 days)",
            "cron(0 10 * * ? *)",
            "cron(15 12 * * ? *)",
            "cron(0 18 ? * MON-FRI *)",
            "cron(0 8 1 * ? *)",
            "cron(0/15 * * * ? *)",
            "cron(0/10 * ? * MON-FRI *)",
            "cron(0/5 8-17 ? * MON-FRI *)",
            "cron(0/30 20-2 ? * MON-FRI *)",
            "cron(15 10 ? * 6L 2022-2023)",
            "cron(15 10 ? * MON-FRI *)",
            "cron(0 9 ? * 2#1 *)",
            "cron(0 0 3W * ? *)",
            "cron(0 0 L * ? *)",
            "cron(0 0 LW * ? *)",
            "cron(0 0 ? * L *)",
            "cron(1/10 0,6,12-18/2 1-15 JAN,FEB,mar ? 2030/2)",
            "cron(*/5 * ? JAN-MAR FRI#5 2199)",
            "cron(59 23 31 12 ? 1970)",
            "cron(0 0 ? * SAT-SUN,3 *)",
        ] {
            assert!(Schedule::parse(good).is_ok(), "{good}: {:?}", Schedule::parse(good));
        }
    }

    #[test]
    fn what_aws_refuses_is_refused_with_the_reason() {
        for (bad, reason) in [
            ("cron(0 6 * * * *)", "one of its day of month and day of week must be `?`"),
            ("cron(0 6 1 * MON *)", "must be `?`"),
            ("cron(0 6 ? * ? *)", "both `?`"),
            ("cron(61 6 * * ? *)", "`61` cannot be its minutes: it takes 0 to 59"),
            ("cron(0 25 ? * MON-FRI *)", "`25` cannot be its hours: it takes 0 to 23"),
            ("cron(0 6 0 * ? *)", "its day of month"),
            ("cron(0 6 32W * ? *)", "its day of month"),
            ("cron(0 6 L,1 * ? *)", "its day of month"),
            ("cron(0 6 1 13 ? *)", "its month: it takes 1 to 12, JAN to DEC"),
            ("cron(0 6 1 MON ? *)", "its month"),
            ("cron(0 6 ? * 0 *)", "its day of week"),
            ("cron(0 6 ? * MON#6 *)", "its day of week"),
            ("cron(0 6 ? * 3#1,6#3 *)", "its day of week"),
            ("cron(0 6 ? * 15W *)", "its day of week"),
            ("cron(0 6 1 * ? 1969)", "its year"),
            ("cron(0 6 1 * ? 2030-2029)", "its year"),
            ("cron(? 6 1 * ? *)", "its minutes"),
            ("cron(0/0 6 1 * ? *)", "its minutes"),
            ("cron(0/60 6 1 * ? *)", "its minutes"),
            ("cron(/5 6 1 * ? *)", "its minutes"),
            ("cron(+5 6 1 * ? *)", "its minutes"),
            ("cron(1- 6 1 * ? *)", "its minutes"),
            ("cron(1,,2 6 1 * ? *)", "its minutes"),
            ("cron(99999999999 6 1 * ? *)", "its minutes"),
            ("cron(* * * * *)", "it has 5 fields"),
            ("cron(* * * * * * *)", "it has 7 fields"),
            ("cron( * * * * *)", "its minutes are empty"),
            ("cron(0 6 1  ? *)", "its month is empty"),
            ("cron()", "it is empty"),
            ("cron(*)", "it has 1 field,"),
            ("rate(99999999999 days)", "its number is too large"),
            ("rate(0 hours)", "a number above 0"),
            ("rate(1 hours)", "a number above 0"),
            ("rate(2 hour)", "a number above 0"),
            ("rate(+2 hours)", "a number above 0"),
            ("rate(1  hour)", "a number above 0"),
        ] {
            let violation = Schedule::parse(bad).expect_err(bad);
            assert!(violation.message.contains(reason), "{bad}: {}", violation.message);
        }
        for bad in [
            "",
            "1 hour",
            "at(2030-01-01T00:00:00)",
            "rate(1 hour)\n",
            "cron(0 6 1 * ? *",
            "CRON(0 6 1 * ? *)",
        ] {
            assert!(Schedule::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn what_aws_may_refuse_or_never_run_is_a_warning() {
        for (text, doubt) in [
            ("cron(5-1 6 1 * ? *)", Some("`5-1` of its minutes runs backwards")),
            ("cron(0 0 ? * SAT-SUN,3 *)", Some("`SAT-SUN` of its day of week")),
            ("cron(0 6 20-5/2 * ? *)", Some("`20-5/2` of its day of month")),
            ("cron(0 6 31 2 ? *)", Some("none of its months has the day")),
            ("cron(0 6 31,30 FEB ? *)", Some("none of its months has the day")),
            ("cron(0 6 30W 2 ? *)", Some("none of its months has the day")),
            ("cron(0 6 31 4,SEP ? *)", Some("none of its months has the day")),
            ("cron(0 20-2 ? * MON-FRI *)", None),
            ("cron(0 6 29 2 ? *)", None),
            ("cron(0 6 28-31 2 ? *)", None),
            ("cron(0 6 31 2,3 ? *)", None),
            ("cron(0 6 31 2-4 ? *)", None),
            ("cron(0 6 L 2 ? *)", None),
            ("cron(0 6 ? 2 L *)", None),
            ("rate(1 hour)", None),
        ] {
            let warning = Schedule::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}")).warning();
            assert_eq!(warning.is_some(), doubt.is_some(), "{text}: {warning:?}");
            assert!(warning.unwrap_or_default().contains(doubt.unwrap_or_default()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken_or_refused(text in "\\PC*", fields in "[0-9A-Za-z*?,/#LW -]{0,40}") {
            for text in [text.clone(), format!("cron({text})"), format!("rate({text})"), format!("cron({fields})")] {
                if let Ok(schedule) = Schedule::parse(&text) {
                    schedule.warning();
                    prop_assert_eq!(schedule.as_str(), text);
                }
            }
        }
    }
}
