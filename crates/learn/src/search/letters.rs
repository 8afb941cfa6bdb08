//! Text as letters to compare: what is typed and what is written come out the same.
//!
//! A letter is a UTF-16 unit. Latin is in small letters, full-width forms are narrow, Hangul is in whole
//! syllables however it was encoded (conjoining jamo are put together as in the Unicode Standard, §3.12),
//! jamo that stand alone are the compatibility jamo of a keyboard. Whatever lies between letters, spaces and signs, is one [`GAP`].

use std::ops::Range;

/// Stands between letters, where a text has anything else.
pub const GAP: u16 = 0;

/// First Hangul syllable, 가.
const FIRST: u32 = 0xAC00;
/// Syllables with the same initial consonant.
pub const PER_INITIAL: u16 = 21 * 28;
/// Syllables with the same initial consonant and vowel.
pub const PER_VOWEL: u16 = 28;
/// Number of syllables.
const SYLLABLES: u32 = 19 * 21 * 28;

/// The 30 consonants of a keyboard from U+3131 on, each as the initials it is typed with:
/// ㄳ is ㄱ and ㅅ. A number is the place among the 19 initials ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ.
const CONSONANTS: [(u8, Option<u8>); 30] = [
    (0, None),
    (1, None),
    (0, Some(9)),
    (2, None),
    (2, Some(12)),
    (2, Some(18)),
    (3, None),
    (4, None),
    (5, None),
    (5, Some(0)),
    (5, Some(6)),
    (5, Some(7)),
    (5, Some(9)),
    (5, Some(16)),
    (5, Some(17)),
    (5, Some(18)),
    (6, None),
    (7, None),
    (8, None),
    (7, Some(9)),
    (9, None),
    (10, None),
    (11, None),
    (12, None),
    (13, None),
    (14, None),
    (15, None),
    (16, None),
    (17, None),
    (18, None),
];

/// The 27 final consonants, each by its place among the [`CONSONANTS`].
const FINALS: [u8; 27] = [
    0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 25, 26, 27, 28,
    29,
];

/// A Hangul syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syllable {
    /// Its initial consonant, 0 to 18.
    pub initial: u16,
    /// Its vowel, 0 to 20.
    pub vowel: u16,
    /// Its final consonant, 1 to 27, or 0.
    pub end: u16,
}

impl Syllable {
    /// The syllable that a letter is.
    pub fn of(letter: u16) -> Option<Syllable> {
        let n = u32::from(letter)
            .checked_sub(FIRST)
            .filter(|n| *n < SYLLABLES)? as u16;
        Some(Syllable {
            initial: n / PER_INITIAL,
            vowel: n % PER_INITIAL / PER_VOWEL,
            end: n % PER_VOWEL,
        })
    }

    /// The letter.
    pub fn letter(self) -> u16 {
        FIRST as u16 + self.initial * PER_INITIAL + self.vowel * PER_VOWEL + self.end
    }
}

/// The initials with which a keyboard's consonant is typed: one, or two for a cluster such as ㄳ.
pub fn initials(letter: u16) -> Option<(u16, Option<u16>)> {
    let at = usize::from(letter.checked_sub(0x3131)?);
    let (first, second) = *CONSONANTS.get(at)?;
    Some((u16::from(first), second.map(u16::from)))
}

/// The keyboard's consonant of an initial.
pub fn consonant(initial: u16) -> u16 {
    let place = CONSONANTS
        .iter()
        .position(|c| u16::from(c.0) == initial && c.1.is_none());
    0x3131 + place.unwrap_or(0) as u16
}

/// A final consonant as what remains of it when its last consonant goes to the next syllable, and the
/// initial that this one becomes: 각 → 가 + ㄱ, 닭 → 달 + ㄱ.
pub fn split(end: u16) -> Option<(u16, u16)> {
    let at = usize::from(*FINALS.get(usize::from(end.checked_sub(1)?))?);
    match CONSONANTS[at] {
        (only, None) => Some((0, u16::from(only))),
        (first, Some(second)) => {
            let alone = |f: &u8| CONSONANTS[usize::from(*f)] == (first, None);
            let rest = FINALS.iter().position(alone).map_or(0, |i| i as u16 + 1);
            Some((rest, u16::from(second)))
        }
    }
}

/// Gives every letter of a text with the bytes it stands for, and one [`GAP`] where there is something
/// else between two letters.
pub fn each(text: &str, mut give: impl FnMut(u16, Range<usize>)) {
    let mut chars = text.char_indices().peekable();
    let mut is_begun = false;
    let mut gap: Option<Range<usize>> = None;
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        // The next character, taken if it lies between two; how far it is behind the first of them.
        let mut follows = |first: char, last: char| {
            let next = chars.next_if(|(_, c)| (first..=last).contains(c))?;
            end = next.0 + next.1.len_utf8();
            Some((next.1 as u32 - first as u32) as u16)
        };
        let c = match c {
            // Most of what there is.
            c if c.is_ascii() => c,
            '\u{1100}'..='\u{1112}' => {
                let initial = (c as u32 - 0x1100) as u16;
                match follows('\u{1161}', '\u{1175}') {
                    Some(vowel) => {
                        let end = follows('\u{11A8}', '\u{11C2}').map_or(0, |n| n + 1);
                        char::from_u32(u32::from(
                            Syllable {
                                initial,
                                vowel,
                                end,
                            }
                            .letter(),
                        ))
                    }
                    None => char::from_u32(u32::from(consonant(initial))),
                }
                .unwrap_or(c)
            }
            '\u{1161}'..='\u{1175}' => char::from_u32(c as u32 - 0x1161 + 0x314F).unwrap_or(c),
            '\u{11A8}'..='\u{11C2}' => {
                let place = FINALS[(c as u32 - 0x11A8) as usize];
                char::from_u32(0x3131 + u32::from(place)).unwrap_or(c)
            }
            '가'..='힣' if (c as u32 - FIRST).is_multiple_of(28) => {
                let end = follows('\u{11A8}', '\u{11C2}').map_or(0, |n| u32::from(n) + 1);
                char::from_u32(c as u32 + end).unwrap_or(c)
            }
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            c => c,
        };
        let is_letter = match c {
            c if c.is_ascii() => c.is_ascii_alphanumeric(),
            '가'..='힣' => true,
            // An accent belongs to its letter.
            '\u{300}'..='\u{36F}' => continue,
            c => c.is_alphanumeric(),
        };
        if !is_letter {
            let start = gap.map_or(at, |g| g.start);
            gap = Some(start..end);
            continue;
        }
        if let Some(range) = gap.take().filter(|_| is_begun) {
            give(GAP, range);
        }
        is_begun = true;
        let small = match c {
            c if c.is_ascii() => c.to_ascii_lowercase(),
            '가'..='힣' => c,
            c => c.to_lowercase().next().unwrap_or(c),
        };
        let mut units = [0; 2];
        for unit in small.encode_utf16(&mut units) {
            give(*unit, at..end);
        }
    }
}

/// The letters of a text.
pub fn letters(text: &str) -> Vec<u16> {
    let mut out = Vec::new();
    each(text, |letter, _| out.push(letter));
    out
}

/// The letters of a text with the bytes that they stand for.
pub fn placed(text: &str) -> (Vec<u16>, Vec<Range<usize>>) {
    let (mut out, mut places) = (Vec::new(), Vec::new());
    each(text, |letter, place| {
        out.push(letter);
        places.push(place);
    });
    (out, places)
}

/// A text with its Hangul in whole syllables and full-width Latin narrow, everything else as it is.
pub fn composed(text: &str) -> String {
    let mut out = String::new();
    let mut done = 0;
    each(text, |letter, place| {
        let is_hangul = Syllable::of(letter).is_some() || initials(letter).is_some();
        let is_wide = text[place.clone()].starts_with(|c| ('\u{FF01}'..='\u{FF5E}').contains(&c));
        if !is_hangul && !is_wide || place.start < done {
            return;
        }
        let Some(c) = char::from_u32(u32::from(letter)) else {
            return;
        };
        out.push_str(&text[done..place.start]);
        let is_capital = text[place.clone()].starts_with(char::is_uppercase);
        out.push(if is_capital {
            c.to_ascii_uppercase()
        } else {
            c
        });
        done = place.end;
    });
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        String::from_utf16(&letters(text))
            .expect("letters")
            .replace('\0', "_")
    }

    #[test]
    fn spaces_and_signs_are_one_gap_between_letters() {
        assert_eq!(shown("  Round-Robin (RR)! "), "round_robin_rr");
        assert_eq!(shown("문맥  교환, TLB"), "문맥_교환_tlb");
        assert_eq!(shown("ＴＣＰ／IP"), "tcp_ip");
        assert_eq!(shown("/24 … "), "24");
        assert_eq!(shown(" - "), "");
        assert_eq!(shown("naı\u{308}ve 𝔸"), "naıve_𝔸");
    }

    #[test]
    fn hangul_is_the_same_however_it_is_encoded() {
        // NFD of 스케줄링, of 닭; a lone initial, vowel and final.
        let nfd =
            "\u{1109}\u{1173}\u{110F}\u{1166}\u{110C}\u{116E}\u{11AF}\u{1105}\u{1175}\u{11BC}";
        assert_eq!(shown(nfd), "스케줄링");
        assert_eq!(shown("\u{1103}\u{1161}\u{11B0}"), "닭");
        assert_eq!(shown("다\u{11B0}"), "닭", "half composed");
        assert_eq!(shown("스케\u{110C}"), "스케ㅈ");
        assert_eq!(shown("\u{1161}\u{11B0}"), "ㅏㄺ");
        assert_eq!(composed(nfd), "스케줄링");
        assert_eq!(composed("B１２-Ａ 홍\u{1100}\u{1175}ㅎ!"), "B12-A 홍기ㅎ!");
    }

    #[test]
    fn syllables_come_apart_and_together() {
        for code in 0xAC00_u16..=0xD7A3 {
            let syllable = Syllable::of(code).expect("a syllable");
            assert_eq!(syllable.letter(), code);
            assert!(syllable.initial < 19 && syllable.vowel < 21 && syllable.end < 28);
        }
        assert_eq!(Syllable::of(0xABFF), None);
        assert_eq!(Syllable::of(0xD7A4), None);
        assert_eq!(initials('ㅎ' as u16), Some((18, None)));
        assert_eq!(initials('ㅄ' as u16), Some((7, Some(9))));
        assert_eq!(initials('ㅏ' as u16), None);
        assert_eq!(initials('a' as u16), None);
        for (initial, c) in "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".chars().enumerate()
        {
            assert_eq!(consonant(initial as u16), c as u16);
            assert_eq!(initials(c as u16), Some((initial as u16, None)));
        }
    }

    /// All 27 final consonants by name.
    #[test]
    fn a_final_consonant_moves_on_to_the_next_syllable() {
        let ends = "각갂갃간갅갆갇갈갉갊갋갌갍갎갏감갑값갓갔강갖갗갘같갚갛";
        let rests = "가가각가간간가가갈갈갈갈갈갈갈가가갑가가가가가가가가가";
        let moved = "ㄱㄲㅅㄴㅈㅎㄷㄹㄱㅁㅂㅅㅌㅍㅎㅁㅂㅅㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
        for ((whole, rest), c) in ends.chars().zip(rests.chars()).zip(moved.chars()) {
            let syllable = Syllable::of(whole as u16).expect("a syllable");
            let (end, initial) = split(syllable.end).expect("a final consonant");
            assert_eq!(
                Syllable { end, ..syllable }.letter(),
                rest as u16,
                "{whole}"
            );
            assert_eq!(consonant(initial), c as u16, "{whole}");
        }
        assert_eq!(split(0), None);
        assert_eq!(split(28), None);
    }

    proptest! {
        #[test]
        fn places_are_of_the_text_and_in_order(text in "[\\PC\u{1100}-\u{11FF}가-힣ㄱ-ㅣ \u{300}\n]{0,12}") {
            let (found, places) = placed(&text);
            prop_assert_eq!(found.len(), places.len());
            let mut last = 0;
            for place in &places {
                prop_assert!(place.start < place.end && text.get(place.clone()).is_some());
                prop_assert!(place.start >= last);
                last = place.start;
            }
            prop_assert!(found.windows(2).all(|w| w != [GAP, GAP]));
            prop_assert_ne!(found.first(), Some(&GAP));
            prop_assert_ne!(found.last(), Some(&GAP));
            let again = composed(&text);
            prop_assert_eq!(letters(&again), found);
            prop_assert_eq!(composed(&again), again);
        }
    }
}
