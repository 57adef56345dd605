//! The questions of a new project, one after the other, there and back; and a last look before anything is written.

use super::applies::{applies, wants_pool};
use super::ask::{Ask, typed};
use super::default::default_of;
use super::identity::LeftOut;
use super::project::{build, check_empty, finish, refused};
use super::refusal::refusal;
use super::sources::Sources;
use super::{AnswerError, AskError, Asker, Item, Prompt};
use crate::manifest::keys::{self, Default, Key, Question};
use crate::manifest::{Manifest, Scalar};
use crate::model::pool::EXTRAS_OF_A_POOL;
use crate::model::{Problem, Project};

type Row = (&'static Key, &'static Question);

/// Where e-mail comes from: asked after the others, of who chose what cannot do without.
const SENDER: &str = "auth.email.from";

/// Asks every question that is to be asked and has no answer, in the order of the table, and shows what comes of the
/// answers before it is made.
pub(super) fn ask(
    manifest: &mut Manifest,
    sources: &Sources<'_>,
    left_out: Option<&LeftOut>,
    home: &str,
    asker: &mut dyn Asker,
) -> Result<Project, AnswerError> {
    let usual = keys::questions()
        .filter(|(key, question)| question.asked || key.path == keys::PROVIDER && !wants_pool(manifest));
    let sender = keys::questions().filter(|(key, _)| key.path == SENDER);
    let open: Vec<Row> = unanswered(manifest, usual.chain(sender));
    let mut wizard = Wizard { manifest, sources, left_out, home, asker };
    if !open.iter().any(|row| wizard.wants(row)) {
        return finish(wizard.manifest, sources, left_out);
    }
    wizard.asker.show("esc goes back to the question before; nothing is written until the last one");
    wizard.each(&open)?;
    wizard.confirm(&open)
}

fn unanswered(manifest: &Manifest, rows: impl Iterator<Item = Row>) -> Vec<Row> {
    rows.filter(|(key, _)| !manifest.has(key.path)).collect()
}

struct Wizard<'a> {
    manifest: &'a mut Manifest,
    sources: &'a Sources<'a>,
    left_out: Option<&'a LeftOut>,
    home: &'a str,
    asker: &'a mut dyn Asker,
}

impl Wizard<'_> {
    fn each(&mut self, rows: &[Row]) -> Result<(), AskError> {
        let mut at = 0;
        while let Some(row) = rows.get(at) {
            if !self.wants(row) {
                at += 1;
                continue;
            }
            let before = (0..at).rev().find(|before| self.wants(&rows[*before]));
            match self.one(*row, before.is_some()) {
                Ok(()) => at += 1,
                Err(AskError::Back) => at = before.unwrap_or(at),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Whether the answers so far leave the question to be asked.
    fn wants(&self, (key, _): &Row) -> bool {
        let sends = || self.manifest.list("extras").iter().any(|extra| extra == "teams");
        applies(self.manifest, key) && (key.path != SENDER || sends())
    }

    /// Asks, with the answer before as the default.
    fn one(&mut self, (key, question): Row, back: bool) -> Result<(), AskError> {
        let before = self.manifest.get(key.path).map(typed);
        let by_name = |manifest: &Manifest, key: &Key| default_of(key, manifest, self.home);
        let default = before.clone().or_else(|| by_name(self.manifest, key)).unwrap_or_default();
        let without_pool = self.manifest.text(keys::PROVIDER) == "oidc";
        let also = |text: &str| match key.path {
            "name" => (self.sources.free)(text),
            "extras" if without_pool && EXTRAS_OF_A_POOL.contains(&text) => {
                Err("wants a user pool".to_owned())
            }
            SENDER if text.is_empty() => Err("`teams` sends invitations from it".to_owned()),
            _ => check_empty(self.manifest, key, text),
        };
        let value = Ask { key, question, default, back, also: &also }.put(self.asker)?;
        // What was made from the name is made anew; what somebody typed stays.
        let follows = |other: &Key| {
            let made = matches!(other.default, Default::FromName(_)) && key.path == "name";
            made && self.manifest.get(other.path).map(typed) == by_name(self.manifest, other)
        };
        let following: Vec<&Key> = keys::project().filter(|other| follows(other)).collect();
        for other in following {
            self.manifest.unset(other.path);
        }
        self.manifest.set(key.path, value);
        if key.path == keys::PROVIDER {
            self.forget_what_means_nothing();
        }
        if key.path == SENDER {
            self.manifest.set("auth.email.sender", Scalar::Text("ses".to_owned()));
        }
        Ok(())
    }

    /// Answers from before another provider was chosen.
    fn forget_what_means_nothing(&mut self) {
        for (key, _) in keys::questions().filter(|(key, _)| self.sources.flags.get(key.path).is_none()) {
            if !applies(self.manifest, key) {
                self.manifest.unset(key.path);
            }
        }
    }

    fn confirm(&mut self, rows: &[Row]) -> Result<Project, AnswerError> {
        loop {
            let project = match build(self.manifest, self.sources, self.left_out) {
                Ok(project) => project,
                Err(problems) => {
                    self.mend(problems, rows)?;
                    continue;
                }
            };
            self.asker.show(&(self.sources.preview)(&project));
            let items = [
                Item::new("yes", "make the project of this venture.yaml"),
                Item::new("change", "give another answer"),
                Item::new("cancel", "write nothing"),
            ];
            let prompt = Prompt { back: true, ..Prompt::new("Make it?") };
            match self.asker.choose(prompt, &items) {
                Ok(0) => return Ok(project),
                Ok(1) | Err(AskError::Back) => self.change(rows, &[])?,
                Ok(_) => return Err(AnswerError::Interrupted),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Answers that do not go together: none is lost, and one of them is given anew. What an answers file says by itself
    /// is for its writer to mend.
    fn mend(&mut self, problems: Vec<Problem>, rows: &[Row]) -> Result<(), AnswerError> {
        let culprit = |(key, _): &&Row| problems.iter().any(|problem| problem.key == key.path);
        let culprits: Vec<&str> = rows.iter().filter(culprit).map(|(key, _)| key.path).collect();
        if self.sources.file.is_some() && culprits.is_empty() {
            return Err(refused(problems, self.sources));
        }
        for problem in problems {
            let refusal = refusal(&problem.key, problem.violation);
            self.asker.show(&format!("{}; {}", refusal.message, refusal.fix));
        }
        Ok(self.change(rows, &culprits)?)
    }

    /// Asks one of the questions again, and what follows from it; those that are `likely` stand first.
    fn change(&mut self, all: &[Row], likely: &[&str]) -> Result<(), AskError> {
        let mut rows: Vec<Row> = all.iter().copied().filter(|row| self.wants(row)).collect();
        rows.sort_by_key(|(key, _)| !likely.contains(&key.path));
        let given = |path: &str| self.manifest.get(path).map(typed).unwrap_or_default();
        let items: Vec<Item> = rows.iter().map(|(key, row)| Item::new(row.prompt, given(key.path))).collect();
        let prompt = Prompt { back: true, ..Prompt::new("Which answer?") };
        let changed = self.asker.choose(prompt, &items).and_then(|index| self.one(rows[index], true));
        match changed {
            Ok(()) => self.each(&unanswered(self.manifest, all.iter().copied())),
            Err(AskError::Back) => Ok(()),
            Err(error) => Err(error),
        }
    }
}
