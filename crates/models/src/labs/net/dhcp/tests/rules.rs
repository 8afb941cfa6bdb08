//! One test for each rule, with its source.

use super::*;

fn only(all: &[(Row, Message)], kind: Type) -> Vec<&(Row, Message)> {
    all.iter().filter(|(_, m)| m.kind == kind).collect()
}

/// The instant of the first event that this holds for, in microseconds.
fn when(steps: &[(State, Event)], found: impl Fn(&What) -> bool) -> u64 {
    let event = steps.iter().find(|(_, e)| found(&e.what));
    event.expect("it happens").1.at
}

fn is(told: impl Fn(client::Told) -> bool) -> impl Fn(&What) -> bool {
    move |what| matches!(what, What::Client(_, t) if told(*t))
}

/// RFC 2131 §3.1, §4.3.2, table 4.
#[test]
fn a_lease_begins_with_four_messages_and_each_has_its_fields() {
    let all = messages(&steps(&preset("first-lease")));
    let four: Vec<Type> = all.iter().take(4).map(|(_, m)| m.kind).collect();
    assert_eq!(
        four,
        [Type::Discover, Type::Offer, Type::Request, Type::Ack]
    );
    let none = Ipv4Addr::UNSPECIFIED;
    for (row, m) in [&all[0], &all[2]] {
        assert_eq!((row.ends, m.ciaddr), ((none, Ipv4Addr::BROADCAST), none));
    }
    let offered = all[1].1.yiaddr;
    let (_, request) = &all[2];
    assert_eq!(request.requested, Some(offered));
    assert_eq!(request.server, all[1].1.server);
    assert!(
        all.iter().take(4).all(|(_, m)| m.xid == all[0].1.xid),
        "one transaction"
    );
    // A renewal: ciaddr, neither server identifier nor requested address, by unicast.
    let (row, renewal) = &all[4];
    assert_eq!((renewal.server, renewal.requested), (None, None));
    assert_eq!((renewal.ciaddr, row.broadcast), (offered, false));
    assert_ne!(renewal.xid, request.xid);
}

/// RFC 2131 §4.4.1, §4.4.5: from the sending of the request; 0.5 and 0.875 of the lease.
#[test]
fn the_lease_counts_from_the_request_and_t1_t2_are_shares_of_it() {
    let all = steps(&preset("server-dies"));
    let asked = only(&messages(&all), Type::Request)[0].0.at;
    assert_eq!(
        when(&all, is(|t| matches!(t, client::Told::T1(_)))),
        asked + 60 * SECOND
    );
    assert_eq!(
        when(&all, is(|t| matches!(t, client::Told::T2(_)))),
        asked + 105 * SECOND
    );
    let end = when(&all, is(|t| matches!(t, client::Told::Expired(_))));
    assert_eq!(end, asked + 120 * SECOND);
    // The server counts from its answer: it never ends a lease before the client does.
    let granted = when(&all, |w| {
        matches!(w, What::Server(_, server::Told::Grants { .. }))
    });
    assert!(granted > asked);
    // At once: the address is gone in the same step.
    let (state, _) = all.iter().find(|(_, e)| e.at == end).expect("it happens");
    assert_eq!(state.address(0), None);
}

/// RFC 2131 §4.4.5: T1 and T2 as the server gives them.
#[test]
fn given_times_take_the_place_of_shares() {
    let mut sc = preset("first-lease");
    (sc.servers[0].pools[0].t1, sc.servers[0].pools[0].t2) = (20, 30);
    sc.until = 50;
    let all = steps(&sc);
    let asked = only(&messages(&all), Type::Request)[0].0.at;
    assert_eq!(
        when(&all, is(|t| matches!(t, client::Told::T1(_)))),
        asked + 20 * SECOND
    );
    let ack = only(&messages(&all), Type::Ack)[0].1.clone();
    assert_eq!((ack.t1, ack.t2), (Some(20), Some(30)));
    let plain = messages(&steps(&preset("first-lease")));
    assert_eq!((plain[3].1.t1, plain[3].1.t2), (None, None));
}

/// RFC 2131 §4.4.5: half of what is left until T2, until the end; not under 60 s.
#[test]
fn renewals_are_retried_at_half_of_what_is_left() {
    let mut sc = preset("rebinding");
    // A router on the way, so that the request leaves though the server is down.
    sc.happenings[1].at = 1240;
    let all = steps(&sc);
    // Each attempt asks by ARP first; the first question of each tells when.
    let asks: Vec<u64> = all
        .iter()
        .filter_map(|(_, e)| Some((e.at, frame(e)?)))
        .filter(|(at, s)| *at > 550 * SECOND && row(*at, s).sort == Sort::ArpRequest)
        .map(|(at, _)| at)
        .collect();
    let first_of_each: Vec<u64> = asks.iter().step_by(3).map(|at| at / SECOND).collect();
    // T1 = 600, T2 = 1050: 600 + 225, + 112.5, and then 60 s each.
    assert_eq!(first_of_each, [600, 825, 937, 997]);
    let rebinding: Vec<u64> = messages(&all)
        .iter()
        .filter(|(_, m)| m.kind == Type::Request && !m.ciaddr.is_unspecified())
        .map(|(r, _)| r.at / SECOND)
        .collect();
    // T2 = 1050, end = 1200: 75 s later, and 60 s is not left after that.
    assert_eq!(rebinding, [1050, 1125, 1185]);
}

/// RFC 2131 §3.1: four transmissions, 60 s, then back to INIT; §3.2: unless the old lease still runs.
#[test]
fn an_unanswered_request_is_given_up_after_a_minute() {
    let all = steps(&preset("silent-server"));
    let requests = messages(&all);
    let first = requests.iter().filter(|(_, m)| m.xid == requests[0].1.xid);
    assert_eq!(first.count(), 4);
    let end = when(&all, is(|t| matches!(t, client::Told::GaveUp(4))));
    assert!((56 * SECOND..=64 * SECOND).contains(&end), "{end}");
    let all = steps(&preset("old-lease"));
    when(&all, is(|t| matches!(t, client::Told::UsesOld(_))));
    let (state, _) = all.last().expect("steps");
    assert_eq!(state.phase(0), Some(Phase::Bound));
}

/// RFC 2131 §4.3.2: an address of another network is refused, by broadcast; then all begins anew. As
/// `dhcp-nak.pcap` has it.
#[test]
fn an_address_of_another_network_is_refused() {
    let all = steps(&preset("wrong-network"));
    assert_eq!(
        kinds(&all),
        ["request", "nak", "discover", "offer", "request", "ack"]
    );
    let list = messages(&all);
    let (_, asked) = &list[0];
    assert_eq!(asked.request(true), Some(Request::InitReboot));
    assert_eq!((asked.server, asked.ciaddr), (None, Ipv4Addr::UNSPECIFIED));
    let (row, nak) = &list[1];
    assert!(row.broadcast && nak.yiaddr.is_unspecified() && nak.lease.is_none());
    assert_ne!(list[2].1.xid, asked.xid);
}

/// RFC 2131 §4.3.1: reserved, current, before, asked for, fresh.
#[test]
fn a_server_picks_addresses_in_the_order_of_the_rfc() {
    use server::{Choice, Told};
    let choices = |name: &str| -> Vec<Choice> {
        let all = steps(&preset(name));
        let found = all.iter().filter_map(|(_, e)| match e.what {
            What::Server(_, Told::Offers { choice, .. }) => Some(choice),
            _ => None,
        });
        found.collect()
    };
    let reservation = choices("reservation");
    assert_eq!(
        reservation,
        [Choice::Reserved, Choice::Fresh, Choice::Previous]
    );
    let forgets = choices("server-forgets");
    assert_eq!(forgets, [Choice::Fresh, Choice::Requested]);
    assert!(choices("pool-empty").contains(&Choice::Reused));
}

/// RFC 2131 §3.1: the offer of who was not chosen is free again.
#[test]
fn who_was_not_chosen_takes_its_offer_back() {
    let all = steps(&preset("two-servers"));
    let (state, _) = all
        .iter()
        .find(|(_, e)| matches!(e.what, What::Server(2, server::Told::NotChosen { .. })))
        .expect("T hears of it");
    let state::Role::Server(other) = &state.hosts[2].role else {
        panic!("{:?}", state.hosts[2].name);
    };
    assert!(other.bindings().is_empty());
    // The first offer is taken; who chooses takes the longest lease instead.
    assert_eq!(state.phase(0), Some(Phase::Requesting));
    let bound = |name: &str| steps(&preset(name)).last().map(|s| s.0.address(0));
    assert_eq!(
        bound("two-servers"),
        Some(Some(Ipv4Addr::new(192, 168, 50, 100)))
    );
    assert_eq!(
        bound("longest-lease"),
        Some(Some(Ipv4Addr::new(192, 168, 50, 200)))
    );
}

/// RFC 2131 §2.2, §3.1: in use by another: decline, ten seconds, and another address.
#[test]
fn an_address_in_use_is_declined() {
    let all = steps(&preset("address-taken"));
    let list = messages(&all);
    let declined = &only(&list, Type::Decline)[0];
    let taken = Ipv4Addr::new(192, 168, 50, 100);
    assert_eq!(
        (declined.1.requested, declined.1.ciaddr),
        (Some(taken), Ipv4Addr::UNSPECIFIED)
    );
    let again = only(&list, Type::Discover)[1].0.at;
    assert!(again >= declined.0.at + 10 * SECOND);
    let (state, _) = all.last().expect("steps");
    assert_eq!(state.address(0), Some(Ipv4Addr::new(192, 168, 50, 101)));
    let state::Role::Server(server) = &state.hosts[1].role else {
        panic!("no server");
    };
    let standing = server.bindings()[0].at(state.now);
    assert_eq!(
        (server.bindings()[0].address, standing),
        (taken, server::Standing::InUse)
    );
}

/// RFC 2131 §3.1: the server may find out first.
#[test]
fn a_server_that_pings_offers_no_address_in_use() {
    let all = steps(&preset("server-pings"));
    let offers = messages(&all);
    let taken = Ipv4Addr::new(192, 168, 50, 100);
    assert!(
        only(&offers, Type::Offer)
            .iter()
            .all(|o| o.1.yiaddr != taken)
    );
    assert!(only(&offers, Type::Decline).is_empty());
}

/// RFC 2131 §4.1, RFC 1542 §4: giaddr, hops, ports; and the renewal goes past the relay agent.
#[test]
fn a_relay_agent_writes_giaddr_and_passes_to_its_server() {
    let all = steps(&preset("relay"));
    let relay = Ipv4Addr::new(192, 168, 50, 254);
    let list = messages(&all);
    let (row, passed) = &list[1];
    assert_eq!(
        (passed.kind, passed.giaddr, passed.hops),
        (Type::Discover, relay, 1)
    );
    assert_eq!(row.ends.1, Ipv4Addr::new(10, 0, 0, 1));
    let (row, offer) = &list[2];
    assert_eq!((offer.kind, row.ends.1), (Type::Offer, relay));
    let renewals: Vec<&(Row, Message)> = list
        .iter()
        .filter(|(_, m)| m.kind == Type::Request && !m.ciaddr.is_unspecified())
        .collect();
    assert!(
        renewals
            .iter()
            .all(|(_, m)| m.giaddr.is_unspecified() && m.hops == 0)
    );
    // Without a relay agent nobody hears the client.
    let none = steps(&preset("no-relay"));
    assert!(kinds(&none).iter().all(|k| *k == "discover"));
}

/// RFC 2131 §4.1: the B flag.
#[test]
fn the_broadcast_flag_decides_how_an_answer_comes() {
    let list = messages(&steps(&preset("broadcast-flag")));
    for (row, m) in list.iter().filter(|(_, m)| m.kind.is_reply()) {
        assert_eq!(row.broadcast, m.broadcast, "{m:?}");
    }
    assert!(list.iter().any(|(_, m)| m.broadcast && m.kind.is_reply()));
}

/// RFC 2131 §3.4, §4.3.5: settings without a lease.
#[test]
fn inform_gives_settings_to_a_typed_in_address() {
    let list = messages(&steps(&preset("typed-in")));
    let inform = &only(&list, Type::Inform)[0].1;
    let own = Ipv4Addr::new(192, 168, 50, 10);
    assert_eq!(inform.ciaddr, own);
    let answer = list
        .iter()
        .find(|(_, m)| m.kind == Type::Ack && m.xid == inform.xid);
    let (row, ack) = answer.expect("it is answered");
    assert_eq!(
        (row.ends.1, ack.yiaddr, ack.lease),
        (own, Ipv4Addr::UNSPECIFIED, None)
    );
    assert!(ack.mask.is_some());
}

/// RFC 2131 §3.2, §3.7: a restart asks for the address at once; an unknown one meets silence.
#[test]
fn a_restart_needs_two_messages() {
    let all = steps(&preset("restart"));
    let after: Vec<&str> = messages(&all)
        .iter()
        .filter(|(r, _)| r.at >= 20 * SECOND)
        .map(|(_, m)| m.kind.name())
        .collect();
    assert_eq!(after, ["request", "ack"]);
    let silent = steps(&preset("silent-server"));
    when(&silent, |w| {
        matches!(
            w,
            What::Server(
                _,
                server::Told::Silent {
                    why: server::Silence::Unknown,
                    ..
                }
            )
        )
    });
}

/// Probes, announcements and addresses of a host, from its frames.
fn arps(all: &[(State, Event)], host: u16, sort: Sort) -> Vec<(u64, Ipv4Addr)> {
    let own = frames(all)
        .into_iter()
        .filter(|(r, ..)| r.from == host && r.sort == sort);
    own.map(|(r, ..)| (r.at, r.ends.1)).collect()
}

/// RFC 3927 §2.1, §2.2.1, §2.4, §9; as `dhcp-down-apipa.pcap` has it.
#[test]
fn a_link_local_address_is_probed_three_times_and_announced_twice() {
    let mut sc = preset("server-dies");
    sc.happenings = vec![Planned {
        at: 0,
        event: Input::ServerDown {
            server: "S".to_owned(),
        },
    }];
    sc.until = 40;
    for seed in 0..50 {
        sc.seed = seed;
        let all = steps(&sc);
        let probes = arps(&all, 0, Sort::ArpProbe);
        let told = arps(&all, 0, Sort::ArpAnnouncement);
        assert_eq!((probes.len(), told.len()), (3, 2));
        for pair in probes.windows(2) {
            let gap = pair[1].0 - pair[0].0;
            assert!((SECOND..=2 * SECOND).contains(&gap), "{gap}");
        }
        assert_eq!(told[0].0, probes[2].0 + 2 * SECOND);
        assert_eq!(told[1].0, told[0].0 + 2 * SECOND);
        let address = told[0].1;
        let range = Ipv4Addr::new(169, 254, 1, 0)..=Ipv4Addr::new(169, 254, 254, 255);
        assert!(range.contains(&address));
        // The client goes on looking for servers.
        let last = messages(&all)
            .last()
            .map(|(r, m)| (r.at > told[0].0, m.kind));
        assert_eq!(last, Some((true, Type::Discover)));
    }
}

/// RFC 3927 §2.2.1: taken, or wanted by another at the same time.
#[test]
fn a_conflict_leads_to_another_link_local_address() {
    let all = steps(&preset("link-local-conflict"));
    let (state, _) = all.last().expect("steps");
    let own: Vec<Option<Ipv4Addr>> = (0..4).map(|h| state.address(h)).collect();
    assert_eq!(own[0], Some(Ipv4Addr::new(169, 254, 7, 7)));
    let different: std::collections::BTreeSet<_> = own.iter().flatten().collect();
    assert_eq!(different.len(), 4, "{own:?}");
}

/// RFC 3927 §2.2.1: after ten conflicts once a minute.
#[test]
fn after_ten_conflicts_it_tries_once_a_minute() {
    let all = steps(&preset("ten-conflicts"));
    let chosen: Vec<u64> = all
        .iter()
        .filter(|(_, e)| matches!(e.what, What::LinkLocal(0, link_local::Told::Chosen { .. })))
        .map(|(_, e)| e.at)
        .collect();
    assert_eq!(chosen.len(), 11);
    assert!(chosen[9] - chosen[0] < 20 * SECOND);
    assert!(chosen[10] - chosen[9] >= 60 * SECOND);
}

/// RFC 3927 §2.5: defended once; given up at a second conflict within ten seconds.
#[test]
fn an_address_is_defended_once() {
    let all = steps(&preset("link-local-defence"));
    let at = |id: fn(&link_local::Told) -> bool| {
        when(&all, move |w| matches!(w, What::LinkLocal(_, t) if id(t)))
    };
    let defended = at(|t| matches!(t, link_local::Told::Defended { .. }));
    let lost = at(|t| matches!(t, link_local::Told::Conflict { used: true, .. }));
    assert!(defended < lost && lost < defended + 10 * SECOND);
}

/// RFC 3927 §1.9: a real lease ends the link-local address.
#[test]
fn a_lease_ends_the_link_local_address() {
    let all = steps(&preset("server-dies"));
    let local = |s: &State| s.address(0).is_some_and(|a| a.is_link_local());
    assert!(all.iter().any(|(s, _)| local(s)));
    let (state, _) = all.last().expect("steps");
    assert_eq!(state.address(0), Some(Ipv4Addr::new(192, 168, 50, 100)));
}

/// A clock that runs slow keeps an address that the server has given away (RFC 2131 §3.3: clocks may
/// drift).
#[test]
fn a_slow_clock_ends_in_a_clash() {
    let all = steps(&preset("slow-clock"));
    let clash = when(&all, |w| matches!(w, What::Clash { .. }));
    assert!(clash > 60 * SECOND);
    // The renewal comes too late, and is refused.
    assert_eq!(kinds(&all).iter().filter(|k| **k == "nak").count(), 1);
}

/// RFC 2131 §4.3.4, §4.4.6: a release has no answer, and the address is free, and remembered.
#[test]
fn a_release_frees_the_address() {
    let all = steps(&preset("reservation"));
    let list = messages(&all);
    let (row, release) = only(&list, Type::Release)[0];
    assert_eq!(release.server, Some(row.ends.1));
    assert_eq!(release.ciaddr, row.ends.0);
    let next = list
        .iter()
        .find(|(r, _)| r.at > row.at)
        .map(|(_, m)| m.kind);
    assert_eq!(next, Some(Type::Discover));
}

/// Two runs of one scenario are equal; another seed gives other waits.
#[test]
fn the_seed_decides_what_is_drawn() {
    let sc = preset("server-dies");
    assert!(frames(&steps(&sc)) == frames(&steps(&sc)));
    let other = Scenario {
        seed: 2,
        ..sc.clone()
    };
    assert!(frames(&steps(&sc)) != frames(&steps(&other)));
}

/// What a scenario cannot be, and where that is said.
#[test]
fn every_refusal_names_its_place() {
    let refused = |change: fn(&mut Scenario)| {
        let mut sc = preset("relay");
        change(&mut sc);
        let problem = Dhcp::start(&sc).expect_err("this is wrong");
        (problem.field, problem.kind)
    };
    let say = |field: &str, kind| (field.to_owned(), kind);
    assert_eq!(
        refused(|s| s.clients[1].id = "PC".to_owned()),
        say("clients[1].id", "duplicate")
    );
    assert_eq!(
        refused(|s| s.servers[0].id = "R".to_owned()),
        say("routers[0].id", "duplicate")
    );
    assert_eq!(
        refused(|s| s.clients[0].network = "x".to_owned()),
        say("clients[0].network", "choice")
    );
    assert_eq!(
        refused(|s| s.servers[0].network = "x".to_owned()),
        say("servers[0].network", "choice")
    );
    assert_eq!(
        refused(|s| s.routers[0].ports[1].network = "x".to_owned()),
        say("routers[0].ports[1].network", "choice")
    );
    assert_eq!(
        refused(|s| s.clients[0].method = Method::Static),
        say("clients[0].address", "static-address")
    );
    let pool = "servers[0].pools[0]";
    assert_eq!(
        refused(|s| s.servers[0].pools[0].first = Ipv4Addr::new(10, 0, 0, 1).into()),
        say(&format!("{pool}.first"), "outside-subnet")
    );
    assert_eq!(
        refused(|s| s.servers[0].pools[0].last = Ipv4Addr::new(192, 168, 50, 1).into()),
        say(&format!("{pool}.last"), "pool-order")
    );
    assert_eq!(
        refused(|s| s.servers[0].pools[0].t2 = 121),
        say(&format!("{pool}.t2"), "range")
    );
    assert_eq!(
        refused(|s| s.servers[0].pools[0].t1 = 110),
        say(&format!("{pool}.t1"), "range")
    );
    assert_eq!(
        refused(|s| s.networks.push(Network {
            name: "LAN".to_owned()
        })),
        say("networks[2].name", "duplicate")
    );
    assert_eq!(
        refused(|s| s.happenings = vec![Planned {
            at: 0,
            event: Input::ServerDown {
                server: "x".to_owned()
            }
        }]),
        say("happenings[0].event.server", "choice")
    );
    let twin = |s: &mut Scenario| {
        s.clients[0].mac = Mac::local(77).into();
        s.clients[1].mac = Mac::local(77).into();
    };
    assert_eq!(refused(twin), say("clients[1].mac", "duplicate"));
    let change = Input::Lose {};
    let fixed = Dhcp::check_input(&preset("recording"), &[], &change);
    assert_eq!(fixed.map_err(|p| p.kind), Err("recording-fixed"));
}

/// Changes of the past at every step of a run: nothing panics, and time never goes back.
#[test]
fn whatever_is_changed_the_run_goes_on() {
    let pc = || "PC".to_owned();
    let s = || "S".to_owned();
    let inputs = [
        Input::Unplug { client: pc() },
        Input::Plug { client: pc() },
        Input::Restart { client: pc() },
        Input::Release { client: pc() },
        Input::Renew { client: pc() },
        Input::SetClock {
            client: pc(),
            percent: 300,
        },
        Input::ServerDown { server: s() },
        Input::ServerUp {
            server: s(),
            forgets: true,
        },
        Input::Take {
            address: Ipv4Addr::new(192, 168, 50, 100).into(),
            network: "LAN".to_owned(),
        },
        Input::Lose {},
    ];
    for name in ["first-lease", "server-dies", "relay"] {
        let sc = preset(name);
        for after in 0..40 {
            for input in &inputs {
                let run = Run::<Dhcp> {
                    scenario: sc.clone(),
                    interventions: vec![Intervention {
                        after,
                        input: input.clone(),
                    }],
                };
                let mut trace = Trace::new(run).expect("a good change");
                trace.finish();
                let _ = Dhcp::result(&trace);
            }
        }
    }
}

/// Unused defaults are those that files leave out.
#[test]
fn a_plain_client_has_the_habits_of_a_common_one() {
    let client = Client {
        id: "a".to_owned(),
        network: "b".to_owned(),
        method: Method::default(),
        address: Text(None),
        start: 0,
        mac: Text(None),
        habits: Habits::default(),
    };
    use crate::form::Form as _;
    let file = serde_json::json!({"id": "a", "network": "b"});
    assert_eq!(Client::read(&file), Some(client));
}
