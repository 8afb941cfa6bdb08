//! Korean particles that fit the name they follow.
//!
//! 이/가, 은/는, 을/를, 과/와 depend on whether the name, as it is read aloud, ends in a consonant;
//! 으로/로 takes ㄹ as a vowel. Digits and capital letters are read by their Korean names, and so are
//! small letters without a vowel among them (`pc`); other words in small Latin letters by their sound
//! where the last letter tells it, and with both forms where not.

/// How a name ends when it is read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Vowel,
    Rieul,
    Consonant,
    Unknown,
}

/// The name with the particle of the pair (`이/가`: after a consonant / after a vowel) behind it.
pub fn josa(name: &str, pair: &str) -> String {
    let (consonant, vowel) = pair.split_once('/').unwrap_or((pair, pair));
    let is_ro = consonant == "으로";
    match ending(name) {
        Ending::Rieul if is_ro => format!("{name}{vowel}"),
        Ending::Consonant | Ending::Rieul => format!("{name}{consonant}"),
        Ending::Vowel => format!("{name}{vowel}"),
        Ending::Unknown if is_ro => format!("{name}(으)로"),
        Ending::Unknown => format!("{name}{consonant}({vowel})"),
    }
}

fn ending(name: &str) -> Ending {
    let mut letters = name
        .chars()
        .rev()
        .filter(|c| c.is_ascii_alphanumeric() || ('가'..='힣').contains(c));
    let Some(last) = letters.next() else {
        return Ending::Unknown;
    };
    let before = letters.next();
    let word = name.rsplit(|c: char| !c.is_ascii_lowercase()).next();
    let is_spelt = word.is_some_and(|w| !w.contains(['a', 'e', 'i', 'o', 'u', 'y']));
    match last {
        '가'..='힣' => match (last as u32 - '가' as u32) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        },
        // 일 칠 팔 / 영 십 백 천 만 삼 육 / 이 사 오 구
        '1' | '7' | '8' => Ending::Rieul,
        '0' | '3' | '6' => Ending::Consonant,
        '2' | '4' | '5' | '9' => Ending::Vowel,
        // A capital, or a letter that stands alone, is read by its name: 엘, 알 / 엠, 엔.
        'A'..='Z' | 'a'..='z'
            if last.is_ascii_uppercase()
                || is_spelt
                || before.is_none_or(|b| b.is_ascii_digit()) =>
        {
            match last.to_ascii_uppercase() {
                'L' | 'R' => Ending::Rieul,
                'M' | 'N' => Ending::Consonant,
                _ => Ending::Vowel,
            }
        }
        'm' | 'n' => Ending::Consonant,
        'g' if before == Some('n') => Ending::Consonant,
        'l' => Ending::Rieul,
        'a' | 'i' | 'o' | 'u' | 'w' | 'y' | 'r' | 's' | 'x' | 'h' | 'z' | 'd' | 'v' | 'f' | 'j'
        | 'q' => Ending::Vowel,
        _ => Ending::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_particle_fits_the_name() {
        for (name, pair, want) in [
            ("P1", "이/가", "P1이"),
            ("P2", "이/가", "P2가"),
            ("P10", "은/는", "P10은"),
            ("P3", "을/를", "P3을"),
            ("P4", "과/와", "P4와"),
            ("P7", "으로/로", "P7로"),
            ("P6", "으로/로", "P6으로"),
            ("A", "이/가", "A가"),
            ("L", "이/가", "L이"),
            ("CPU", "을/를", "CPU를"),
            ("프로세스", "은/는", "프로세스는"),
            ("큐", "이/가", "큐가"),
            ("꼬리", "으로/로", "꼬리로"),
            ("칸", "으로/로", "칸으로"),
            ("교실", "으로/로", "교실로"),
            ("typing", "이/가", "typing이"),
            ("gamer", "이/가", "gamer가"),
            ("disk", "이/가", "disk이(가)"),
            ("disk", "으로/로", "disk(으)로"),
            ("student-pc", "은/는", "student-pc는"),
            ("nice10", "은/는", "nice10은"),
            ("rcu_preempt-15", "이/가", "rcu_preempt-15가"),
            ("…", "이/가", "…이(가)"),
        ] {
            assert_eq!(josa(name, pair), want);
        }
    }
}
