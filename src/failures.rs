//! What the errors of the modules mean to a user: the only place where they become a text, help and an exit code.

use std::io;

use crate::answers::AnswerError;
use crate::apply::ApplyError;
use crate::cost::PricesError;
use crate::error::{Error, Exit};
use crate::manifest::{EditError, LoadError, Problems};
use crate::model::Violation;
use crate::render::RenderError;
use crate::review::ReviewError;
use crate::tree::disk::ReadError;

impl From<AnswerError> for Error {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Interrupted => Self::interrupted(),
            AnswerError::Refused(refusals) => {
                let errors =
                    refusals.into_iter().map(|refusal| Self::usage(refusal.message).hint(refusal.fix));
                Self::all(errors).unwrap_or_else(|| Self::usage("an answer is refused"))
            }
            AnswerError::Load(error) => Self { exit: Exit::Usage, ..error.into() },
            AnswerError::File(problems) => Self { exit: Exit::Usage, ..problems.into() },
            AnswerError::Terminal(error) => Self::caused_by(Exit::Failed, &error),
        }
    }
}

impl From<PricesError> for Error {
    fn from(error: PricesError) -> Self {
        let message = error.to_string();
        match error {
            PricesError::NoRegion { known, .. } => {
                let known: Vec<String> = known.iter().map(|region| format!("`{region}`")).collect();
                let known = known.join(", ");
                Self::failed(message)
                    .hint(format!("compare with --region one of {known}, or give prices with --prices FILE"))
            }
            _ => Self::failed(message).hint("this is a bug of venture; nothing was written"),
        }
    }
}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::failed(problems.to_string())
    }
}

impl From<Violation> for Error {
    fn from(violation: Violation) -> Self {
        Self::usage(violation.message).hint(violation.fix)
    }
}

impl From<EditError> for Error {
    fn from(error: EditError) -> Self {
        let lines = error.lines.trim_end().replace('\n', "\n  ");
        Self::failed(error.to_string())
            .hint(format!("write it by hand, then run `venture regenerate`:\n  {lines}"))
    }
}

impl From<LoadError> for Error {
    fn from(error: LoadError) -> Self {
        let hint = match error {
            LoadError::Io { .. } => "check the path, and that you may read the file",
            LoadError::Folder { .. } | LoadError::Special { .. } => "name a file",
            LoadError::TooLarge { .. } => "name a manifest, such as a project's venture.yaml",
            LoadError::NotText { .. } => "save it as UTF-8",
        };
        Self::caused_by(Exit::Failed, &error).hint(hint)
    }
}

impl From<ReadError> for Error {
    fn from(error: ReadError) -> Self {
        let hint = match &error {
            ReadError::NotAFile { .. }
            | ReadError::TooLarge { .. }
            | ReadError::TooMany { .. }
            | ReadError::TooMuch { .. } => "move it away and run the command again",
            ReadError::File { source, .. } | ReadError::Root { source, .. }
                if source.raw_os_error().is_some() && source.kind() == io::ErrorKind::PermissionDenied =>
            {
                // Without a number it is cap-std that refuses: the path leads out of the project.
                "let your user read it, and run the command again"
            }
            ReadError::File { .. } | ReadError::Root { .. } => {
                "venture reads and writes inside the project only"
            }
        };
        Self::caused_by(Exit::Failed, &error).hint(hint)
    }
}

impl From<RenderError> for Error {
    fn from(error: RenderError) -> Self {
        if let RenderError::Own { fix, .. } = &error {
            return Self::failed(error.to_string()).hint(fix.clone());
        }
        Self::caused_by(Exit::Failed, &error).hint("this is a bug of venture; nothing was written")
    }
}

impl From<ReviewError> for Error {
    fn from(error: ReviewError) -> Self {
        match &error {
            ReviewError::Aborted => Self::interrupted(),
            ReviewError::Undecided { paths } => {
                let message = format!("{error}: {}; nothing was written", paths.join(", "));
                Self { exit: Exit::Conflicts, ..Self::failed(message) }
                    .hint("run it on a terminal, or decide them all: --on-conflict keep, take or markers")
            }
            ReviewError::NoMarkers { .. } => Self::failed(error.to_string())
                .hint("decide with --on-conflict keep or take; nothing was written"),
            ReviewError::Ask(_) => Self::caused_by(Exit::Failed, &error),
        }
    }
}

impl From<ApplyError> for Error {
    fn from(error: ApplyError) -> Self {
        if matches!(error, ApplyError::Interrupted) {
            return Self::interrupted();
        }
        let hint = error.hint();
        Self::caused_by(Exit::Failed, &error).hint(hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::RelPath;

    #[test]
    fn what_may_not_be_read_is_told_from_what_leads_outside() {
        let hint = |source| Error::from(ReadError::File { path: RelPath::parse("a").unwrap(), source }).hints;
        let refused_by_the_system = io::Error::from_raw_os_error(13);
        assert_eq!(refused_by_the_system.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(hint(refused_by_the_system), ["let your user read it, and run the command again"]);
        let outside = io::Error::new(io::ErrorKind::PermissionDenied, "a path led outside of the filesystem");
        assert_eq!(hint(outside), ["venture reads and writes inside the project only"]);
    }
}
