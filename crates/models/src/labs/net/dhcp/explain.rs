//! Which rule made a step, with the parameters its sentence needs.

use super::{
    Note,
    client::{self, Lease},
    event::{Change, Event, Follows, Sent, What},
    link_local,
    rows::{Row, Sort, row},
    scenario::{Method, Scenario},
    server::{self, Choice, Refusal, Silence},
    state::{State, message},
};
use kw_net::{
    Ipv4Addr, Mac, SECOND,
    dhcp::{Kind as Type, Message, Request},
    frame::{self, Trouble},
};
use kw_trace::{Kind, Param, Rule, Why};

const fn rule(id: &'static str, label: &'static str, source: &'static str) -> Rule {
    Rule { id, label, source }
}

const DISCOVER: &str = "RFC 2131 §3.1, §4.4.1";
const OFFER: &str = "RFC 2131 §4.3.1";
const REQUEST: &str = "RFC 2131 §4.3.2";
const WHERE_TO: &str = "RFC 2131 §4.1";
const TIMES: &str = "RFC 2131 §4.4.5";
const ACK: &str = "RFC 2131 §4.3.1, §4.4.1";
const CHECK: &str = "RFC 2131 §2.2, §4.4.1; RFC 5227";
const LOCAL: &str = "RFC 3927 §2.2.1";
const DEFENCE: &str = "RFC 3927 §2.5";
const ARP: &str = "RFC 826";
const RELAY: &str = "RFC 2131 §4.1; RFC 1542 §4";
const OUTSIDE: &str = Rule::OUTSIDE;

/// The rules of this lab.
pub const RULES: &[Rule] = &[
    rule("discover", "DHCP-1", DISCOVER),
    rule("offer", "DHCP-2", OFFER),
    rule("request-selecting", "DHCP-3", REQUEST),
    rule("request-reboot", "DHCP-3", REQUEST),
    rule("request-renewing", "DHCP-3", REQUEST),
    rule("request-rebinding", "DHCP-3", REQUEST),
    rule("ack", "DHCP-4", ACK),
    rule("ack-inform", "DHCP-4", "RFC 2131 §4.3.5"),
    rule("nak", "DHCP-5", REQUEST),
    rule("decline", "DHCP-6", "RFC 2131 §4.3.3"),
    rule("release", "DHCP-7", "RFC 2131 §4.3.4, §4.4.6"),
    rule("inform", "DHCP-8", "RFC 2131 §3.4, §4.4.3"),
    rule("arp-request", "ARP-1", ARP),
    rule("arp-reply", "ARP-2", ARP),
    rule("arp-probe", "ARP-3", "RFC 5227 §2.1.1"),
    rule("arp-announcement", "ARP-4", "RFC 5227 §2.3"),
    rule("ping", "PING", "RFC 792; RFC 2131 §3.1"),
    rule("ping-reply", "PING", "RFC 792"),
    rule("other-frame", "OTHER", Rule::MODEL),
    rule("cast-client", "CAST-1", WHERE_TO),
    rule("cast-servers", "CAST-1", "RFC 2131 §3.1, §4.1"),
    rule("cast-inform", "CAST-1", "RFC 2131 §3.4"),
    rule("cast-known", "CAST-2", TIMES),
    rule("cast-any", "CAST-3", TIMES),
    rule("cast-giaddr", "CAST-4", WHERE_TO),
    rule("cast-ciaddr", "CAST-5", WHERE_TO),
    rule("cast-flag", "CAST-6", WHERE_TO),
    rule("cast-yiaddr", "CAST-7", WHERE_TO),
    rule("cast-nak", "CAST-8", "RFC 2131 §4.1, §4.3.2"),
    rule("cast-helper", "CAST-9", RELAY),
    rule("again", "TIME-1", WHERE_TO),
    rule("again-renewing", "TIME-2", TIMES),
    rule("lost", "LINK", Rule::SCENARIO),
    rule("lost-for", "LINK", Rule::SCENARIO),
    rule("unheard", "LINK", Rule::MODEL),
    rule("follows-bound", "STATE", "RFC 2131 §4.4, figure 5"),
    rule("follows-lost", "STATE", "RFC 2131 §4.4, figure 5"),
    rule("follows-local", "LOCAL-4", LOCAL),
    rule("began", "STATE-1", "RFC 2131 §4.4, figure 5"),
    rule("began-later", "STATE-1", "RFC 2131 §4.4.1"),
    rule("began-again", "STATE-2", "RFC 2131 §3.2, §4.4.2"),
    rule("offer-taken", "STATE-3", "RFC 2131 §3.1, §4.4.1"),
    rule("offer-longest", "STATE-3", Rule::CONVENTION),
    rule("offer-kept", "STATE-3", Rule::CONVENTION),
    rule("offer-late", "STATE-3", "RFC 2131 §4.4.1"),
    rule("checks", "CHECK-1", CHECK),
    rule("bound", "STATE-4", "RFC 2131 §4.4.1"),
    rule("bound-checked", "CHECK-2", CHECK),
    rule("renewed", "STATE-5", TIMES),
    rule("lease-clock", "TIME-3", "RFC 2131 §4.4.1, §4.4.5"),
    rule("refused", "STATE-6", "RFC 2131 §3.1, §4.4"),
    rule("in-use", "CHECK-3", "RFC 2131 §3.1, §4.4.1"),
    rule("t1", "TIME-4", TIMES),
    rule("t2", "TIME-5", TIMES),
    rule("expired", "TIME-6", TIMES),
    rule("gave-up", "TIME-7", "RFC 2131 §3.1"),
    rule("uses-old", "STATE-2", "RFC 2131 §3.2"),
    rule("informed", "DHCP-8", "RFC 2131 §3.4"),
    rule("local-chosen", "LOCAL-1", "RFC 3927 §2.1"),
    rule("local-beside", "LOCAL-5", "RFC 3927 §1.9, §2.11"),
    rule("local-again", "LOCAL-2", LOCAL),
    rule("local-slow", "LOCAL-3", LOCAL),
    rule("local-claimed", "LOCAL-4", "RFC 3927 §2.2.1, §2.4"),
    rule("local-conflict", "LOCAL-2", LOCAL),
    rule("local-given-up", "LOCAL-6", DEFENCE),
    rule("local-defended", "LOCAL-6", DEFENCE),
    rule("offers-reserved", "POOL-1", OFFER),
    rule("offers-current", "POOL-2", OFFER),
    rule("offers-previous", "POOL-3", OFFER),
    rule("offers-requested", "POOL-4", OFFER),
    rule("offers-fresh", "POOL-5", OFFER),
    rule("offers-reused", "POOL-6", OFFER),
    rule("pings", "POOL-7", "RFC 2131 §3.1, §4.3.1"),
    rule("ping-answered", "POOL-7", "RFC 2131 §3.1, §4.3.1"),
    rule("grants-selecting", "GRANT-1", REQUEST),
    rule("grants-reboot", "GRANT-2", REQUEST),
    rule("grants-renewing", "GRANT-3", REQUEST),
    rule("grants-rebinding", "GRANT-4", REQUEST),
    rule("refuses-network", "NAK-1", REQUEST),
    rule("refuses-taken", "NAK-2", REQUEST),
    rule("refuses-yours", "NAK-3", REQUEST),
    rule("silent-pool", "SILENT-1", OFFER),
    rule("silent-full", "SILENT-2", OFFER),
    rule("silent-unknown", "SILENT-3", REQUEST),
    rule("not-chosen", "POOL-8", "RFC 2131 §3.1"),
    rule("released", "POOL-9", "RFC 2131 §4.3.4"),
    rule("declined", "POOL-10", "RFC 2131 §4.3.3"),
    rule("informs", "GRANT-5", "RFC 2131 §4.3.5"),
    rule("relays-up", "RELAY-1", RELAY),
    rule("relays-down", "RELAY-2", RELAY),
    rule("relay-sends", "RELAY-2", RELAY),
    rule("forwards", "IP-3", "RFC 1812 §5.2.1, §5.3.1"),
    rule("not-relayed", "RELAY-3", "RFC 1812 §5.3.5.1"),
    rule("undelivered-host", "IP-1", "RFC 1122 §2.3.2.2"),
    rule("undelivered-network", "IP-2", "RFC 1122 §3.3.1"),
    rule("typed", "STATIC", Rule::SCENARIO),
    rule("clash", "CLASH", "RFC 5227 §1"),
    rule("change-unplugged", "CHANGE", OUTSIDE),
    rule("change-plugged", "CHANGE", OUTSIDE),
    rule("change-moved", "CHANGE", OUTSIDE),
    rule("change-restarted", "CHANGE", OUTSIDE),
    rule("change-releases", "CHANGE", OUTSIDE),
    rule("change-renews", "CHANGE", OUTSIDE),
    rule("change-clock", "CHANGE", OUTSIDE),
    rule("change-server-down", "CHANGE", OUTSIDE),
    rule("change-server-up", "CHANGE", OUTSIDE),
    rule("change-server-forgets", "CHANGE", OUTSIDE),
    rule("change-taken", "CHANGE", OUTSIDE),
    rule("change-lost", "CHANGE", OUTSIDE),
    rule("change-nothing", "CHANGE", OUTSIDE),
];

/// The scenario in a few words.
pub fn heading(sc: &Scenario) -> Why {
    let count = |n: usize| Param::from(n as u64);
    if let Some(capture) = &sc.capture {
        return Why::new("heading-capture").with("frames", count(capture.frames.len()));
    }
    let mut methods = Method::ALL
        .into_iter()
        .filter(|m| sc.clients.iter().any(|c| c.method == *m));
    let method = match (methods.next(), methods.next()) {
        (Some(only), None) => only.name(),
        _ => "mixed",
    };
    Why::new("heading")
        .with("method", method)
        .with("clients", count(sc.clients.len()))
        .with("servers", count(sc.servers.len()))
}

/// Microseconds as seconds.
pub fn seconds(us: u64) -> Param {
    Param::Milli(i64::try_from(us / 1000).unwrap_or(i64::MAX))
}

fn text(address: Ipv4Addr) -> String {
    address.to_string()
}

/// What a step means to the eye.
pub fn kind(event: &Event) -> Kind {
    use client::Told as Client;
    use link_local::Told as Local;
    use server::Told as Server;
    match &event.what {
        What::Sent(sent) | What::Seen(sent, _) => match row(0, sent).sort {
            Sort::Dhcp(Type::Nak | Type::Decline, _) => Kind::Fault,
            _ => Kind::Message,
        },
        What::Lost { .. }
        | What::Unheard { .. }
        | What::NotRelayed { .. }
        | What::Undelivered { .. }
        | What::Clash { .. }
        | What::Change(_) => Kind::Fault,
        What::Typed { .. } => Kind::Progress,
        What::Relays { .. } => Kind::Plain,
        What::Client(_, told) => match told {
            Client::Began
            | Client::BeganAgain(_)
            | Client::OfferTaken { .. }
            | Client::OfferLate { .. } => Kind::Plain,
            Client::BeganLater(_) | Client::OfferKept { .. } | Client::Checks(_) => Kind::Wait,
            Client::Bound { .. } | Client::Renewed(_) | Client::Informed => Kind::Progress,
            Client::T1(_) | Client::T2(_) | Client::UsesOld(_) => Kind::Special,
            Client::Refused | Client::InUse { .. } | Client::Expired(_) | Client::GaveUp(_) => {
                Kind::Fault
            }
        },
        What::LinkLocal(_, told) => match told {
            Local::Chosen { .. } => Kind::Special,
            Local::Claimed(_) => Kind::Progress,
            Local::Conflict { .. } => Kind::Fault,
            Local::Defended { .. } => Kind::Special,
        },
        What::Server(_, told) => match told {
            Server::Offers { .. } | Server::Grants { .. } | Server::Informs { .. } => {
                Kind::Progress
            }
            Server::Pings { .. } => Kind::Wait,
            Server::NotChosen { .. } | Server::Released { .. } => Kind::Plain,
            Server::PingAnswered(_)
            | Server::Refuses { .. }
            | Server::Silent { .. }
            | Server::Declined { .. } => Kind::Fault,
        },
    }
}

/// What a host decided or found, for the picture.
pub fn note(event: &Event) -> Option<(u16, Note)> {
    use client::Told as Client;
    use link_local::Told as Local;
    Some(match &event.what {
        What::Client(host, told) => {
            let note = match told {
                Client::Bound { .. } | Client::Renewed(_) | Client::UsesOld(_) => Note::Got,
                Client::Refused | Client::Expired(_) => Note::Lost,
                Client::InUse { .. } => Note::Conflict,
                _ => Note::State,
            };
            (*host, note)
        }
        What::LinkLocal(host, told) => match told {
            Local::Claimed(_) => (*host, Note::Got),
            Local::Conflict { .. } | Local::Defended { .. } => (*host, Note::Conflict),
            Local::Chosen { .. } => (*host, Note::State),
        },
        What::Server(host, server::Told::Silent { .. }) | What::Unheard { host } => {
            (*host, Note::Silent)
        }
        What::Typed { host, .. } => (*host, Note::Got),
        What::Clash { second, .. } => (*second, Note::Conflict),
        What::NotRelayed { host } => (*host, Note::Silent),
        _ => return None,
    })
}

/// The rule that made `event`, which led to `state`.
pub fn explain(state: &State, event: &Event) -> Why {
    let name = |host: u16| state.name(host);
    match &event.what {
        What::Sent(sent) => frame_why(state, sent),
        What::Seen(sent, follows) => {
            let why = frame_why(state, sent);
            match follows {
                Some(follows) => why.also(follow(state, *follows)),
                None => why,
            }
        }
        What::Lost { bytes, toward } => {
            let what = message_word(bytes);
            match toward {
                Some(host) => Why::new("lost-for")
                    .with("what", what)
                    .with("who", name(*host)),
                None => Why::new("lost").with("what", what),
            }
        }
        What::Unheard { host } => Why::new("unheard").with("who", name(*host)),
        What::Client(host, told) => client_why(state, *host, *told),
        What::LinkLocal(host, told) => local_why(state, *host, *told),
        What::Server(host, told) => server_why(state, *host, *told),
        What::Relays {
            host,
            giaddr,
            to_server,
        } => {
            let id = if *to_server {
                "relays-up"
            } else {
                "relays-down"
            };
            Why::new(id)
                .with("who", name(*host))
                .with("giaddr", text(*giaddr))
        }
        What::NotRelayed { host } => Why::new("not-relayed").with("who", name(*host)),
        What::Undelivered { host, to, why } => {
            let id = match why {
                Trouble::Network => "undelivered-network",
                _ => "undelivered-host",
            };
            Why::new(id).with("who", name(*host)).with("to", text(*to))
        }
        What::Typed { host, address } => Why::new("typed")
            .with("who", name(*host))
            .with("address", text(*address)),
        What::Clash {
            first,
            second,
            address,
        } => Why::new("clash")
            .with("first", name(*first))
            .with("second", name(*second))
            .with("address", text(*address)),
        What::Change(change) => change_why(state, *change),
    }
}

/// The name of a message, as its RFC spells it.
fn message_word(bytes: &[u8]) -> String {
    let read = frame::read(bytes);
    match read.as_ref().and_then(message) {
        Some(m) => m.kind.word().to_owned(),
        None if matches!(read.map(|r| r.what), Some(frame::What::Arp(_))) => "ARP".to_owned(),
        None => "ICMP".to_owned(),
    }
}

/// Why a frame was sent, and why to whom it was.
fn frame_why(state: &State, sent: &Sent) -> Why {
    let row = row(0, sent);
    let who = state.name(sent.from);
    let read = frame::read(&sent.bytes);
    let Some(m) = read.as_ref().and_then(message) else {
        let id = match row.sort {
            Sort::ArpRequest => "arp-request",
            Sort::ArpReply => "arp-reply",
            Sort::ArpProbe => "arp-probe",
            Sort::ArpAnnouncement => "arp-announcement",
            Sort::Ping { reply: false } => "ping",
            Sort::Ping { reply: true } => "ping-reply",
            _ => return Why::new("other-frame").with("who", who),
        };
        let about = match row.sort {
            Sort::ArpReply => row.ends.0,
            _ => row.ends.1,
        };
        return Why::new(id).with("who", who).with("address", text(about));
    };
    let sends = |id| Why::new(id).with("who", who).with("what", m.kind.word());
    let why = match state.is_router(sent.from) {
        None => message_why(state, who, &row, &m),
        Some(own) if own.contains(&row.ends.0) => sends("relay-sends"),
        Some(_) => return sends("forwards"),
    };
    let why = why.also(
        Why::new(cast(&row, &m))
            .with("to", text(row.ends.1))
            .with("mac", read.map_or(Mac::ZERO, |r| r.to).to_string()),
    );
    let is_renewing = matches!(
        m.request(row.ends.1.is_broadcast()),
        Some(Request::Renewing | Request::Rebinding)
    );
    match (sent.repeat, is_renewing) {
        (0, _) => why,
        (n, true) => why.also(Why::new("again-renewing").with("n", u64::from(n) + 1)),
        (n, false) => why.also(
            Why::new("again")
                .with("n", u64::from(n) + 1)
                .with("next", 4_u64 << n.min(4)),
        ),
    }
}

/// What a message is for, from its own fields.
fn message_why(state: &State, who: &str, row: &Row, m: &Message) -> Why {
    let client = state.host_of(m.chaddr);
    let client = client.map_or_else(|| m.chaddr.to_string(), |c| state.name(c).to_owned());
    let server = m.server.map_or_else(String::new, text);
    let asked = m.requested.map_or_else(String::new, text);
    let lease = u64::from(m.lease.unwrap_or(0));
    let base = |id| Why::new(id).with("who", who);
    match m.kind {
        Type::Discover => base("discover").with("asked", m.requested.map(text)),
        Type::Offer => base("offer")
            .with("client", client)
            .with("address", text(m.yiaddr))
            .with("lease", lease),
        Type::Request => match m.request(row.ends.1.is_broadcast()) {
            Some(Request::Selecting) => base("request-selecting")
                .with("server", server)
                .with("address", asked),
            Some(Request::InitReboot) | None => base("request-reboot").with("address", asked),
            Some(Request::Renewing) => base("request-renewing").with("address", text(m.ciaddr)),
            Some(Request::Rebinding) => base("request-rebinding").with("address", text(m.ciaddr)),
        },
        Type::Ack if m.lease.is_none() => base("ack-inform").with("client", client),
        Type::Ack => base("ack")
            .with("client", client)
            .with("address", text(m.yiaddr))
            .with("lease", lease),
        Type::Nak => base("nak").with("client", client),
        Type::Decline => base("decline").with("address", asked),
        Type::Release => base("release")
            .with("address", text(m.ciaddr))
            .with("server", server),
        Type::Inform => base("inform").with("address", text(m.ciaddr)),
    }
}

/// Why a message goes to whom it goes (RFC 2131 §4.1), from its own fields and its destination.
fn cast(row: &Row, m: &Message) -> &'static str {
    let to_all = row.ends.1.is_broadcast();
    let relayed = !m.giaddr.is_unspecified();
    match (m.kind.is_reply(), to_all) {
        (true, _) if relayed && row.ends.1 == m.giaddr => "cast-giaddr",
        (true, true) if m.kind == Type::Nak => "cast-nak",
        (true, true) => "cast-flag",
        (true, false) if row.ends.1 == m.ciaddr => "cast-ciaddr",
        (true, false) => "cast-yiaddr",
        (false, false) if relayed => "cast-helper",
        (false, false) => "cast-known",
        (false, true) if m.kind == Type::Inform => "cast-inform",
        (false, true) if !m.ciaddr.is_unspecified() => "cast-any",
        (false, true) if m.server.is_some() => "cast-servers",
        (false, true) => "cast-client",
    }
}

fn follow(state: &State, follows: Follows) -> Why {
    match follows {
        Follows::Bound {
            host,
            address,
            seconds,
        } => Why::new("follows-bound")
            .with("who", state.name(host))
            .with("address", text(address))
            .with("lease", u64::from(seconds)),
        Follows::Lost { host, address } => Why::new("follows-lost")
            .with("who", state.name(host))
            .with("address", text(address)),
        Follows::LinkLocal { host, address } => Why::new("follows-local")
            .with("who", state.name(host))
            .with("address", text(address)),
    }
}

fn clock_of(lease: &Lease) -> Why {
    Why::new("lease-clock")
        .with("since", seconds(lease.since))
        .with("t1", seconds(lease.t1))
        .with("t2", seconds(lease.t2))
        .with("ends", seconds(lease.ends))
}

fn client_why(state: &State, host: u16, told: client::Told) -> Why {
    use client::Told;
    let base = |id| Why::new(id).with("who", state.name(host));
    match told {
        Told::Began => base("began"),
        Told::BeganLater(wait) => base("began-later").with("wait", seconds(wait)),
        Told::BeganAgain(address) => base("began-again").with("address", text(address)),
        Told::OfferTaken {
            server,
            address,
            of,
        } => {
            let id = if of > 1 {
                "offer-longest"
            } else {
                "offer-taken"
            };
            base(id)
                .with("server", text(server))
                .with("address", text(address))
                .with("of", u64::from(of))
        }
        Told::OfferKept { server, address } => base("offer-kept")
            .with("server", text(server))
            .with("address", text(address)),
        Told::OfferLate { server } => base("offer-late").with("server", text(server)),
        Told::Checks(address) => base("checks").with("address", text(address)),
        Told::Bound { lease, checked } => {
            let id = if checked { "bound-checked" } else { "bound" };
            base(id)
                .with("address", text(lease.address))
                .also(clock_of(&lease))
        }
        Told::Renewed(lease) => base("renewed")
            .with("address", text(lease.address))
            .also(clock_of(&lease)),
        Told::Refused => base("refused"),
        Told::InUse { address, by } => base("in-use")
            .with("address", text(address))
            .with("by", whose(state, by)),
        Told::T1(address) => base("t1").with("address", text(address)),
        Told::T2(address) => base("t2").with("address", text(address)),
        Told::Expired(address) => base("expired").with("address", text(address)),
        Told::GaveUp(sent) => base("gave-up").with("n", u64::from(sent)),
        Told::UsesOld(lease) => base("uses-old")
            .with("address", text(lease.address))
            .with("ends", seconds(lease.ends)),
        Told::Informed => base("informed"),
    }
}

fn whose(state: &State, mac: Mac) -> String {
    match state.host_of(mac) {
        Some(host) => state.name(host).to_owned(),
        None => mac.to_string(),
    }
}

fn local_why(state: &State, host: u16, told: link_local::Told) -> Why {
    use link_local::{MAX_CONFLICTS, Told};
    let base = |id| Why::new(id).with("who", state.name(host));
    match told {
        Told::Chosen { address, conflicts } => {
            let why = match conflicts {
                0 => base("local-chosen").with("address", text(address)),
                _ => base("local-again")
                    .with("address", text(address))
                    .with("n", u64::from(conflicts)),
            };
            if state.phase(host).is_some() && conflicts == 0 {
                return why.also(base("local-beside"));
            }
            if conflicts >= MAX_CONFLICTS {
                return why.also(base("local-slow"));
            }
            why
        }
        Told::Claimed(address) => base("local-claimed").with("address", text(address)),
        Told::Conflict { address, by, used } => {
            let id = if used {
                "local-given-up"
            } else {
                "local-conflict"
            };
            base(id)
                .with("address", text(address))
                .with("by", whose(state, by))
        }
        Told::Defended { address, by } => base("local-defended")
            .with("address", text(address))
            .with("by", whose(state, by)),
    }
}

fn server_why(state: &State, host: u16, told: server::Told) -> Why {
    use server::Told;
    let base = |id| Why::new(id).with("who", state.name(host));
    match told {
        Told::Offers {
            to,
            address,
            choice,
        } => {
            let id = match choice {
                Choice::Reserved => "offers-reserved",
                Choice::Current => "offers-current",
                Choice::Previous => "offers-previous",
                Choice::Requested => "offers-requested",
                Choice::Fresh => "offers-fresh",
                Choice::Reused => "offers-reused",
            };
            base(id)
                .with("client", whose(state, to))
                .with("address", text(address))
        }
        Told::Pings { to, address } => base("pings")
            .with("client", whose(state, to))
            .with("address", text(address)),
        Told::PingAnswered(address) => base("ping-answered").with("address", text(address)),
        Told::Grants {
            to,
            address,
            until,
            request,
        } => {
            let id = match request {
                Request::Selecting => "grants-selecting",
                Request::InitReboot => "grants-reboot",
                Request::Renewing => "grants-renewing",
                Request::Rebinding => "grants-rebinding",
            };
            base(id)
                .with("client", whose(state, to))
                .with("address", text(address))
                .with("until", seconds(until))
        }
        Told::Refuses { to, address, why } => {
            let id = match why {
                Refusal::WrongNetwork => "refuses-network",
                Refusal::Taken => "refuses-taken",
                Refusal::NotYours => "refuses-yours",
            };
            base(id)
                .with("client", whose(state, to))
                .with("address", text(address))
        }
        Told::Silent { to, why } => {
            let id = match why {
                Silence::NoPool => "silent-pool",
                Silence::Full => "silent-full",
                Silence::Unknown => "silent-unknown",
            };
            base(id).with("client", whose(state, to))
        }
        Told::NotChosen { by, address } => base("not-chosen")
            .with("client", whose(state, by))
            .with("address", address.map(text)),
        Told::Released { by, address } => base("released")
            .with("client", whose(state, by))
            .with("address", text(address)),
        Told::Declined { by, address } => base("declined")
            .with("client", whose(state, by))
            .with("address", text(address)),
        Told::Informs { to } => base("informs").with("client", whose(state, to)),
    }
}

fn change_why(state: &State, change: Change) -> Why {
    let base = |id, host: u16| Why::new(id).with("who", state.name(host));
    match change {
        Change::Unplugged(host) => base("change-unplugged", host),
        Change::Plugged(host) => base("change-plugged", host),
        Change::Moved(host, network) => {
            base("change-moved", host).with("network", state.network_name(network))
        }
        Change::Restarted(host) => base("change-restarted", host),
        Change::Releases(host) => base("change-releases", host),
        Change::Renews(host) => base("change-renews", host),
        Change::Clock(host, percent) => base("change-clock", host).with("percent", percent),
        Change::ServerDown(host) => base("change-server-down", host),
        Change::ServerUp(host, forgets) => {
            let id = if forgets {
                "change-server-forgets"
            } else {
                "change-server-up"
            };
            base(id, host)
        }
        Change::Taken(host, address) => base("change-taken", host).with("address", text(address)),
        Change::FramesLost(n) => Why::new("change-lost").with("n", n),
        Change::Nothing => Why::new("change-nothing"),
    }
}

/// Microseconds as seconds, with as many decimals as there are.
pub fn exact(us: u64) -> String {
    let (whole, part) = (us / SECOND, us % SECOND);
    let text = format!("{whole}.{part:06}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A span in seconds with at most three decimals.
pub fn span(us: u64) -> String {
    exact(us / 1000 * 1000)
}
