//! An ICE candidate: an address where a peer may be reached (RFC 8839 §5.1, TCP of RFC 6544 §4.5).

use crate::Fault;
use std::{
    fmt,
    net::{Ipv4Addr, Ipv6Addr},
};

/// Where a candidate is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// An IPv4 address.
    V4(Ipv4Addr),
    /// An IPv6 address.
    V6(Ipv6Addr),
    /// A name: browsers hide a host's own address behind one that ends in `.local` (mDNS).
    Name(String),
}

impl Address {
    /// Reads an address, or a name of letters, digits, dots and dashes.
    pub fn parse(text: &str) -> Option<Address> {
        if let Ok(v4) = text.parse() {
            return Some(Address::V4(v4));
        }
        if let Ok(v6) = text.parse() {
            return Some(Address::V6(v6));
        }
        // A name is none where its last part is a number: that is a mistyped address.
        let last = text.rsplit('.').next()?;
        let is_label = |label: &str| {
            (1..=63).contains(&label.len())
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let is_name = text.len() <= 253
            && text.split('.').all(is_label)
            && last.bytes().any(|b| b.is_ascii_alphabetic());
        is_name.then(|| Address::Name(text.to_owned()))
    }

    /// Whether it is a name that only machines of the same network can ask for (mDNS).
    pub fn is_mdns(&self) -> bool {
        matches!(self, Address::Name(name) if name.to_ascii_lowercase().ends_with(".local"))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Address::V4(a) => a.fmt(f),
            Address::V6(a) => a.fmt(f),
            Address::Name(name) => f.write_str(name),
        }
    }
}

/// How a candidate was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An address of the machine itself.
    Host,
    /// The address a STUN server saw.
    ServerReflexive,
    /// The address the other peer saw.
    PeerReflexive,
    /// An address of a TURN server that passes on what comes to it.
    Relayed,
}

impl Kind {
    /// All kinds, the best first.
    pub const ALL: [Kind; 4] = [
        Kind::Host,
        Kind::PeerReflexive,
        Kind::ServerReflexive,
        Kind::Relayed,
    ];

    /// Its word in a candidate line.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Host => "host",
            Kind::ServerReflexive => "srflx",
            Kind::PeerReflexive => "prflx",
            Kind::Relayed => "relay",
        }
    }

    /// The kind of this word.
    pub fn of_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// A candidate as a line of a description or a note of its own gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Equal for candidates that are likely to work or fail together.
    pub foundation: String,
    /// 1 for media and data, 2 for RTCP of its own; 1 to 256.
    pub component: u16,
    /// `udp` or `tcp`, as it is spelled in the line.
    pub transport: String,
    /// The larger, the sooner it is tried; 1 to 2³¹ − 1.
    pub priority: u32,
    /// Where it is.
    pub address: Address,
    /// Its port.
    pub port: u16,
    /// How it was found.
    pub kind: Kind,
    /// What it was found from: the address behind it.
    pub related: Option<(Address, u16)>,
    /// For TCP: `active`, `passive` or `so`.
    pub tcp_type: Option<String>,
    /// All further pairs of name and value, in order.
    pub extensions: Vec<(String, String)>,
}

/// The words of a line with their places.
struct Words<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    /// The next word with its place; the line's end and no word where there is none.
    fn next(&mut self) -> (usize, &'a str) {
        let rest = &self.line[self.at..];
        let gap = rest.len() - rest.trim_start_matches(' ').len();
        let start = self.at + gap;
        let rest = &self.line[start..];
        let word = &rest[..rest.find(' ').unwrap_or(rest.len())];
        self.at = start + word.len();
        (start, word)
    }

    /// The next word, where `read` takes it.
    fn read<T>(
        &mut self,
        what: &'static str,
        read: impl FnOnce(&'a str) -> Option<T>,
    ) -> Result<T, Fault> {
        let (at, word) = self.next();
        read(word).ok_or_else(|| Fault::new(at, what, word))
    }
}

/// A character of a user name fragment, a password or a foundation (`ice-char`).
pub(crate) fn is_ice_char(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'+' || b == b'/'
}

/// A whole number of digits alone, at most `max`.
pub(crate) fn number(word: &str, min: u64, max: u64) -> Option<u64> {
    let digits = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let n = word.parse().ok().filter(|_| digits)?;
    (min..=max).contains(&n).then_some(n)
}

fn port(word: &str) -> Option<u16> {
    number(word, 0, 65_535).and_then(|n| n.try_into().ok())
}

impl Candidate {
    /// Reads a candidate: `candidate:…` or `a=candidate:…`; spaces around it do not matter.
    ///
    /// # Errors
    /// The first part that is wrong, with its place in the line.
    pub fn parse(line: &str) -> Result<Candidate, Fault> {
        let start = line.len() - line.trim_start().len();
        let text = line.trim();
        let after = text.strip_prefix("a=").unwrap_or(text);
        let body = after
            .strip_prefix("candidate:")
            .ok_or_else(|| Fault::new(start, "candidate-head", text))?;
        let at = start + text.len() - body.len();
        Candidate::body(body).map_err(|fault| fault.behind(at))
    }

    /// Reads what stands behind `candidate:`.
    pub(crate) fn body(line: &str) -> Result<Candidate, Fault> {
        let mut words = Words { line, at: 0 };
        let foundation = words.read("candidate-foundation", |w| {
            let fits = (1..=32).contains(&w.len()) && w.bytes().all(is_ice_char);
            fits.then(|| w.to_owned())
        })?;
        let component = words.read("candidate-component", |w| {
            number(w, 1, 256).and_then(|n| n.try_into().ok())
        })?;
        let transport = words.read("candidate-transport", |w| {
            let known = w.eq_ignore_ascii_case("udp") || w.eq_ignore_ascii_case("tcp");
            known.then(|| w.to_owned())
        })?;
        let priority = words.read("candidate-priority", |w| {
            number(w, 1, (1 << 31) - 1).and_then(|n| n.try_into().ok())
        })?;
        let address = words.read("candidate-address", Address::parse)?;
        let port_of = words.read("candidate-port", port)?;
        words.read("candidate-typ", |w| (w == "typ").then_some(()))?;
        let kind = words.read("candidate-kind", Kind::of_word)?;
        let mut candidate = Candidate {
            foundation,
            component,
            transport,
            priority,
            address,
            port: port_of,
            kind,
            related: None,
            tcp_type: None,
            extensions: Vec::new(),
        };
        let (mut raddr, mut rport) = (None, None);
        loop {
            let (at, name) = words.next();
            if name.is_empty() {
                break;
            }
            match name {
                "raddr" => raddr = Some(words.read("candidate-address", Address::parse)?),
                "rport" => rport = Some(words.read("candidate-port", port)?),
                "tcptype" => {
                    candidate.tcp_type = Some(words.read("candidate-tcptype", |w| {
                        let known = ["active", "passive", "so"].contains(&w);
                        known.then(|| w.to_owned())
                    })?);
                }
                _ => {
                    let (_, value) = words.next();
                    if value.is_empty() {
                        return Err(Fault::new(at, "candidate-pair", name));
                    }
                    let pair = (name.to_owned(), value.to_owned());
                    candidate.extensions.push(pair);
                }
            }
        }
        // Neither says anything without the other.
        candidate.related = raddr.zip(rport);
        Ok(candidate)
    }

    /// The value of a further pair of this name.
    pub fn extension(&self, name: &str) -> Option<&str> {
        let found = self.extensions.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// `candidate:…`, without `a=` before it.
impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "candidate:{} {} {} {} {} {} typ {}",
            self.foundation,
            self.component,
            self.transport,
            self.priority,
            self.address,
            self.port,
            self.kind.word()
        )?;
        if let Some((address, port)) = &self.related {
            write!(f, " raddr {address} rport {port}")?;
        }
        if let Some(tcp_type) = &self.tcp_type {
            write!(f, " tcptype {tcp_type}")?;
        }
        for (name, value) in &self.extensions {
            write!(f, " {name} {value}")?;
        }
        Ok(())
    }
}
