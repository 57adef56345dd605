use super::*;

const NARROW: Size = Size { columns: 30, rows: 12 };

fn texts(frame: &Frame) -> Vec<&str> {
    frame.rows.iter().map(|(_, row)| row.as_str()).collect()
}

#[test]
fn a_question_wraps_by_word_and_the_cursor_follows_what_is_typed() {
    let prompt = Prompt { about: "the path that imports of it start with", ..Prompt::new("Go module path") };
    let typed = "github.com/somebody/with-a-long-name";
    let frame = Frame::of_text(prompt, "example.com/acme", typed, typed, "this cannot be", NARROW);
    assert_eq!(
        texts(&frame),
        [
            "? Go module path",
            "  (example.com/acme) › github",
            ".com/somebody/with-a-long-nam",
            "e",
            "  the path that imports of it",
            "  start with",
            "  this cannot be",
        ]
    );
    assert_eq!(frame.cursor, (3, 1));
    let frame = Frame::of_text(prompt, "", typed, "git", "", NARROW);
    assert_eq!((texts(&frame)[0], frame.cursor), ("? Go module path › github.com", (0, 22)));
}

#[test]
fn no_row_is_as_wide_as_the_terminal() {
    let items = [Item::new("value", "what it means, in more words than fit"), Item::new("x".repeat(70), "")];
    let long = "w".repeat(100);
    for columns in 10..60 {
        let size = Size { columns, rows: 40 };
        let prompt = Prompt { about: "two words", ..Prompt::new("A question of some words") };
        let list = List::new(&items, &[1]);
        let frames = [
            Frame::of_text(prompt, "default", &long, &long[..50], &long, size),
            Frame::of_list(prompt, &items, &list, true, size),
        ];
        for row in frames.iter().flat_map(texts) {
            assert!(measure_text_width(row) <= columns, "{columns}: {row}");
        }
    }
}

#[test]
fn meanings_stand_beside_the_answers_and_below_them_where_that_is_too_narrow() {
    let items = [Item::new("off", "passwords only, for all users"), Item::new("required", "all")];
    let list = List::new(&items, &[]);
    let prompt = Prompt::new("Second factor");
    let frame = Frame::of_list(prompt, &items, &list, false, Size { columns: 34, rows: 12 });
    let beside =
        ["? Second factor › ", "❯ off       passwords only, for", "            all users", "  required  all"];
    assert_eq!(texts(&frame), beside);
    let frame = Frame::of_list(prompt, &items, &list, false, Size { columns: 24, rows: 12 });
    let below = [
        "? Second factor › ",
        "❯ off",
        "      passwords only,",
        "      for all users",
        "  required",
        "      all",
    ];
    assert_eq!(texts(&frame), below);
}

#[test]
fn a_list_that_is_too_long_shows_what_is_around_the_cursor() {
    let items: Vec<Item> = (0..30).map(|number| Item::new(format!("item-{number:02}"), "")).collect();
    let mut list = List::new(&items, &[]);
    for _ in 0..20 {
        list.down();
    }
    let frame = Frame::of_list(Prompt::new("Which"), &items, &list, false, Size { columns: 50, rows: 10 });
    assert!(frame.rows.len() < 10, "{frame:?}");
    assert!(texts(&frame).contains(&"❯ item-20"), "{frame:?}");
    assert_eq!(texts(&frame).last(), Some(&"  23 more; type a part of its name"));
    "nothing".chars().for_each(|c| list.type_char(c));
    let frame = Frame::of_list(Prompt::new("Which"), &items, &list, false, Size { columns: 50, rows: 10 });
    assert_eq!(texts(&frame)[1], "  none of them holds `nothing`; erase a letter");
}
