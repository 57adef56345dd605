//! An upgrade to come: the templates of today, with every comment reworded. So the rules have something to judge
//! also where today's templates are those of the release.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use super::judge::How;
use super::untouched;
use super::upgrade::{Recorded, Templates, recorded};
use super::with_edits::{self, Met};
use crate::support::recorded::releases;

#[test]
fn a_project_that_nobody_edited_gets_every_new_comment() {
    for project in newest(recorded()).filter(|project| project.name == "everything") {
        untouched::upgrade(&project, &reworded());
    }
}

#[test]
fn no_edit_is_lost_when_every_comment_is_reworded() {
    let mut met = Met::default();
    for project in newest(with_edits::edited()) {
        let here = with_edits::upgrade(&project, &reworded(), &[How::Markers]);
        met.merged += here.merged;
        met.conflicts += here.conflicts;
    }
    assert!(met.merged > 20 && met.conflicts > 5, "there is little to judge: {met:?}");
}

/// The projects of the newest release: what becomes of those before is seen without rehearsal.
fn newest(projects: impl Iterator<Item = Recorded>) -> impl Iterator<Item = Recorded> {
    let newest = &releases().last().unwrap().version;
    projects.filter(move |project| project.release.version == *newest)
}

/// Today's templates with other comments.
fn reworded() -> Templates {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let files = WalkDir::new(&root).min_depth(2).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let template = |path: &Path| {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
        let text = fs::read_to_string(path).unwrap();
        (format!(".venture/templates/{name}"), text.lines().map(reword).collect::<String>().into_bytes())
    };
    let templates = files.map(|entry| template(entry.path()));
    templates.filter(|(path, _)| !path.starts_with(".venture/templates/manifest/")).collect()
}

fn reword(line: &str) -> String {
    let comment = line.trim_start().starts_with("# ") || line.trim_start().starts_with("// ");
    format!("{line}{}\n", if comment { " So it is." } else { "" })
}
