//! HTTP/1.1 as text.

use super::{Opener, colour, raw};
use kw_scene::Label;
use kw_trace::Param;
use std::ops::Range;

impl Opener<'_> {
    /// Lines of text, as HTTP/1.1 has them (RFC 9112): each a field of its own.
    pub(super) fn http(&mut self, range: Range<usize>) {
        self.layer("packet-http", colour::APPLICATION, range.clone());
        let mut at = range.start;
        let mut first = true;
        while at < range.end {
            let line = &self.bytes[at..range.end];
            let length = line
                .windows(2)
                .position(|w| w == b"\r\n")
                .map_or(line.len(), |p| p + 2);
            let own = at..at + length;
            let text = String::from_utf8_lossy(&line[..length]);
            let text = text.trim_end();
            at += length;
            match text.split_once(": ") {
                _ if text.is_empty() => {
                    self.field("packet-http-end", raw("CR LF"), own);
                    // What follows the empty line is the content.
                    if at < range.end {
                        let count = vec![("n", Param::from((range.end - at) as u64))];
                        let value = Label::Text("packet-byte-count", count);
                        self.field("packet-http-content", value, at..range.end);
                    }
                    return;
                }
                _ if first => self.field("packet-http-start", raw(text), own),
                Some((name, value)) => self.put(raw(name), raw(value), own, false),
                None => self.field("packet-http-line", raw(text), own),
            }
            first = false;
        }
    }
}
