//! Frames written and read: Ethernet, ARP, IPv4, ICMP, UDP, TCP.
//!
//! What is written has right lengths and checksums. What is read may be anything; where a part cannot
//! be read, [`read`] says how far it came.

use crate::{Ipv4Addr, Mac};
use smoltcp::{
    phy::ChecksumCapabilities,
    wire::{
        ArpOperation, ArpPacket, ArpRepr, EthernetFrame, EthernetProtocol, Icmpv4Packet,
        Icmpv4Repr, IpAddress, IpProtocol, Ipv4Packet, Ipv4Repr, TcpControl, TcpPacket, TcpRepr,
        TcpSeqNumber, UdpPacket, UdpRepr,
    },
};
use std::rc::Rc;

/// Bytes of an Ethernet header.
pub const ETHERNET: usize = 14;
/// Bytes of an IPv4 header without options.
pub const IPV4: usize = 20;

/// An ARP message (RFC 826) for Ethernet and IPv4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arp {
    /// Whether it is a reply.
    pub reply: bool,
    /// Who sends it.
    pub sender_mac: Mac,
    /// The sender's address; 0.0.0.0 in a probe.
    pub sender: Ipv4Addr,
    /// Whom it is about; zero in a request.
    pub target_mac: Mac,
    /// The address it is about.
    pub target: Ipv4Addr,
}

impl Arp {
    /// A request: who has `target`?
    pub fn request(sender_mac: Mac, sender: Ipv4Addr, target: Ipv4Addr) -> Self {
        Arp {
            reply: false,
            sender_mac,
            sender,
            target_mac: Mac::ZERO,
            target,
        }
    }

    /// The frame, to this Ethernet address.
    pub fn frame(&self, to: Mac) -> Rc<[u8]> {
        let repr = ArpRepr::EthernetIpv4 {
            operation: if self.reply {
                ArpOperation::Reply
            } else {
                ArpOperation::Request
            },
            source_hardware_addr: self.sender_mac.into(),
            source_protocol_addr: self.sender,
            target_hardware_addr: self.target_mac.into(),
            target_protocol_addr: self.target,
        };
        ethernet(
            self.sender_mac,
            to,
            EthernetProtocol::Arp,
            repr.buffer_len(),
            |payload| {
                repr.emit(&mut ArpPacket::new_unchecked(payload));
            },
        )
    }
}

fn ethernet(
    from: Mac,
    to: Mac,
    kind: EthernetProtocol,
    length: usize,
    fill: impl FnOnce(&mut [u8]),
) -> Rc<[u8]> {
    let mut bytes = vec![0; ETHERNET + length];
    let mut frame = EthernetFrame::new_unchecked(&mut bytes[..]);
    frame.set_src_addr(from.into());
    frame.set_dst_addr(to.into());
    frame.set_ethertype(kind);
    fill(frame.payload_mut());
    bytes.into()
}

/// What an IPv4 datagram carries, to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Carries {
    /// A UDP datagram.
    Udp {
        /// Source and destination port.
        ports: (u16, u16),
        /// The data.
        data: Rc<[u8]>,
    },
    /// An ICMP echo request or reply (RFC 792).
    Echo {
        /// Whether it is the reply.
        reply: bool,
        /// Identifier.
        ident: u16,
        /// Sequence number.
        seq: u16,
        /// The data.
        data: Rc<[u8]>,
    },
    /// An ICMP message about a datagram that could not be delivered (RFC 792).
    Trouble {
        /// Which.
        what: Trouble,
        /// The header of the datagram and its first 8 bytes of data.
        about: Rc<[u8]>,
    },
    /// A TCP segment.
    Tcp(Segment),
}

/// Why a datagram could not be delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No route: destination unreachable, code 0.
    Network,
    /// Nobody answers ARP: destination unreachable, code 1.
    Host,
    /// Nobody listens on the port: destination unreachable, code 3.
    Port,
    /// TTL came to 0: time exceeded, code 0.
    Time,
}

impl Trouble {
    /// ICMP type and code.
    pub fn code(self) -> (u8, u8) {
        match self {
            Trouble::Network => (3, 0),
            Trouble::Host => (3, 1),
            Trouble::Port => (3, 3),
            Trouble::Time => (11, 0),
        }
    }
}

/// A TCP segment (RFC 9293).
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Source and destination port.
    pub ports: (u16, u16),
    /// Sequence number.
    pub seq: u32,
    /// Acknowledgement number, if the ACK bit is set.
    pub ack: Option<u32>,
    /// SYN.
    pub syn: bool,
    /// FIN.
    pub fin: bool,
    /// PSH.
    pub push: bool,
    /// Receive window.
    pub window: u16,
    /// Largest segment it takes; in SYNs.
    pub max_size: Option<u16>,
    /// The data.
    pub data: Rc<[u8]>,
}

/// An IPv4 datagram to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Datagram {
    /// Source address.
    pub from: Ipv4Addr,
    /// Destination address.
    pub to: Ipv4Addr,
    /// Time to live, in hops.
    pub ttl: u8,
    /// What it carries.
    pub carries: Carries,
}

/// TTL of what hosts send (RFC 1700: 64).
pub const TTL: u8 = 64;

impl Datagram {
    /// A UDP datagram.
    pub fn udp(from: Ipv4Addr, to: Ipv4Addr, ports: (u16, u16), data: Rc<[u8]>) -> Self {
        Datagram {
            from,
            to,
            ttl: TTL,
            carries: Carries::Udp { ports, data },
        }
    }

    /// The bytes from the IPv4 header on.
    pub fn bytes(&self) -> Vec<u8> {
        let caps = ChecksumCapabilities::default();
        let (from, to) = (IpAddress::Ipv4(self.from), IpAddress::Ipv4(self.to));
        let mut payload;
        let protocol = match &self.carries {
            Carries::Udp { ports, data } => {
                let repr = UdpRepr {
                    src_port: ports.0,
                    dst_port: ports.1,
                };
                payload = vec![0; repr.header_len() + data.len()];
                let mut packet = UdpPacket::new_unchecked(&mut payload[..]);
                let fill = |b: &mut [u8]| b.copy_from_slice(data);
                repr.emit(&mut packet, &from, &to, data.len(), fill, &caps);
                IpProtocol::Udp
            }
            Carries::Echo {
                reply,
                ident,
                seq,
                data,
            } => {
                let (ident, seq_no, data) = (*ident, *seq, &data[..]);
                let repr = if *reply {
                    Icmpv4Repr::EchoReply {
                        ident,
                        seq_no,
                        data,
                    }
                } else {
                    Icmpv4Repr::EchoRequest {
                        ident,
                        seq_no,
                        data,
                    }
                };
                payload = vec![0; repr.buffer_len()];
                repr.emit(&mut Icmpv4Packet::new_unchecked(&mut payload[..]), &caps);
                IpProtocol::Icmp
            }
            Carries::Trouble { what, about } => {
                payload = vec![0; 8 + about.len()];
                (payload[0], payload[1]) = what.code();
                payload[8..].copy_from_slice(about);
                Icmpv4Packet::new_unchecked(&mut payload[..]).fill_checksum();
                IpProtocol::Icmp
            }
            Carries::Tcp(segment) => {
                let repr = segment.repr();
                payload = vec![0; repr.buffer_len()];
                let mut packet = TcpPacket::new_unchecked(&mut payload[..]);
                repr.emit(&mut packet, &from, &to, &caps);
                IpProtocol::Tcp
            }
        };
        let repr = Ipv4Repr {
            src_addr: self.from,
            dst_addr: self.to,
            next_header: protocol,
            payload_len: payload.len(),
            hop_limit: self.ttl,
        };
        let mut bytes = vec![0; IPV4 + payload.len()];
        repr.emit(&mut Ipv4Packet::new_unchecked(&mut bytes[..]), &caps);
        bytes[IPV4..].copy_from_slice(&payload);
        bytes
    }

    /// The frame, between these Ethernet addresses.
    pub fn frame(&self, from: Mac, to: Mac) -> Rc<[u8]> {
        around(&self.bytes(), from, to)
    }
}

/// A frame around an IPv4 datagram.
pub fn around(datagram: &[u8], from: Mac, to: Mac) -> Rc<[u8]> {
    ethernet(
        from,
        to,
        EthernetProtocol::Ipv4,
        datagram.len(),
        |payload| {
            payload.copy_from_slice(datagram);
        },
    )
}

impl Segment {
    fn repr(&self) -> TcpRepr<'_> {
        TcpRepr {
            src_port: self.ports.0,
            dst_port: self.ports.1,
            control: match (self.syn, self.fin, self.push) {
                (true, ..) => TcpControl::Syn,
                (_, true, _) => TcpControl::Fin,
                (_, _, true) => TcpControl::Psh,
                _ => TcpControl::None,
            },
            seq_number: TcpSeqNumber(self.seq as i32),
            ack_number: self.ack.map(|n| TcpSeqNumber(n as i32)),
            window_len: self.window,
            window_scale: None,
            max_seg_size: self.max_size,
            sack_permitted: false,
            sack_ranges: [None; 3],
            timestamp: None,
            payload: &self.data,
        }
    }
}

/// The same datagram one hop further: TTL one less, the header's checksum made anew (RFC 1812
/// §5.3.1). `None` where its TTL ends here.
pub fn hop(datagram: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = datagram.to_vec();
    let mut packet = Ipv4Packet::new_checked(&mut bytes[..]).ok()?;
    let ttl = packet.hop_limit().checked_sub(1).filter(|t| *t > 0)?;
    packet.set_hop_limit(ttl);
    packet.fill_checksum();
    Some(bytes)
}

/// A frame as it was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Read<'a> {
    /// Source.
    pub from: Mac,
    /// Destination.
    pub to: Mac,
    /// What it carries.
    pub what: What<'a>,
}

/// What a frame carries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum What<'a> {
    /// ARP for Ethernet and IPv4.
    Arp(Arp),
    /// An IPv4 datagram that is whole.
    Ipv4(Ip<'a>),
    /// Something else, by its EtherType.
    Other(u16),
    /// It could not be read as its EtherType has it.
    Malformed(u16),
}

/// An IPv4 datagram as it was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ip<'a> {
    /// All its bytes, from the header on, without what follows it in the frame.
    pub bytes: &'a [u8],
    /// Source address.
    pub from: Ipv4Addr,
    /// Destination address.
    pub to: Ipv4Addr,
    /// Time to live.
    pub ttl: u8,
    /// What it carries.
    pub carries: Inside<'a>,
}

/// What an IPv4 datagram carries, as it was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Inside<'a> {
    /// UDP.
    Udp {
        /// Source and destination port.
        ports: (u16, u16),
        /// The data.
        data: &'a [u8],
        /// Whether its checksum is right, or not used.
        right: bool,
    },
    /// An ICMP message with right checksum.
    Icmp {
        /// Type and code.
        code: (u8, u8),
        /// Everything behind the checksum.
        rest: &'a [u8],
    },
    /// TCP.
    Tcp {
        /// Source and destination port.
        ports: (u16, u16),
        /// Bytes of data.
        data: &'a [u8],
    },
    /// Another protocol, by its number; also fragments.
    Other(u8),
    /// It could not be read as its protocol has it.
    Malformed(u8),
}

/// Reads a frame; `None` where it is too short for an Ethernet header.
pub fn read(bytes: &[u8]) -> Option<Read<'_>> {
    let frame = EthernetFrame::new_checked(bytes).ok()?;
    let (mut kind, mut payload) = (u16::from(frame.ethertype()), frame.payload());
    // A VLAN tag (IEEE 802.1Q) is passed over.
    if kind == 0x8100 && payload.len() >= 4 {
        kind = u16::from_be_bytes([payload[2], payload[3]]);
        payload = &payload[4..];
    }
    let what = match kind {
        0x0806 => match arp(payload) {
            Some(arp) => What::Arp(arp),
            None => What::Malformed(kind),
        },
        0x0800 => datagram(payload).map_or(What::Malformed(kind), What::Ipv4),
        other => What::Other(other),
    };
    Some(Read {
        from: frame.src_addr().into(),
        to: frame.dst_addr().into(),
        what,
    })
}

fn arp(payload: &[u8]) -> Option<Arp> {
    let packet = ArpPacket::new_checked(payload).ok()?;
    let ArpRepr::EthernetIpv4 {
        operation,
        source_hardware_addr,
        source_protocol_addr,
        target_hardware_addr,
        target_protocol_addr,
    } = ArpRepr::parse(&packet).ok()?
    else {
        return None;
    };
    Some(Arp {
        reply: match operation {
            ArpOperation::Request => false,
            ArpOperation::Reply => true,
            ArpOperation::Unknown(_) => return None,
        },
        sender_mac: source_hardware_addr.into(),
        sender: source_protocol_addr,
        target_mac: target_hardware_addr.into(),
        target: target_protocol_addr,
    })
}

/// Reads an IPv4 datagram with a right header checksum; bytes behind its total length are left out.
pub fn datagram(payload: &[u8]) -> Option<Ip<'_>> {
    let packet = Ipv4Packet::new_checked(payload).ok()?;
    if packet.version() != 4 || !packet.verify_checksum() {
        return None;
    }
    let number = u8::from(packet.next_header());
    let data = packet.payload();
    let (from, to) = (packet.src_addr(), packet.dst_addr());
    let ends = (IpAddress::Ipv4(from), IpAddress::Ipv4(to));
    let whole = !packet.more_frags() && packet.frag_offset() == 0;
    let carries = match packet.next_header() {
        IpProtocol::Udp if whole => match UdpPacket::new_checked(data) {
            Ok(udp) => Inside::Udp {
                ports: (udp.src_port(), udp.dst_port()),
                data: udp.payload(),
                right: udp.verify_checksum(&ends.0, &ends.1),
            },
            Err(_) => Inside::Malformed(number),
        },
        IpProtocol::Icmp if whole => match Icmpv4Packet::new_checked(data) {
            Ok(icmp) if icmp.verify_checksum() => Inside::Icmp {
                code: (u8::from(icmp.msg_type()), icmp.msg_code()),
                rest: &data[4..],
            },
            _ => Inside::Malformed(number),
        },
        IpProtocol::Tcp if whole => match TcpPacket::new_checked(data) {
            Ok(tcp) => Inside::Tcp {
                ports: (tcp.src_port(), tcp.dst_port()),
                data: tcp.payload(),
            },
            Err(_) => Inside::Malformed(number),
        },
        _ => Inside::Other(number),
    };
    Some(Ip {
        bytes: &payload[..usize::from(packet.total_len())],
        from,
        to,
        ttl: packet.hop_limit(),
        carries,
    })
}
