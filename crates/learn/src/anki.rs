//! The text file that Anki imports (*File → Import*), from version 2.1.54 on.
//!
//! Its head is that of Anki's manual, "Importing: Text Files", section "File Headers". Each line is one
//! note: its GUID, its deck, front, back, tags. Anki finds notes by the GUID, so importing a later file
//! changes the notes that are there and keeps their schedule; a deck that does not exist is made.
//!
//! The kind of note is told once, by `#notetype:`, which Anki passes over if it has none of that name (it
//! then takes the kind last used). A column with it would not do: Anki leaves out every note of which it
//! does not know the kind, and its own kinds are named in the reader's language (Basic, 기본).
//!
//! Left out: pictures and sounds, and the schedule.

/// The name of Anki's own note with a front and a back, where Anki speaks English.
pub const BASIC: &str = "Basic";
/// The same where Anki speaks Korean.
pub const BASIC_KO: &str = "기본";

/// A note. All texts are plain: what would be markup in HTML is escaped, lines stay lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What Anki knows it by, for ever: another one for each language of the same card.
    pub guid: String,
    /// The deck; `::` between it and the deck it is in.
    pub deck: String,
    /// The question.
    pub front: String,
    /// The answer.
    pub back: String,
    /// Tags; spaces in them become `_`, because Anki ends a tag there.
    pub tags: Vec<String>,
}

/// The file.
///
/// `notetype` is the name of the kind of note in the learner's Anki: [`BASIC`] or [`BASIC_KO`]. A note
/// without a GUID or front is left out, because Anki would refuse it.
pub fn file(notes: &[Note], notetype: &str) -> String {
    let mut out = String::from("#separator:tab\n#html:true\n#notetype:");
    out.push_str(&one_line(notetype));
    out.push_str("\n#guid column:1\n#deck column:2\n#tags column:5\n");
    for note in notes {
        if note.guid.trim().is_empty() || note.front.trim().is_empty() {
            continue;
        }
        let tags: Vec<String> = note
            .tags
            .iter()
            .map(|t| tag(t))
            .filter(|t| !t.is_empty())
            .collect();
        let columns = [
            one_line(&note.guid),
            one_line(&note.deck),
            html(&note.front),
            html(&note.back),
            tags.join(" "),
        ];
        for (i, column) in columns.iter().enumerate() {
            if i > 0 {
                out.push('\t');
            }
            quoted(&mut out, column);
        }
        out.push('\n');
    }
    out
}

/// Plain text as HTML.
fn html(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    out
}

/// A text without line breaks and tabs.
fn one_line(text: &str) -> String {
    text.trim().replace(char::is_control, " ")
}

fn tag(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .collect();
    let words: Vec<&str> = words.into_iter().filter(|w| !w.is_empty()).collect();
    words.join("_")
}

/// A column, in quotes where something in it would end it, or the line, or make a comment of the line.
fn quoted(out: &mut String, column: &str) {
    if !column.contains(['\t', '\n', '\r', '"']) && !column.starts_with('#') {
        out.push_str(column);
        return;
    }
    out.push('"');
    out.push_str(&column.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn note(guid: &str, front: &str, back: &str) -> Note {
        Note {
            guid: guid.to_owned(),
            deck: "Kernel & Wire::OS".to_owned(),
            front: front.to_owned(),
            back: back.to_owned(),
            tags: vec![
                "os::scheduling".to_owned(),
                "two words".to_owned(),
                " ".to_owned(),
            ],
        }
    }

    /// The example of the manual's rules: header keys, one line for each note, quotes doubled.
    #[test]
    fn the_file_is_as_the_manual_has_it() {
        let notes = [
            note(
                "en/os/scheduling#convoy",
                "a < b && \"c\"",
                "one\r\ntwo\tthree",
            ),
            note("#1", "앞", "뒤"),
            note("", "no GUID", ""),
            note("2", " ", "no front"),
        ];
        let text = file(&notes, BASIC);
        let want = "#separator:tab\n#html:true\n#notetype:Basic\n#guid column:1\n#deck column:2\n#tags column:5\n\
            en/os/scheduling#convoy\tKernel & Wire::OS\t\"a &lt; b &amp;&amp; \"\"c\"\"\"\t\
            \"one<br>two\tthree\"\tos::scheduling two_words\n\
            \"#1\"\tKernel & Wire::OS\t앞\t뒤\tos::scheduling two_words\n";
        assert_eq!(text, want);
    }

    /// Reads lines as RFC 4180 has it, with tabs; the second witness of the writer.
    fn rows(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
        let (mut is_quoted, mut chars) = (false, text.chars().peekable());
        while let Some(c) = chars.next() {
            match c {
                '"' if is_quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' if is_quoted => is_quoted = false,
                '"' if cell.is_empty() => is_quoted = true,
                '\t' if !is_quoted => row.push(std::mem::take(&mut cell)),
                '\n' if !is_quoted => {
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                c => cell.push(c),
            }
        }
        rows
    }

    fn plain(html: &str) -> String {
        let text = html
            .replace("<br>", "\n")
            .replace("&lt;", "<")
            .replace("&gt;", ">");
        text.replace("&amp;", "&")
    }

    proptest! {
        #[test]
        fn every_note_comes_back_from_its_line(
            fields in prop::collection::vec(("[#\"a\t]{1,4}", "[#\"<>&a\t\n 가;]{0,9}", "[#\"<>&a\t\n 가;]{0,9}"), 0..5),
        ) {
            let notes: Vec<Note> = fields.iter().map(|(g, f, b)| note(g, f, b)).collect();
            let text = file(&notes, "x\ny");
            let head: Vec<&str> = text.lines().take(6).collect();
            prop_assert_eq!(head[2], "#notetype:x y");
            let body: String = text.split_inclusive('\n').skip(6).collect();
            let kept = notes.iter().filter(|n| !n.guid.trim().is_empty() && !n.front.trim().is_empty());
            let kept: Vec<&Note> = kept.collect();
            let rows = rows(&body);
            prop_assert_eq!(rows.len(), kept.len());
            for (row, note) in rows.iter().zip(kept) {
                prop_assert_eq!(row.len(), 5);
                prop_assert_eq!(plain(&row[2]), note.front.trim());
                prop_assert_eq!(plain(&row[3]), note.back.trim());
                prop_assert_eq!(&row[4], "os::scheduling two_words");
            }
            prop_assert!(!body.split('\n').any(|l| l.starts_with('#')), "no line is a comment");
        }
    }
}
