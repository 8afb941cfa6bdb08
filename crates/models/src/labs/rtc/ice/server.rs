//! A STUN and TURN server (RFC 8489, RFC 8656): what it answers, and whom it relays for.
//!
//! One user, one realm. Left out: redirection, reservations, IPv6, quotas.

use super::agent::{PASSWORD, USER};
use kw_net::{
    Ipv4Addr, SECOND,
    nat::Endpoint,
    stun::{self, Class, Key, Message, Method},
};
use std::rc::Rc;

/// Its realm.
pub const REALM: &str = "wire.example";
/// How long a permission lasts (RFC 8656 §9).
const PERMISSION: u64 = 300 * SECOND;
/// How long a channel lasts (§12).
const CHANNEL: u64 = 600 * SECOND;
/// The longest allocation (§7.2).
const MOST: u32 = 3_600;

/// By which connection a client speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client {
    /// Its address, as the server sees it.
    pub address: Endpoint,
    /// Whether it is over TCP.
    pub tcp: bool,
}

/// An allocation.
#[derive(Debug, Clone, PartialEq)]
pub struct Allocation {
    /// For whom.
    pub client: Client,
    /// The relayed address.
    pub relayed: Endpoint,
    /// Until when.
    pub until: u64,
    /// Who may send, and until when.
    pub permissions: Vec<(Ipv4Addr, u64)>,
    /// Channels: number, peer, until when.
    pub channels: Vec<(u16, Endpoint, u64)>,
}

/// The server.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// Its address.
    pub address: Ipv4Addr,
    /// Whether it relays; else it only answers Binding requests.
    pub relays: bool,
    /// Whether it runs.
    pub up: bool,
    /// Its allocations.
    pub allocations: Vec<Allocation>,
    /// Bytes that it relayed.
    pub relayed: u64,
    nonce: Rc<str>,
    port: u16,
}

/// What the server does.
#[derive(Debug, Clone, PartialEq)]
pub enum Does {
    /// It answers a client.
    Answer {
        /// Whom.
        to: Client,
        /// The answer.
        message: Message,
        /// Its bytes.
        bytes: Rc<[u8]>,
    },
    /// It passes something from a client on to a peer, from the relayed address.
    Out {
        /// From where.
        from: Endpoint,
        /// To whom.
        to: Endpoint,
        /// The data.
        bytes: Rc<[u8]>,
    },
    /// It passes something from a peer on to a client.
    In {
        /// Whom.
        to: Client,
        /// Bytes for it, wrapped.
        bytes: Rc<[u8]>,
        /// Whether in a channel.
        channel: bool,
    },
    /// It drops what a peer sent to a relayed address: there is no permission (RFC 8656 §9).
    NoPermission {
        /// The peer.
        peer: Endpoint,
        /// The relayed address.
        relayed: Endpoint,
        /// Who has one.
        allowed: Vec<Ipv4Addr>,
    },
    /// It drops what is for nobody.
    Nobody,
}

impl Server {
    /// A server at this address.
    pub fn new(address: Ipv4Addr, relays: bool, seed: u64) -> Self {
        Server {
            address,
            relays,
            up: true,
            allocations: Vec::new(),
            relayed: 0,
            nonce: format!("{:016x}", seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)).into(),
            port: 49_152 + (seed % 1000) as u16 * 8,
        }
    }

    /// It stops, or comes back with no allocation left.
    pub fn set_up(&mut self, up: bool) {
        self.up = up;
        self.allocations.clear();
    }

    /// What the requests of its one user are sealed with.
    pub fn key() -> Key {
        Key::Long {
            user: USER.into(),
            realm: REALM.into(),
            password: PASSWORD.into(),
        }
    }

    fn allocation(&mut self, now: u64, client: Client) -> Option<&mut Allocation> {
        let own = |a: &&mut Allocation| a.client == client && now < a.until;
        self.allocations.iter_mut().find(own)
    }

    /// What it does with a datagram, or with a message over TCP, for its own port.
    pub fn receive(&mut self, now: u64, client: Client, bytes: &[u8]) -> Does {
        if let Some((number, data)) = stun::read_channel(bytes) {
            let length = data.len() as u64;
            let Some(own) = self.allocation(now, client) else {
                return Does::Nobody;
            };
            let channel = own.channels.iter().find(|c| c.0 == number && now < c.2);
            let (from, to) = match channel {
                Some(channel) => (own.relayed, channel.1),
                None => return Does::Nobody,
            };
            self.relayed += length;
            return Does::Out {
                from,
                to,
                bytes: data.into(),
            };
        }
        let Some(message) = stun::read(bytes) else {
            return Does::Nobody;
        };
        match (message.class, message.method) {
            (Class::Request, Method::Binding) => {
                let mut answer = Message::new(Class::Success, message.method, message.id);
                answer.holds.mapped = Some((*client.address.ip(), client.address.port()));
                let bytes = answer.bytes(None);
                Does::Answer {
                    to: client,
                    message: answer,
                    bytes,
                }
            }
            (Class::Request, _) if self.relays => self.request(now, client, bytes, &message),
            (Class::Indication, Method::Send) => self.sent(now, client, &message),
            _ => Does::Nobody,
        }
    }

    /// A Send indication: nothing without a permission (§11.2).
    fn sent(&mut self, now: u64, client: Client, message: &Message) -> Does {
        let Some(own) = self.allocation(now, client) else {
            return Does::Nobody;
        };
        let (Some(peer), Some(data)) = (message.holds.peer, &message.holds.data) else {
            return Does::Nobody;
        };
        if !own.permissions.iter().any(|p| p.0 == peer.0 && now < p.1) {
            return Does::Nobody;
        }
        let from = own.relayed;
        self.relayed += data.len() as u64;
        Does::Out {
            from,
            to: Endpoint::new(peer.0, peer.1),
            bytes: data.clone(),
        }
    }

    fn request(&mut self, now: u64, client: Client, bytes: &[u8], message: &Message) -> Does {
        let mut answer = Message::new(Class::Success, message.method, message.id);
        let is_authentic = stun::is_intact(bytes, &Self::key()) == Some(true);
        let refusal = if message.holds.nonce.is_none() || !is_authentic {
            Some(401)
        } else if message.holds.nonce.as_ref() != Some(&self.nonce) {
            Some(438)
        } else {
            self.granted(now, client, message, &mut answer).err()
        };
        if let Some(code) = refusal {
            answer.class = Class::Error;
            answer.holds.error = Some(code);
            // RFC 8489 §9.2.4: with these the client knows how to ask.
            if matches!(code, 401 | 438) {
                answer.holds.realm = Some(REALM.into());
                answer.holds.nonce = Some(self.nonce.clone());
            }
        }
        let key = is_authentic.then(Self::key);
        let bytes = answer.bytes(key.as_ref());
        Does::Answer {
            to: client,
            message: answer,
            bytes,
        }
    }

    /// Does as asked, or gives the error.
    fn granted(
        &mut self,
        now: u64,
        client: Client,
        message: &Message,
        answer: &mut Message,
    ) -> Result<(), u16> {
        let holds = &message.holds;
        if message.method == Method::Allocate {
            if self.allocation(now, client).is_some() {
                return Err(437);
            }
            if holds.transport != Some(17) {
                return Err(442);
            }
            let seconds = holds.lifetime.unwrap_or(600).clamp(600, MOST);
            self.port += 1;
            let relayed = Endpoint::new(self.address, self.port);
            self.allocations.retain(|a| now < a.until);
            self.allocations.push(Allocation {
                client,
                relayed,
                until: now + u64::from(seconds) * SECOND,
                permissions: Vec::new(),
                channels: Vec::new(),
            });
            answer.holds.relayed = Some((self.address, self.port));
            answer.holds.mapped = Some((*client.address.ip(), client.address.port()));
            answer.holds.lifetime = Some(seconds);
            return Ok(());
        }
        let own = self.allocation(now, client).ok_or(437_u16)?;
        match message.method {
            Method::Refresh => {
                let seconds = match holds.lifetime.unwrap_or(600) {
                    0 => 0,
                    wanted => wanted.clamp(600, MOST),
                };
                own.until = now + u64::from(seconds) * SECOND;
                answer.holds.lifetime = Some(seconds);
            }
            Method::CreatePermission => {
                let peer = holds.peer.ok_or(400_u16)?.0;
                own.permissions.retain(|p| p.0 != peer);
                own.permissions.push((peer, now + PERMISSION));
            }
            Method::ChannelBind => {
                let (peer, number) = holds.peer.zip(holds.channel).ok_or(400_u16)?;
                let peer = Endpoint::new(peer.0, peer.1);
                // A number is for one peer, a peer has one number (§12.2).
                let clashes = |c: &(u16, Endpoint, u64)| (c.0 == number) != (c.1 == peer);
                if own.channels.iter().any(clashes) {
                    return Err(400);
                }
                own.channels.retain(|c| c.0 != number);
                own.channels.push((number, peer, now + CHANNEL));
                own.permissions.retain(|p| p.0 != *peer.ip());
                own.permissions.push((*peer.ip(), now + PERMISSION));
            }
            _ => return Err(400),
        }
        Ok(())
    }

    /// What it does with a datagram for one of its relayed addresses (§11.3, §12.6).
    pub fn receive_relayed(&mut self, now: u64, to: Endpoint, from: Endpoint, data: &[u8]) -> Does {
        let here = |a: &&Allocation| a.relayed == to && now < a.until;
        let Some(own) = self.allocations.iter().find(here) else {
            return Does::Nobody;
        };
        let live: Vec<Ipv4Addr> = own
            .permissions
            .iter()
            .filter(|p| now < p.1)
            .map(|p| p.0)
            .collect();
        if !live.contains(from.ip()) {
            return Does::NoPermission {
                peer: from,
                relayed: to,
                allowed: live,
            };
        }
        let client = own.client;
        let channel = own.channels.iter().find(|c| c.1 == from && now < c.2);
        let bytes = match channel {
            Some(channel) => stun::channel_data(channel.0, data, client.tcp),
            None => {
                let id = u128::from(self.relayed) << 64 | u128::from(now);
                let mut message = Message::new(Class::Indication, Method::Data, id);
                message.holds.peer = Some((*from.ip(), from.port()));
                message.holds.data = Some(data.into());
                message.bytes(None)
            }
        };
        let channel = channel.is_some();
        self.relayed += data.len() as u64;
        Does::In {
            to: client,
            bytes,
            channel,
        }
    }

    /// Whether a port is one of its relayed addresses.
    pub fn has(&self, now: u64, port: u16) -> bool {
        let mut all = self.allocations.iter();
        all.any(|a| a.relayed.port() == port && now < a.until)
    }
}
