//! What a capture tells about two ICE agents: a recording for `rtc/ice`.
//!
//! Kept are the messages of STUN and TURN, over UDP and TCP, the questions and answers of multicast DNS,
//! and of what else the same ends send each other (DTLS, media, channels) the beginning; everything else is
//! counted. [`text`] reads what browsers say of themselves.

mod join;
pub mod text;

pub use join::join;

use crate::{
    Imported, Note, Scenario,
    addresses::{Counted, link_word, name_of, service, short},
    packets::{Capture, Captured, LinkKind, LinkOf},
};
use kw_models::{
    labs::rtc::ice::recording::{
        Link, MAX_LINKS, MAX_OTHERS, MAX_PACKET, MAX_PACKETS, Other, Packet, Recording,
    },
    notation::{Hex, Text},
};
use kw_net::{
    frame::{self, Inside, What},
    stun::{self, End},
};
use kw_trace::Problem;
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// The lab that these are for.
pub(crate) const LAB: &str = "rtc/ice";
/// Most packets without STUN that are kept between two ends.
const MAX_DATA: u64 = 100;
/// Most packets of multicast DNS that are kept.
const MAX_NAMES: u64 = 100;

/// Why a packet may be kept.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Stun,
    Name,
    Data(Ends),
}

/// Two ends, the lower first.
type Ends = (End, End);

struct Frame {
    at: u64,
    link: usize,
    bytes: Rc<[u8]>,
    sort: Sort,
}

/// Packets of a capture, sorted as they come.
#[derive(Default)]
pub struct Ice {
    seen: usize,
    frames: Vec<Frame>,
    messages: u64,
    names: u64,
    /// Ends that STUN went between, and those that a server is at one end of.
    talking: BTreeSet<Ends>,
    data: BTreeMap<Ends, u64>,
    others: BTreeMap<(String, String), Counted>,
}

fn ends(from: End, to: End) -> Ends {
    (from.min(to), from.max(to))
}

impl Ice {
    /// How many messages of STUN and TURN were seen.
    pub fn messages(&self) -> u64 {
        self.messages
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
        if kind != LinkKind::Ethernet {
            let name = link.map_or("", |l| l.name.as_str());
            return self.other(packet, link_word(kind), name.to_owned());
        }
        let Some(frame::Read {
            what: What::Ipv4(ip),
            ..
        }) = frame::read(&packet.bytes)
        else {
            return self.other(packet, "Ethernet".to_owned(), "–".to_owned());
        };
        let between = format!("{}, {}", ip.from, ip.to);
        let fits = packet.bytes.len() <= MAX_PACKET;
        match ip.carries {
            Inside::Udp { ports, data, .. } => {
                let pair = ends((ip.from, ports.0), (ip.to, ports.1));
                let is_channel =
                    [ports.0, ports.1].contains(&stun::PORT) && stun::read_channel(data).is_some();
                let is_name = ports.0 == 5353 || ports.1 == 5353;
                if stun::is_stun(data) {
                    self.messages += 1;
                    self.talking.insert(pair);
                    if fits {
                        return self.keep(packet, Sort::Stun);
                    }
                } else if is_name && fits && self.names < MAX_NAMES {
                    self.names += 1;
                    return self.keep(packet, Sort::Name);
                } else if fits && !is_name && is_of_peers(data, is_channel) {
                    if is_channel {
                        self.talking.insert(pair);
                    }
                    // What was not asked for by STUN yet may be so later.
                    let count = self.data.entry(pair).or_default();
                    *count += 1;
                    if *count <= MAX_DATA {
                        return self.keep(packet, Sort::Data(pair));
                    }
                }
                self.other(packet, service("UDP", ports), between);
            }
            Inside::Tcp { ports, data } => {
                if stun::is_stun(data) && fits {
                    self.messages += 1;
                    return self.keep(packet, Sort::Stun);
                }
                self.other(packet, service("TCP", ports), between);
            }
            Inside::Icmp { .. } => self.other(packet, "ICMP".to_owned(), between),
            Inside::Other(n) | Inside::Malformed(n) => {
                self.other(packet, format!("IPv4 ({n})"), between);
            }
        }
    }

    fn keep(&mut self, packet: &Captured, sort: Sort) {
        self.frames.push(Frame {
            at: packet.at_us,
            link: packet.link,
            bytes: packet.bytes.clone(),
            sort,
        });
    }

    fn other(&mut self, packet: &Captured, kind: String, between: String) {
        self.passed(packet.at_us, kind, between);
    }

    fn passed(&mut self, first: u64, kind: String, between: String) {
        let is_full = self.others.len() >= 10 * MAX_OTHERS;
        let between = if is_full { "…".to_owned() } else { between };
        let fresh = Counted { count: 0, first };
        self.others.entry((kind, between)).or_insert(fresh).count += 1;
    }

    /// The recording; `capture` is what was looked at.
    ///
    /// # Errors
    /// Where nothing in it is about ICE.
    pub fn finish(mut self, capture: &Capture) -> Result<Imported, Problem> {
        if self.messages == 0 {
            let count = capture.packets.len() as u64;
            return Err(Problem::new("import-no-lab-for-packets", "").with("count", count));
        }
        let mut notes = capture.notes();
        let mut links: Vec<usize> = Vec::new();
        let mut packets: Vec<Packet> = Vec::new();
        let (mut latest, mut data, mut many) = (0, 0_u64, 0_u64);
        for frame in std::mem::take(&mut self.frames) {
            match frame.sort {
                Sort::Data(pair) if !self.talking.contains(&pair) => {
                    let (a, b) = pair;
                    let between = format!("{}, {}", a.0, b.0);
                    self.passed(frame.at, service("UDP", (a.1, b.1)), between);
                    continue;
                }
                _ if packets.len() >= MAX_PACKETS => {
                    many += 1;
                    continue;
                }
                Sort::Data(_) => data += 1,
                Sort::Stun | Sort::Name => {}
            }
            let known = links.iter().position(|l| *l == frame.link);
            let link = known.unwrap_or_else(|| {
                if links.len() < MAX_LINKS {
                    links.push(frame.link);
                }
                links.len() - 1
            });
            // A clock that was set back while it was recorded stands still here.
            latest = frame.at.max(latest);
            packets.push(Packet {
                at: latest,
                link: link as u64,
                bytes: Text(Some(Hex(frame.bytes))),
            });
        }
        notes.push(
            Note::new("import-ice")
                .with("messages", self.messages)
                .with("data", data),
        );
        if many > 0 {
            let most = MAX_PACKETS as u64;
            notes.push(
                Note::new("import-ice-many")
                    .with("count", many)
                    .with("max", most),
            );
        }
        let mut others: Vec<((String, String), Counted)> = self.others.into_iter().collect();
        let count: u64 = others.iter().map(|o| o.1.count).sum();
        if count > 0 {
            let kinds = others.len() as u64;
            notes.push(
                Note::new("import-others")
                    .with("count", count)
                    .with("kinds", kinds),
            );
        }
        others.sort_by_key(|o| o.1.first);
        others.truncate(MAX_OTHERS);
        let links = links.into_iter().enumerate();
        let recording = Recording {
            links: links
                .map(|(n, link)| Link {
                    name: name_of(capture.links.get(link), n + 1),
                })
                .collect(),
            packets,
            others: others
                .into_iter()
                .map(|((kind, between), counted)| Other {
                    kind: short(&kind, 60),
                    between: short(&between, 100),
                    count: counted.count,
                    first: counted.first,
                })
                .collect(),
            ..Recording::default()
        };
        Ok(imported(&recording, notes))
    }
}

/// Whether this may be what peers send each other (RFC 7983): DTLS, media, a channel.
fn is_of_peers(data: &[u8], is_channel: bool) -> bool {
    is_channel || matches!(data, [20..=63 | 128..=191, ..])
}

fn imported(recording: &Recording, notes: Vec<Note>) -> Imported {
    Imported {
        lab: LAB,
        scenario: Scenario::File(recording.scenario()),
        notes,
    }
}
