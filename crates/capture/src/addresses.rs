//! What a capture tells about hosts and their addresses: a recording for `net/dhcp`.
//!
//! Kept are DHCP messages, whole or harmed, and the ARP of those who send them, who take a link-local
//! address, or who claim an address that was assigned; everything else is counted by what it is and between whom. Packets are looked at
//! piece by piece, as they are read.

use crate::{
    Imported, Note, Scenario,
    packets::{Capture, Captured, Framed, Framer, LinkKind, LinkOf},
};
use kw_models::{
    labs::net::dhcp::{
        Dhcp,
        scenario::{
            self, Hex, MAX_FRAME, MAX_FRAMES, MAX_NAME, MAX_NAMES, Named, Other, Recorded, Text,
        },
    },
    scenario_value,
};
use kw_net::{
    Ipv4Addr, Mac,
    dhcp::{CLIENT_PORT, Message, SERVER_PORT},
    frame::{self, Arp, Inside, What},
};
use kw_trace::{Lab as _, Problem, Run};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// Most kinds of other traffic that are listed.
const MAX_OTHERS: usize = 200;
/// Most kinds of traffic that a refusal names.
const MAX_KINDS: usize = 5;
/// Most ARP messages that are looked at.
const MAX_ARPS: usize = 50_000;
/// Most links of a recording.
const MAX_LINKS: usize = 20;

/// A frame that may be kept.
struct Frame {
    at: u64,
    link: usize,
    bytes: Rc<[u8]>,
    /// The ARP message, if it is one: whether it is kept depends on who else is in the capture.
    arp: Option<Arp>,
}

/// Packets of a capture, sorted as they come.
#[derive(Default)]
pub struct Addresses {
    seen: usize,
    frames: Vec<Frame>,
    arps: usize,
    dhcp: usize,
    harmed: u64,
    framer: Framer,
    /// Packets whose Ethernet header was made up, and the kind of the link of the first.
    made: u64,
    made_of: Option<LinkKind>,
    /// Hardware addresses of clients, servers and relay agents.
    parties: BTreeSet<Mac>,
    /// Addresses that were granted, or that clients say are theirs.
    assigned: BTreeSet<Ipv4Addr>,
    others: BTreeMap<(String, String), Counted>,
}

/// Other traffic of a kind.
#[derive(Clone, Copy)]
pub(crate) struct Counted {
    /// How many packets.
    pub count: u64,
    /// When the first was.
    pub first: u64,
}

impl Addresses {
    /// How many DHCP messages were seen.
    pub fn messages(&self) -> usize {
        self.dhcp
    }

    /// Looks at what was read since the last call.
    pub fn look(&mut self, capture: &Capture) {
        for packet in &capture.packets[self.seen.min(capture.packets.len())..] {
            self.packet(&capture.links, packet);
        }
        self.seen = capture.packets.len();
    }

    fn packet(&mut self, links: &[LinkOf], packet: &Captured) {
        let link = links.get(packet.link);
        let kind = link.map_or(LinkKind::Other(0), |l| l.kind);
        let Some(framed) = self.framer.frame(packet.link, kind, &packet.bytes) else {
            let name = link.map_or("", |l| l.name.as_str());
            return self.other(packet, link_word(kind), name.to_owned());
        };
        let bytes = framed.bytes();
        let Some(read) = frame::read(bytes) else {
            let count = bytes.len();
            return self.other(packet, "Ethernet".to_owned(), format!("{count} B"));
        };
        if matches!(framed, Framed::Made(_)) {
            self.made += 1;
            self.made_of.get_or_insert(kind);
        }
        let fits = bytes.len() <= MAX_FRAME;
        match &read.what {
            What::Arp(arp) if fits && self.arps < MAX_ARPS => {
                self.arps += 1;
                self.keep(packet, bytes, Some(*arp));
            }
            What::Ipv4(ip) => {
                let between = format!("{}, {}", ip.from, ip.to);
                match ip.carries {
                    Inside::Udp { ports, data, .. } if fits && is_dhcp(ports) => {
                        match Message::read(data) {
                            Some(message) => {
                                self.parties.extend([message.chaddr, read.from]);
                                self.assigned.extend([message.yiaddr, message.ciaddr]);
                                self.dhcp += 1;
                            }
                            None => self.harmed += 1,
                        }
                        self.keep(packet, bytes, None);
                    }
                    Inside::Udp { ports, .. } => {
                        self.other(packet, service("UDP", ports), between);
                    }
                    Inside::Tcp { ports, .. } => {
                        self.other(packet, service("TCP", ports), between);
                    }
                    Inside::Icmp { .. } => self.other(packet, "ICMP".to_owned(), between),
                    // A DHCP message whose UDP header lies is worth a look.
                    Inside::Malformed(17) if fits && looks_like_dhcp(bytes) => {
                        self.harmed += 1;
                        self.keep(packet, bytes, None);
                    }
                    Inside::Other(n) | Inside::Malformed(n) => {
                        self.other(packet, format!("IPv4 ({n})"), between);
                    }
                }
            }
            What::Malformed(0x0800) if fits && looks_like_dhcp(bytes) => {
                self.harmed += 1;
                self.keep(packet, bytes, None);
            }
            What::Arp(_) => self.other(packet, "ARP".to_owned(), read.from.to_string()),
            What::Other(kind) | What::Malformed(kind) => {
                let word = match kind {
                    0x86dd => "IPv6".to_owned(),
                    0x0800 => "IPv4".to_owned(),
                    0x0806 => "ARP".to_owned(),
                    kind => format!("EtherType {kind:#06x}"),
                };
                let between = match framed {
                    Framed::Whole(_) => format!("{}, {}", read.from, read.to),
                    Framed::Made(_) => link.map_or("", |l| l.name.as_str()).to_owned(),
                };
                self.other(packet, word, between);
            }
        }
    }

    fn keep(&mut self, packet: &Captured, bytes: &Rc<[u8]>, arp: Option<Arp>) {
        self.frames.push(Frame {
            at: packet.at_us,
            link: packet.link,
            bytes: bytes.clone(),
            arp,
        });
    }

    fn other(&mut self, packet: &Captured, kind: String, between: String) {
        let fresh = Counted {
            count: 0,
            first: packet.at_us,
        };
        // A scan of a whole network is no reason to keep a line for each address.
        let is_full = self.others.len() >= 10 * MAX_OTHERS;
        let between = if is_full { "…".to_owned() } else { between };
        self.others.entry((kind, between)).or_insert(fresh).count += 1;
    }

    /// Whether an ARP message has to do with the hosts whose addresses are told of.
    fn is_wanted(&self, arp: &Arp) -> bool {
        let local = |a: Ipv4Addr| a.is_link_local();
        // Somebody asks whether an assigned address is free, or has it.
        let claimed = match arp.sender.is_unspecified() {
            true => arp.target,
            false => arp.sender,
        };
        let is_claim = !claimed.is_unspecified() && self.assigned.contains(&claimed);
        is_claim
            || self.parties.contains(&arp.sender_mac)
            || self.parties.contains(&arp.target_mac)
            || local(arp.sender)
            || local(arp.target)
    }

    /// What was passed over by its kinds, the most frequent first.
    fn kinds(&self) -> String {
        let mut kinds: BTreeMap<&str, u64> = BTreeMap::new();
        for ((kind, _), counted) in &self.others {
            *kinds.entry(kind).or_default() += counted.count;
        }
        let mut kinds: Vec<(&str, u64)> = kinds.into_iter().collect();
        kinds.sort_by_key(|k| std::cmp::Reverse(k.1));
        let more = if kinds.len() > MAX_KINDS { ", …" } else { "" };
        let told = kinds.iter().take(MAX_KINDS);
        let told: Vec<String> = told.map(|(kind, n)| format!("{kind} ({n})")).collect();
        told.join(", ") + more
    }

    /// The recording; `capture` is what was looked at.
    ///
    /// # Errors
    /// Where nothing in it is about addresses.
    pub fn finish(mut self, capture: &Capture) -> Result<Imported, Problem> {
        let mut notes = capture.notes();
        let all = std::mem::take(&mut self.frames);
        let mut kept: Vec<Frame> = Vec::new();
        let mut arps = 0_u64;
        let mut passed = 0_u64;
        for frame in all {
            match &frame.arp {
                Some(arp) if !self.is_wanted(arp) => {
                    let kind = ("ARP".to_owned(), arp.sender_mac.to_string());
                    let fresh = Counted {
                        count: 0,
                        first: frame.at,
                    };
                    self.others.entry(kind).or_insert(fresh).count += 1;
                    continue;
                }
                _ if kept.len() >= MAX_FRAMES => {
                    passed += 1;
                    continue;
                }
                Some(_) => arps += 1,
                None => {}
            }
            kept.push(frame);
        }
        if kept.is_empty() {
            let count = capture.packets.len() as u64;
            let problem = Problem::new("import-no-lab-for-packets", "").with("count", count);
            return Err(problem.with("kinds", self.kinds()));
        }
        notes.push(
            Note::new("import-dhcp")
                .with("messages", self.dhcp as u64)
                .with("arps", arps),
        );
        if let Some(kind) = self.made_of {
            let note = Note::new("import-made").with("count", self.made);
            notes.push(note.with("kind", link_word(kind)));
        }
        if self.harmed > 0 {
            notes.push(Note::new("import-dhcp-harmed").with("count", self.harmed));
        }
        if passed > 0 {
            let most = MAX_FRAMES as u64;
            let note = Note::new("import-dhcp-many").with("count", passed);
            notes.push(note.with("max", most));
        }
        let mut others: Vec<((String, String), Counted)> = self.others.into_iter().collect();
        let count: u64 = others.iter().map(|o| o.1.count).sum();
        if count > 0 {
            let kinds = others.len() as u64;
            let note = Note::new("import-others").with("count", count);
            notes.push(note.with("kinds", kinds));
        }
        others.sort_by_key(|o| o.1.first);
        others.truncate(MAX_OTHERS);
        let scenario = recording(capture, kept, others);
        Ok(Imported {
            lab: Dhcp::ID,
            scenario: Scenario::File(scenario_value::<Dhcp>(&Run::plain(scenario))),
            notes,
        })
    }
}

/// Link names as the lab takes them: short, without control characters, never empty.
pub(crate) fn name_of(link: Option<&LinkOf>, number: usize) -> String {
    let name: String = link
        .map_or("", |l| l.name.as_str())
        .chars()
        .filter(|c| !c.is_control())
        .take(60)
        .collect();
    match name.trim() {
        "" => format!("#{number}"),
        name => name.to_owned(),
    }
}

fn recording(
    capture: &Capture,
    kept: Vec<Frame>,
    others: Vec<((String, String), Counted)>,
) -> scenario::Scenario {
    let mut links: Vec<usize> = Vec::new();
    let mut frames: Vec<Recorded> = Vec::new();
    let mut latest = 0;
    for frame in kept {
        let known = links.iter().position(|l| *l == frame.link);
        let link = known.unwrap_or_else(|| {
            if links.len() < MAX_LINKS {
                links.push(frame.link);
            }
            links.len() - 1
        });
        // A clock that was set back while it was recorded stands still here.
        latest = frame.at.max(latest);
        frames.push(Recorded {
            at: latest,
            link: link as u64,
            bytes: Text(Some(Hex(frame.bytes))),
        });
    }
    let links = links.into_iter().enumerate();
    let links = links.map(|(n, link)| scenario::Network {
        name: name_of(capture.links.get(link), n + 1),
    });
    let others = others.into_iter().map(|((kind, between), counted)| Other {
        kind: short(&kind, 60),
        between: short(&between, 100),
        count: counted.count,
        first: counted.first,
    });
    let names = names_in(capture, &frames);
    scenario::recorded(links.collect(), frames, others.collect(), names)
}

/// What the capture calls the hosts that are in these frames.
fn names_in(capture: &Capture, frames: &[Recorded]) -> Vec<Named> {
    let mut seen: BTreeSet<Mac> = BTreeSet::new();
    for bytes in frames.iter().filter_map(|f| f.bytes.0.as_ref()) {
        let Some(read) = frame::read(&bytes.0) else {
            continue;
        };
        seen.insert(read.from);
        if let What::Ipv4(ip) = read.what
            && let Inside::Udp { data, .. } = ip.carries
        {
            seen.extend(Message::read(data).map(|m| m.chaddr));
        }
    }
    // Each address once.
    let named = capture.names.iter().filter(|(mac, _)| seen.remove(mac));
    let named = named.map(|(mac, name)| Named {
        mac: (*mac).into(),
        name: short(name, MAX_NAME),
    });
    named.take(MAX_NAMES).collect()
}

/// A text as the lab takes it.
pub(crate) fn short(text: &str, most: usize) -> String {
    let text: String = text
        .chars()
        .filter(|c| !c.is_control())
        .take(most)
        .collect();
    match text.trim() {
        "" => "–".to_owned(),
        text => text.to_owned(),
    }
}

fn is_dhcp(ports: (u16, u16)) -> bool {
    let own = [SERVER_PORT, CLIENT_PORT];
    own.contains(&ports.0) && own.contains(&ports.1)
}

/// Whether a frame that cannot be read as IPv4 and UDP has the ports of DHCP where they would be.
fn looks_like_dhcp(bytes: &[u8]) -> bool {
    let number = |at: usize| Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
    let header = usize::from(bytes.get(14).copied().unwrap_or(0) & 15) * 4;
    let is_udp = bytes.get(23) == Some(&17);
    match (number(14 + header), number(16 + header)) {
        (Some(from), Some(to)) => is_udp && is_dhcp((from, to)),
        _ => false,
    }
}

pub(crate) fn link_word(kind: LinkKind) -> String {
    match kind {
        LinkKind::Ethernet => "Ethernet".to_owned(),
        LinkKind::Raw => "IP".to_owned(),
        LinkKind::LinuxCooked => "Linux cooked".to_owned(),
        LinkKind::LinuxCooked2 => "Linux cooked v2".to_owned(),
        LinkKind::Loopback => "loopback".to_owned(),
        LinkKind::Other(n) => format!("LINKTYPE {n}"),
    }
}

/// A protocol with the well-known port of its service.
pub(crate) fn service(protocol: &str, ports: (u16, u16)) -> String {
    let known = ports.0.min(ports.1);
    if known < 1024 || known == 3478 || known == 5353 {
        format!("{protocol} {known}")
    } else {
        protocol.to_owned()
    }
}
