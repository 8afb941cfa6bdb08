//! A session description: its lines in order, and the media sections they make.

use crate::{
    Candidate, Fault, Says, meaning,
    meaning::{attribute, words},
};
use sdp_types::{ParserError, Session};
use std::ops::Range;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, counted from 1, in the text it was read from.
    pub number: usize,
    /// The byte of that text where it begins.
    pub at: usize,
    /// What stands there, without the end of the line.
    pub text: String,
    /// The media section it belongs to; `None`: it is for the whole session.
    pub section: Option<usize>,
    /// What it says.
    pub says: Says,
}

/// A media section: an `m=` line and what follows it up to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// `audio`, `video` or `application`, as a rule.
    pub kind: String,
    /// Its port: 9 where candidates say the place, 0 where the section is refused.
    pub port: u16,
    /// Its protocol, such as `UDP/TLS/RTP/SAVPF`.
    pub proto: String,
    /// Its formats: payload types, or the word for a data channel.
    pub formats: Vec<String>,
    /// Its lines, the `m=` line among them.
    pub lines: Range<usize>,
}

/// A session description.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Description {
    /// Every line that is not empty.
    pub lines: Vec<Line>,
    /// Its media sections, in order.
    pub media: Vec<Media>,
}

impl Description {
    /// Reads a description; lines end in CR LF or in LF.
    ///
    /// # Errors
    /// The first line that is wrong.
    pub fn read(text: &str) -> Result<Description, Fault> {
        let lines: Vec<&str> = text.lines().collect();
        let on = |n: usize| lines.get(n.wrapping_sub(1)).copied().unwrap_or("");
        let session = Session::parse(text.as_bytes()).map_err(|e| grammar(&e, &on))?;
        let mut read = Description::default();
        let mut at = 0;
        for (i, full) in text.split('\n').enumerate() {
            let line = full.strip_suffix('\r').unwrap_or(full);
            if !line.is_empty() {
                read.take(i + 1, at, line).map_err(|f| f.on(i + 1))?;
            }
            at += full.len() + 1;
        }
        let first = read.media.first().map(|m| m.lines.start);
        let head = &read.lines[..first.unwrap_or(read.lines.len())];
        for (letter, what) in [
            ("o=", "sdp-no-origin"),
            ("s=", "sdp-no-name"),
            ("t=", "sdp-no-time"),
        ] {
            if !head.iter().any(|l| l.text.starts_with(letter)) {
                let line = head.last().map_or(1, |l| l.number + 1);
                return Err(Fault::new(0, what, on(line)).on(line));
            }
        }
        for (media, own) in session.medias.into_iter().zip(&mut read.media) {
            own.kind = media.media;
            own.port = media.port;
            own.proto = media.proto;
            own.formats = words(&media.fmt).map(str::to_owned).collect();
        }
        Ok(read)
    }

    fn take(&mut self, number: usize, at: usize, line: &str) -> Result<(), Fault> {
        let here = self.lines.len();
        if line.starts_with("m=") {
            self.media.push(Media {
                kind: String::new(),
                port: 0,
                proto: String::new(),
                formats: Vec::new(),
                lines: here..here,
            });
        }
        self.lines.push(Line {
            number,
            at,
            text: line.to_owned(),
            section: self.media.len().checked_sub(1),
            says: meaning::says(line)?,
        });
        if let Some(media) = self.media.last_mut() {
            media.lines.end = here + 1;
        }
        Ok(())
    }

    /// The description as a text, each line ended by CR LF.
    pub fn write(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            text.push_str(&line.text);
            text.push_str("\r\n");
        }
        text
    }

    /// The lines of a section; `None`: those for the whole session.
    pub fn section(&self, section: Option<usize>) -> &[Line] {
        let end = self
            .media
            .first()
            .map_or(self.lines.len(), |m| m.lines.start);
        match section {
            None => &self.lines[..end],
            Some(i) => self
                .media
                .get(i)
                .map_or(&[], |m| &self.lines[m.lines.clone()]),
        }
    }

    /// The values of the attributes of this name in a section, in order; empty for one without a value.
    pub fn values<'a>(
        &'a self,
        section: Option<usize>,
        name: &'a str,
    ) -> impl Iterator<Item = &'a str> {
        let attributes = self
            .section(section)
            .iter()
            .filter_map(|l| attribute(&l.text));
        attributes.filter(move |a| a.0 == name).map(|a| a.1)
    }

    /// The first value of an attribute in a section, or for the whole session where the section has none.
    pub fn value<'a>(&'a self, section: usize, name: &'a str) -> Option<&'a str> {
        let mut own = self.values(Some(section), name);
        own.next().or_else(|| self.values(None, name).next())
    }

    /// The identification of a section (`a=mid`).
    pub fn mid(&self, section: usize) -> Option<&str> {
        self.values(Some(section), "mid").next()
    }

    /// What a section says of its direction; `sendrecv` where it says nothing (RFC 8866 §6.7).
    pub fn direction(&self, section: usize) -> &'static str {
        let of = |section| {
            let found = |d: &&str| self.values(section, d).next().is_some();
            meaning::DIRECTIONS.iter().find(|d| found(d)).copied()
        };
        of(Some(section)).or_else(|| of(None)).unwrap_or("sendrecv")
    }

    /// The candidates inside the description, each with the number of its line.
    pub fn candidates(&self) -> impl Iterator<Item = (usize, Candidate)> {
        self.lines.iter().filter_map(|line| {
            let body = line.text.strip_prefix("a=candidate:")?;
            Some((line.number, Candidate::body(body).ok()?))
        })
    }
}

/// What the reader of the grammar found wrong, as our fault.
fn grammar<'a>(error: &ParserError, on: &dyn Fn(usize) -> &'a str) -> Fault {
    use ParserError as E;
    let (line, what) = match error {
        E::InvalidVersion(n, _) | E::MultipleVersions(n) => (*n, "sdp-version"),
        E::NoVersion => (1, "sdp-version"),
        E::InvalidLineFormat(n, _) => (*n, "sdp-line"),
        E::InvalidFieldEncoding(n, field)
        | E::InvalidFieldFormat(n, field)
        | E::MissingField(n, field)
        | E::FieldTrailingData(n, field) => (*n, of_field(field)),
        E::MultipleOrigins(n)
        | E::MultipleSessionNames(n)
        | E::MultipleSessionDescription(n)
        | E::MultipleUris(n)
        | E::MultipleConnections(n)
        | E::MultipleTimeZones(n)
        | E::MultipleMediaTitles(n)
        | E::MultipleKeys(n) => (*n, "sdp-twice"),
        E::RepeatWithoutTime(n) => (*n, "sdp-time"),
        #[allow(deprecated)]
        E::UnexpectedLine(n, _) => (*n, "sdp-line"),
        #[allow(deprecated)]
        E::NoOrigin => (1, "sdp-no-origin"),
        #[allow(deprecated)]
        E::NoSessionName => (1, "sdp-no-name"),
    };
    Fault::new(0, what, on(line)).on(line)
}

fn of_field(field: &str) -> &'static str {
    match field.split(' ').next() {
        Some("Origin") => "sdp-origin",
        Some("Connection") => "sdp-connection",
        Some("Media") => "sdp-media",
        Some("Bandwidth") => "sdp-bandwidth",
        Some("Time" | "Repeat" | "TimeZone") => "sdp-time",
        _ => "sdp-line",
    }
}
