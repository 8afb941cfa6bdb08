//! What a step did: who looked at which part of a message, and what came of it.

use super::{
    plan::{Cable, Node},
    scenario::{Device, Send, To},
};
use kw_net::{Ipv4Addr, Mac, frame};
use std::{ops::Range, rc::Rc};

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When, in microseconds.
    pub at: u64,
    /// Number of the message it belongs to, from 1; 0 before the first.
    pub message: u32,
    /// Where; nowhere for some changes of the past.
    pub node: Option<Node>,
    /// The layer of OSI that works.
    pub layer: u8,
    /// Which way the message goes there.
    pub way: Way,
    /// The message as far as it exists.
    pub pdu: Option<Pdu>,
    /// What was done.
    pub what: What,
}

/// Which way a message goes through a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Down the layers, growing.
    Down,
    /// Up the layers, shrinking.
    Up,
    /// Through, as it is.
    Through,
}

/// A message as far as it exists: a part of its frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Pdu {
    /// The frame with its check sequence; outer headers that do not exist yet are inside it.
    pub frame: Rc<[u8]>,
    /// The part that exists.
    pub part: Range<usize>,
}

/// What protocol data units are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Layers 5 to 7.
    Data,
    /// TCP.
    Segment,
    /// UDP.
    UserDatagram,
    /// ICMP.
    Icmp,
    /// ARP.
    Arp,
    /// IP.
    Packet,
    /// Ethernet.
    Frame,
}

/// Where the parts of a frame begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cuts {
    /// Behind the header of Ethernet.
    pub network: usize,
    /// Behind the header of IP; the end of ARP.
    pub transport: usize,
    /// Behind the header of TCP, UDP or ICMP.
    pub data: usize,
    /// Behind the data; padding may follow.
    pub end: usize,
    /// The protocol number of IP, if it is IP.
    pub protocol: Option<u8>,
}

/// Bytes of an ARP message for Ethernet and IPv4.
const ARP: usize = 28;

impl Cuts {
    /// The parts of a frame that was written by this model.
    pub fn of(frame: &[u8]) -> Cuts {
        let network = frame::ETHERNET;
        if frame[12..14] == [0x08, 0x06] {
            let end = network + ARP;
            return Cuts {
                network,
                transport: end,
                data: end,
                end,
                protocol: None,
            };
        }
        let transport = network + frame::IPV4;
        let protocol = frame[network + 9];
        let header = match protocol {
            6 => usize::from(frame[transport + 12] >> 4) * 4,
            _ => 8,
        };
        let total = u16::from_be_bytes([frame[network + 2], frame[network + 3]]);
        Cuts {
            network,
            transport,
            data: transport + header,
            end: network + usize::from(total),
            protocol: Some(protocol),
        }
    }
}

impl Pdu {
    /// The frame as it is on a cable.
    pub fn frame(frame: &Rc<[u8]>) -> Pdu {
        Pdu {
            part: 0..frame.len(),
            frame: frame.clone(),
        }
    }

    /// What the network layer has of it.
    pub fn network(frame: &Rc<[u8]>) -> Pdu {
        Pdu::from(frame, |c| c.network)
    }

    /// What the layer above IP has of it.
    pub fn transport(frame: &Rc<[u8]>) -> Pdu {
        Pdu::from(frame, |c| c.transport)
    }

    /// What the application has of it.
    pub fn data(frame: &Rc<[u8]>) -> Pdu {
        Pdu::from(frame, |c| c.data)
    }

    fn from(frame: &Rc<[u8]>, start: fn(&Cuts) -> usize) -> Pdu {
        let cuts = Cuts::of(frame);
        Pdu {
            part: start(&cuts)..cuts.end,
            frame: frame.clone(),
        }
    }

    /// The bytes that exist.
    pub fn bytes(&self) -> &[u8] {
        &self.frame[self.part.clone()]
    }

    /// What it is called.
    pub fn unit(&self) -> Unit {
        let cuts = Cuts::of(&self.frame);
        match (self.part.start, cuts.protocol) {
            (0, _) => Unit::Frame,
            (n, None) if n == cuts.network => Unit::Arp,
            (n, _) if n == cuts.network => Unit::Packet,
            (n, Some(6)) if n == cuts.transport => Unit::Segment,
            (n, Some(17)) if n == cuts.transport => Unit::UserDatagram,
            (n, _) if n == cuts.transport => Unit::Icmp,
            _ => Unit::Data,
        }
    }
}

impl Unit {
    /// The id of its name.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Data => "unit-data",
            Unit::Segment => "unit-segment",
            Unit::UserDatagram => "unit-user-datagram",
            Unit::Icmp => "unit-icmp",
            Unit::Arp => "unit-arp",
            Unit::Packet => "unit-packet",
            Unit::Frame => "unit-frame",
        }
    }
}

/// What was done.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// An application made its data.
    Made(Data),
    /// Layers 6 and 5 added nothing.
    NothingBetween,
    /// TCP or UDP put its header before it.
    Segmented(Segment),
    /// An ICMP message was made.
    IcmpMade(Icmp),
    /// IP put its header before it.
    Packed(Hop),
    /// The next hop's hardware address is not known: the packet waits.
    AsksArp(Ipv4Addr),
    /// An ARP message was made.
    ArpMade {
        /// Whether it is the reply.
        reply: bool,
        /// Whether it was asked before.
        again: bool,
    },
    /// Ethernet put its header before it and the check sequence behind it.
    Framed {
        /// Whether the router did it, with a packet that it passes on.
        relayed: bool,
    },
    /// It goes onto a cable.
    Sent {
        /// Which.
        cable: Cable,
        /// When its first bit leaves.
        start: u64,
        /// When its last bit is there.
        arrives: u64,
    },
    /// There is no cable in the plug.
    NoCable,
    /// A bit changes on a cable.
    Noise {
        /// Which cable.
        cable: Cable,
        /// The byte that it is in.
        byte: usize,
    },
    /// A hub repeated it.
    Repeated {
        /// The cables it goes out by.
        out: Vec<Cable>,
    },
    /// A switch passed it on.
    Switched {
        /// The cables it goes out by, and when they begin.
        out: Vec<(Cable, u64)>,
        /// Whether its sender was new at its cable, and which cable that is.
        learned: Option<Cable>,
        /// Why by these.
        how: Flood,
    },
    /// The check sequence does not fit.
    BadFcs {
        /// What is behind the frame.
        found: u32,
        /// What its bytes give.
        made: u32,
    },
    /// It is for another hardware address.
    NotMine(Mac),
    /// The check sequence fits, and it is for this station.
    Taken {
        /// Whether it is for everybody.
        broadcast: bool,
    },
    /// An ARP request for somebody else.
    ArpForOther(Ipv4Addr),
    /// An ARP request for this station.
    ArpForMe,
    /// The ARP reply that was waited for.
    ArpTold,
    /// Nobody answers ARP.
    GaveUp(Ipv4Addr),
    /// The packet is for this station.
    Mine {
        /// Whether it is for everybody.
        broadcast: bool,
    },
    /// The packet is for everybody, and the router keeps it.
    NotRouted,
    /// Nobody listens on its port.
    NobodyListens(u16),
    /// The transport layer's checksum does not fit.
    BadChecksum,
    /// TCP took it.
    SegmentTaken(Segment),
    /// An ICMP message was heard.
    IcmpTaken(Icmp),
    /// The application has its data.
    DataTaken(Data),
    /// The router found the way.
    Routed {
        /// The cable it will leave by.
        out: Cable,
        /// The next hop.
        next_hop: Ipv4Addr,
    },
    /// The router took one from the TTL.
    Hopped {
        /// TTL before and after.
        ttl: (u8, u8),
        /// Header checksum before and after.
        checksum: (u16, u16),
    },
    /// The TTL ended here.
    Expired,
    /// A bit changed in the router's memory.
    FlippedInside {
        /// The byte of the frame that it is in.
        byte: usize,
    },
    /// A change of the past.
    Changed(Change),
}

/// What an application made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Data {
    /// An HTTP request.
    Request,
    /// Its response.
    Response,
    /// DHCPDISCOVER.
    Discover,
}

/// What a segment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    /// TCP with data.
    Data,
    /// SYN.
    Syn,
    /// SYN and ACK.
    SynAck,
    /// The ACK that ends the handshake.
    LastAck,
    /// The ACK of data.
    DataAck,
    /// UDP.
    Udp,
}

/// ICMP messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icmp {
    /// Echo request.
    Echo,
    /// Echo reply.
    Reply,
    /// Time exceeded.
    Time,
    /// Host unreachable.
    Host,
}

/// Where IP sends a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hop {
    /// To its destination, which is in the own network.
    Direct(Ipv4Addr),
    /// To the router.
    Router(Ipv4Addr),
    /// To everybody here.
    Everybody,
}

/// Why a switch sends a frame where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flood {
    /// It knows the cable of the destination.
    Known,
    /// It does not.
    Unknown,
    /// It is for everybody.
    Broadcast,
}

/// A change of the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Bits were changed in so many frames.
    Corrupted(u64),
    /// A's TTL: before, after.
    Ttl(u8, u8),
    /// A device was replaced.
    Replaced(Device),
    /// Tables were emptied.
    Forgotten,
    /// A cable was pulled; so many frames were on it.
    Unplugged(Cable, u64),
    /// A cable was put in.
    Plugged(Cable),
    /// A message more.
    Added(Send, To),
    /// It changes nothing.
    Nothing,
}
