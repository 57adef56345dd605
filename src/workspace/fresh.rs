//! A new project, where nothing is there yet.

use super::existing::{manifest_path, pristine_path};
use crate::error::Error;
use crate::model::Project;
use crate::plan::Plan;
use crate::pristine::{self, Pristine};
use crate::render::{self, Overrides};
use crate::tree::disk::Files;
use crate::tree::{Content, File, Kind, RelPath};

/// Every file of the new project, the manifest and the pristine file too; `each` gets them as they are made.
pub fn plan(project: &Project, each: &mut dyn FnMut(&RelPath, &Content)) -> Result<Plan, Error> {
    let own = Overrides::default();
    let mut tree = render::tree_each(project, &own, &mut |path, file| each(path, &file.content))?;
    let mut pristine = Pristine::of(&tree);
    let once = |text| File::new(Content::text(text), Kind::Once);
    let manifest = render::manifest(project)?;
    pristine.generated_from(&manifest);
    for (path, text) in [(manifest_path()?, manifest), (pristine_path()?, pristine::to_text(&pristine))] {
        let file = once(text);
        each(&path, &file.content);
        tree.insert(path, file);
    }
    Ok(Plan::new(&Pristine::default(), &Files::new(), &tree, &[]))
}
