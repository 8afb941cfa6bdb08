//! An exercise about a relay agent: what it writes into giaddr, which pool that leads to, and how the answers go.

use super::{CASTS, ip, is_message, messages, sheet};
use crate::{
    exercise::{Answer, Blank, Worksheet},
    labs::net::dhcp::{
        event::{Event, What},
        presets,
        rows::{Row, Sort},
        scenario::Scenario,
    },
};
use kw_net::{
    Ipv4Addr,
    dhcp::{Kind, Request},
};
use kw_scene::Label;
use kw_trace::Rng;

/// Hosts by their order: the client, the server, the router.
const SERVER: u16 = 1;
const ROUTER: u16 = 2;

/// The client's network, and that of the server, by their third octets; and the scenario.
fn made(rng: &mut Rng) -> Scenario {
    let (lan, core) = (rng.between(1, 99), rng.between(100, 199));
    let (first, port) = (rng.between(20, 90), rng.between(240, 254));
    let subnet = |n| format!("10.7.{n}.0/24");
    let of = |n, host| format!("10.7.{n}.{host}");
    let own = |n: u64| presets::pool(&subnet(n), &of(n, first), &of(n, first + 50), 120);
    let mut sc = presets::two_networks(&of(core, 5));
    sc.clients.truncate(1);
    sc.clients[0].habits.broadcast = rng.one_in(2);
    sc.servers[0].address = presets::address(&of(core, 5));
    sc.servers[0].pools = vec![own(core), own(lan)];
    if rng.one_in(2) {
        sc.servers[0].pools.reverse();
    }
    for (i, n) in [lan, core].into_iter().enumerate() {
        sc.routers[0].ports[i].address = presets::address(&of(n, port));
    }
    // The gateway of the pools is the relay agent.
    for pool in &mut sc.servers[0].pools {
        let own = pool.subnet.0.map(|s| s.network.octets()[2]);
        pool.router = presets::address(&of(u64::from(own.unwrap_or(0)), port));
    }
    // T1 is at 60 s.
    sc.until = 70;
    sc
}

/// Level 2: one client behind a relay agent.
pub(super) fn relayed(rng: &mut Rng) -> Option<Worksheet> {
    let sc = made(rng);
    let rows = messages(&sc);
    let of = |kind: Kind, from: u16| -> Option<&Row> {
        let is_it = |r: &&Row| matches!(r.sort, Sort::Dhcp(k, _) if k == kind) && r.from == from;
        rows.iter().find(is_it)
    };
    let discover = of(Kind::Discover, ROUTER)?;
    let (offer, last) = (of(Kind::Offer, SERVER)?, of(Kind::Offer, ROUTER)?);
    let renewing = rows
        .iter()
        .find(|r| matches!(r.sort, Sort::Dhcp(_, Some(Request::Renewing))))?;
    let address = |n: usize| sc.routers[0].ports[n].address.0;
    let (port, far, server) = (address(0)?, address(1)?, sc.servers[0].address.0?);
    let none = Ipv4Addr::UNSPECIFIED;
    let cast = |is: bool| Answer::Word(CASTS, usize::from(is));
    let passes = !renewing.giaddr.is_unspecified();
    let mut offered = Blank::new(
        Label::text("answer-offered"),
        ip(offer.yiaddr),
        "wrong-offered",
    );
    for pool in &sc.servers[0].pools {
        offered = offered.slip(ip(pool.first.0?), "wrong-pool");
    }
    let blanks = vec![
        Blank::new(
            Label::text("answer-giaddr"),
            ip(discover.giaddr),
            "wrong-giaddr",
        )
        .slip(ip(far), "wrong-giaddr-far")
        .slip(ip(server), "wrong-giaddr-server")
        .slip(ip(none), "wrong-giaddr-none"),
        offered,
        Blank::new(
            Label::text("answer-reply-to"),
            ip(offer.ends.1),
            "wrong-reply-to",
        )
        .slip(ip(far), "wrong-reply-far")
        .slip(ip(offer.yiaddr), "wrong-reply-client")
        .slip(ip(Ipv4Addr::BROADCAST), "wrong-reply-all"),
        Blank::new(
            Label::text("answer-last-cast"),
            cast(last.broadcast),
            "wrong-cast-offer",
        )
        .form("form-cast")
        .slip(cast(!last.broadcast), "wrong-cast-offer"),
        Blank::new(
            Label::text("answer-passes"),
            Answer::Yes(passes),
            "wrong-passes",
        )
        .slip(Answer::Yes(!passes), "wrong-passes"),
    ];
    let pools = sc.servers[0].pools.iter().filter_map(|pool| {
        let (first, last) = (pool.first.0?, pool.last.0?);
        Some(format!("{first}–{last}"))
    });
    let pools: Vec<String> = pools.collect();
    let flag = sc.clients[0].habits.broadcast;
    let question = (
        "question-relay",
        vec![
            ("flag", if flag { "yes" } else { "no" }.into()),
            ("port", port.to_string().into()),
            ("far", far.to_string().into()),
            ("server", server.to_string().into()),
            ("pools", pools.join(", ").into()),
        ],
    );
    let hints = ["hint-giaddr", "hint-reply", "hint-own-address"];
    let is_telling = |event: &Event| match &event.what {
        What::Sent(sent) => is_message(sent),
        What::Server(..) | What::Relays { .. } => true,
        _ => false,
    };
    Some(sheet(&sc, true, question, blanks, hints, is_telling))
}
