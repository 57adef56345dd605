//! A new folder: staged beside its place, then one rename.

use std::path::{Path, PathBuf};
use std::thread;

use cap_std::fs::Dir;
use tempfile::TempDir;

use super::put::Durable;
use super::queue::{Entry, Queue};
use super::{ApplyError, fault, interrupt, put};
use crate::tree::{Content, RelPath, disk};

/// A folder beside the target that becomes the target, or disappears when dropped.
pub struct Staged {
    folder: TempDir,
    target: PathBuf,
    /// Dropped after the folder that stands in them.
    made: MadeParents,
}

/// The parents that had to be made; removed again if nothing comes of the run.
struct MadeParents {
    topmost: Option<PathBuf>,
    parent: PathBuf,
}

/// Makes the staging folder for `target`, which must not exist, and the parents it lacks.
pub fn stage(target: &Path) -> Result<Staged, ApplyError> {
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let topmost = parent.ancestors().take_while(|folder| !folder.exists()).last().map(Path::to_path_buf);
    let made = MadeParents { topmost, parent: parent.to_owned() };
    create_folders(parent)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".venture-");
    share(&mut builder);
    let folder =
        builder.tempdir_in(parent).map_err(ApplyError::io("create a folder in", parent.display()))?;
    Ok(Staged { folder, target: target.to_owned(), made })
}

#[expect(clippy::disallowed_methods, reason = "apply is the writer")]
fn create_folders(parent: &Path) -> Result<(), ApplyError> {
    std::fs::create_dir_all(parent).map_err(ApplyError::io("create the folder", parent.display()))
}

/// A temporary folder is private by default; this one becomes the project.
#[cfg(unix)]
fn share(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o777)); // less the umask
}

#[cfg(not(unix))]
fn share(_: &mut tempfile::Builder<'_, '_>) {}

impl Staged {
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes into the staging folder what `make` hands over, while it makes more; then both threads write the rest.
    pub fn write<T, E: From<ApplyError>>(
        &self,
        make: impl FnOnce(&mut dyn FnMut(&RelPath, &Content)) -> Result<T, E>,
    ) -> Result<T, E> {
        let root = disk::open(self.folder.path()).map_err(ApplyError::from)?;
        let queue = Queue::default();
        thread::scope(|scope| {
            let writer = scope.spawn(|| self.write_all(&root, || queue.first()));
            let sender = queue.sender();
            let result = make(&mut |path, content| sender.send((path.clone(), content.clone())));
            drop(sender);
            let rest = if result.is_ok() { self.write_all(&root, || queue.last()) } else { Ok(()) };
            let written = writer.join();
            // A panic of the writer goes on in this thread.
            written.unwrap_or_else(|panic| std::panic::resume_unwind(panic)).and(rest)?;
            result
        })
    }

    fn write_all(&self, root: &Dir, next: impl Fn() -> Option<Entry>) -> Result<(), ApplyError> {
        while let Some((path, content)) = next() {
            if interrupt::requested() {
                return Err(ApplyError::Interrupted);
            }
            put::new_file(root, &path, &content, Durable::No)
                .map_err(ApplyError::io("write", self.target.join(path.as_fs_path()).display()))?;
        }
        Ok(())
    }

    /// The one moment at which the target appears.
    #[expect(clippy::disallowed_methods, reason = "apply is the writer")]
    pub fn commit(mut self) -> Result<(), ApplyError> {
        if interrupt::requested() {
            return Err(ApplyError::Interrupted);
        }
        fault::point()
            .and_then(|()| std::fs::rename(self.folder.path(), &self.target))
            .map_err(ApplyError::io("create", self.target.display()))?;
        self.folder.disable_cleanup(true);
        self.made.topmost = None;
        Ok(())
    }
}

impl Drop for MadeParents {
    fn drop(&mut self) {
        let Some(topmost) = &self.topmost else { return };
        for folder in self.parent.ancestors().take_while(|folder| folder.starts_with(topmost)) {
            let _ = std::fs::remove_dir(folder); // only where it is empty
        }
    }
}
