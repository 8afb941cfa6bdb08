//! Changes of the past, refusals, and what every run keeps to.

use super::*;
use crate::{form::Form as _, ipv4::Ip};
use kw_net::nat::Behaviour;
use serde_json::json;

fn rules_of(trace: &mut Trace<Nat>) -> Vec<&'static str> {
    let end = trace.progress().reached;
    (1..=end)
        .map(|n| {
            trace.seek(n);
            Nat::explain(trace.state(), trace.event().expect("a step")).rule
        })
        .collect()
}

fn send(from: &str, to: &str) -> Input {
    Input::Send {
        protocol: super::super::scenario::Kind::Udp,
        from: from.to_owned(),
        from_port: 80,
        to: Target::parse(to).expect("a target"),
        answer: false,
    }
}

fn last(trace: &Trace<Nat>) -> Option<(Outcome, Option<&'static str>)> {
    let record = trace.front().records.last()?;
    Some((record.outcome, record.dropped.map(|d| d.1)))
}

#[test]
fn a_restart_loses_the_table() {
    let sc = preset("full-cone");
    let end = run(&sc).0.len() as u64;
    let restart = Input::Restart {
        nat: "N1".to_owned(),
    };
    let trace = changed(&sc, &[(end, restart), (end + 1, send("S", "N1:5000"))]);
    assert_eq!(last(&trace), Some((Outcome::Dropped, Some("dropped-lost"))));
}

#[test]
fn waiting_ends_entries() {
    let sc = preset("full-cone");
    let end = run(&sc).0.len() as u64;
    let wait = Input::Wait { seconds: 200 };
    let mut trace = changed(&sc, &[(end, wait), (end + 1, send("S", "N1:5000"))]);
    assert_eq!(
        last(&trace),
        Some((Outcome::Dropped, Some("dropped-expired")))
    );
    let all = rules_of(&mut trace);
    assert!(
        all.contains(&"expired") && all.contains(&"waited"),
        "{all:?}"
    );
}

#[test]
fn a_forward_opens_and_closes() {
    let sc = preset("unsolicited");
    let end = run(&sc).0.len() as u64;
    let forward = Input::Forward(super::super::scenario::ForwardSpec {
        nat: "N1".to_owned(),
        port: 22,
        to: Target::parse("A:22").expect("a target"),
    });
    let gone = Input::Unforward {
        nat: "N1".to_owned(),
        port: 22,
    };
    let open = changed(
        &sc,
        &[(end, forward.clone()), (end + 1, send("T", "N1:22"))],
    );
    assert_eq!(last(&open), Some((Outcome::Arrived, None)));
    let closed = [
        (end, forward),
        (end + 1, gone),
        (end + 2, send("T", "N1:22")),
    ];
    let closed = changed(&sc, &closed);
    assert_eq!(
        last(&closed),
        Some((Outcome::Dropped, Some("dropped-no-entry")))
    );
}

#[test]
fn another_filter_holds_at_once() {
    let sc = preset("port-restricted-cone");
    let end = run(&sc).0.len() as u64;
    let behave = Input::Behave {
        nat: "N1".to_owned(),
        mapping: Behaviour::EndpointIndependent,
        filtering: Behaviour::EndpointIndependent,
        hairpin: true,
    };
    let before = changed(&sc, &[(end, send("S", "N1:5000"))]);
    assert_eq!(
        last(&before),
        Some((Outcome::Arrived, None)),
        "S:80 was sent to"
    );
    let closed = changed(&sc, &[(3, send("T", "N1:5000"))]);
    assert!(matches!(
        closed.front().records[1].outcome,
        Outcome::Dropped
    ));
    let open = changed(&sc, &[(3, behave), (4, send("T", "N1:5000"))]);
    assert!(matches!(open.front().records[1].outcome, Outcome::Arrived));
}

/// A restart while an ICMP error is on its way: RFC 5508 §4.2 REQ-4, dropped in silence.
#[test]
fn an_error_about_a_lost_entry_is_dropped() {
    let sc = preset("traceroute");
    let (events, _) = run(&sc);
    // The complaint of the Internet; the first one is the NAT's own.
    let complaints = events
        .iter()
        .enumerate()
        .filter(|e| e.1.what == What::Complains);
    let at = complaints
        .map(|e| e.0 as u64 + 1)
        .nth(1)
        .expect("there are two");
    let restart = Input::Restart {
        nat: "N1".to_owned(),
    };
    let mut trace = changed(&sc, &[(at, restart)]);
    assert!(rules_of(&mut trace).contains(&"dropped-no-entry"));
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let good = preset("first-look");
    let refused = |change: &dyn Fn(&mut Scenario)| {
        let mut sc = good.clone();
        change(&mut sc);
        let problem = plan::check(&sc).expect_err("it does not fit");
        (problem.kind, problem.field)
    };
    let is = |got: (&'static str, String), kind: &str, field: &str| {
        assert_eq!((got.0, got.1.as_str()), (kind, field));
    };
    is(
        refused(&|s| s.hosts[1].name = "A".into()),
        "duplicate",
        "hosts[1].name",
    );
    is(
        refused(&|s| s.hosts[1].name = "N1".into()),
        "duplicate",
        "nats[0].name",
    );
    is(
        refused(&|s| s.hosts[1].address = Ip::new(192, 168, 1, 10)),
        "duplicate",
        "hosts[1].address",
    );
    is(
        refused(&|s| s.hosts[1].address = Ip::new(192, 168, 1, 1)),
        "duplicate",
        "hosts[1].address",
    );
    is(
        refused(&|s| s.hosts[1].address = Ip::new(10, 0, 0, 1)),
        "nat-address",
        "hosts[1].address",
    );
    is(
        refused(&|s| s.hosts[1].address = Ip::new(100, 64, 0, 9)),
        "nat-address",
        "hosts[1].address",
    );
    is(
        refused(&|s| s.hosts[2].address = Ip::new(198, 51, 100, 254)),
        "nat-address",
        "hosts[2].address",
    );
    is(
        refused(&|s| s.public = Ip::new(192, 168, 1, 1)),
        "nat-address",
        "public",
    );
    is(
        refused(&|s| s.nats[0].last_port = 1),
        "range",
        "nats[0].last_port",
    );
    is(
        refused(&|s| s.packets[0].from = "X".into()),
        "choice",
        "packets[0].from",
    );
    is(
        refused(&|s| s.packets[0].to.who = "X".into()),
        "choice",
        "packets[0].to",
    );
    is(
        refused(&|s| s.packets[0].to.port = None),
        "notation",
        "packets[0].to",
    );
    is(
        refused(&|s| s.packets[0].to.who = "224.0.0.1".into()),
        "nat-address",
        "packets[0].to",
    );
    let forward = |to: &str| super::super::scenario::ForwardSpec {
        nat: "N1".into(),
        port: 80,
        to: Target::parse(to).expect("a target"),
    };
    is(
        refused(&|s| s.forwards = vec![forward("S:80")]),
        "outside-subnet",
        "forwards[0].to",
    );
    is(
        refused(&|s| s.forwards = vec![forward("A:80"), forward("B:80")]),
        "duplicate",
        "forwards[1].port",
    );
}

#[test]
fn targets_are_read_as_they_are_written() {
    for text in ["S:80", "203.0.113.1:65535", "N1", "가:1"] {
        let read = Target::read(&json!(text)).expect(text);
        assert_eq!(read.write(), json!(text));
    }
    for bad in [
        "", ":80", "S:", "S:0", "S:65536", "S:80:1", "S :80", "S:+1", "S:08",
    ] {
        assert_eq!(Target::parse(bad), None, "{bad}");
    }
}

/// No entry shares a port with another; what leaves the last NAT is from its public address.
#[test]
fn every_run_keeps_to_what_nat_promises() {
    for seed in 0..150 {
        let sc = random(seed);
        let mut state = State::new(&sc);
        while let Some(event) = state.step() {
            for gateway in &state.gateways {
                let mut ports: Vec<_> = gateway
                    .nat
                    .entries()
                    .iter()
                    .map(|e| (e.protocol as u8, e.outside.port()))
                    .collect();
                let all = ports.len();
                ports.sort_unstable();
                ports.dedup();
                assert_eq!(ports.len(), all, "seed {seed}: a port for two");
            }
            let outside = event.link.is_some_and(|l| l >= sc.nats.len());
            let ends = event.frame.as_deref().and_then(super::super::state::ends);
            if let (true, Some((from, ..))) = (outside, ends) {
                assert!(!from.ip().is_private(), "seed {seed}: {from} is outside");
            }
        }
    }
}
