//! A schedule of `EventBridge` as the five fields of cron, which say on Kubernetes when a job runs.

use super::cron::{FIELDS, Field};

/// The fields between the parentheses of `cron(…)`, or why cron cannot say that.
pub(super) fn of_cron(fields: &str) -> Result<String, String> {
    let parts: Vec<&str> = fields.split(' ').collect();
    let Some((year, parts)) = parts.split_last() else { return Err("it is empty".to_owned()) };
    if *year != "*" {
        return Err(format!("`{year}` are its years, and cron has none"));
    }
    let converted = FIELDS.iter().zip(parts).map(|(field, part)| of_field(field, part));
    Ok(converted.collect::<Result<Vec<_>, _>>()?.join(" "))
}

/// What stands between the parentheses of `rate(…)`. It counts from when it was made, and cron by the clock.
pub(super) fn of_rate(rate: &str) -> Result<String, String> {
    let (number, unit) = rate.split_once(' ').unwrap_or_default();
    let number: u32 = number.parse().map_err(|_| "its number is too large".to_owned())?;
    let (per, above) = match unit.trim_end_matches('s') {
        "minute" => (1, "hour"),
        "hour" => (60, "day"),
        _ => (1440, "month"),
    };
    match u64::from(number) * per {
        1 => Ok("* * * * *".to_owned()),
        60 => Ok("0 * * * *".to_owned()),
        1440 => Ok("0 0 * * *".to_owned()),
        minutes if minutes < 60 && 60 % minutes == 0 => Ok(format!("*/{minutes} * * * *")),
        minutes if minutes % 60 == 0 && 1440 % minutes == 0 => Ok(format!("0 */{} * * *", minutes / 60)),
        _ => Err(format!("cron counts anew with each {above}, and {number} {unit} do not divide one")),
    }
}

fn of_field(field: &Field, part: &str) -> Result<String, String> {
    if part == "?" {
        return Ok("*".to_owned());
    }
    if field.takes_alone(part) {
        return Err(format!("cron has no `L`, `W` and `#`, as in `{part}` of its {}", field.name));
    }
    Ok(part.split(',').map(|item| of_item(field, item)).collect::<Vec<_>>().join(","))
}

/// Numbers in place of names; those of weekdays start with 0 for Sunday, not with 1.
fn of_item(field: &Field, item: &str) -> String {
    let (first, last) = field.range;
    let less = u32::from(field.name == "day of week");
    let (values, step) = item.split_once('/').map_or((item, None), |(values, step)| (values, Some(step)));
    let stepped = |range: String| step.map_or(range.clone(), |step| format!("{range}/{step}"));
    let value = |text: &str| field.value(text).unwrap_or(first);
    match values.split_once('-') {
        _ if values == "*" => stepped("*".to_owned()),
        None if step.is_none() => (value(values) - less).to_string(),
        None => stepped(format!("{}-{}", value(values) - less, last - less)),
        Some((from, to)) if value(from) <= value(to) => {
            stepped(format!("{}-{}", value(from) - less, value(to) - less))
        }
        Some((from, to)) => {
            let over = (value(from)..=last).chain(first..=value(to));
            let step = step.and_then(|step| step.parse().ok()).unwrap_or(1);
            let mut days: Vec<u32> = over.step_by(step).map(|value| value - less).collect();
            days.sort_unstable();
            days.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Schedule;

    #[test]
    fn what_cron_can_say_it_says() {
        for (schedule, crontab) in [
            ("rate(1 minute)", "* * * * *"),
            ("rate(5 minutes)", "*/5 * * * *"),
            ("rate(60 minutes)", "0 * * * *"),
            ("rate(1 hour)", "0 * * * *"),
            ("rate(6 hours)", "0 */6 * * *"),
            ("rate(24 hours)", "0 0 * * *"),
            ("rate(1 day)", "0 0 * * *"),
            ("cron(15 10 ? * MON-FRI *)", "15 10 * * 1-5"),
            ("cron(0 6 1 * ? *)", "0 6 1 * *"),
            ("cron(0/15 * * * ? *)", "0-59/15 * * * *"),
            ("cron(0/5 8-17 ? * 2-6 *)", "0-59/5 8-17 * * 1-5"),
            ("cron(0/30 20-2 ? * MON-FRI *)", "0-59/30 0,1,2,20,21,22,23 * * 1-5"),
            ("cron(0 20-2/3 * * ? *)", "0 2,20,23 * * *"),
            ("cron(0 0 ? * SAT-SUN,3 *)", "0 0 * * 0,6,2"),
            ("cron(*/10 0,6 1-15 JAN,feb ? *)", "*/10 0,6 1-15 1,2 *"),
            ("cron(0 0 ? * 7 *)", "0 0 * * 6"),
        ] {
            assert_eq!(Schedule::parse(schedule).unwrap().crontab().as_deref(), Ok(crontab), "{schedule}");
        }
    }

    #[test]
    fn what_it_cannot_say_is_named() {
        for (schedule, reason) in [
            ("rate(7 minutes)", "each hour, and 7 minutes do not"),
            ("rate(90 minutes)", "each hour"),
            ("rate(5 hours)", "each day"),
            ("rate(2 days)", "each month"),
            ("cron(0 0 L * ? *)", "`L` of its day of month"),
            ("cron(0 0 3W * ? *)", "`3W`"),
            ("cron(0 0 ? * FRI#2 *)", "`FRI#2` of its day of week"),
            ("cron(0 0 ? * 6L *)", "`6L`"),
            ("cron(0 0 1 * ? 2030)", "`2030` are its years"),
        ] {
            let refused = Schedule::parse(schedule).unwrap().crontab().unwrap_err();
            assert!(refused.contains(reason), "{schedule}: {refused}");
        }
    }
}
