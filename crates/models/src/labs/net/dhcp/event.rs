//! What one step did.

use super::{client, client::Phase, link_local, server};
use kw_net::{Ipv4Addr, frame::Trouble};
use std::rc::Rc;

/// One step: when, and what happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The clock after it, in microseconds.
    pub at: u64,
    /// What happened.
    pub what: What,
    /// The state that a client is in after it, where it is about one.
    pub phase: Option<(u16, Phase)>,
}

/// A frame that was put on a link, or seen there.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    /// Who sent it: position of the host.
    pub from: u16,
    /// For whom it is; `None`: for everybody on the link.
    pub to: Option<u16>,
    /// Number of the network.
    pub network: u16,
    /// The frame.
    pub bytes: Rc<[u8]>,
    /// How often the same message was sent before.
    pub repeat: u32,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A frame was put on a link.
    Sent(Sent),
    /// A frame of a recording.
    Seen(Sent, Option<Follows>),
    /// A cable lost a frame.
    Lost {
        /// The frame.
        bytes: Rc<[u8]>,
        /// The host it does not come to; `None`: it came to none.
        toward: Option<u16>,
    },
    /// A message came to a server that is down.
    Unheard {
        /// The server.
        host: u16,
    },
    /// Something about a DHCP client.
    Client(u16, client::Told),
    /// Something about a host's link-local address.
    LinkLocal(u16, link_local::Told),
    /// Something about a DHCP server.
    Server(u16, server::Told),
    /// A relay agent passes a message on.
    Relays {
        /// The router.
        host: u16,
        /// What it writes into giaddr, or found there.
        giaddr: Ipv4Addr,
        /// Whether it goes towards the server.
        to_server: bool,
    },
    /// A router without relay agent does not pass a broadcast on.
    NotRelayed {
        /// The router.
        host: u16,
    },
    /// A datagram could not be delivered.
    Undelivered {
        /// Who wanted to send it, or pass it on.
        host: u16,
        /// Where to.
        to: Ipv4Addr,
        /// Why.
        why: Trouble,
    },
    /// A host uses the address that somebody typed in.
    Typed {
        /// The host.
        host: u16,
        /// The address.
        address: Ipv4Addr,
    },
    /// Two hosts on one network have one address.
    Clash {
        /// The one that had it.
        first: u16,
        /// The other.
        second: u16,
        /// The address.
        address: Ipv4Addr,
    },
    /// Something from outside.
    Change(Change),
}

/// Something from outside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// A host's cable was pulled out.
    Unplugged(u16),
    /// It was put back.
    Plugged(u16),
    /// A host was carried to another network.
    Moved(u16, u16),
    /// A host was switched off and on.
    Restarted(u16),
    /// A host gives its address back.
    Releases(u16),
    /// A host asks for more time at once.
    Renews(u16),
    /// A host's clock runs otherwise.
    Clock(u16, u64),
    /// A server stopped.
    ServerDown(u16),
    /// A server came back, with or without its list of leases.
    ServerUp(u16, bool),
    /// Somebody took an address.
    Taken(u16, Ipv4Addr),
    /// So many frames were lost.
    FramesLost(u64),
    /// There was nothing to act on.
    Nothing,
}

/// What follows from a frame of a recording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Follows {
    /// A client has an address until then, in microseconds.
    Bound {
        /// The client.
        host: u16,
        /// The address.
        address: Ipv4Addr,
        /// How long for, in seconds.
        seconds: u32,
    },
    /// A client has no address any more.
    Lost {
        /// The client.
        host: u16,
        /// The address.
        address: Ipv4Addr,
    },
    /// A host took a link-local address.
    LinkLocal {
        /// The host.
        host: u16,
        /// The address.
        address: Ipv4Addr,
    },
}
