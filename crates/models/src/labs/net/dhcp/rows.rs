//! A frame as a line of the sequence diagram and of the results: what it is, from whom, to whom.

use super::{event::Sent, state::message};
use kw_net::{
    Ipv4Addr,
    dhcp::{Kind, Request},
    frame::{self, Inside, What},
};

/// What a frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A DHCP message; requests by what they are for.
    Dhcp(Kind, Option<Request>),
    /// ARP: who has this address?
    ArpRequest,
    /// ARP: the answer.
    ArpReply,
    /// ARP with sender 0.0.0.0: is this address free?
    ArpProbe,
    /// ARP about one's own address.
    ArpAnnouncement,
    /// ICMP echo request or reply.
    Ping {
        /// Whether it is the reply.
        reply: bool,
    },
    /// Anything else.
    Other,
}

/// A frame in short.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// When it was sent, in microseconds.
    pub at: u64,
    /// What it is.
    pub sort: Sort,
    /// Who sent it.
    pub from: u16,
    /// For whom it is; `None`: for everybody.
    pub to: Option<u16>,
    /// The network it was sent on.
    pub network: u16,
    /// Source and destination in IP, or sender and target in ARP.
    pub ends: (Ipv4Addr, Ipv4Addr),
    /// DHCP: the transaction.
    pub xid: u32,
    /// DHCP: the address that is given.
    pub yiaddr: Ipv4Addr,
    /// DHCP: the client's own address.
    pub ciaddr: Ipv4Addr,
    /// DHCP: the relay agent.
    pub giaddr: Ipv4Addr,
    /// DHCP: option 50.
    pub requested: Option<Ipv4Addr>,
    /// DHCP: option 54.
    pub server: Option<Ipv4Addr>,
    /// Whether it goes to everybody.
    pub broadcast: bool,
}

impl Row {
    /// The address that a line in the diagram names.
    pub fn address(&self) -> Option<Ipv4Addr> {
        let set = |a: Ipv4Addr| Some(a).filter(|a| !a.is_unspecified());
        match self.sort {
            Sort::Dhcp(Kind::Discover | Kind::Request | Kind::Decline, _) => {
                self.requested.or(set(self.ciaddr))
            }
            Sort::Dhcp(Kind::Release | Kind::Inform, _) => set(self.ciaddr),
            Sort::Dhcp(..) => set(self.yiaddr),
            Sort::ArpReply => set(self.ends.0),
            Sort::ArpRequest | Sort::ArpProbe | Sort::ArpAnnouncement => set(self.ends.1),
            Sort::Ping { .. } | Sort::Other => set(self.ends.1),
        }
    }
}

/// The line of a frame that was sent at an instant.
pub fn row(at: u64, sent: &Sent) -> Row {
    let none = Ipv4Addr::UNSPECIFIED;
    let mut row = Row {
        at,
        sort: Sort::Other,
        from: sent.from,
        to: sent.to,
        network: sent.network,
        ends: (none, none),
        xid: 0,
        yiaddr: none,
        ciaddr: none,
        giaddr: none,
        requested: None,
        server: None,
        broadcast: false,
    };
    let Some(read) = frame::read(&sent.bytes) else {
        return row;
    };
    row.broadcast = read.to.is_group();
    match &read.what {
        What::Arp(arp) => {
            row.ends = (arp.sender, arp.target);
            row.sort = match (arp.reply, arp.sender.is_unspecified()) {
                (true, _) => Sort::ArpReply,
                (false, true) => Sort::ArpProbe,
                (false, false) if arp.sender == arp.target => Sort::ArpAnnouncement,
                _ => Sort::ArpRequest,
            };
        }
        What::Ipv4(ip) => {
            row.ends = (ip.from, ip.to);
            if let Some(m) = message(&read) {
                let request = m.request(ip.to.is_broadcast());
                row.sort = Sort::Dhcp(m.kind, request);
                (row.xid, row.yiaddr, row.ciaddr, row.giaddr) =
                    (m.xid, m.yiaddr, m.ciaddr, m.giaddr);
                (row.requested, row.server) = (m.requested, m.server);
            } else if let Inside::Icmp {
                code: (0 | 8, 0), ..
            } = ip.carries
            {
                let reply = matches!(ip.carries, Inside::Icmp { code, .. } if code.0 == 0);
                row.sort = Sort::Ping { reply };
            }
        }
        _ => {}
    }
    row
}
