//! Asks one question, in the way of its kind.

use super::{AskError, Asker, Check, Item, Prompt};
use crate::manifest::Scalar;
use crate::manifest::keys::{Choice, Key, Kind, Question};
use crate::model::Violation;

/// One question to ask.
pub(super) struct Ask<'a> {
    pub key: &'static Key,
    pub question: &'static Question,
    /// The answer before, or what the key has where nobody answers.
    pub default: String,
    /// Whether there is a question before it.
    pub back: bool,
    /// What must hold besides what the key wants.
    pub also: Check<'a>,
}

impl Ask<'_> {
    /// The answer, which the key and `also` accept.
    pub(super) fn put(&self, asker: &mut dyn Asker) -> Result<Scalar, AskError> {
        loop {
            let text = self.ask(asker)?;
            if let Ok(value) = self.key.kind.parse(&text) {
                return Ok(value);
            }
        }
    }

    fn ask(&self, asker: &mut dyn Asker) -> Result<String, AskError> {
        if let Some(from) = self.question.from {
            let takes = |value: &str| value.ends_with(':') || self.check(value).is_ok();
            let offered = from.iter().filter(|(value, _)| takes(value));
            let items: Vec<Item> =
                offered.map(|(value, meaning)| Item::new(with_name(value), *meaning)).collect();
            return self.choose_or_name(&items, asker);
        }
        match &self.key.kind {
            Kind::Choice(choices) => self.choose(items(choices), asker),
            Kind::Choices(choices) => {
                let mut items = items(choices);
                items.retain(|item| (self.also)(&item.value).is_ok());
                let chosen = |item: &Item| self.default.split(',').any(|value| value == item.value);
                let chosen: Vec<usize> = (0..items.len()).filter(|index| chosen(&items[*index])).collect();
                let text = format!("{} (space selects, enter ends)", self.question.prompt);
                let picked = asker.choose_many(Prompt { text: &text, ..self.prompt() }, &items, &chosen)?;
                Ok(picked.into_iter().map(|index| items[index].value.as_str()).collect::<Vec<_>>().join(","))
            }
            _ => asker.text(self.prompt(), &self.default, &|text| self.check(text)),
        }
    }

    /// One of the items, the default first.
    fn choose(&self, mut items: Vec<Item>, asker: &mut dyn Asker) -> Result<String, AskError> {
        if let Some(at) = items.iter().position(|item| item.value == self.default) {
            items[..=at].rotate_right(1);
        }
        asker.choose(self.prompt(), &items).map(|index| items[index].value.clone())
    }

    /// The same, where an item such as `role:NAME` wants a name.
    fn choose_or_name(&self, items: &[Item], asker: &mut dyn Asker) -> Result<String, AskError> {
        loop {
            let value = self.choose(items.to_vec(), asker)?;
            let Some(start) = value.strip_suffix("NAME") else { return Ok(value) };
            let text = format!("NAME of {value}");
            let prompt = Prompt { text: &text, about: "", back: true };
            match asker.text(prompt, "", &|name| self.check(&format!("{start}{name}"))) {
                Err(AskError::Back) => {}
                name => return name.map(|name| format!("{start}{name}")),
            }
        }
    }

    fn check(&self, text: &str) -> Result<(), String> {
        self.key.kind.parse(text).map_err(|violation| said(&violation))?;
        (self.also)(text)
    }

    fn prompt(&self) -> Prompt<'static> {
        Prompt { text: self.question.prompt, about: self.question.about, back: self.back }
    }
}

/// A violation as one line.
pub(super) fn said(violation: &Violation) -> String {
    format!("{}; {}", violation.message, violation.fix)
}

/// A value as somebody would type it.
pub(super) fn typed(value: &Scalar) -> String {
    match value {
        Scalar::Text(text) => text.clone(),
        Scalar::Whole(number) => number.to_string(),
        Scalar::Flag(flag) => flag.to_string(),
        Scalar::List(items) => items.join(","),
    }
}

fn with_name(value: &str) -> String {
    if value.ends_with(':') { format!("{value}NAME") } else { value.to_owned() }
}

fn items(choices: &[Choice]) -> Vec<Item> {
    choices.iter().map(|choice| Item::new(choice.value, choice.meaning)).collect()
}
