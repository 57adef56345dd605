//! What `new` and `regenerate` come to, with the files in memory.

use proptest::prelude::*;
use serde::Deserialize as _;
use serde_json::Value;

use super::manifests::{manifest, project};
use crate::manifest::parse_project;
use crate::plan::{Action, Change, Edit, Kept, OnConflict, Plan, Reason};
use crate::pristine::{self, Pristine};
use crate::render::{self, Overrides};
use crate::review;
use crate::tree::disk::Files;
use crate::tree::{Content, RelPath, Tree};
use crate::ui::{Attention, Terminal};

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_project_renders_and_reads_back(manifest in manifest()) {
        let project = project(&manifest);
        let tree = tree(&manifest);
        for (path, file) in &tree {
            let text = file.content.normalised().unwrap();
            let ending = path.as_str().rsplit('.').next().unwrap();
            let fault = match ending {
                "yml" | "yaml" => serde_yaml::Deserializer::from_str(&text)
                    .find_map(|document| serde_yaml::Value::deserialize(document).err())
                    .map(|error| error.to_string()),
                "json" => serde_json::from_str::<Value>(&text).err().map(|error| error.to_string()),
                _ => None,
            };
            prop_assert!(fault.is_none(), "{path}: {fault:?}\n{text}");
            prop_assert!(!text.contains("{=") && !text.contains("{%"), "{path} is not rendered:\n{text}");
        }
        let by_tera = render::tree(&project, &Overrides::of_every_template()).unwrap();
        prop_assert_eq!(&tree, &by_tera, "both engines");
        let written = render::manifest(&project).unwrap();
        let read = parse_project("venture.yaml", &written).unwrap().1;
        prop_assert_eq!(read, project, "{}", written);
    }

    #[test]
    fn after_a_run_there_is_nothing_to_do(
        before in manifest(),
        after in manifest(),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), 0..6_u8), 0..12),
        how in prop::sample::select(vec![OnConflict::Keep, OnConflict::Take, OnConflict::Markers]),
    ) {
        let (mut files, mut pristine) = (Files::new(), Pristine::default());
        regenerate(&mut files, &mut pristine, &tree(&before), how);
        let again = Plan::new(&pristine, &files, &tree(&before), &[]);
        prop_assert!(again.steps.iter().all(|step| step.action == Action::Unchanged));
        for (at, kind) in edits {
            edit(&mut files, at, kind);
        }
        let tree = tree(&after);
        regenerate(&mut files, &mut pristine, &tree, how);
        let read = pristine::parse(&pristine::to_text(&pristine)).unwrap();
        prop_assert_eq!(&read, &pristine, "the pristine file reads back");
        let again = Plan::new(&pristine, &files, &tree, &[]);
        for step in &again.steps {
            // A file that decides who may call is asked about until it is as generated.
            let guards = matches!(&step.action, Action::Conflict(conflict) if conflict.reason == Reason::Access);
            let settled =
                guards || matches!(step.action, Action::Unchanged | Action::Kept(Kept::Yours | Kept::Deleted | Kept::NoLongerGenerated));
            prop_assert!(settled && step.change().is_none(), "{}: {:?}", step.path, step.action);
        }
    }
}

fn tree(manifest: &Value) -> Tree {
    render::tree(&project(manifest), &Overrides::default())
        .unwrap_or_else(|error| panic!("{error}\n{manifest:#}"))
}

/// Plans, decides and applies.
fn regenerate(files: &mut Files, pristine: &mut Pristine, tree: &Tree, how: OnConflict) {
    let mut plan = Plan::new(pristine, files, tree, &[]);
    review::decide(&mut plan, Some(how), None, Terminal::new(true, Attention::Nobody)).unwrap();
    for Edit { path, change, seen } in plan.edits() {
        assert_eq!(files.get(&path), seen.as_ref(), "{path}: what the plan saw");
        match change {
            Change::Put(content) => files.insert(path, content),
            Change::Remove => files.remove(&path),
        };
    }
    *pristine = plan.pristine_after(pristine);
}

/// What a user may do to a file.
fn edit(files: &mut Files, at: prop::sample::Index, kind: u8) {
    let paths: Vec<RelPath> = files.keys().cloned().collect();
    let Some(path) = paths.get(at.index(paths.len().max(1))) else { return };
    let content = files[path].clone();
    let text = content.normalised().unwrap().into_owned();
    let line = text.lines().nth(at.index(text.lines().count().max(1))).unwrap_or_default();
    let edited = match kind {
        0 => {
            files.remove(path);
            return;
        }
        1 => format!("{text}mine\n"),
        2 => text.replacen(line, "mine", 1),
        3 => text.replace('\n', "\r\n"),
        4 => text.replacen(&format!("{line}\n"), "", 1),
        _ => String::new(),
    };
    files.insert(path.clone(), Content { executable: content.executable, ..Content::text(edited) });
}
