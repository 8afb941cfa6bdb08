//! The books of notes, glossary and cards: read from `content/`, checked, and put beside the program, which
//! fetches the one of its language when somebody wants to read.

use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};
use xtask::files::hex;

use crate::run::{Doing as _, Done, Failure, fail, root};

/// Writes both books into the site, and their names into its page.
pub fn put(site: &Path) -> Done {
    let books = kw_content::read::books(&root().join("content")).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(|f| format!("content/{f}")).collect();
        Failure(format!("The content has faults:\n{}", lines.join("\n")))
    })?;
    let index = site.join("index.html");
    let mut page = fs::read_to_string(&index).doing(|| format!("read {}", index.display()))?;
    for (language, book) in kw_content::read::LANGUAGES.iter().zip(&books) {
        let text = book.write();
        let name = name(language, &text);
        let place = site.join(&name);
        fs::write(&place, &text).doing(|| format!("write {}", place.display()))?;
        page = named(&page, language, &name)?;
    }
    fs::write(&index, page).doing(|| format!("write {}", index.display()))
}

/// Changes with every byte, as the names of the program do.
fn name(language: &str, text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    format!("book-{language}-{}.json", hex(&hash[..8]))
}

/// The page with the name of a book in its place.
fn named(page: &str, language: &str, name: &str) -> Done<String> {
    let empty = format!("<meta name=\"book-{language}\" content=\"\">");
    if page.matches(&empty).count() != 1 {
        return fail(format!("The page has to have one `{empty}`."));
    }
    let full = format!("<meta name=\"book-{language}\" content=\"{name}\">");
    Ok(page.replace(&empty, &full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_told_where_its_book_is() {
        let page = "<head><meta name=\"book-ko\" content=\"\"></head>";
        let told = named(page, "ko", "book-ko-1.json").unwrap();
        assert_eq!(
            told,
            "<head><meta name=\"book-ko\" content=\"book-ko-1.json\"></head>"
        );
        assert!(named(page, "en", "x").is_err());
        assert!(named(&told, "ko", "x").is_err(), "it has a name already");
    }

    #[test]
    fn other_words_have_another_name() {
        assert_ne!(name("ko", "a"), name("ko", "b"));
        assert!(name("ko", "a").starts_with("book-ko-") && name("ko", "a").ends_with(".json"));
    }
}
