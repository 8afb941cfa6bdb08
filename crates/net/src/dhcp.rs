//! DHCP messages (RFC 2131, options of RFC 2132), written and read.

use crate::{Ipv4Addr, Mac};
use smoltcp::wire::{DhcpFlags, DhcpOpCode, DhcpOption, DhcpPacket};
use std::rc::Rc;

/// Port that servers and relay agents listen on.
pub const SERVER_PORT: u16 = 67;
/// Port that clients listen on.
pub const CLIENT_PORT: u16 = 68;
/// Fewest bytes of a message: that of a BOOTP message with 64 bytes of options (RFC 1542 §2.1).
pub const LEAST: usize = 300;
/// Bytes before the options: header and magic cookie.
pub const HEADER: usize = 240;

/// The kinds of message, by the value of option 53.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// A client looks for servers.
    Discover = 1,
    /// A server offers an address.
    Offer = 2,
    /// A client asks for an address, or for more time with it.
    Request = 3,
    /// A client found its address in use.
    Decline = 4,
    /// A server grants.
    Ack = 5,
    /// A server refuses.
    Nak = 6,
    /// A client gives its address back.
    Release = 7,
    /// A client has an address and asks for the rest.
    Inform = 8,
}

impl Kind {
    /// All of them, by their values.
    pub const ALL: [Kind; 8] = [
        Kind::Discover,
        Kind::Offer,
        Kind::Request,
        Kind::Decline,
        Kind::Ack,
        Kind::Nak,
        Kind::Release,
        Kind::Inform,
    ];

    /// Its word in results.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Discover => "discover",
            Kind::Offer => "offer",
            Kind::Request => "request",
            Kind::Decline => "decline",
            Kind::Ack => "ack",
            Kind::Nak => "nak",
            Kind::Release => "release",
            Kind::Inform => "inform",
        }
    }

    /// Its name as the RFC spells it.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Discover => "DHCPDISCOVER",
            Kind::Offer => "DHCPOFFER",
            Kind::Request => "DHCPREQUEST",
            Kind::Decline => "DHCPDECLINE",
            Kind::Ack => "DHCPACK",
            Kind::Nak => "DHCPNAK",
            Kind::Release => "DHCPRELEASE",
            Kind::Inform => "DHCPINFORM",
        }
    }

    /// Whether servers send it.
    pub fn is_reply(self) -> bool {
        matches!(self, Kind::Offer | Kind::Ack | Kind::Nak)
    }

    /// The kind with this value of option 53.
    pub fn of(value: u8) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| *k as u8 == value)
    }
}

/// A message.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Option 53.
    pub kind: Kind,
    /// Relay agents it went through.
    pub hops: u8,
    /// Transaction.
    pub xid: u32,
    /// Seconds since the client began.
    pub secs: u16,
    /// The B flag: replies are to be broadcast.
    pub broadcast: bool,
    /// The client's address, where it answers ARP for it.
    pub ciaddr: Ipv4Addr,
    /// The client's address as the server gives it.
    pub yiaddr: Ipv4Addr,
    /// Next server of the boot process.
    pub siaddr: Ipv4Addr,
    /// Relay agent.
    pub giaddr: Ipv4Addr,
    /// The client's hardware address.
    pub chaddr: Mac,
    /// Option 50.
    pub requested: Option<Ipv4Addr>,
    /// Option 54.
    pub server: Option<Ipv4Addr>,
    /// Option 51, in seconds.
    pub lease: Option<u32>,
    /// Option 58, in seconds.
    pub t1: Option<u32>,
    /// Option 59, in seconds.
    pub t2: Option<u32>,
    /// Option 1.
    pub mask: Option<Ipv4Addr>,
    /// Option 3, the first of them.
    pub router: Option<Ipv4Addr>,
    /// Option 6, the first of them.
    pub dns: Option<Ipv4Addr>,
    /// Option 12.
    pub host_name: Option<String>,
    /// Option 56.
    pub text: Option<String>,
    /// Option 55: numbers of options that are asked for.
    pub wanted: Vec<u8>,
}

impl Message {
    /// A message of this kind about a client, everything else empty.
    pub fn new(kind: Kind, xid: u32, chaddr: Mac) -> Self {
        let none = Ipv4Addr::UNSPECIFIED;
        Message {
            kind,
            hops: 0,
            xid,
            secs: 0,
            broadcast: false,
            ciaddr: none,
            yiaddr: none,
            siaddr: none,
            giaddr: none,
            chaddr,
            requested: None,
            server: None,
            lease: None,
            t1: None,
            t2: None,
            mask: None,
            router: None,
            dns: None,
            host_name: None,
            text: None,
            wanted: Vec::new(),
        }
    }

    /// Its bytes.
    pub fn bytes(&self) -> Rc<[u8]> {
        let mut options: Vec<(u8, Vec<u8>)> = vec![(53, vec![self.kind as u8])];
        let mut put = |number: u8, data: Option<Vec<u8>>| {
            options.extend(data.map(|d| (number, d)));
        };
        let address = |a: Option<Ipv4Addr>| a.map(|a| a.octets().to_vec());
        let seconds = |n: Option<u32>| n.map(|n| n.to_be_bytes().to_vec());
        let text = |s: &Option<String>| s.as_ref().map(|s| cut(s).as_bytes().to_vec());
        put(54, address(self.server));
        put(50, address(self.requested));
        put(51, seconds(self.lease));
        put(58, seconds(self.t1));
        put(59, seconds(self.t2));
        put(1, address(self.mask));
        put(3, address(self.router));
        put(6, address(self.dns));
        put(12, text(&self.host_name).filter(|t| !t.is_empty()));
        put(56, text(&self.text));
        put(55, Some(self.wanted.clone()).filter(|w| !w.is_empty()));
        let length: usize = options.iter().map(|o| 2 + o.1.len()).sum();
        let mut bytes = vec![0; (HEADER + length + 1).max(LEAST)];
        let mut packet = DhcpPacket::new_unchecked(&mut bytes[..]);
        packet.set_opcode(if self.kind.is_reply() {
            DhcpOpCode::Reply
        } else {
            DhcpOpCode::Request
        });
        packet.set_hardware_type(smoltcp::wire::ArpHardware::Ethernet);
        packet.set_hardware_len(6);
        packet.set_hops(self.hops);
        packet.set_transaction_id(self.xid);
        packet.set_secs(self.secs);
        packet.set_flags(if self.broadcast {
            DhcpFlags::BROADCAST
        } else {
            DhcpFlags::empty()
        });
        packet.set_client_ip(self.ciaddr);
        packet.set_your_ip(self.yiaddr);
        packet.set_server_ip(self.siaddr);
        packet.set_relay_agent_ip(self.giaddr);
        packet.set_client_hardware_address(self.chaddr.into());
        packet.set_magic_number(0x6382_5363);
        let mut writer = packet.options_mut();
        for (kind, data) in &options {
            let option = DhcpOption { kind: *kind, data };
            writer.emit(option).expect("the buffer was made for them");
        }
        writer.end().expect("the buffer has a byte more");
        bytes.into()
    }

    /// Reads a message; `None` where these bytes are none. Options that are cut off or too short for
    /// what they hold are left out.
    pub fn read(bytes: &[u8]) -> Option<Message> {
        let packet = DhcpPacket::new_checked(bytes).ok()?;
        if bytes.len() < HEADER || packet.magic_number() != 0x6382_5363 {
            return None;
        }
        if packet.hardware_len() != 6 {
            return None;
        }
        let option = |number: u8| packet.options().find(|o| o.kind == number).map(|o| o.data);
        let address = |number: u8| {
            let data: [u8; 4] = option(number)?.get(..4)?.try_into().ok()?;
            Some(Ipv4Addr::from(data))
        };
        let seconds = |number: u8| Some(u32::from_be_bytes(option(number)?.try_into().ok()?));
        let text = |number: u8| {
            let text = String::from_utf8_lossy(option(number)?);
            let text = text.trim_end_matches('\0').replace(char::is_control, "");
            (!text.is_empty()).then_some(text)
        };
        Some(Message {
            kind: Kind::of(*option(53)?.first()?)?,
            hops: packet.hops(),
            xid: packet.transaction_id(),
            secs: packet.secs(),
            broadcast: packet.flags().contains(DhcpFlags::BROADCAST),
            ciaddr: packet.client_ip(),
            yiaddr: packet.your_ip(),
            siaddr: packet.server_ip(),
            giaddr: packet.relay_agent_ip(),
            chaddr: packet.client_hardware_address().into(),
            requested: address(50),
            server: address(54),
            lease: seconds(51),
            t1: seconds(58),
            t2: seconds(59),
            mask: address(1),
            router: address(3),
            dns: address(6),
            host_name: text(12),
            text: text(56),
            wanted: option(55).unwrap_or_default().to_vec(),
        })
    }

    /// The kind of client request by what is filled in (RFC 2131 §4.3.2, table 4); `None` if it is no
    /// DHCPREQUEST.
    pub fn request(&self, to_everybody: bool) -> Option<Request> {
        if self.kind != Kind::Request {
            return None;
        }
        Some(match (self.server, self.ciaddr.is_unspecified()) {
            (Some(_), _) => Request::Selecting,
            (None, true) => Request::InitReboot,
            // What a relay agent passes on was broadcast by the client.
            (None, false) if to_everybody || !self.giaddr.is_unspecified() => Request::Rebinding,
            (None, false) => Request::Renewing,
        })
    }
}

/// What a DHCPREQUEST is for: the client state it is made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// One of the offers is taken.
    Selecting,
    /// An address of before is asked for again.
    InitReboot,
    /// More time is asked of the server of the lease.
    Renewing,
    /// More time is asked of any server.
    Rebinding,
}

/// A text cut to what an option holds.
fn cut(s: &str) -> &str {
    let mut end = s.len().min(255);
    while !s.is_char_boundary(end) {
        end -= 1;
    }
    &s[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let mac = Mac::local(7);
        let mut message = Message::new(Kind::Ack, 0x1234_5678, mac);
        assert_eq!(Message::read(&message.bytes()), Some(message.clone()));
        assert_eq!(message.bytes().len(), LEAST);
        message = Message {
            hops: 1,
            secs: 9,
            broadcast: true,
            ciaddr: Ipv4Addr::new(10, 0, 0, 1),
            yiaddr: Ipv4Addr::new(10, 0, 0, 2),
            siaddr: Ipv4Addr::new(10, 0, 0, 3),
            giaddr: Ipv4Addr::new(10, 0, 0, 4),
            requested: Some(Ipv4Addr::new(10, 0, 0, 5)),
            server: Some(Ipv4Addr::new(10, 0, 0, 6)),
            lease: Some(u32::MAX),
            t1: Some(60),
            t2: Some(105),
            mask: Some(crate::mask(24)),
            router: Some(Ipv4Addr::new(10, 0, 0, 7)),
            dns: Some(Ipv4Addr::new(10, 0, 0, 8)),
            host_name: Some("학생-pc".to_owned()),
            text: Some("wrong network".to_owned()),
            wanted: vec![1, 3, 6, 51],
            ..message
        };
        assert_eq!(Message::read(&message.bytes()), Some(message));
    }

    #[test]
    fn what_is_no_message_is_not_read() {
        let whole = Message::new(Kind::Discover, 1, Mac::local(1)).bytes();
        for n in 0..HEADER + 3 {
            assert_eq!(Message::read(&whole[..n]), None, "{n} bytes");
        }
        // Cut behind the type: the end mark is not needed to read it.
        assert!(Message::read(&whole[..HEADER + 3]).is_some());
        let mut bytes = whole.to_vec();
        bytes[236] = 0;
        assert_eq!(Message::read(&bytes), None, "no magic cookie");
        let mut bytes = whole.to_vec();
        bytes[242] = 99;
        assert_eq!(Message::read(&bytes), None, "no such type");
    }

    /// RFC 2131 §4.3.2, table 4.
    #[test]
    fn a_request_is_told_by_what_is_filled_in() {
        let address = Ipv4Addr::new(10, 0, 0, 5);
        let mut m = Message::new(Kind::Request, 1, Mac::local(1));
        m.requested = Some(address);
        assert_eq!(m.request(true), Some(Request::InitReboot));
        m.server = Some(address);
        assert_eq!(m.request(true), Some(Request::Selecting));
        (m.server, m.requested, m.ciaddr) = (None, None, address);
        assert_eq!(m.request(false), Some(Request::Renewing));
        assert_eq!(m.request(true), Some(Request::Rebinding));
        assert_eq!(
            Message::new(Kind::Discover, 1, Mac::local(1)).request(true),
            None
        );
    }
}
