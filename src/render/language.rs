//! The part of Tera's language that templates use: values, `if`, loops over what the context holds, three
//! filters. A project's own templates may use no more, so that rendering one ends, takes little memory, and
//! reads nothing but its context, whoever wrote the project.

use memchr::memchr_iter;

/// Larger than any template of ours.
pub(super) const MAX_BYTES: usize = 256 * 1024;
const MAX_LOOPS: usize = 2;
/// Tera's parser calls itself once for each.
const MAX_ELIFS: usize = 100;
const TAGS: [&str; 6] = ["if", "elif", "else", "endif", "for", "endfor"];
const FILTERS: [&str; 3] = ["yaml", "json", "join"];

/// Where a template leaves the language: byte offset, and what is wrong there.
pub(super) type Fault = (usize, String);

/// Checks every piece of code of a template.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    if text.len() > MAX_BYTES {
        return Err((0, format!("it is larger than {} KiB", MAX_BYTES / 1024)));
    }
    let mut tags = Tags::default();
    let mut at = 0;
    while let Some((start, close)) = next_code(text, at) {
        let Some(length) = text[start + 2..].find(close) else {
            return Err((start, format!("`{close}` is missing")));
        };
        let end = start + 2 + length;
        let code = &text[start + 2..end];
        if close == "%}" {
            tags.add(code).map_err(|reason| (start, reason))?;
        }
        if close != "~}" {
            expression(code).map_err(|reason| (start, reason))?;
        }
        at = end + 2;
    }
    Ok(())
}

/// The next opening delimiter from `at`, and what closes it.
pub(super) fn next_code(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let close = |second: u8| match second {
        b'%' => Some("%}"),
        b'=' => Some("=}"),
        b'~' => Some("~}"),
        _ => None,
    };
    let bytes = &text.as_bytes()[at..];
    memchr_iter(b'{', bytes).find_map(|start| Some((at + start, close(*bytes.get(start + 1)?)?)))
}

/// The tags so far.
#[derive(Default)]
struct Tags {
    /// Loops that are open.
    loops: usize,
    elifs: usize,
}

impl Tags {
    /// Checks a tag, and counts it.
    fn add(&mut self, code: &str) -> Result<(), String> {
        let code = code.trim_matches('-').trim();
        let word = code.split_whitespace().next().unwrap_or_default();
        if !TAGS.contains(&word) {
            return Err(format!("`{word}` is not a tag of templates here: {}", TAGS.join(", ")));
        }
        match word {
            "for" => self.open_loop(code)?,
            "endfor" => self.loops = self.loops.saturating_sub(1),
            "elif" => self.elifs += 1,
            _ => {}
        }
        if self.elifs > MAX_ELIFS {
            return Err(format!("there are more than {MAX_ELIFS} `elif`"));
        }
        Ok(())
    }

    fn open_loop(&mut self, code: &str) -> Result<(), String> {
        let over = code.split_once(" in ").map_or("", |(_, over)| over.trim());
        let named = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        if over.is_empty() || !over.chars().all(named) || over.starts_with(|c: char| c.is_ascii_digit()) {
            return Err("a loop runs over a name of the context".to_owned());
        }
        if self.loops == MAX_LOOPS {
            return Err(format!("loops are nested more than {MAX_LOOPS} deep"));
        }
        self.loops += 1;
        Ok(())
    }
}

/// Checks that no function and no other filter is called.
fn expression(code: &str) -> Result<(), String> {
    let code = without_texts(code);
    for piece in code.split('|').skip(1) {
        let filter = piece.trim_start().split(|c: char| !(c.is_alphanumeric() || c == '_')).next();
        let filter = filter.unwrap_or_default();
        if !FILTERS.contains(&filter) {
            return Err(format!("`{filter}` is not a filter of templates here: {}", FILTERS.join(", ")));
        }
    }
    for (at, _) in code.match_indices('(') {
        let before = code[..at].trim_end();
        let called = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
        let is_word = ["", "and", "or", "not", "in", "if", "elif"].contains(&called);
        if !is_word && !FILTERS.contains(&called) {
            return Err(format!("`{called}(…)`: templates here call no functions"));
        }
    }
    Ok(())
}

/// The code with every quoted text left empty.
fn without_texts(code: &str) -> String {
    let mut kept = String::new();
    let mut quote = None;
    for c in code.chars() {
        match quote {
            None if matches!(c, '"' | '\'' | '`') => {
                quote = Some(c);
                kept.push(c);
            }
            None => kept.push(c),
            Some(open) if c == open => {
                quote = None;
                kept.push(c);
            }
            Some(_) => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::layer::SUFFIX;
    use crate::render::templates;

    #[test]
    fn our_own_templates_keep_to_it() {
        for template in templates::all().filter(|template| template.path.strip_suffix(SUFFIX).is_some()) {
            assert_eq!(check(template.text), Ok(()), "{}", template.path);
        }
    }

    #[test]
    fn refuses_what_could_run_long_grow_large_or_read_elsewhere() {
        for bad in [
            "{% include \"x\" %}",
            "{%- set a = 1 %}",
            "{% set_global a = a ~ a %}",
            "{% macro x() %}",
            "{% component x() %}",
            "{% raw %}",
            "{= range(end=1000000000) =}",
            "{= get_env(name=\"HOME\") =}",
            "{% for a in range(end=9) %}",
            "{% for a in [1, 2] %}",
            "{% for a in \"aaaa\" %}",
            "{% for a in functions | reverse %}",
            "{% for a in functions %}{% for b in functions %}{% for c in functions %}",
            "{= project.name | replace(from=\"\", to=\"xx\") =}",
            "{= \"|\" | upper =}",
            "{= project.name",
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
        assert!(check(&"x".repeat(MAX_BYTES + 1)).is_err());
        assert!(check(&"{% elif a %}".repeat(MAX_ELIFS + 1)).is_err());
    }

    #[test]
    fn takes_values_conditions_and_loops() {
        for good in [
            "{= project.name | yaml =}",
            "{% if a and (b or not (c)) %}x{% elif d == \"range(\" %}{% else %}{% endif %}",
            "{%- for key, value in functions %}{= loop.last =}{% endfor -%}",
            "{= list | join(sep=\", \") =} {~ set_global ~}",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }
}
