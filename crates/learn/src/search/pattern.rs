//! A typed word as a pattern over letters.
//!
//! What is typed is a word on its way: its last syllable may still grow (주 → 줄, 고 → 과), its last
//! consonant may belong to the next syllable (켖 → 케ㅈ…), and consonants alone stand for syllables that
//! begin with them. None of this needs trying in several ways: at each place of a text at most one of the
//! readings fits.

use super::letters::{GAP, PER_INITIAL, PER_VOWEL, Syllable, consonant, initials, letters, split};

/// Most letters of a word that are looked at.
const LETTERS_MAX: usize = 64;

/// What stands for one letter of a text, or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Atom {
    /// This letter.
    Letter(u16),
    /// A syllable with this initial, or the consonant itself.
    Initial(u16),
    /// A syllable of which the final consonant, or more of the vowel, may still come.
    Open(Syllable),
    /// A syllable whose final consonant may belong to the next one; where it `grows`, it may also be the
    /// first of two.
    Closed {
        /// As typed.
        syllable: Syllable,
        /// It is the last that was typed.
        grows: bool,
    },
}

/// A typed word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<Atom>);

/// How a pattern lies in a text. The less, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lies {
    /// It is the whole text.
    Whole,
    /// The text begins with it.
    Begins,
    /// A word begins with it.
    Word,
    /// It is somewhere.
    Inside,
}

impl Pattern {
    /// The pattern of a typed word; gaps in it count for nothing. `None` if there is no letter in it.
    pub fn of(word: &str) -> Option<Pattern> {
        let typed = letters(word).into_iter().filter(|l| *l != GAP);
        let typed: Vec<u16> = typed.take(LETTERS_MAX).collect();
        let mut atoms = Vec::new();
        for (i, &letter) in typed.iter().enumerate() {
            let next = typed.get(i + 1);
            let is_last = next.is_none();
            if let Some((first, second)) = initials(letter) {
                atoms.push(Atom::Initial(first));
                atoms.extend(second.map(Atom::Initial));
                continue;
            }
            atoms.push(match Syllable::of(letter) {
                Some(syllable) if syllable.end == 0 && is_last => Atom::Open(syllable),
                // Keyboards make 켖ㄹ of 케ㅈㄹ.
                Some(syllable)
                    if syllable.end > 0 && next.is_none_or(|n| initials(*n).is_some()) =>
                {
                    Atom::Closed {
                        syllable,
                        grows: is_last,
                    }
                }
                _ => Atom::Letter(letter),
            });
        }
        (!atoms.is_empty()).then_some(Pattern(atoms))
    }

    /// Whether consonants in it stand for syllables.
    pub fn has_initials(&self) -> bool {
        self.0.iter().any(|a| matches!(a, Atom::Initial(_)))
    }

    /// Where it lies best in a text: how, and from which letter to which.
    pub fn best(&self, text: &[u16]) -> Option<(Lies, usize, usize)> {
        let mut best: Option<(Lies, usize, usize)> = None;
        let mut from = 0;
        while let Some((start, end)) = self.next(text, from) {
            let lies = match start {
                0 if end == text.len() => Lies::Whole,
                0 => Lies::Begins,
                _ if begins_word(text, start) => Lies::Word,
                _ => Lies::Inside,
            };
            if best.is_none_or(|b| lies < b.0) {
                best = Some((lies, start, end));
            }
            if lies <= Lies::Word {
                break;
            }
            from = start + 1;
        }
        best
    }

    /// The first place in a long text: Latin only where a word begins with it, and nothing that begins
    /// with a consonant for a syllable, which would be found everywhere.
    pub fn in_body(&self, text: &[u16]) -> Option<(usize, usize)> {
        let is_latin = match self.0.first()? {
            Atom::Initial(_) => return None,
            Atom::Letter(letter) => is_ascii(*letter),
            Atom::Open(_) | Atom::Closed { .. } => false,
        };
        let mut from = 0;
        loop {
            let (start, end) = self.next(text, from)?;
            if !is_latin || begins_word(text, start) {
                return Some((start, end));
            }
            from = start + 1;
        }
    }

    /// The next place from a letter on.
    pub fn next(&self, text: &[u16], from: usize) -> Option<(usize, usize)> {
        let first = *self.0.first()?;
        let (low, high) = range(first);
        let alone = match first {
            Atom::Initial(initial) => consonant(initial),
            _ => low,
        };
        let mut at = from;
        loop {
            let rest = text.get(at..)?;
            at += rest
                .iter()
                .position(|l| (low..=high).contains(l) || *l == alone)?;
            if let Some(end) = self.end(text, at) {
                return Some((at, end));
            }
            at += 1;
        }
    }

    /// Where it ends if it begins at a letter.
    fn end(&self, text: &[u16], start: usize) -> Option<usize> {
        let mut at = start;
        for atom in &self.0 {
            if at > start {
                at = over_gap(text, at);
            }
            at = atom.end(text, at)?;
        }
        Some(at)
    }
}

impl Atom {
    fn end(self, text: &[u16], at: usize) -> Option<usize> {
        let letter = *text.get(at)?;
        let is = |yes: bool| yes.then_some(at + 1);
        match self {
            Atom::Letter(wanted) => is(letter == wanted),
            Atom::Initial(initial) => is(begins(letter, initial)),
            Atom::Open(_) => {
                let (low, high) = range(self);
                is((low..=high).contains(&letter))
            }
            Atom::Closed { syllable, grows } => {
                let there = Syllable::of(letter)?;
                let same = there.initial == syllable.initial && there.vowel == syllable.vowel;
                let (rest, moved) = split(syllable.end)?;
                let grown = || {
                    grows && there.end > 0 && split(there.end).is_some_and(|s| s.0 == syllable.end)
                };
                if !same {
                    None
                } else if there.end == syllable.end || grown() {
                    Some(at + 1)
                } else if there.end == rest {
                    let next = over_gap(text, at + 1);
                    begins(*text.get(next)?, moved).then_some(next + 1)
                } else {
                    None
                }
            }
        }
    }
}

/// The letters that an atom can begin with, but for the consonant itself where it stands for a syllable.
fn range(atom: Atom) -> (u16, u16) {
    let first = |s: Syllable| Syllable { end: 0, ..s }.letter();
    match atom {
        Atom::Letter(letter) => (letter, letter),
        Atom::Initial(initial) => {
            let low = Syllable {
                initial,
                vowel: 0,
                end: 0,
            }
            .letter();
            (low, low + PER_INITIAL - 1)
        }
        Atom::Open(syllable) => {
            // ㅗ may become ㅘㅙㅚ, ㅜ ㅝㅞㅟ, ㅡ ㅢ: they follow it.
            let more = match syllable.vowel {
                8 | 13 => 3,
                18 => 1,
                _ => 0,
            };
            (
                first(syllable),
                first(syllable) + (more + 1) * PER_VOWEL - 1,
            )
        }
        Atom::Closed { syllable, .. } => (first(syllable), first(syllable) + PER_VOWEL - 1),
    }
}

fn begins(letter: u16, initial: u16) -> bool {
    letter == consonant(initial) || Syllable::of(letter).is_some_and(|s| s.initial == initial)
}

fn over_gap(text: &[u16], at: usize) -> usize {
    at + usize::from(text.get(at) == Some(&GAP))
}

fn is_ascii(letter: u16) -> bool {
    letter < 128
}

/// Whether a word begins at a letter: after a gap, or where Latin and other letters meet.
fn begins_word(text: &[u16], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| text.get(i));
    match (before, text.get(at)) {
        (None | Some(&GAP), _) => true,
        (Some(&a), Some(&b)) => is_ascii(a) != is_ascii(b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lies(typed: &str, text: &str) -> Option<Lies> {
        let found = Pattern::of(typed)?.best(&letters(text));
        found.map(|f| f.0)
    }

    #[test]
    fn every_moment_of_typing_a_word_finds_it() {
        // As a keyboard with two sets of keys composes 스케줄링.
        for typed in [
            "ㅅ",
            "스",
            "슼",
            "스케",
            "스켖",
            "스케주",
            "스케줄",
            "스케줄ㄹ",
            "스케줄리",
            "스케줄링",
        ] {
            let found = lies(typed, "스케줄링").expect(typed);
            assert!(found <= Lies::Begins, "{typed}");
        }
        // 과제 passes through 고; 닭갈비 through 달, 닭 and 닭ㄱ; 값 through 갑; 의미 through 으.
        for (typed, text) in [
            ("고", "과제"),
            ("달", "닭갈비"),
            ("닭ㄱ", "닭갈비"),
            ("닭", "달걀"),
            ("갑", "값"),
            ("으", "의미"),
            ("무", "뭐"),
            ("교착상", "교착 상태"),
            ("교착샅", "교착 상태"),
        ] {
            let found = lies(typed, text);
            assert_eq!(found.is_some(), typed != "교착샅", "{typed} {text}");
        }
        assert_eq!(lies("강", "가나"), None);
        assert_eq!(lies("가나", "강남"), None, "only the last syllable grows");
        assert_eq!(lies("나", "내"), None, "ㅏ does not become ㅐ");
        assert_eq!(lies("갂", "각"), None);
        assert_eq!(lies("각", "갂"), None, "ㄲ is one key of its own");
    }

    #[test]
    fn consonants_stand_for_syllables() {
        assert_eq!(lies("ㅅㅋㅈㄹ", "스케줄링"), Some(Lies::Whole));
        assert_eq!(lies("스케ㅈㄹ", "스케줄링"), Some(Lies::Whole));
        assert_eq!(
            lies("스켖ㄹ", "스케줄링"),
            Some(Lies::Whole),
            "as keyboards make it of 스케ㅈㄹ"
        );
        assert_eq!(lies("ㅁㅁㄱㅎ", "문맥 교환"), Some(Lies::Whole));
        assert_eq!(lies("ㅁㄱㄱㅎ", "문맥 교환"), None);
        assert_eq!(lies("ㅁㅁㄱㅎ", "명목 기회"), Some(Lies::Whole));
        assert_eq!(lies("ㅁㅁㄱㅎ", "매몰 관행"), Some(Lies::Whole));
        assert_eq!(lies("ㄱㅎ", "문맥 교환"), Some(Lies::Word));
        assert_eq!(
            lies("ㄳ", "가상 메모리"),
            Some(Lies::Begins),
            "ㄱ and ㅅ made one by the keyboard"
        );
        assert_eq!(lies("ㄱ", "까치"), None);
        assert_eq!(lies("ㅋ", "ㅋ"), Some(Lies::Whole));
        assert_eq!(lies("tcpㅇㄱ", "TCP 연결"), Some(Lies::Whole));
    }

    #[test]
    fn spaces_do_not_matter_in_between() {
        assert_eq!(lies("문맥교환", "문맥 교환"), Some(Lies::Whole));
        assert_eq!(lies("문맥 교환", "문맥교환"), Some(Lies::Whole));
        assert_eq!(lies("roundrobin", "Round-Robin"), Some(Lies::Whole));
        assert_eq!(lies("맥굫", "문맥 교환"), Some(Lies::Inside));
        assert_eq!(lies("robin", "Round-Robin"), Some(Lies::Word));
        assert_eq!(lies("연결", "TCP연결"), Some(Lies::Word));
        assert_eq!(lies("obi", "Round-Robin"), Some(Lies::Inside));
        assert_eq!(
            lies("obo", "obio obo"),
            Some(Lies::Word),
            "the best place, not the first"
        );
        assert_eq!(Pattern::of(" /-"), None);
    }

    #[test]
    fn long_texts_are_searched_by_words() {
        let place =
            |typed: &str, text: &str| Pattern::of(typed).expect("letters").in_body(&letters(text));
        assert_eq!(place("art", "a start art"), Some((8, 11)));
        assert_eq!(place("art", "a start"), None);
        assert_eq!(place("맥", "문맥을"), Some((1, 2)));
        assert_eq!(place("ㅁㅁ", "문맥"), None);
        assert_eq!(place("문ㅁ", "문맥"), Some((0, 2)));
    }
}
