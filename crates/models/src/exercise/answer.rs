//! Right answers as data, and whether what was typed is one: any right notation counts.

use super::{number, plain, yes};
use crate::ipv4::Ip;
use kw_scene::Label;

/// A word to choose: the text that shows it, or none where its first spelling does, and its spellings.
pub type Word = (Option<&'static str>, &'static [&'static str]);

/// A right answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A whole number, in base ten or with `0x` or `0b` before it; one of these units may follow.
    Number(u64, &'static [&'static str]),
    /// A whole number without a unit that is an address or a part of one.
    Hex(u64),
    /// An IPv4 address.
    Ip(Ip),
    /// A number that need not be whole, as a fraction or as a decimal: exact, or rounded to two places
    /// or more; one of these units may follow.
    Ratio(u64, u64, &'static [&'static str]),
    /// Yes or no.
    Yes(bool),
    /// Numbers in their order.
    List(Vec<u64>),
    /// Some of the known names, in their order; the same twice in a row is once.
    Names(Vec<String>, Vec<usize>),
    /// One of the words.
    Word(&'static [Word], usize),
    /// A whole number as above without a unit, or none: this word.
    Or(Option<u64>, Word),
}

/// In place of an address: the access faults.
pub const FAULT: Word = (
    Some("answer-fault"),
    &["fault", "trap", "폴트", "트랩", "오류"],
);

impl Answer {
    /// Whether `typed` is this answer; `None` where it is none of its kind.
    pub fn is(&self, typed: &str) -> Option<bool> {
        let typed = &plain(typed);
        match self {
            Answer::Number(right, units) => based(without_unit(typed, units)).map(|n| n == *right),
            Answer::Hex(right) => based(typed).map(|n| n == *right),
            Answer::Ip(right) => Ip::parse(typed).map(|ip| ip == *right),
            Answer::Ratio(n, d, units) => ratio(without_unit(typed, units), *n, *d),
            Answer::Yes(right) => yes(typed).map(|is| is == *right),
            Answer::List(right) => list(typed).map(|all| all == *right),
            Answer::Names(known, right) => {
                let mut given = names(typed, known)?;
                let mut right = right.clone();
                given.dedup();
                right.dedup();
                Some(given == right)
            }
            Answer::Word(words, right) => {
                let given = words.iter().position(|w| spells(*w, typed))?;
                Some(given == *right)
            }
            Answer::Or(right, word) if spells(*word, typed) => Some(right.is_none()),
            Answer::Or(right, _) => based(typed).map(|n| Some(n) == *right),
        }
    }

    /// The answer as one may type it.
    pub fn key(&self) -> Label {
        match self {
            Answer::Number(n, _) | Answer::Or(Some(n), _) => Label::raw(n.to_string()),
            Answer::Hex(n) => Label::raw(format!("0x{n:X}")),
            Answer::Ip(ip) => Label::raw(ip.to_string()),
            Answer::Ratio(n, d, _) => Label::raw(written(*n, *d)),
            Answer::Yes(is) => Label::text(if *is { "yes" } else { "no" }),
            Answer::List(all) => {
                let all: Vec<String> = all.iter().map(u64::to_string).collect();
                Label::raw(all.join(" "))
            }
            Answer::Names(known, all) => {
                let all: Vec<&str> = all.iter().map(|i| known[*i].as_str()).collect();
                Label::raw(all.join(" "))
            }
            Answer::Word(words, right) => shown(words[*right]),
            Answer::Or(None, word) => shown(*word),
        }
    }

    /// The notations of its kind.
    pub(super) fn form(&self) -> &'static str {
        match self {
            Answer::Number(..) => "blank-number",
            Answer::Hex(_) => "blank-address",
            Answer::Ip(_) => "blank-ip",
            Answer::Ratio(..) => "blank-ratio",
            Answer::Yes(_) => "blank-yes",
            Answer::List(_) => "blank-list",
            Answer::Names(_, right) if right.len() == 1 => "blank-name",
            Answer::Names(..) => "blank-names",
            Answer::Word(..) => "blank-word",
            Answer::Or(..) => "blank-reached",
        }
    }
}

/// Whether a word is spelt so; gaps and hyphens are no matter.
fn spells(word: Word, typed: &str) -> bool {
    let squeezed = |text: &str| text.to_lowercase().replace([' ', '-', '_'], "");
    word.1.iter().any(|w| squeezed(w) == squeezed(typed))
}

fn shown((text, spellings): Word) -> Label {
    text.map_or_else(|| Label::raw(spellings[0]), Label::text)
}

/// What stands before a unit, if it is one of these.
fn without_unit<'a>(typed: &'a str, units: &[&str]) -> &'a str {
    let ends = units.iter().filter_map(|unit| typed.strip_suffix(unit));
    ends.map(str::trim_end)
        .find(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(typed)
}

/// A whole number in base ten, or in another one that is told.
fn based(typed: &str) -> Option<u64> {
    for (prefix, base) in [("0x", 16), ("0b", 2)] {
        if let Some(digits) = typed.strip_prefix(prefix) {
            let digits = digits.replace([' ', '_', '\''], "");
            return u64::from_str_radix(&digits, base)
                .ok()
                .filter(|_| !digits.starts_with('+'));
        }
    }
    number(typed)
}

/// Whether a fraction or a decimal is `n` ÷ `d`; `None` where it is neither, or too coarse to say.
fn ratio(typed: &str, n: u64, d: u64) -> Option<bool> {
    let (n, d) = (u128::from(n), u128::from(d.max(1)));
    let digits = |text: &str| -> Option<u128> {
        let is_good = (1..=15).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|_| is_good)
    };
    if let Some((above, below)) = typed.split_once('/') {
        // 4 1/3 is 4 + 1/3.
        let (whole, above) = above.trim().rsplit_once(' ').unwrap_or(("0", above.trim()));
        let (whole, above) = (digits(whole.trim())?, digits(above)?);
        let below = digits(below.trim()).filter(|b| *b > 0)?;
        return Some((whole * below + above).checked_mul(d)? == n.checked_mul(below)?);
    }
    let typed = typed.replace(',', "");
    let (whole, part) = typed.split_once('.').unwrap_or((&typed, ""));
    if part.len() > 9 || typed.ends_with('.') {
        return None;
    }
    let scale = 10_u128.pow(part.len() as u32);
    let part_value = if part.is_empty() { 0 } else { digits(part)? };
    let given = digits(whole)? * scale + part_value;
    let rounded = (2 * n * scale + d) / (2 * d);
    if given * d == n * scale {
        return Some(true);
    }
    match part.len() {
        2.. => Some(given == rounded),
        _ if given == rounded => None,
        _ => Some(false),
    }
}

/// `n` ÷ `d` as a decimal where that ends within two places, else as a fraction.
fn written(n: u64, d: u64) -> String {
    let d = d.max(1);
    if n.is_multiple_of(d) {
        return (n / d).to_string();
    }
    if (n * 100).is_multiple_of(d) {
        let hundredths = n * 100 / d;
        let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        return text.trim_end_matches('0').to_owned();
    }
    let mut gcd = (n, d);
    while gcd.1 > 0 {
        gcd = (gcd.1, gcd.0 % gcd.1);
    }
    format!("{}/{}", n / gcd.0, d / gcd.0)
}

fn is_between(c: char) -> bool {
    matches!(
        c,
        ' ' | ',' | ';' | '-' | '>' | '→' | '|' | '/' | '(' | ')' | '[' | ']' | '{' | '}'
    )
}

fn list(typed: &str) -> Option<Vec<u64>> {
    let parts = typed.split(is_between).filter(|p| !p.is_empty());
    let all: Option<Vec<u64>> = parts.map(|p| p.parse().ok()).collect();
    all.filter(|all| !all.is_empty())
}

/// Names by their positions; a number stands for the name that ends in it.
fn names(typed: &str, known: &[String]) -> Option<Vec<usize>> {
    let parts = typed.split(is_between).filter(|p| !p.is_empty());
    let of = |part: &str| {
        known.iter().position(|name| {
            let name = name.to_lowercase();
            name == part || name.trim_start_matches(|c: char| !c.is_ascii_digit()) == part
        })
    };
    let all: Option<Vec<usize>> = parts.map(of).collect();
    all.filter(|all| !all.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_right_notation_counts_and_a_wrong_unit_is_no_answer() {
        let number = Answer::Number(26, &["ns"]);
        for right in ["26", " 26 ns", "26ns", "0x1A", "0b1_1010", "２６"] {
            assert_eq!(number.is(right), Some(true), "{right}");
        }
        assert_eq!(number.is("27"), Some(false));
        for odd in ["26 ms", "", "ns", "1a", "0x", "0x+1", "2,6"] {
            assert_eq!(number.is(odd), None, "{odd}");
        }
        let third = Answer::Ratio(13, 3, &["ms"]);
        for right in ["13/3", "26/6", "4 1/3", "4.33", "4.3333 ms"] {
            assert_eq!(third.is(right), Some(true), "{right}");
        }
        for wrong in ["4", "4.34", "4.32", "5/3", "4.2"] {
            assert_eq!(third.is(wrong), (wrong != "4").then_some(false), "{wrong}");
        }
        for odd in ["4.3", "4.", "13/0", "/", "."] {
            assert_eq!(third.is(odd), None, "too coarse, or no number: {odd}");
        }
        assert_eq!(Answer::Ratio(13, 2, &[]).is("6.5"), Some(true));
        let address = Answer::Ip(Ip::new(192, 0, 2, 1));
        assert_eq!(address.key(), Label::raw("192.0.2.1"));
        assert_eq!(address.is("１９２.0.2.1 "), Some(true));
        assert_eq!(address.is("192.0.2.2"), Some(false));
        for odd in ["192.0.2", "192.0.2.01", "192.0.2.1/24", ""] {
            assert_eq!(address.is(odd), None, "{odd}");
        }
    }

    #[test]
    fn lists_names_words_and_faults_are_read_as_people_write_them() {
        let list = Answer::List(vec![7, 0, 1]);
        for right in ["7 0 1", "7, 0, 1", "7→0→1", "[7,0,1]"] {
            assert_eq!(list.is(right), Some(true), "{right}");
        }
        assert_eq!(list.is("7 1 0"), Some(false));
        assert_eq!(list.is("7 x"), None);
        let known = vec!["P1".to_owned(), "P2".to_owned()];
        let names = Answer::Names(known, vec![0, 1, 0]);
        for right in [
            "P1 P2 P1",
            "p1,p2,p1",
            "P1 P1 → P2 → P1",
            "1 2 1",
            "|P1|P2|P1|",
        ] {
            assert_eq!(names.is(right), Some(true), "{right}");
        }
        assert_eq!(names.is("P2 P1"), Some(false));
        assert_eq!(names.is("P3"), None);
        const WORDS: &[Word] = &[
            (None, &["have-local-offer"]),
            (Some("yes"), &["stable", "안정"]),
        ];
        assert_eq!(Answer::Word(WORDS, 0).is("Have local offer"), Some(true));
        assert_eq!(Answer::Word(WORDS, 0).is("안정"), Some(false));
        assert_eq!(Answer::Word(WORDS, 0).is("closed"), None);
        assert_eq!(Answer::Or(None, FAULT).key(), Label::text("answer-fault"));
        assert_eq!(Answer::Or(None, FAULT).is("폴트"), Some(true));
        assert_eq!(Answer::Or(None, FAULT).is("4096"), Some(false));
        assert_eq!(Answer::Or(Some(4096), FAULT).is("0x1000"), Some(true));
        assert_eq!(Answer::Or(Some(4096), FAULT).is("fault"), Some(false));
    }

    #[test]
    fn a_ratio_is_written_as_short_as_it_is_exact() {
        for (n, d, want) in [
            (8, 2, "4"),
            (13, 2, "6.5"),
            (13, 4, "3.25"),
            (26, 6, "13/3"),
        ] {
            assert_eq!(written(n, d), want);
        }
    }
}
