//! The sandbox's files.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use walkdir::WalkDir;

use super::Sandbox;

impl Sandbox {
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn exists(&self, path: &str) -> bool {
        self.path(path).symlink_metadata().is_ok()
    }

    pub fn make_folder(&self, path: &str) {
        fs::create_dir_all(self.path(path)).unwrap();
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Replaces a text that must be in the file.
    #[track_caller]
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from:?}:\n{text}");
        self.write(path, text.replacen(from, to, 1));
    }

    /// Every file and folder below the sandbox, hidden ones too, one a line.
    pub fn tree(&self) -> String {
        self.tree_of("")
    }

    /// Every file and folder below a folder of the sandbox; without the inside of `.git`.
    pub fn tree_of(&self, folder: &str) -> String {
        let root = self.path(folder);
        let entries = WalkDir::new(&root).min_depth(1).sort_by_file_name().into_iter();
        let entries =
            entries.filter_entry(|entry| entry.path().parent().is_none_or(|above| !above.ends_with(".git")));
        let line = |entry: walkdir::DirEntry| {
            let path = entry.path().strip_prefix(&root).unwrap().display().to_string();
            let end = match entry.file_type() {
                kind if kind.is_dir() => "/".to_owned(),
                kind if kind.is_symlink() => {
                    format!(" -> {}", fs::read_link(entry.path()).unwrap().display())
                }
                _ => String::new(),
            };
            format!("{path}{end}\n")
        };
        entries.map(|entry| line(entry.unwrap())).collect()
    }

    /// Every file with its content and the time it was written last, to compare; without the lock and
    /// the undo that a run leaves.
    pub fn snapshot(&self, folder: &str) -> Vec<(String, Vec<u8>, SystemTime)> {
        let root = self.path(folder);
        let files = WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
        let of_a_run = |path: &Path| {
            path.ends_with(".venture/lock")
                || path.parent().is_some_and(|parent| parent.ends_with(".venture/undo"))
        };
        files
            .filter(|entry| entry.file_type().is_file() && !of_a_run(entry.path()))
            .map(|entry| {
                let name = entry.path().strip_prefix(&root).unwrap().display().to_string();
                let modified = entry.metadata().unwrap().modified().unwrap();
                (name, fs::read(entry.path()).unwrap(), modified)
            })
            .collect()
    }

    /// Every file of the project with its content.
    pub fn acme_files(&self) -> Vec<(String, Vec<u8>)> {
        self.snapshot("acme").into_iter().map(|(path, content, _)| (path, content)).collect()
    }

    #[cfg(unix)]
    pub fn symlink(&self, target: impl AsRef<Path>, path: &str) {
        std::os::unix::fs::symlink(target, self.path(path)).unwrap();
    }
}

/// The project of [`Sandbox::with_project`].
impl Sandbox {
    /// Changes the second factor in the manifest: one line of the user pool's template follows.
    pub fn require_mfa(&self) {
        self.edit("acme/venture.yaml", "mfa: optional", "mfa: required");
    }

    /// Adds `GET /extra` to the manifest.
    pub fn add_extra(&self) {
        self.edit("acme/venture.yaml", "functions:\n", "functions:\n  extra:\n    http: GET /extra\n");
    }

    /// Replaces the line that holds `part`.
    #[track_caller]
    pub fn edit_line(&self, path: &str, part: &str, line: &str) {
        let text = self.read(path);
        let old =
            text.lines().find(|line| line.contains(part)).unwrap_or_else(|| panic!("{part:?} in {path}"));
        self.edit(path, old, line);
    }

    /// Another sandbox with a copy of the project.
    pub fn copy_of_acme(&self) -> Self {
        let sandbox = Self::new();
        self.shell(&format!("cp -r acme '{}'", sandbox.path("acme").display())).ok();
        sandbox
    }

    /// The project's files; what was only staged is cleared by the next command that writes.
    pub fn acme_unstaged(&self) -> Vec<(String, Vec<u8>)> {
        self.acme_files().into_iter().filter(|(path, _)| !path.contains(".venture/stage")).collect()
    }
}
