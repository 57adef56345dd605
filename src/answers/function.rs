//! The entry of a function to add: from flags, else by asking.

use super::ask::{Ask, said};
use super::refusal::{Refusal, refusal};
use super::{AnswerError, AskError, Asker, FunctionFlags, Item, Prompt};
use crate::manifest::keys::{Default, FUNCTION, Key, Question, TRIGGER_MEANINGS, TRIGGERS};
use crate::manifest::{self, Manifest, Scalar};
use crate::model::{FunctionName, Problem, Violation};

/// The keys of the entry in the order in which they are written: trigger, access, the rest.
pub type Entry = Vec<(&'static str, Scalar)>;

/// A function's name and entry; `known` is the project's manifest, into which it has to fit.
pub fn function_entry(
    name: Option<&str>,
    flags: &FunctionFlags,
    known: &Manifest,
    asker: Option<&mut dyn Asker>,
) -> Result<(String, Entry), AnswerError> {
    let (entry, mut refusals) = flags.read();
    let given = TRIGGERS.iter().filter(|trigger| flags.get(trigger).is_some()).count();
    let mut draft = Draft { known, name: name.map(str::to_owned), trigger: None, entry };
    match asker {
        _ if given > 1 => refusals.push(one_trigger("more than one trigger is given")),
        Some(asker) if refusals.is_empty() => draft.ask(asker)?,
        _ => {
            if name.is_none() {
                refusals.push(no_name());
            }
            if given == 0 {
                refusals.push(one_trigger("no trigger is given, and there is no terminal to ask on"));
            }
            draft.take_default_access();
        }
    }
    let Draft { name, mut entry, .. } = draft;
    let name = name.unwrap_or_default();
    if refusals.is_empty() && !known.functions().contains(&name.as_str()) {
        refusals = misfits(known, &name, &entry).into_iter().map(|problem| at_flag(problem, &name)).collect();
    }
    if !refusals.is_empty() {
        return Err(AnswerError::Refused(refusals));
    }
    entry.sort_by_key(|(path, _)| FUNCTION.iter().position(|key| key.path == *path));
    Ok((name, entry))
}

fn no_name() -> Refusal {
    let fix = "name it: `venture add function invoices …`";
    Violation::new("the function has no name, and there is no terminal to ask on", fix).into()
}

fn one_trigger(message: &str) -> Refusal {
    Violation::new(message, "give exactly one, such as --http \"GET /invoices\"").into()
}

/// What is wrong with the project once it has the function.
fn misfits(known: &Manifest, name: &str, entry: &[(&'static str, Scalar)]) -> Vec<Problem> {
    let mut whole = known.clone();
    for (key, value) in entry {
        whole.set(format!("functions.{name}.{key}"), value.clone());
    }
    let missing = manifest::complete(&mut whole);
    if missing.is_empty() { manifest::check_added(&whole, name) } else { missing }
}

/// The problem at the flag whose value it is.
fn at_flag(problem: Problem, name: &str) -> Refusal {
    match problem.key.strip_prefix(&format!("functions.{name}.")) {
        Some(key) => refusal(&format!("--{key}"), problem.violation),
        None => problem.violation.into(),
    }
}

/// A function that is being asked for.
struct Draft<'a> {
    known: &'a Manifest,
    name: Option<String>,
    /// The trigger that was chosen, before it has its value.
    trigger: Option<&'static str>,
    entry: Entry,
}

#[derive(Clone, Copy)]
enum Step {
    Name,
    Trigger,
    /// The value of a key.
    Key(&'static str),
}

impl Draft<'_> {
    /// Asks for what is missing, there and back.
    fn ask(&mut self, asker: &mut dyn Asker) -> Result<(), AskError> {
        let mut behind = Vec::new();
        while let Some(step) = self.next() {
            match self.one(step, !behind.is_empty(), asker) {
                Ok(()) => behind.push(step),
                Err(AskError::Back) => behind.pop().into_iter().for_each(|before| self.forget(before)),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn next(&self) -> Option<Step> {
        let has = |key: &str| self.entry.iter().any(|(known, _)| *known == key);
        let is_complete = TRIGGERS.iter().any(|trigger| has(trigger));
        match self.trigger {
            _ if self.name.is_none() => Some(Step::Name),
            None if !is_complete => Some(Step::Trigger),
            Some(trigger) if !is_complete => Some(Step::Key(trigger)),
            _ if (has("http") || has("rpc")) && !has("access") => Some(Step::Key("access")), // only these have callers
            _ => None,
        }
    }

    fn forget(&mut self, step: Step) {
        match step {
            Step::Name => self.name = None,
            Step::Trigger => self.trigger = None,
            Step::Key(key) => self.entry.retain(|(known, _)| *known != key),
        }
    }

    fn one(&mut self, step: Step, back: bool, asker: &mut dyn Asker) -> Result<(), AskError> {
        match step {
            Step::Name => {
                let about = "in kebab-case: its folder, and part of its AWS names";
                let prompt = Prompt { text: "Function name", about, back };
                self.name = Some(asker.text(prompt, "", &|name| self.check_name(name))?);
            }
            Step::Trigger => {
                let items = TRIGGER_MEANINGS.map(|(name, meaning)| Item::new(name, meaning));
                let prompt = Prompt { back, ..Prompt::new("What calls it") };
                self.trigger = asker.choose(prompt, &items).map(|index| Some(TRIGGERS[index]))?;
            }
            Step::Key(path) => {
                let row = |key: &'static Key| (key.path == path).then_some((key, key.question.as_ref()?));
                let Some((key, question)) = FUNCTION.iter().find_map(row) else { return Ok(()) };
                self.put(key, question, back, asker)?;
            }
        }
        Ok(())
    }

    fn put(
        &mut self,
        key: &'static Key,
        question: &'static Question,
        back: bool,
        asker: &mut dyn Asker,
    ) -> Result<(), AskError> {
        let default = match key.default {
            Default::Value(text) => text.to_owned(),
            _ => String::new(),
        };
        let also = |text: &str| match key.kind.parse(text) {
            Ok(value) => self.fits([(key.path, value)]),
            Err(violation) => Err(said(&violation)),
        };
        let value = Ask { key, question, default, back, also: &also }.put(asker)?;
        self.entry.push((key.path, value));
        Ok(())
    }

    fn check_name(&self, name: &str) -> Result<(), String> {
        let parsed = FunctionName::parse(name).map_err(|violation| said(&violation))?;
        let same = |known: &&str| FunctionName::parse(known).is_ok_and(|known| known.is_same_as(&parsed));
        match self.known.functions().into_iter().find(same) {
            Some(known) if known == name => {
                Err(format!("there is a function `{name}` already; choose another name"))
            }
            Some(known) => {
                Err(format!("in Go and CloudFormation it is the same as `{known}`; choose another name"))
            }
            None => Ok(()),
        }
    }

    /// Whether the project takes the function with a further key.
    fn fits(&self, further: [(&'static str, Scalar); 1]) -> Result<(), String> {
        let entry: Entry = self.entry.iter().cloned().chain(further).collect();
        let problems = misfits(self.known, self.name.as_deref().unwrap_or_default(), &entry);
        problems.first().map_or(Ok(()), |problem| Err(said(&problem.violation)))
    }

    /// Who may call an http or rpc function, written out so that a reader of the manifest need not know the default.
    fn take_default_access(&mut self) {
        let has = |key: &str| self.entry.iter().any(|(known, _)| *known == key);
        let access = FUNCTION.iter().find(|key| key.path == "access");
        if let Some(Key { path, kind, default: Default::Value(text), .. }) = access
            && (has("http") || has("rpc"))
            && !has("access")
            && let Ok(value) = kind.parse(text)
        {
            self.entry.push((path, value));
        }
    }
}
