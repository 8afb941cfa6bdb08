//! Results as tables in Markdown, for course notes and issues.

use kw_models::{Session, Table};
use kw_texts::Texts;

/// The results of a run that has ended, with what was run as their heading. Tables are those of GitHub's
/// Markdown, which most programs read; lines are short of nothing, so that rows can be long.
pub fn results_markdown(session: &dyn Session, texts: &Texts) -> String {
    let lab = session.lab();
    let mut out = format!(
        "# {}: {}\n",
        texts.get(Some(lab), "lab-title"),
        escaped(&texts.why(lab, &session.heading()))
    );
    for table in session.results() {
        out.push('\n');
        write_table(&mut out, &table, lab, texts);
    }
    out
}

fn write_table(out: &mut String, table: &Table, lab: &str, texts: &Texts) {
    let title = texts.get(Some(lab), &format!("table-{}", table.id));
    out.push_str(&format!("## {}\n\n", escaped(&title)));
    let heads = table.columns.iter();
    let heads = heads.map(|c| texts.get(Some(lab), &format!("column-{}", c.id)));
    write_row(out, heads);
    let rule = table.columns.iter();
    let rule = rule.map(|c| if c.number { "--:" } else { "---" });
    write_row(out, rule.map(str::to_owned));
    for row in table.rows.iter().chain(&table.foot) {
        let cells = row.iter();
        write_row(out, cells.map(|c| c.show(&|label| texts.label(lab, label))));
    }
}

fn write_row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(&escaped(&cell));
        out.push_str(" |");
    }
    out.push('\n');
}

/// Text in which nothing is read as a sign of Markdown or HTML, on one line.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '&' => out.push_str("&amp;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use kw_models::registry::LABS;
    use kw_texts::Lang;

    /// The cells of a line of a table: parted at bars that are no text.
    fn cells(line: &str) -> usize {
        let plain = line.replace("\\\\", "").replace("\\|", "");
        plain.matches('|').count() - 1
    }

    #[test]
    fn every_lab_gives_tables_that_are_whole() {
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for entry in LABS {
                let mut session = (entry.open)(&(entry.example)()).expect("examples open");
                session.finish().expect("examples end");
                let text = results_markdown(session.as_ref(), &texts);
                assert!(text.starts_with("# "), "{}", entry.id);
                let blocks: Vec<&str> = text.split("\n## ").skip(1).collect();
                let tables = session.results();
                assert_eq!(blocks.len(), tables.len(), "{}", entry.id);
                assert!(!tables.is_empty(), "{}", entry.id);
                for (block, table) in blocks.iter().zip(&tables) {
                    let lines: Vec<&str> = block.lines().filter(|l| l.starts_with('|')).collect();
                    let rows = table.rows.len() + table.foot.iter().len();
                    assert_eq!(lines.len(), 2 + rows, "{} {}", entry.id, table.id);
                    for line in lines {
                        assert_eq!(cells(line), table.columns.len(), "{}: {line}", entry.id);
                    }
                }
            }
        }
    }

    #[test]
    fn names_are_no_signs() {
        assert_eq!(
            escaped("a|b\n*c* <d> &amp;"),
            "a\\|b \\*c\\* \\<d\\> &amp;amp;"
        );
    }
}
