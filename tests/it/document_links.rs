//! Where the Markdown of generated projects leads to: files that are there, and headings of them.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let documents = documents();
    for name in ["full/README.md", "full/docs/kubernetes.md", "full/docs/rpc.md", "every-trigger/docs/rpc.md"]
    {
        assert!(documents.contains(&Path::new("examples").join(name)), "{name}");
    }
    let (mut checked, mut dead) = (0, Vec::new());
    for document in &documents {
        for link in links(&fs::read_to_string(document).unwrap()) {
            checked += 1;
            if !resolves(document, &link) {
                dead.push(format!("{}: {link}", document.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
    assert!(checked > 10, "{checked} links");
}

fn documents() -> Vec<PathBuf> {
    let files = WalkDir::new("examples").into_iter().filter_entry(|entry| {
        !["node_modules", ".local", ".venture"].iter().any(|name| entry.file_name() == *name)
    });
    files
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect()
}

/// The targets of `[text](target)` that are within the project.
fn links(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    targets.map(|(target, _)| target.to_owned()).filter(|target| !target.contains("://")).collect()
}

fn resolves(document: &Path, link: &str) -> bool {
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let target = if path.is_empty() { document.to_owned() } else { document.with_file_name("").join(path) };
    let Ok(text) = fs::read_to_string(target) else { return false };
    anchor.is_none_or(|anchor| text.lines().filter_map(heading).any(|heading| heading == anchor))
}

/// What GitHub calls a heading: small letters, digits and hyphens.
fn heading(line: &str) -> Option<String> {
    let text = line
        .starts_with('#')
        .then(|| line.trim_start_matches('#'))
        .and_then(|rest| rest.strip_prefix(' '))?;
    let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    Some(kept.collect::<String>().to_lowercase().replace(' ', "-"))
}
