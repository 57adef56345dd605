//! What is taken out of log lines besides, or not, what always looks like a secret.

use regex_syntax::ast::{self, Ast};
use regex_syntax::hir::translate::TranslatorBuilder;

use super::{Violation, shown};

/// Settings of `internal/redact`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redact {
    /// The kinds that are not taken out.
    pub except: Vec<String>,
    /// Further names whose values are secret.
    pub names: Vec<String>,
    /// Regular expressions (RE2) of what is secret besides.
    pub patterns: Vec<String>,
}

impl Redact {
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

const NAME_LENGTHS: std::ops::RangeInclusive<usize> = 3..=40;
const MAX_PATTERN: usize = 200;
/// Go's own limit on the count of a repetition, and on the product of nested ones.
const MAX_COUNT: u32 = 1000;

/// The spelling does not count, so words are enough.
pub fn check_redacted_name(text: &str) -> Result<(), Violation> {
    let letters = text.chars().filter(char::is_ascii_alphanumeric).count();
    let is_known = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if NAME_LENGTHS.contains(&letters) && text.chars().all(is_known) {
        return Ok(());
    }
    Err(Violation::new(
        format!("`{}` is not the name of a field", shown(text)),
        format!(
            "use {} to {} letters and digits, such as `customerNumber`",
            NAME_LENGTHS.start(),
            NAME_LENGTHS.end()
        ),
    ))
}

/// Accepts what Rust's and Go's regular expressions read alike, and what never takes out nothing.
pub fn check_redacted_pattern(text: &str) -> Result<(), Violation> {
    let refuse = |why: String, fix: &str| {
        Err(Violation::new(format!("`{}` cannot be taken out: {why}", shown(text)), fix))
    };
    if text.chars().count() > MAX_PATTERN || text.chars().any(char::is_control) {
        return refuse(
            format!("a pattern has one line of {MAX_PATTERN} characters at most"),
            "write several shorter ones",
        );
    }
    let ast = match ast::parse::Parser::new().parse(text) {
        Ok(ast) => ast,
        Err(error) => {
            return refuse(error.kind().to_string(), "write a regular expression in the form of RE2");
        }
    };
    if let Err(why) = ast::visit(&ast, Portable::default()) {
        return refuse(why, "see https://golang.org/s/re2syntax for what a pattern can say");
    }
    match TranslatorBuilder::new().build().translate(text, &ast) {
        Err(error) => refuse(error.kind().to_string(), "write a regular expression in the form of RE2"),
        Ok(hir) if hir.properties().minimum_len().unwrap_or(0) == 0 => refuse(
            "it matches the empty text, which is everywhere".to_owned(),
            "ask for one character at least: `+`",
        ),
        Ok(_) => Ok(()),
    }
}

/// Refuses what Go does not know, reads otherwise, or what depends on the text around a match.
#[derive(Default)]
struct Portable {
    /// The counts of the repetitions around this place, multiplied.
    counts: Vec<u32>,
}

impl ast::Visitor for Portable {
    type Output = ();
    type Err = String;

    fn finish(self) -> Result<(), String> {
        Ok(())
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), String> {
        match ast {
            Ast::Flags(set) => flags(&set.flags),
            Ast::Group(group) => group.flags().map_or(Ok(()), flags),
            Ast::Assertion(assertion) if assertion.kind != ast::AssertionKind::WordBoundary => {
                Err("of what stands around a match it can ask for `\\b` only".to_owned())
            }
            Ast::Literal(literal) => self::literal(literal),
            Ast::ClassUnicode(class) => unicode(class),
            Ast::Repetition(repetition) => self.open(repetition),
            _ => Ok(()),
        }
    }

    fn visit_post(&mut self, ast: &Ast) -> Result<(), String> {
        if matches!(ast, Ast::Repetition(_)) {
            self.counts.pop();
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ast::ClassSetItem) -> Result<(), String> {
        match item {
            ast::ClassSetItem::Literal(literal) => self::literal(literal),
            ast::ClassSetItem::Range(range) => literal(&range.start).and_then(|()| literal(&range.end)),
            ast::ClassSetItem::Unicode(class) => unicode(class),
            ast::ClassSetItem::Bracketed(_) => Err("`[` within `[…]` has another meaning in Go".to_owned()),
            _ => Ok(()),
        }
    }

    fn visit_class_set_binary_op_pre(&mut self, _: &ast::ClassSetBinaryOp) -> Result<(), String> {
        Err("`&&`, `--` and `~~` within `[…]` have another meaning in Go".to_owned())
    }
}

impl Portable {
    fn open(&mut self, repetition: &ast::Repetition) -> Result<(), String> {
        if matches!(*repetition.ast, Ast::Repetition(_)) {
            return Err("a repetition is repeated, which Go refuses".to_owned());
        }
        let most = match &repetition.op.kind {
            ast::RepetitionKind::Range(
                ast::RepetitionRange::Exactly(most)
                | ast::RepetitionRange::AtLeast(most)
                | ast::RepetitionRange::Bounded(_, most),
            ) => (*most).max(1),
            _ => 1,
        };
        let product = self.counts.last().copied().unwrap_or(1).saturating_mul(most);
        self.counts.push(product);
        if product > MAX_COUNT {
            return Err(format!("it counts to more than {MAX_COUNT}"));
        }
        Ok(())
    }
}

fn flags(flags: &ast::Flags) -> Result<(), String> {
    let known = |item: &ast::FlagsItem| {
        use ast::{Flag, FlagsItemKind};
        matches!(
            item.kind,
            FlagsItemKind::Negation
                | FlagsItemKind::Flag(Flag::CaseInsensitive | Flag::DotMatchesNewLine | Flag::SwapGreed)
        )
    };
    if flags.items.iter().all(known) {
        Ok(())
    } else {
        Err("of flags it can have `i`, `s` and `U`".to_owned())
    }
}

fn literal(literal: &ast::Literal) -> Result<(), String> {
    match literal.kind {
        ast::LiteralKind::HexFixed(ast::HexLiteralKind::UnicodeShort | ast::HexLiteralKind::UnicodeLong)
        | ast::LiteralKind::HexBrace(ast::HexLiteralKind::UnicodeShort | ast::HexLiteralKind::UnicodeLong) => {
            Err("Go writes a character by its number as `\\x{2028}`".to_owned())
        }
        _ => Ok(()),
    }
}

/// The names of scripts and long names of categories differ.
fn unicode(class: &ast::ClassUnicode) -> Result<(), String> {
    match class.kind {
        ast::ClassUnicodeKind::OneLetter(_) => Ok(()),
        ast::ClassUnicodeKind::Named(ref name) if name.len() == 1 => Ok(()),
        _ => Err("a class of Unicode has one letter here, such as `\\pL`".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_some_letters() {
        for good in ["ssn", "customer_number", "X-Customer.Number2"] {
            assert!(check_redacted_name(good).is_ok(), "{good}");
        }
        for bad in ["", "ab", "a b c", "naïve", "a\"bc", "--_", &"x".repeat(41)] {
            assert!(check_redacted_name(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_pattern_is_one_that_go_reads_alike() {
        for good in [
            r"CUST-\d{6}",
            r"\bAB[0-9]+\b",
            "(?i)iban [a-z]{2}[0-9]{2}",
            "(?:a|b)c+?",
            r"\x41\x{2028}",
            r"[\pL\d_-]{8,}",
            "(?P<id>x)",
            "[[:alpha:]]+",
            r"\@\%\]",
            "(a{10}){100}",
            "`\"'",
        ] {
            assert_eq!(check_redacted_pattern(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn a_pattern_that_matches_nothing_or_anything_is_refused() {
        for (bad, why) in [
            ("", "empty"),
            ("a*", "empty"),
            ("a|b?", "empty"),
            (r"\b", "empty"),
            ("^a", "around"),
            ("a$", "around"),
            (r"a\B", "around"),
            (r"\<a", "around"),
            ("(a", "unclosed"),
            ("(?=a)", "look-around"),
            (r"(a)\1", "backreferences"),
            ("a**", "repeated"),
            ("a{1001}", "1000"),
            ("(a{50}){50}", "1000"),
            ("a{,5}", "decimal"),
            ("[a-z&&[^b]]+", "another meaning"),
            ("[a[b]]", "another meaning"),
            ("(?x)a b", "flags"),
            (r"\u{41}", "number"),
            (r"\p{Greek}", "Unicode"),
            ("a\nb", "one line"),
            (&"x".repeat(MAX_PATTERN + 1), "one line"),
        ] {
            let problem = check_redacted_pattern(bad).unwrap_err();
            assert!(problem.message.contains(why), "{bad}: {}", problem.message);
        }
    }
}
