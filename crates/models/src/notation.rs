//! Values that scenario files hold as texts in a notation of their own: addresses, bytes.

use crate::form::Form;
use kw_net::{Ipv4Addr, Mac};
use std::rc::Rc;

/// A value that files hold as a text, which may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Text<T>(pub Option<T>);

impl<T> From<T> for Text<T> {
    fn from(value: T) -> Self {
        Text(Some(value))
    }
}

impl<T: Notation> Form for Text<T> {
    fn read(value: &serde_json::Value) -> Option<Self> {
        match value.as_str()? {
            "" => Some(Text(None)),
            text => T::parse(text).map(Text::from),
        }
    }

    fn write(&self) -> serde_json::Value {
        self.0.as_ref().map_or_else(String::new, T::text).into()
    }
}

/// A type with a notation of its own.
pub trait Notation: Sized {
    /// From its notation.
    fn parse(text: &str) -> Option<Self>;
    /// Its notation.
    fn text(&self) -> String;
}

impl Notation for Ipv4Addr {
    fn parse(text: &str) -> Option<Self> {
        kw_net::ipv4(text)
    }
    fn text(&self) -> String {
        self.to_string()
    }
}

impl Notation for Mac {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }
    fn text(&self) -> String {
        self.to_string()
    }
}

/// Bytes in hexadecimal, two digits each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hex(pub Rc<[u8]>);

impl Notation for Hex {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if !digits.len().is_multiple_of(2) {
            return None;
        }
        let value = |d: u8| char::from(d).to_digit(16);
        let byte = |pair: &[u8]| Some((value(pair[0])? * 16 + value(pair[1])?) as u8);
        digits.chunks(2).map(byte).collect::<Option<_>>().map(Hex)
    }
    fn text(&self) -> String {
        use std::fmt::Write as _;
        let mut text = String::with_capacity(self.0.len() * 2);
        for byte in self.0.iter() {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}
