//! `venture cost --svg FILE`

use crate::support::Sandbox;

#[test]
fn it_is_xml_with_a_title_and_no_script() {
    let sandbox = Sandbox::with_project();
    let run = sandbox.cost("--svg chart.svg").ok();
    assert!(run.stderr.ends_with("wrote `chart.svg`\n"), "{run}");
    let svg = sandbox.read("acme/chart.svg");
    let names = elements(&svg);
    assert!(names.iter().filter(|name| *name == "path").count() > 8, "{names:?}");
    assert!(svg.contains("<title id=\"title\">acme in us-east-1, in US dollars a month</title>"), "{svg}");
    assert!(
        svg.contains("<desc id=\"summary\">What Lambda and machines cost at 0.1 to 100 requests"),
        "{svg}"
    );
    assert!(svg.contains("prefers-color-scheme: dark") && svg.contains("role=\"img\""));
    for forbidden in ["script", "foreignObject", "image", "use", "a"] {
        assert!(!names.iter().any(|name| name == forbidden), "{forbidden}");
    }
    assert!(!svg.contains("href") && !svg.contains("url(") && svg.len() < 16 * 1024, "{} bytes", svg.len());
}

#[test]
fn a_region_of_any_text_stays_text() {
    let sandbox = Sandbox::with_project();
    let table = std::fs::read_to_string("src/cost/prices.yaml").unwrap();
    sandbox.write("mine.yaml", table.replace("  us-east-1:\n", "  \"<script>&'\\\"\":\n"));
    sandbox.cost("--prices ../mine.yaml --region '<script>&'\"'\"'\"' --svg chart.svg").ok();
    let svg = sandbox.read("acme/chart.svg");
    assert!(!elements(&svg).iter().any(|name| name == "script"));
    assert!(svg.contains("&lt;script&gt;&amp;'&quot;"), "{svg}");
}

#[test]
fn an_old_file_is_replaced_at_once_and_nothing_else_is() {
    let sandbox = Sandbox::with_project();
    sandbox.write("chart.svg", "old");
    sandbox.cost("--svg ../chart.svg").ok();
    assert!(sandbox.read("chart.svg").starts_with("<svg "));
    sandbox.make_folder("folder.svg");
    let error = sandbox.cost("--svg ../folder.svg").fails(1);
    assert!(
        error.contains("cannot write `[DIR]/acme/../folder.svg`") && error.contains("it is a folder"),
        "{error}"
    );
    assert!(
        sandbox
            .cost("--svg ../absent/chart.svg")
            .fails(1)
            .contains("cannot write `[DIR]/acme/../absent/chart.svg`")
    );
    sandbox.shell("mkfifo pipe.svg").ok();
    assert!(sandbox.cost("--svg ../pipe.svg").fails(1).contains("it is not a regular file"));
    for slip in ["venture.yaml", "../folder.svg/..", "/dev/null", "''", ".svg"] {
        let run = sandbox.cost(&format!("--svg {slip}"));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
        assert!(run.stderr.contains("for '--svg <FILE>'"), "{run}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_what_it_leads_to_is_written() {
    let sandbox = Sandbox::with_project();
    sandbox.write("real.svg", "old");
    sandbox.symlink("real.svg", "link.svg");
    sandbox.symlink("nowhere.svg", "broken.svg");
    sandbox.cost("--svg ../link.svg").ok();
    assert!(sandbox.read("real.svg").starts_with("<svg "));
    assert!(sandbox.tree().contains("link.svg -> real.svg"));
    sandbox.cost("--svg ../broken.svg").fails(1);
    assert!(!sandbox.exists("nowhere.svg"));
    let mode = sandbox
        .shell("umask 022; cd acme; \"$VENTURE\" cost -q --svg new.svg >/dev/null 2>&1; stat -c %a new.svg");
    assert_eq!(mode.stdout, "644\n");
}

/// A write that fails, and a process that is killed, at each step leave the old file whole.
#[cfg(debug_assertions)]
#[test]
fn a_write_that_breaks_leaves_the_old_file() {
    let sandbox = Sandbox::with_project();
    sandbox.write("chart.svg", "old");
    for how in ["fail", "kill"] {
        for step in 1..=3 {
            let run = sandbox.shell(&format!(
                "cd acme && VENTURE_FAULT={how}:{step} \"$VENTURE\" cost --svg ../chart.svg"
            ));
            assert!(run.code != 0 && run.stdout.is_empty(), "{how}:{step} {run}");
            assert_eq!(sandbox.read("chart.svg"), "old", "{how}:{step}");
            if how == "fail" {
                assert!(!sandbox.tree().contains(".venture-"), "{}", sandbox.tree());
            }
        }
    }
    assert_eq!(sandbox.shell("cd acme && VENTURE_FAULT=fail:4 \"$VENTURE\" cost --svg ../chart.svg").code, 0);
}

/// The names of the elements, in order; panics where the text is not well-formed XML without comments.
fn elements(xml: &str) -> Vec<String> {
    let (mut names, mut open, mut rest) = (Vec::new(), Vec::<String>::new(), xml.trim_end());
    while let Some((text, tag)) = rest.split_once('<') {
        assert!(!text.contains('>') || open.last().is_some_and(|name| name == "style"), "{text}");
        text.split('&').skip(1).for_each(|entity| {
            assert!(
                ["amp;", "lt;", "gt;", "quot;"].iter().any(|known| entity.starts_with(known)),
                "&{entity}"
            );
        });
        assert!(!open.is_empty() || text.is_empty(), "text outside: {text}");
        let (tag, after) = tag.split_once('>').expect("the end of a tag");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(name.chars().all(char::is_alphabetic) && attributes.matches('"').count() % 2 == 0, "{tag}");
        for (at, part) in attributes.split('"').enumerate().filter(|(at, _)| at % 2 == 0) {
            let is_end = at == attributes.matches('"').count();
            assert!(is_end && part.trim().is_empty() || part.ends_with('='), "{tag}");
        }
        names.push(name.to_owned());
        if !is_empty {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty() && rest.is_empty(), "{open:?} {rest}");
    names
}
