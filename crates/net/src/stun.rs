//! STUN messages (RFC 8489), with the attributes of ICE (RFC 8445 §16) and TURN (RFC 8656 §18), and the
//! frames of TURN's channels: written and read, with integrity and fingerprint.
//!
//! Left out: IPv6 addresses in messages that are written, MESSAGE-INTEGRITY-SHA256, anonymous user
//! names, transports other than UDP and TCP.

use crate::Ipv4Addr;
use std::{
    net::{SocketAddr, SocketAddrV4},
    rc::Rc,
};
use stun_types::{
    attribute::{
        ErrorCode, MessageIntegrity, Nonce, RawAttribute, Realm, Username, XorMappedAddress,
    },
    message::{
        self as wire, IntegrityAlgorithm, IntegrityKey, LongTermCredentials, MessageType,
        MessageWriteVec, ShortTermCredentials, TransactionId,
    },
    prelude::*,
};

/// The port that STUN and TURN servers listen on (RFC 8489 §18.6).
pub const PORT: u16 = 3478;

/// An address and a port.
pub type End = (Ipv4Addr, u16);

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// It wants an answer.
    Request,
    /// It wants none.
    Indication,
    /// The answer that it was done.
    Success,
    /// The answer that it was not.
    Error,
}

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Method {
    /// From which address does this come? Also every check of ICE.
    Binding = 0x001,
    /// Please relay for me.
    Allocate = 0x003,
    /// Please go on relaying.
    Refresh = 0x004,
    /// Data from the client for a peer.
    Send = 0x006,
    /// Data from a peer for the client.
    Data = 0x007,
    /// Let this peer send to me.
    CreatePermission = 0x008,
    /// Give this peer a number.
    ChannelBind = 0x009,
}

impl Method {
    /// All of them.
    pub const ALL: [Method; 7] = [
        Method::Binding,
        Method::Allocate,
        Method::Refresh,
        Method::Send,
        Method::Data,
        Method::CreatePermission,
        Method::ChannelBind,
    ];

    /// Its name as the RFCs have it.
    pub fn word(self) -> &'static str {
        match self {
            Method::Binding => "Binding",
            Method::Allocate => "Allocate",
            Method::Refresh => "Refresh",
            Method::Send => "Send",
            Method::Data => "Data",
            Method::CreatePermission => "CreatePermission",
            Method::ChannelBind => "ChannelBind",
        }
    }
}

/// Attribute types by their numbers (IANA, STUN Attributes).
pub mod attribute {
    /// USERNAME.
    pub const USERNAME: u16 = 0x0006;
    /// MESSAGE-INTEGRITY.
    pub const INTEGRITY: u16 = 0x0008;
    /// ERROR-CODE.
    pub const ERROR: u16 = 0x0009;
    /// CHANNEL-NUMBER.
    pub const CHANNEL: u16 = 0x000c;
    /// LIFETIME.
    pub const LIFETIME: u16 = 0x000d;
    /// XOR-PEER-ADDRESS.
    pub const PEER: u16 = 0x0012;
    /// DATA.
    pub const DATA: u16 = 0x0013;
    /// REALM.
    pub const REALM: u16 = 0x0014;
    /// NONCE.
    pub const NONCE: u16 = 0x0015;
    /// XOR-RELAYED-ADDRESS.
    pub const RELAYED: u16 = 0x0016;
    /// REQUESTED-TRANSPORT.
    pub const TRANSPORT: u16 = 0x0019;
    /// XOR-MAPPED-ADDRESS.
    pub const MAPPED: u16 = 0x0020;
    /// PRIORITY.
    pub const PRIORITY: u16 = 0x0024;
    /// USE-CANDIDATE.
    pub const USE_CANDIDATE: u16 = 0x0025;
    /// FINGERPRINT.
    pub const FINGERPRINT: u16 = 0x8028;
    /// ICE-CONTROLLED.
    pub const CONTROLLED: u16 = 0x8029;
    /// ICE-CONTROLLING.
    pub const CONTROLLING: u16 = 0x802a;
}

/// What a message holds besides its type and its transaction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holds {
    /// USERNAME.
    pub username: Option<Rc<str>>,
    /// PRIORITY: of the candidate that the answer would make known (RFC 8445 §7.1.1).
    pub priority: Option<u32>,
    /// USE-CANDIDATE.
    pub use_candidate: bool,
    /// ICE-CONTROLLING, with the tie-breaker.
    pub controlling: Option<u64>,
    /// ICE-CONTROLLED, with the tie-breaker.
    pub controlled: Option<u64>,
    /// XOR-MAPPED-ADDRESS.
    pub mapped: Option<End>,
    /// XOR-RELAYED-ADDRESS.
    pub relayed: Option<End>,
    /// XOR-PEER-ADDRESS.
    pub peer: Option<End>,
    /// ERROR-CODE.
    pub error: Option<u16>,
    /// REALM.
    pub realm: Option<Rc<str>>,
    /// NONCE.
    pub nonce: Option<Rc<str>>,
    /// LIFETIME, in seconds.
    pub lifetime: Option<u32>,
    /// REQUESTED-TRANSPORT, as a protocol number of IP.
    pub transport: Option<u8>,
    /// CHANNEL-NUMBER.
    pub channel: Option<u16>,
    /// DATA.
    pub data: Option<Rc<[u8]>>,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is.
    pub class: Class,
    /// What it is about.
    pub method: Method,
    /// Its transaction: 96 bits.
    pub id: u128,
    /// What it holds.
    pub holds: Holds,
}

/// What integrity is made with.
#[derive(Clone)]
pub enum Key {
    /// Only a password (RFC 8489 §9.1.1): checks of ICE.
    Short(Rc<str>),
    /// User name, realm and password (§9.2.2): TURN.
    Long {
        /// User name.
        user: Rc<str>,
        /// Realm.
        realm: Rc<str>,
        /// Password.
        password: Rc<str>,
    },
}

impl Key {
    fn make(&self) -> IntegrityKey {
        match self {
            Key::Short(password) => ShortTermCredentials::new(password.to_string()).make_key(),
            Key::Long {
                user,
                realm,
                password,
            } => LongTermCredentials::new(user.to_string(), password.to_string())
                .to_key(realm.to_string())
                .make_key(IntegrityAlgorithm::Sha1),
        }
    }
}

impl Message {
    /// A message that holds nothing yet.
    pub fn new(class: Class, method: Method, id: u128) -> Self {
        Message {
            class,
            method,
            id,
            holds: Holds::default(),
        }
    }

    /// Its bytes. With a key there is MESSAGE-INTEGRITY; FINGERPRINT is always last.
    pub fn bytes(&self, key: Option<&Key>) -> Rc<[u8]> {
        let class = match self.class {
            Class::Request => wire::MessageClass::Request,
            Class::Indication => wire::MessageClass::Indication,
            Class::Success => wire::MessageClass::Success,
            Class::Error => wire::MessageClass::Error,
        };
        let kind = MessageType::from_class_method(class, wire::Method::new(self.method as u16));
        let id = TransactionId::from(self.id);
        let mut out = wire::Message::builder(kind, id, MessageWriteVec::new());
        let holds = &self.holds;
        // Attributes that one of these constructors refuses are too long for any message made here.
        if let Some(Ok(name)) = holds.username.as_deref().map(Username::new) {
            out.push_attribute_unchecked(&name);
        }
        if let Some(Ok(error)) = holds.error.map(|code| ErrorCode::new(code, reason(code))) {
            out.push_attribute_unchecked(&error);
        }
        if let Some(Ok(realm)) = holds.realm.as_deref().map(Realm::new) {
            out.push_attribute_unchecked(&realm);
        }
        if let Some(Ok(nonce)) = holds.nonce.as_deref().map(Nonce::new) {
            out.push_attribute_unchecked(&nonce);
        }
        let ends = [
            (attribute::MAPPED, holds.mapped),
            (attribute::RELAYED, holds.relayed),
            (attribute::PEER, holds.peer),
        ];
        for (number, end) in ends {
            let Some((address, port)) = end else { continue };
            let end = SocketAddr::V4(SocketAddrV4::new(address, port));
            let xored = XorMappedAddress::new(end, id);
            put(&mut out, number, &RawAttribute::from(&xored).value);
        }
        if let Some(transport) = holds.transport {
            put(&mut out, attribute::TRANSPORT, &[transport, 0, 0, 0]);
        }
        if let Some(seconds) = holds.lifetime {
            put(&mut out, attribute::LIFETIME, &seconds.to_be_bytes());
        }
        if let Some(number) = holds.channel {
            let [high, low] = number.to_be_bytes();
            put(&mut out, attribute::CHANNEL, &[high, low, 0, 0]);
        }
        if let Some(data) = &holds.data {
            put(&mut out, attribute::DATA, data);
        }
        if let Some(priority) = holds.priority {
            put(&mut out, attribute::PRIORITY, &priority.to_be_bytes());
        }
        if let Some(tie) = holds.controlling {
            put(&mut out, attribute::CONTROLLING, &tie.to_be_bytes());
        }
        if let Some(tie) = holds.controlled {
            put(&mut out, attribute::CONTROLLED, &tie.to_be_bytes());
        }
        if holds.use_candidate {
            put(&mut out, attribute::USE_CANDIDATE, &[]);
        }
        if let Some(key) = key {
            // It is refused only where there is one already.
            let _ = out.add_message_integrity_with_key(&key.make(), IntegrityAlgorithm::Sha1);
        }
        let _ = out.add_fingerprint();
        out.finish().into()
    }
}

/// The words of RFC 8489 §14.8, RFC 8656 §19 and RFC 8445 §7.3.1.1 for an error.
pub fn reason(code: u16) -> &'static str {
    match code {
        400 => "Bad Request",
        401 => "Unauthenticated",
        403 => "Forbidden",
        420 => "Unknown Attribute",
        437 => "Allocation Mismatch",
        438 => "Stale Nonce",
        441 => "Wrong Credentials",
        442 => "Unsupported Transport Protocol",
        486 => "Allocation Quota Reached",
        487 => "Role Conflict",
        508 => "Insufficient Capacity",
        _ => "Server Error",
    }
}

fn put(out: &mut MessageWriteVec, number: u16, value: &[u8]) {
    out.push_attribute_unchecked(&RawAttribute::new(number.into(), value));
}

/// Whether bytes look like STUN (RFC 8489 §5): two zero bits, the magic cookie.
pub fn is_stun(bytes: &[u8]) -> bool {
    bytes.len() >= 20 && bytes[0] < 4 && bytes[4..8] == [0x21, 0x12, 0xa4, 0x42]
}

/// Reads a message; `None` where it is none, is cut, has a wrong fingerprint, or is about something
/// that is not known here.
pub fn read(bytes: &[u8]) -> Option<Message> {
    let message = whole(bytes)?;
    let class = match message.class() {
        wire::MessageClass::Request => Class::Request,
        wire::MessageClass::Indication => Class::Indication,
        wire::MessageClass::Success => Class::Success,
        wire::MessageClass::Error => Class::Error,
    };
    let number = message.method().value();
    let method = Method::ALL.into_iter().find(|m| *m as u16 == number)?;
    let id = message.transaction_id();
    let mut holds = Holds::default();
    for (_, raw) in message.iter_attributes() {
        let value: &[u8] = &raw.value;
        let text = || std::str::from_utf8(value).ok().map(Rc::from);
        let u64 = || value.try_into().ok().map(u64::from_be_bytes);
        let u32 = || value.try_into().ok().map(u32::from_be_bytes);
        match raw.get_type().value() {
            attribute::USERNAME => holds.username = text(),
            attribute::REALM => holds.realm = text(),
            attribute::NONCE => holds.nonce = text(),
            attribute::ERROR => {
                if let [_, _, class, number, ..] = *value {
                    holds.error = Some(u16::from(class & 7) * 100 + u16::from(number));
                }
            }
            attribute::MAPPED => holds.mapped = end(value),
            attribute::RELAYED => holds.relayed = end(value),
            attribute::PEER => holds.peer = end(value),
            attribute::TRANSPORT => holds.transport = value.first().copied(),
            attribute::LIFETIME => holds.lifetime = u32(),
            attribute::CHANNEL => holds.channel = u32().map(|n| (n >> 16) as u16),
            attribute::DATA => holds.data = Some(value.into()),
            attribute::PRIORITY => holds.priority = u32(),
            attribute::CONTROLLING => holds.controlling = u64(),
            attribute::CONTROLLED => holds.controlled = u64(),
            attribute::USE_CANDIDATE => holds.use_candidate = true,
            _ => {}
        }
    }
    Some(Message {
        class,
        method,
        id: id.into(),
        holds,
    })
}

/// A message whose length is that of its datagram.
fn whole(bytes: &[u8]) -> Option<wire::Message<'_>> {
    let length = usize::from(u16::from_be_bytes([*bytes.get(2)?, *bytes.get(3)?]));
    let is_whole = is_stun(bytes) && bytes.len() == length + 20;
    is_whole.then(|| wire::Message::from_bytes(bytes).ok())?
}

/// An IPv4 address and port out of an XOR-…-ADDRESS (RFC 8489 §14.2).
pub fn end(value: &[u8]) -> Option<End> {
    let [_, 1, p0, p1, a0, a1, a2, a3] = *value else {
        return None;
    };
    let port = u16::from_be_bytes([p0, p1]) ^ 0x2112;
    let address = u32::from_be_bytes([a0, a1, a2, a3]) ^ 0x2112_a442;
    Some((Ipv4Addr::from_bits(address), port))
}

/// Whether the integrity of a message is right by this key; `None` where it has none.
pub fn is_intact(bytes: &[u8], key: &Key) -> Option<bool> {
    let message = whole(bytes)?;
    message.raw_attribute(MessageIntegrity::TYPE)?;
    Some(message.validate_integrity_with_key(&key.make()).is_ok())
}

/// First number of a channel (RFC 8656 §12).
pub const FIRST_CHANNEL: u16 = 0x4000;
/// Last number of a channel.
pub const LAST_CHANNEL: u16 = 0x4fff;

/// Data in a channel (RFC 8656 §12.4); padded to four bytes where it goes over TCP.
pub fn channel_data(number: u16, data: &[u8], tcp: bool) -> Rc<[u8]> {
    let mut bytes = Vec::with_capacity(data.len() + 7);
    bytes.extend(number.to_be_bytes());
    bytes.extend((data.len() as u16).to_be_bytes());
    bytes.extend(data);
    if tcp {
        bytes.resize(bytes.len().next_multiple_of(4), 0);
    }
    bytes.into()
}

/// The channel of a frame, and the data in it.
pub fn read_channel(bytes: &[u8]) -> Option<(u16, &[u8])> {
    let (head, rest) = bytes.split_first_chunk::<4>()?;
    let number = u16::from_be_bytes([head[0], head[1]]);
    let length = usize::from(u16::from_be_bytes([head[2], head[3]]));
    let is_channel = (FIRST_CHANNEL..=LAST_CHANNEL).contains(&number);
    is_channel.then(|| Some((number, rest.get(..length)?)))?
}

#[cfg(test)]
mod tests;
