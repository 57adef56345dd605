//! A table of prices that the user hands in.

use std::io::Read as _;
use std::path::Path;

use crate::cost::Table;
use crate::error::Error;

/// venture's own has 20 KB.
const MAX_BYTES: u64 = 1024 * 1024;

/// Reads the table; `shown` is the path as the user wrote it.
pub fn read(path: &Path, shown: &Path) -> Result<Table, Error> {
    let shown = shown.display();
    let failed = |cause: String| {
        Error::failed(format!("cannot read the prices in `{shown}`"))
            .caused(cause)
            .hint("name a file of the form of src/cost/prices.yaml in venture's repository")
    };
    let file = std::fs::metadata(path).and_then(|metadata| {
        // A pipe that nobody writes to would hang the run.
        if metadata.is_file() {
            std::fs::File::open(path)
        } else {
            Err(std::io::Error::other("it is not a regular file"))
        }
    });
    let mut text = String::new();
    let read = file.and_then(|file| file.take(MAX_BYTES + 1).read_to_string(&mut text));
    read.map_err(|error| failed(error.to_string()))?;
    if text.len() as u64 > MAX_BYTES {
        return Err(failed(format!("it is larger than {} KiB", MAX_BYTES / 1024)));
    }
    Table::parse(&text).map_err(|error| failed(error.to_string()))
}
