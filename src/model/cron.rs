//! The six fields of a `cron(…)`, as `EventBridge` documents them. It is silent on names in lower case, on ranges over
//! the end but for hours, on days that no month has, and on steps of weekdays: these are taken, some with a warning.

use super::shown;

/// One of the six fields.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) range: (u32, u32),
    /// What may stand for the numbers, from the first one on.
    names: &'static [&'static str],
    day: Option<Day>,
}

/// Fields of which one says which days, and the other says `?`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Day {
    OfMonth,
    OfWeek,
}

const MONTHS: &[&str] = &["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS: &[&str] = &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

pub(super) const FIELDS: [Field; 6] = [
    field("minutes", (0, 59), &[], None),
    field("hours", (0, 23), &[], None),
    field("day of month", (1, 31), &[], Some(Day::OfMonth)),
    field("month", (1, 12), MONTHS, None),
    field("day of week", (1, 7), WEEKDAYS, Some(Day::OfWeek)),
    field("year", (1970, 2199), &[], None),
];

const fn field(
    name: &'static str,
    range: (u32, u32),
    names: &'static [&'static str],
    day: Option<Day>,
) -> Field {
    Field { name, range, names, day }
}

/// Says what is wrong with the text between the parentheses of `cron(…)`.
pub(super) fn check(text: &str) -> Result<(), String> {
    if text.is_empty() {
        return Err("it is empty".to_owned());
    }
    let parts: Vec<&str> = text.split(' ').collect();
    let parts: [&str; 6] = parts.try_into().map_err(|parts: Vec<&str>| {
        let order = "minutes, hours, day of month, month, day of week, year";
        let s = if parts.len() == 1 { "" } else { "s" };
        format!("it has {} field{s}, and needs six with one space between them: {order}", parts.len())
    })?;
    for (field, part) in FIELDS.iter().zip(parts) {
        if part.is_empty() {
            let are = if field.name.ends_with('s') { "are" } else { "is" };
            return Err(format!(
                "its {} {are} empty: between fields stands one space, and none before them",
                field.name
            ));
        }
        if !field.takes(part) {
            return Err(format!("`{}` cannot be its {}: {}", shown(part), field.name, field.usage()));
        }
    }
    match (parts[2], parts[4]) {
        ("?", "?") => Err("its day of month and day of week are both `?`, so that no day is said".to_owned()),
        ("?", _) | (_, "?") => Ok(()),
        _ => Err("one of its day of month and day of week must be `?`".to_owned()),
    }
}

/// What is to be said of fields that were taken.
pub(super) fn doubt(text: &str) -> Option<String> {
    let parts: [&str; 6] = text.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let [_, hours, days, months, ..] = &FIELDS;
    for (field, part) in FIELDS.iter().zip(parts).filter(|(field, _)| field.name != hours.name) {
        if let Some(item) = part.split(',').find(|item| field.is_backwards(item)) {
            return Some(format!(
                "`{item}` of its {} runs backwards, which AWS documents for hours only",
                field.name
            ));
        }
    }
    let lasts = parts[3].split(',').map(|month| months.value(month).map_or(31, last_day));
    let firsts = parts[2].split(',').map(|item| {
        let end = item.find(['-', '/', 'W']).unwrap_or(item.len());
        days.value(&item[..end]).unwrap_or(1)
    });
    (firsts.min() > lasts.max()).then(|| "none of its months has the day: it would never run".to_owned())
}

/// The last day of a month in its longest year.
fn last_day(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Field {
    fn is_backwards(&self, item: &str) -> bool {
        let values = item.split_once('/').map_or(item, |(values, _)| values);
        let range = values.split_once('-').and_then(|(from, to)| Some((self.value(from)?, self.value(to)?)));
        range.is_some_and(|(from, to)| from > to)
    }

    fn takes(&self, text: &str) -> bool {
        if self.day.is_some() && (text == "?" || self.takes_alone(text)) {
            return true;
        }
        text.split(',').all(|item| self.takes_item(item))
    }

    /// What cannot be a part of a list: `L`, `LW`, `3W`; `L`, `6L`, `FRI#2`.
    pub(super) fn takes_alone(&self, text: &str) -> bool {
        match self.day {
            Some(Day::OfMonth) => {
                matches!(text, "L" | "LW")
                    || text.strip_suffix('W').is_some_and(|day| self.value(day).is_some())
            }
            Some(Day::OfWeek) => match text.split_once('#') {
                Some((day, week)) => self.value(day).is_some() && matches!(number(week), Some(1..=5)),
                None => text.strip_suffix('L').is_some_and(|day| day.is_empty() || self.value(day).is_some()),
            },
            None => false,
        }
    }

    /// `*`, `5`, `MON`, `1-5`, each with a step behind a slash or without.
    fn takes_item(&self, item: &str) -> bool {
        let (values, step) = match item.split_once('/') {
            Some((values, step)) => (values, Some(step)),
            None => (item, None),
        };
        let last = self.range.1;
        if !step.is_none_or(|step| matches!(number(step), Some(step) if step > 0 && step <= last)) {
            return false;
        }
        match values.split_once('-') {
            _ if values == "*" => true,
            None => self.value(values).is_some(),
            Some((from, to)) => match (self.value(from), self.value(to)) {
                (Some(from), Some(to)) => from <= to || self.name != "year",
                _ => false,
            },
        }
    }

    pub(super) fn value(&self, text: &str) -> Option<u32> {
        let named = self.names.iter().position(|name| name.eq_ignore_ascii_case(text));
        let (first, last) = self.range;
        match named.and_then(|at| u32::try_from(at).ok()) {
            Some(at) => Some(first + at),
            None => number(text).filter(|value| (first..=last).contains(value)),
        }
    }

    fn usage(&self) -> String {
        let (first, last) = self.range;
        let names = match (self.names.first(), self.names.last()) {
            (Some(first), Some(last)) => format!(", {first} to {last}"),
            _ => String::new(),
        };
        let alone = match self.day {
            Some(Day::OfMonth) => ", or `?`, `L`, `15W` alone",
            Some(Day::OfWeek) => ", or `?`, `6L`, `MON#2` alone",
            None => "",
        };
        format!("it takes {first} to {last}{names}, `*`, lists, ranges and steps{alone}")
    }
}

/// Digits and nothing else; `parse` would take a sign.
fn number(text: &str) -> Option<u32> {
    text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok())?
}
