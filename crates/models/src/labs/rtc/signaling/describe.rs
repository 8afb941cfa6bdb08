//! Descriptions: what a side says in them, written as SDP, and what an answer changes of an offer.

use super::scenario::{Direction, Media, Peer};
use kw_sdp::{Address, Candidate, Description};
use kw_trace::Rng;

/// What a description is for (RFC 8829 §4.1.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sdp {
    /// An offer.
    Offer,
    /// The final answer.
    Answer,
    /// A provisional answer: the final one is still to come.
    Provisional,
}

impl Sdp {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Sdp::Offer => "offer",
            Sdp::Answer => "answer",
            Sdp::Provisional => "pranswer",
        }
    }
}

/// Who begins the DTLS handshake (RFC 8842 §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setup {
    /// Either: the other side chooses.
    ActPass,
    /// This side begins.
    Active,
    /// This side waits.
    Passive,
}

impl Setup {
    /// Its word in a description.
    pub fn word(self) -> &'static str {
        match self {
            Setup::ActPass => "actpass",
            Setup::Active => "active",
            Setup::Passive => "passive",
        }
    }

    /// The other side's part.
    pub fn other(self) -> Setup {
        match self {
            Setup::ActPass => Setup::ActPass,
            Setup::Active => Setup::Passive,
            Setup::Passive => Setup::Active,
        }
    }
}

/// A media section as the model knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// What it carries.
    pub kind: Media,
    /// Which way, seen from who describes.
    pub direction: Direction,
    /// Whether its port is 0.
    pub refused: bool,
}

/// A description that a peer made.
#[derive(Debug, Clone, PartialEq)]
pub struct Desc {
    /// What it is for.
    pub kind: Sdp,
    /// Who made it.
    pub from: Peer,
    /// The offer it answers.
    pub answers: Option<u32>,
    /// Its media sections.
    pub sections: Vec<Section>,
    /// The set of ICE credentials it names; none in a recording.
    pub credentials: u32,
    /// Who begins the DTLS handshake.
    pub setup: Setup,
    /// The version of it, counted by its maker.
    pub version: u64,
    /// Its lines.
    pub read: Description,
}

/// Characters of user name fragments and passwords.
const ICE_CHARS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn letters(rng: &mut Rng, count: usize) -> String {
    let letter = |_| char::from(ICE_CHARS[rng.below(64) as usize]);
    (0..count).map(letter).collect()
}

/// User name fragment and password of a set of credentials.
pub fn credentials(of: u32) -> (String, String) {
    let mut rng = Rng::new(1_000 + u64::from(of));
    (letters(&mut rng, 4), letters(&mut rng, 24))
}

/// The digest of a peer's certificate: the same in all its descriptions.
fn fingerprint(peer: Peer) -> String {
    let mut rng = Rng::new(peer as u64);
    let pair = |_| format!("{:02X}", rng.below(256));
    let all: Vec<String> = (0..32).map(pair).collect();
    all.join(":")
}

/// The place that a description names where it has candidates: the default one, most likely to work.
fn default_place(candidates: &[&Candidate]) -> Option<(String, u16)> {
    let by_kind = |kind| candidates.iter().rev().find(|c| c.kind == kind);
    let found = kw_sdp::Kind::ALL.into_iter().rev().find_map(by_kind)?;
    let kind = match &found.address {
        Address::V4(_) => "IP4",
        Address::V6(_) => "IP6",
        // A name that only the own network knows is no place for others.
        Address::Name(_) => return None,
    };
    Some((format!("IN {kind} {}", found.address), found.port))
}

/// Writes a description. `complete`: no candidate will follow those it has.
pub fn write(desc: &Desc, candidates: &[&Candidate], complete: bool) -> String {
    let peer = desc.from;
    let mut lines: Vec<String> = Vec::new();
    let mut put = |line: String| lines.push(line);
    let session = Rng::new(100 + peer as u64).between(1 << 60, (1 << 62) - 1);
    put("v=0".to_owned());
    put(format!("o=- {session} {} IN IP4 127.0.0.1", desc.version));
    put("s=-".to_owned());
    put("t=0 0".to_owned());
    let live = || (0..desc.sections.len()).filter(|i| !desc.sections[*i].refused);
    let mids: Vec<String> = live().map(|i| i.to_string()).collect();
    if !mids.is_empty() {
        put(format!("a=group:BUNDLE {}", mids.join(" ")));
    }
    put("a=msid-semantic: WMS".to_owned());
    let first = live().next();
    let (nowhere, later) = ("IN IP4 0.0.0.0".to_owned(), 9);
    let (place, port) = default_place(candidates).unwrap_or((nowhere, later));
    for (i, section) in desc.sections.iter().enumerate() {
        let port = if section.refused { 0 } else { port };
        let (proto, formats) = match (section.kind, desc.kind) {
            (Media::Audio, _) => ("audio", "UDP/TLS/RTP/SAVPF 111 0"),
            // The one who answers keeps the formats it knows (RFC 3264 §6.1).
            (Media::Video, Sdp::Offer) => ("video", "UDP/TLS/RTP/SAVPF 96 98"),
            (Media::Video, _) => ("video", "UDP/TLS/RTP/SAVPF 96"),
            (Media::Data, _) => ("application", "UDP/DTLS/SCTP webrtc-datachannel"),
        };
        put(format!("m={proto} {port} {formats}"));
        put(format!("c={place}"));
        if section.refused {
            put(format!("a=mid:{i}"));
            put("a=inactive".to_owned());
            continue;
        }
        // All sections share one transport; its candidates stand in the first (RFC 8843 §7.1.3).
        if first == Some(i) {
            for candidate in candidates {
                put(format!("a={candidate}"));
            }
            if complete {
                put("a=end-of-candidates".to_owned());
            }
        }
        let (ufrag, pwd) = credentials(desc.credentials);
        put(format!("a=ice-ufrag:{ufrag}"));
        put(format!("a=ice-pwd:{pwd}"));
        put("a=ice-options:trickle".to_owned());
        put(format!("a=fingerprint:sha-256 {}", fingerprint(peer)));
        put(format!("a=setup:{}", desc.setup.word()));
        put(format!("a=mid:{i}"));
        media_lines(&mut put, desc, section, i);
    }
    let mut text = lines.join("\r\n");
    text.push_str("\r\n");
    text
}

/// What a section says of what it carries.
fn media_lines(put: &mut dyn FnMut(String), desc: &Desc, section: &Section, i: usize) {
    if section.kind == Media::Data {
        put("a=sctp-port:5000".to_owned());
        put("a=max-message-size:262144".to_owned());
        return;
    }
    put("a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid".to_owned());
    put(format!("a={}", section.direction.word()));
    if section.direction.sends() {
        let name = desc.from.name();
        put(format!("a=msid:stream-{name} {}-{i}", section.kind.name()));
    }
    put("a=rtcp-mux".to_owned());
    let lines: &[&str] = match (section.kind, desc.kind) {
        (Media::Audio, _) => &[
            "a=rtpmap:111 opus/48000/2",
            "a=fmtp:111 minptime=10;useinbandfec=1",
            "a=rtcp-fb:111 transport-cc",
            "a=rtpmap:0 PCMU/8000",
        ],
        (_, Sdp::Offer) => &[
            "a=rtcp-rsize",
            "a=rtpmap:96 VP8/90000",
            "a=rtcp-fb:96 nack pli",
            "a=rtpmap:98 H264/90000",
            "a=fmtp:98 packetization-mode=1;profile-level-id=42e01f",
        ],
        _ => &[
            "a=rtcp-rsize",
            "a=rtpmap:96 VP8/90000",
            "a=rtcp-fb:96 nack pli",
        ],
    };
    for line in lines {
        put((*line).to_owned());
    }
}

/// How a line stands to the description that is answered, or that was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Versus {
    /// The same line is there.
    Same,
    /// There is a line of this kind that says something else.
    Changed,
    /// There is no line of this kind.
    New,
}

impl Versus {
    /// Id of its word.
    pub fn word(self) -> &'static str {
        match self {
            Versus::Same => "versus-same",
            Versus::Changed => "versus-changed",
            Versus::New => "versus-new",
        }
    }
}

/// What makes two lines lines about the same thing.
fn key(line: &str) -> &str {
    let about_format = ["a=rtpmap:", "a=fmtp:", "a=rtcp-fb:", "a=extmap:", "a=ssrc:"];
    if about_format.iter().any(|start| line.starts_with(start)) {
        return line.split(' ').next().unwrap_or(line);
    }
    let is_direction = |d: &str| line.strip_prefix("a=") == Some(d);
    if ["sendrecv", "sendonly", "recvonly", "inactive"]
        .iter()
        .any(|d| is_direction(d))
    {
        return "direction";
    }
    match line.split_once(':') {
        Some((name, _)) if line.starts_with("a=") => name,
        _ if line.starts_with("a=") => line,
        _ => line.get(..2).unwrap_or(line),
    }
}

/// How each line of `new` stands to `old`, section by section.
pub fn compare(old: &Description, new: &Description) -> Vec<Versus> {
    let of = |line: &kw_sdp::Line| {
        let before = old.section(line.section);
        if before.iter().any(|l| l.text == line.text) {
            Versus::Same
        } else if before.iter().any(|l| key(&l.text) == key(&line.text)) {
            Versus::Changed
        } else {
            Versus::New
        }
    };
    new.lines.iter().map(of).collect()
}

/// The lines of `old` that have no counterpart in `new`.
pub fn gone<'a>(old: &'a Description, new: &Description) -> Vec<&'a kw_sdp::Line> {
    let is_gone = |line: &&kw_sdp::Line| {
        let after = new.section(line.section);
        !after.iter().any(|l| key(&l.text) == key(&line.text))
    };
    old.lines.iter().filter(is_gone).collect()
}
