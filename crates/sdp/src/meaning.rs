//! What a line of a description says: the id of a text and its parameters.

use crate::{
    Candidate, Fault,
    candidate::{is_ice_char, number},
};
use kw_trace::Param;

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Says {
    /// Id of the text.
    pub id: &'static str,
    /// Parameters of the text.
    pub params: Vec<(&'static str, Param)>,
}

impl Says {
    fn new(id: &'static str) -> Self {
        Says {
            id,
            params: Vec::new(),
        }
    }

    fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.params.push((name, value.into()));
        self
    }
}

/// The four directions of a media section (RFC 8866 §6.7).
pub const DIRECTIONS: [&str; 4] = ["sendrecv", "sendonly", "recvonly", "inactive"];

/// The words of a text.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|w| !w.is_empty())
}

/// The name and the value of an attribute line; an attribute without a value has an empty one.
pub fn attribute(line: &str) -> Option<(&str, &str)> {
    let text = line.strip_prefix("a=")?;
    Some(text.split_once(':').unwrap_or((text, "")))
}

/// The `n`th word, or nothing.
fn word(text: &str, n: usize) -> &str {
    words(text).nth(n).unwrap_or("")
}

/// Everything behind the first word.
fn rest(text: &str) -> &str {
    text.split_once(' ').map_or("", |(_, rest)| rest.trim())
}

/// What a line says. The grammar of lines that are no attributes has been looked at before.
///
/// # Errors
/// Where its value is none that such a line may have.
pub fn says(line: &str) -> Result<Says, Fault> {
    if let Some((name, value)) = attribute(line) {
        let at = "a=:".len() + name.len();
        return attribute_says(name, value, line).map_err(|fault| fault.behind(at));
    }
    let value = line.get(2..).unwrap_or("");
    let put = |id| Says::new(id).with("value", value);
    Ok(match line.as_bytes().first() {
        Some(b'v') => put("sdp-v"),
        Some(b'o') => Says::new("sdp-o")
            .with("session", word(value, 1))
            .with("version", word(value, 2))
            .with("address", word(value, 5)),
        Some(b's') => put("sdp-s"),
        Some(b't') => Says::new("sdp-t")
            .with("open", words(value).eq(["0", "0"]))
            .with("value", value),
        Some(b'c') => {
            let address = word(value, 2);
            let nowhere = address == "0.0.0.0" || address == "::";
            Says::new("sdp-c")
                .with("address", address)
                .with("nowhere", nowhere)
        }
        Some(b'm') => media(value),
        Some(b'b') => put("sdp-b"),
        Some(b'i') => put("sdp-i"),
        Some(letter) => {
            let letter = char::from(*letter).to_string();
            Says::new("sdp-passed").with("name", letter)
        }
        None => put("sdp-passed").with("name", ""),
    })
}

fn media(value: &str) -> Says {
    let port = word(value, 1);
    let place = match port {
        "0" => "refused",
        "9" => "later",
        _ => "here",
    };
    let formats: Vec<&str> = words(value).skip(3).collect();
    Says::new("sdp-m")
        .with("media", word(value, 0))
        .with("port", port)
        .with("place", place)
        .with("proto", word(value, 2))
        .with("formats", formats.join(" "))
        .with("count", formats.len() as u64)
}

fn attribute_says(name: &str, value: &str, line: &str) -> Result<Says, Fault> {
    let put = |id| Says::new(id).with("value", value);
    let must = |holds: bool, what| {
        if holds {
            Ok(())
        } else {
            Err(Fault::new(0, what, line))
        }
    };
    let of_number = |id, min, max, what| {
        let n = number(value.trim(), min, max);
        must(n.is_some(), what)?;
        Ok(put(id))
    };
    Ok(match name {
        "group" => Says::new("sdp-group")
            .with("kind", word(value, 0))
            .with("mids", rest(value)),
        "mid" => {
            must(!value.is_empty(), "sdp-mid")?;
            put("sdp-mid")
        }
        "ice-ufrag" => {
            let fits = (4..=256).contains(&value.len()) && value.bytes().all(is_ice_char);
            must(fits, "sdp-ufrag")?;
            put("sdp-ice-ufrag")
        }
        "ice-pwd" => {
            let fits = (22..=256).contains(&value.len()) && value.bytes().all(is_ice_char);
            must(fits, "sdp-pwd")?;
            put("sdp-ice-pwd")
        }
        "ice-options" => {
            put("sdp-ice-options").with("trickle", words(value).any(|w| w == "trickle"))
        }
        "ice-lite" => put("sdp-ice-lite"),
        "fingerprint" => {
            let mut hex = word(value, 1).split(':');
            let is_pair = |p: &str| p.len() == 2 && p.bytes().all(|b| b.is_ascii_hexdigit());
            must(hex.all(is_pair), "sdp-fingerprint")?;
            Says::new("sdp-fingerprint")
                .with("hash", word(value, 0))
                .with("begin", word(value, 1).get(..11).unwrap_or(word(value, 1)))
        }
        "setup" => {
            let known = ["actpass", "active", "passive", "holdconn"].contains(&value);
            must(known, "sdp-setup")?;
            put("sdp-setup")
        }
        "candidate" => candidate(&Candidate::body(value)?),
        "end-of-candidates" => put("sdp-end"),
        "sctp-port" => of_number("sdp-sctp-port", 0, 65_535, "sdp-sctp")?,
        "max-message-size" => of_number("sdp-max-message-size", 0, u64::MAX, "sdp-size")?,
        "rtpmap" => rtpmap(value).ok_or_else(|| Fault::new(0, "sdp-rtpmap", line))?,
        "fmtp" => Says::new("sdp-fmtp")
            .with("format", word(value, 0))
            .with("value", rest(value)),
        "rtcp-mux" => put("sdp-rtcp-mux"),
        "rtcp-mux-only" => put("sdp-rtcp-mux-only"),
        "rtcp-rsize" => put("sdp-rtcp-rsize"),
        "rtcp" => put("sdp-rtcp"),
        "rtcp-fb" => Says::new("sdp-rtcp-fb")
            .with("format", word(value, 0))
            .with("value", rest(value)),
        "extmap" => Says::new("sdp-extmap")
            .with("id", word(value, 0))
            .with("uri", word(value, 1)),
        "extmap-allow-mixed" => put("sdp-extmap-mixed"),
        "msid" => Says::new("sdp-msid")
            .with("stream", word(value, 0))
            .with("track", word(value, 1)),
        "msid-semantic" => put("sdp-msid-semantic"),
        "ssrc" => Says::new("sdp-ssrc")
            .with("id", word(value, 0))
            .with("value", rest(value)),
        "ssrc-group" => Says::new("sdp-ssrc-group")
            .with("kind", word(value, 0))
            .with("value", rest(value)),
        "rid" => put("sdp-rid"),
        "simulcast" => put("sdp-simulcast"),
        "bundle-only" => put("sdp-bundle-only"),
        "tls-id" => put("sdp-tls-id"),
        name if DIRECTIONS.contains(&name) => Says::new("sdp-direction").with("value", name),
        _ => Says::new("sdp-passed").with("name", name),
    })
}

fn candidate(c: &Candidate) -> Says {
    let says = Says::new("sdp-candidate")
        .with("kind", c.kind.word())
        .with("address", c.address.to_string())
        .with("port", u64::from(c.port).to_string())
        .with("transport", c.transport.as_str())
        .with("priority", c.priority.to_string());
    let related = c.related.as_ref();
    says.with("related", related.map(|(a, port)| format!("{a}:{port}")))
}

/// `111 opus/48000/2`: a payload type, a codec, its clock, and for sound its channels.
fn rtpmap(value: &str) -> Option<Says> {
    let format = number(word(value, 0), 0, 127)?;
    let mut parts = word(value, 1).split('/');
    let codec = parts.next().filter(|c| !c.is_empty())?;
    let clock = number(parts.next()?, 1, u64::from(u32::MAX))?;
    let says = Says::new("sdp-rtpmap")
        .with("format", format.to_string())
        .with("codec", codec)
        .with("clock", clock.to_string());
    Some(says.with("channels", parts.next()))
}
