//! What each release generated: the folders that `scripts/record-release` writes below `tests/upgrades/`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::PathBuf;
use std::sync::OnceLock;

use lzma_rust2::XzReader;
use tar::Archive;

/// Files by their path in a project.
pub type Files = BTreeMap<String, Vec<u8>>;

pub struct Release {
    pub version: String,
    /// By name.
    pub projects: BTreeMap<String, Files>,
}

/// Every recorded release, oldest first.
pub fn releases() -> &'static [Release] {
    static RELEASES: OnceLock<Vec<Release>> = OnceLock::new();
    RELEASES.get_or_init(|| {
        let names = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/upgrades"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut versions: Vec<String> =
            names.filter(|name| name.starts_with(|first: char| first.is_ascii_digit())).collect();
        versions.sort_by_key(|version| {
            version.split('.').map(|part| part.parse::<u64>().unwrap()).collect::<Vec<_>>()
        });
        assert!(!versions.is_empty(), "tests/upgrades/ holds no release");
        versions.into_iter().map(Release::read).collect()
    })
}

impl Release {
    fn read(version: String) -> Self {
        let mut release = Self { version, projects: BTreeMap::new() };
        let packed = fs::read(release.folder().join("projects.tar.xz")).unwrap();
        let mut unpacked = Vec::new();
        XzReader::new(Cursor::new(packed), false).read_to_end(&mut unpacked).unwrap();
        for entry in Archive::new(Cursor::new(unpacked)).entries().unwrap() {
            let mut entry = entry.unwrap();
            let path = entry.path().unwrap().to_str().unwrap().to_owned();
            let (project, path) = path.split_once('/').unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            release.projects.entry(project.to_owned()).or_default().insert(path.to_owned(), content);
        }
        release
    }

    /// Where it is recorded.
    pub fn folder(&self) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/upgrades").join(&self.version)
    }
}
