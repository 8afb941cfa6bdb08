//! What a learner types, read in any notation that is right.

pub use crate::exercise::{number, yes};
use crate::{
    exercise::plain,
    ipv4::{BITS, Interface, Ip, Prefix, mask_length},
};

/// An address.
pub fn address(typed: &str) -> Option<Ip> {
    Ip::parse(&plain(typed))
}

/// A prefix length: `26`, `/26` or `255.255.255.192`.
pub fn length(typed: &str) -> Option<u8> {
    let text = plain(typed);
    let text = text.strip_prefix('/').unwrap_or(&text).trim();
    if let Some(mask) = Ip::parse(text) {
        return mask_length(mask.0);
    }
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|n| is_number && *n <= BITS)
}

/// A network: an address alone, or with its prefix length or mask behind a slash or a space.
pub fn network(typed: &str) -> Option<(Ip, Option<u8>)> {
    let text = plain(typed);
    if let Some(address) = Ip::parse(&text) {
        return Some((address, None));
    }
    let (address, rest) = text.split_once(['/', ' '])?;
    let rest = rest.trim().trim_start_matches(['/', ' ']);
    Some((Ip::parse(address)?, Some(length(rest)?)))
}

/// Two addresses with a dash, a comma, spaces or a word between them.
pub fn range(typed: &str) -> Option<(Ip, Ip)> {
    let text = plain(typed);
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let mut parts = text.split(|c: char| !is_part(c)).filter(|p| !p.is_empty());
    let (first, last) = (parts.next()?, parts.next()?);
    // Nothing else may be said but how the two are joined.
    let between = text.strip_prefix(first)?;
    let at = between.find(last)?;
    let (between, behind) = between.split_at(at);
    let joins = ["-", "", ",", "to", "and", "부터", "에서", "..", ":"];
    let ends = ["", "까지"];
    let is_fine = joins.contains(&between.trim()) && ends.contains(&behind[last.len()..].trim());
    (is_fine && parts.next().is_none()).then_some((Ip::parse(first)?, Ip::parse(last)?))
}

/// Networks with their lengths, in any order.
pub fn networks(typed: &str) -> Option<Vec<Interface>> {
    let text = plain(typed);
    let mut words = text
        .split([' ', ',', ';', '\n', '\t'])
        .filter(|w| !w.is_empty());
    let mut all = Vec::new();
    while let Some(word) = words.next() {
        let (address, long) = match word.split_once('/') {
            Some((address, long)) => (address, long),
            // The mask is the next word.
            None => (word, words.next().filter(|w| w.contains('.'))?),
        };
        all.push(Interface {
            address: Ip::parse(address)?,
            length: length(long)?,
        });
    }
    (!all.is_empty()).then_some(all)
}

/// The network of a typed one, if no host bit is set in it.
pub fn exact(typed: Interface) -> Option<Prefix> {
    let prefix = typed.prefix();
    (prefix.network() == typed.address).then_some(prefix)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> Ip {
        Ip::parse(text).expect("an address")
    }

    #[test]
    fn any_right_notation_is_read() {
        for typed in [
            "26",
            "/26",
            " 26 ",
            "255.255.255.192",
            "/255.255.255.192",
            "２６",
            "/ 26",
        ] {
            assert_eq!(length(typed), Some(26), "{typed}");
        }
        for typed in [
            "",
            "/",
            "33",
            "-1",
            "255.0.255.0",
            "26.0",
            "a",
            "2 6",
            "+26",
        ] {
            assert_eq!(length(typed), None, "{typed}");
        }
        for typed in [
            "192.168.1.64/26",
            "192.168.1.64 255.255.255.192",
            "192.168.1.64 / 26",
            "192.168.1.64/255.255.255.192",
            "192.168.1.64 /26",
        ] {
            assert_eq!(
                network(typed),
                Some((ip("192.168.1.64"), Some(26))),
                "{typed}"
            );
        }
        assert_eq!(network("192.168.1.64"), Some((ip("192.168.1.64"), None)));
        for typed in [
            "",
            "192.168.1",
            "192.168.1.64/",
            "192.168.1.64/99",
            "192.168.1.64 x",
        ] {
            assert_eq!(network(typed), None, "{typed}");
        }
        for typed in [
            "10.0.0.1-10.0.0.6",
            "10.0.0.1 – 10.0.0.6",
            "10.0.0.1 10.0.0.6",
            "10.0.0.1~10.0.0.6",
            "10.0.0.1, 10.0.0.6",
            "10.0.0.1 to 10.0.0.6",
            "10.0.0.1부터 10.0.0.6까지",
            " 10.0.0.1 − 10.0.0.6 ",
        ] {
            assert_eq!(
                range(typed),
                Some((ip("10.0.0.1"), ip("10.0.0.6"))),
                "{typed}"
            );
        }
        assert_eq!(
            range("10.0.0.1-10.0.0.1"),
            Some((ip("10.0.0.1"), ip("10.0.0.1")))
        );
        for typed in [
            "",
            "10.0.0.1",
            "10.0.0.1-6",
            "10.0.0.1-10.0.0.2-10.0.0.3",
            "a 10.0.0.1 10.0.0.2",
            "10.0.0.1/24-10.0.0.2",
        ] {
            assert_eq!(range(typed), None, "{typed}");
        }
        for typed in [
            "16382",
            "16,382",
            "16 382",
            "16'382",
            "16.382",
            "１６３８２",
            "16\u{202f}382",
        ] {
            assert_eq!(number(typed), Some(16_382), "{typed}");
        }
        for typed in [
            "",
            "16,38",
            "1638,2",
            "-2",
            "2^3",
            "1e3",
            "0x10",
            "16,,382",
            "99999999999999999999",
        ] {
            assert_eq!(number(typed), None, "{typed}");
        }
        for (typed, want) in [
            ("Yes", true),
            ("예", true),
            ("네.", true),
            ("N", false),
            ("아니요", false),
            ("아니오", false),
        ] {
            assert_eq!(yes(typed), Some(want), "{typed}");
        }
        assert_eq!(yes("maybe"), None);
        let two = networks("10.0.0.0/25, 10.0.0.128 255.255.255.192;").expect("two");
        let texts: Vec<String> = two.iter().map(Interface::to_string).collect();
        assert_eq!(texts, ["10.0.0.0/25", "10.0.0.128/26"]);
        for typed in [
            "",
            "10.0.0.0",
            "10.0.0.0/25 10.0.0.128",
            "10.0.0.0/25 x/26",
            "10.0.0.0 26",
        ] {
            assert_eq!(networks(typed), None, "{typed}");
        }
        assert_eq!(
            exact(two[1]).map(|p| p.to_string()),
            Some("10.0.0.128/26".to_owned())
        );
        assert_eq!(exact(networks("10.0.0.1/24").expect("one")[0]), None);
    }
}
