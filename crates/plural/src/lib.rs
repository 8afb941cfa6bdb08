//! Plural rules of Korean and English, with the interface that `fluent-bundle` asks for.
//!
//! Rules: Unicode CLDR, *Language Plural Rules*, `en` and `ko`. Left out: every other language, and
//! reading numbers from text.

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

use operands::PluralOperands;
use unic_langid::LanguageIdentifier;

/// A class of numbers that words go with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PluralCategory {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER,
}

/// Counting or ranking.
#[derive(Debug, Clone, Copy, Hash, PartialEq, Eq)]
pub enum PluralRuleType {
    /// First, second, third.
    ORDINAL,
    /// One, two, three.
    CARDINAL,
}

/// The rules of one language.
#[derive(Debug, Clone)]
pub struct PluralRules {
    is_english: bool,
    kind: PluralRuleType,
}

impl PluralRules {
    /// The rules of a language.
    ///
    /// # Errors
    /// Where it is neither Korean nor English.
    pub fn create(
        language: impl Into<LanguageIdentifier>,
        kind: PluralRuleType,
    ) -> Result<Self, &'static str> {
        match language.into().language.as_str() {
            "en" => Ok(PluralRules {
                is_english: true,
                kind,
            }),
            "ko" => Ok(PluralRules {
                is_english: false,
                kind,
            }),
            _ => Err("neither Korean nor English"),
        }
    }

    /// The class of a number.
    ///
    /// # Errors
    /// Where it is none.
    pub fn select<N: TryInto<PluralOperands>>(
        &self,
        number: N,
    ) -> Result<PluralCategory, &'static str> {
        let number = number.try_into().map_err(|_| "no number")?;
        let whole = number.v == 0;
        Ok(match (self.is_english, self.kind) {
            (true, PluralRuleType::CARDINAL) if number.i == 1 && whole => PluralCategory::ONE,
            (true, PluralRuleType::ORDINAL) if whole => match (number.i % 10, number.i % 100) {
                (1, rest) if rest != 11 => PluralCategory::ONE,
                (2, rest) if rest != 12 => PluralCategory::TWO,
                (3, rest) if rest != 13 => PluralCategory::FEW,
                _ => PluralCategory::OTHER,
            },
            _ => PluralCategory::OTHER,
        })
    }

    /// The languages there are rules for.
    pub fn get_locales(_: PluralRuleType) -> Vec<LanguageIdentifier> {
        let languages = ["en", "ko"].into_iter();
        languages.filter_map(|l| l.parse().ok()).collect()
    }
}

/// What rules look at in a number.
pub mod operands {
    /// The parts of a number, as CLDR names them.
    #[derive(Debug, PartialEq)]
    pub struct PluralOperands {
        /// Absolute value.
        pub n: f64,
        /// Its whole part.
        pub i: u64,
        /// Digits behind the point, with trailing zeros.
        pub v: usize,
        /// Digits behind the point, without trailing zeros.
        pub w: usize,
        /// The digits behind the point as a number, with trailing zeros.
        pub f: u64,
        /// The digits behind the point as a number, without trailing zeros.
        pub t: u64,
    }

    impl TryFrom<f64> for PluralOperands {
        type Error = &'static str;

        fn try_from(number: f64) -> Result<Self, Self::Error> {
            if !number.is_finite() {
                return Err("no number");
            }
            let n = number.abs();
            let text = n.to_string();
            let digits = text.split_once('.').map_or("", |(_, d)| d);
            let f = digits.parse().unwrap_or(0);
            Ok(PluralOperands {
                n,
                i: n as u64,
                v: digits.len(),
                w: digits.len(),
                f,
                t: f,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(language: &str, kind: PluralRuleType, numbers: &[f64]) -> Vec<PluralCategory> {
        let language: LanguageIdentifier = language.parse().expect("a language");
        let rules = PluralRules::create(language, kind).expect("one of the two");
        let select = |n: &f64| rules.select(*n).expect("a number");
        numbers.iter().map(select).collect()
    }

    /// Samples of CLDR's own table of plural rules.
    #[test]
    fn numbers_fall_into_the_classes_of_cldr() {
        use PluralCategory::{FEW, ONE, OTHER, TWO};
        use PluralRuleType::{CARDINAL, ORDINAL};
        assert_eq!(
            all("en", CARDINAL, &[0.0, 1.0, 2.0, 1.5, 11.0, 1e6, -1.0]),
            [OTHER, ONE, OTHER, OTHER, OTHER, OTHER, ONE]
        );
        assert_eq!(
            all(
                "en",
                ORDINAL,
                &[1.0, 2.0, 3.0, 4.0, 11.0, 12.0, 13.0, 21.0, 102.0, 1003.0]
            ),
            [ONE, TWO, FEW, OTHER, OTHER, OTHER, OTHER, ONE, TWO, FEW]
        );
        assert_eq!(all("ko", CARDINAL, &[0.0, 1.0, 2.0]), [OTHER; 3]);
        assert_eq!(all("ko", ORDINAL, &[1.0]), [OTHER]);
        let german: LanguageIdentifier = "de".parse().expect("a language");
        assert!(PluralRules::create(german, CARDINAL).is_err());
    }
}
