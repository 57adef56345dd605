//! `.venture/pristine.txtar`: what was generated last, the base of every merge.

mod txtar;

use std::collections::BTreeMap;

use crate::tree::{Content, File, Kind, RelPath, Tree};

pub use txtar::{parse, to_text};

/// Where venture keeps what it needs to know of a project.
pub const FOLDER: &str = ".venture";
/// Where the pristine file stands in it.
pub const PATH: &str = ".venture/pristine.txtar";

/// What is known of one file that was generated earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// A managed file, exactly as generated last.
    Managed(Content),
    /// A once file; the checksum of what was written tells whether the user changed it.
    Once { checksum: String },
    /// The pristine file names it, but its text does not match its checksum.
    Lost,
}

/// Everything that was generated last, and by which version of venture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pristine {
    version: String,
    /// What the files were generated from; `None` where that is not known.
    manifest: Option<Content>,
    files: BTreeMap<RelPath, Base>,
}

impl Pristine {
    pub fn get(&self, path: &RelPath) -> Option<&Base> {
        self.files.get(path)
    }

    pub fn paths(&self) -> impl Iterator<Item = &RelPath> {
        self.files.keys()
    }

    /// Whether another version of venture wrote it.
    pub fn is_of_another_version(&self) -> bool {
        self.version != env!("CARGO_PKG_VERSION")
    }

    /// The manifest that the files were generated from.
    pub fn manifest(&self) -> Option<&Content> {
        self.manifest.as_ref()
    }

    /// Remembers the manifest that all files were generated from.
    pub fn generated_from(&mut self, manifest: &str) {
        self.manifest = Some(Content::text(manifest.replace("\r\n", "\n")));
    }

    /// The version of venture that wrote it, if that is newer than this one.
    pub fn newer_version(&self) -> Option<&str> {
        (numbers(&self.version) > numbers(env!("CARGO_PKG_VERSION"))).then_some(&self.version)
    }

    /// Remembers a generated file. A once file keeps the checksum of the text that was really written.
    pub fn record(&mut self, path: RelPath, file: &File, before: Option<&Base>) {
        let base = match (file.kind, before) {
            (Kind::Managed, _) => Base::Managed(file.content.clone()),
            (Kind::Once, Some(once @ Base::Once { .. })) => once.clone(),
            (Kind::Once, _) => Base::Once { checksum: file.content.checksum() },
        };
        self.files.insert(path, base);
    }

    pub fn forget(&mut self, path: &RelPath) {
        self.files.remove(path);
    }

    /// What is known once all of a tree is written by this version of venture where nothing was.
    pub fn of(tree: &Tree) -> Self {
        let mut pristine = Self::default();
        for (path, file) in tree {
            pristine.record(path.clone(), file, None);
        }
        pristine.stamp();
        pristine
    }

    /// Notes this version of venture as the writer.
    pub fn stamp(&mut self) {
        env!("CARGO_PKG_VERSION").clone_into(&mut self.version);
    }

    /// A pristine of which nothing is known but the paths: every difference is asked about.
    pub fn lost(paths: impl Iterator<Item = RelPath>) -> Self {
        Self { version: String::new(), manifest: None, files: paths.map(|path| (path, Base::Lost)).collect() }
    }
}

fn numbers(version: &str) -> Vec<u64> {
    version.split(['.', '-']).map_while(|part| part.parse().ok()).collect()
}
