//! [`Links`]: paths and addresses that one can click (OSC 8), where the terminal takes them.

use std::path::Path;

/// Links to the files below a folder, and to pages. `None` where the terminal takes none.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// The folder as an address: `file://host/home/me/acme`.
    base: Option<String>,
}

impl Links {
    pub(super) fn below(folder: &Path) -> Self {
        let path = folder.to_string_lossy().replace('\\', "/");
        let root = if path.starts_with('/') { "" } else { "/" }; // `C:/…`
        Self { base: Some(format!("file://{}{root}{}", host(), encoded(&path))) }
    }

    /// A path below the folder.
    pub fn path(&self, path: &str) -> String {
        match &self.base {
            Some(base) => link(&format!("{base}/{}", encoded(path)), path),
            None => path.to_owned(),
        }
    }

    /// A text, with its address of a page as a link: terminals find it by themselves only where it stands in one row.
    pub fn address_in(&self, text: &str) -> String {
        let Some(start) = text.find("https://").filter(|_| self.base.is_some()) else {
            return text.to_owned();
        };
        let length = text[start..].find([' ', ';', ',', ')']).unwrap_or(text.len() - start);
        let address = &text[start..start + length];
        format!("{}{}{}", &text[..start], link(address, address), &text[start + length..])
    }
}

fn link(address: &str, text: &str) -> String {
    format!("\u{1b}]8;;{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
}

/// Every byte of a path that may not stand in an address as it is, as `%20`.
fn encoded(path: &str) -> String {
    let byte = |byte: u8| match byte {
        b'/' | b':' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    path.bytes().map(byte).collect()
}

/// So that a terminal knows a file of another machine, as over ssh, from one of its own.
#[cfg(unix)]
fn host() -> String {
    encoded(&rustix::system::uname().nodename().to_string_lossy())
}

#[cfg(not(unix))]
fn host() -> String {
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_link_to_where_it_is() {
        let links = Links { base: Some("file://host/home/a%20b".to_owned()) };
        let shown = links.path("functions/ü/[x].go");
        let address = "file://host/home/a%20b/functions/%C3%BC/%5Bx%5D.go";
        assert_eq!(shown, format!("\u{1b}]8;;{address}\u{1b}\\functions/ü/[x].go\u{1b}]8;;\u{1b}\\"));
        assert_eq!(Links::default().path("a b"), "a b");
    }

    #[test]
    fn only_the_address_of_a_text_is_a_link() {
        let links = Links { base: Some(String::new()) };
        for (text, address) in [
            ("get it from https://go.dev/dl/ or elsewhere", "https://go.dev/dl/"),
            ("https://nodejs.org/en; some have it apart", "https://nodejs.org/en"),
            ("needed: https://a.b/c.html", "https://a.b/c.html"),
        ] {
            let expected = text.replace(address, &link(address, address));
            assert_eq!(links.address_in(text), expected);
            assert_eq!(Links::default().address_in(text), text);
        }
        assert_eq!(links.address_in("no address"), "no address");
    }
}
