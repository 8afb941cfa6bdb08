//! Each preset shows what its sentence says.

use super::*;
use crate::Subject as _;

#[test]
fn four_in_each_topology() {
    let of = |name: &str| plan(&preset(name)).1;
    let (sfu, mesh, mcu) = (of("first-look"), of("mesh"), of("mcu"));
    assert_eq!((sfu.links, sfu.streams(), sfu.server.decodes), (4, 12, 0));
    assert_eq!((mesh.links, mesh.streams()), (6, 12));
    assert_eq!((mesh.sides[0].streams_up, mesh.sides[0].encodes), (3, 3));
    let s = mcu.server;
    assert_eq!((s.decodes, s.mixes, s.encodes, s.streams_out), (4, 4, 4, 4));
    assert_eq!(mcu.sides[0].streams_down, 1);
    assert_eq!(of("two").links, 1);
}

#[test]
fn one_mbit_is_shared_by_three_copies_and_not_on_a_server() {
    let sc = preset("narrow-uplink");
    let share = told(&sc, "up-share").remove(0);
    assert_eq!((number(&share, "rate"), number(&share, "copies")), (293, 3));
    assert_eq!(number(&told(&sc, "up-lowered")[0], "rate"), 960);
}

#[test]
fn eight_in_a_mesh_are_too_much_for_a_device() {
    let sc = preset("eight");
    assert_eq!(plan(&sc).1.links, 28);
    let overload = told(&sc, "overload-device");
    assert_eq!(overload.len(), 1, "eight who are alike are told once");
    assert_eq!(text(&overload[0], "who"), "A, B, C, D, E, F, G, H");
    assert!(number(&overload[0], "need") > 4_000);
}

#[test]
fn simulcast_serves_each_receiver_by_its_downlink() {
    let sc = preset("simulcast");
    let (_, plan) = plan(&sc);
    let best = |to: usize| plan.flow((to + 1) % 4, to).expect("a flow").best();
    assert_eq!([best(0), best(1)], [2_500, 2_500]);
    assert!(best(2) < 2_500 && best(2) >= 700);
    assert_eq!(best(3), 200);
    assert!(told(&sc, "up-dropped").is_empty(), "senders notice nothing");
}

#[test]
fn without_simulcast_the_slowest_decides_for_all() {
    let sc = preset("slow-for-all");
    let slow = told(&sc, "up-slowest");
    // (1500 − 3·40) / 3.
    assert_eq!((slow.len(), number(&slow[0], "rate")), (1, 460));
    let state = super::super::state::run(&sc);
    let seen_by = |to: usize| state.plan.flow(0, to).expect("a flow").best();
    assert_eq!([seen_by(1), seen_by(2)], [2_500, 2_500], "only D gets less");
    assert!(seen_by(3) < 2_500);
}

#[test]
fn a_thousand_viewers() {
    let (_, sfu) = plan(&preset("webinar-sfu"));
    assert_eq!(sfu.server.kbit_out, 999 * 2_540);
    assert_eq!(sfu.sides[0].up, 2_540);
    let (_, mcu) = plan(&preset("webinar-mcu"));
    assert_eq!((mcu.server.encodes, mcu.server.streams_out), (1, 999));
    let sc = preset("webinar-mesh");
    let (_, mesh) = plan(&sc);
    assert_eq!(mesh.sides[0].up_need, 999 * 2_540);
    assert_eq!((mesh.flows[0].heard, mesh.seen()), (500, 0));
    assert!(!told(&sc, "up-audio-for").is_empty() && !told(&sc, "frame-none").is_empty());
}

#[test]
fn fifty_need_more_cores_for_their_mixes_than_there_are() {
    let sc = preset("fifty-mcu");
    let overload = told(&sc, "overload-server").remove(0);
    assert!(number(&overload, "need") > 2 * number(&overload, "have"));
    assert_eq!(number(&overload, "left"), 11);
    let common = Scenario {
        mix: Mix::Common,
        ..sc
    };
    assert!(told(&common, "overload-server").is_empty());
    let (_, sfu) = plan(&preset("fifty-sfu"));
    assert_eq!((sfu.server.streams_in, sfu.streams()), (50, 2_450));
}

#[test]
fn each_topology_records_in_its_own_way() {
    let rules: Vec<&str> = steps(&preset("recording"))
        .into_iter()
        .map(|s| s.1.rule)
        .filter(|r| r.starts_with("record"))
        .collect();
    assert_eq!(rules, ["record-sfu", "record-mcu", "record-mesh"]);
}

#[test]
fn what_no_codec_joins_a_transcoder_does() {
    let sc = preset("codecs");
    let pairs: Vec<(String, String)> = told(&sc, "codec-sfu")
        .iter()
        .map(|w| (text(w, "who"), text(w, "other")))
        .collect();
    let want = [("A", "B"), ("B", "A"), ("C", "B")];
    let mut found: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    found.sort_unstable();
    assert_eq!(found, want);
    // The MCU decodes everything: all see all.
    let end = super::super::state::run(&sc);
    assert_eq!(Topologies::metrics(&finished(&sc))[6].num, 6);
    assert_eq!(end.plan.server.decodes, 3);
    let (call, plan) = plan(&preset("transcoding"));
    assert_eq!((plan.seen(), plan.server.transcodes), (6, 3));
    let delay = |to| call.delay(&plan, 0, to).expect("a picture").total();
    assert!(
        delay(1) > delay(2) + 60_000,
        "A is transcoded for B, not for C"
    );
}

fn finished(sc: &Scenario) -> Trace<Topologies> {
    let mut trace = Trace::new(Run::plain(sc.clone())).expect("a good scenario");
    trace.finish();
    trace
}

#[test]
fn a_mixer_without_keys_mixes_nothing() {
    let sc = preset("end-to-end");
    assert_eq!(told(&sc, "secure-end").len(), 1);
    assert_eq!(told(&sc, "secure-impossible").len(), 1);
    assert_eq!(told(&sc, "record-none").len(), 2, "neither can be recorded");
    let (call, sfu) = plan(&sc);
    assert_eq!((sfu.seen(), sfu.stored), (6, None));
    assert!(call.delay(&sfu, 0, 1).is_some());
    let mcu = plan(&Scenario {
        topology: Topology::Mcu,
        ..sc
    });
    assert!(mcu.1.flows.is_empty() && mcu.0.delay(&mcu.1, 0, 1).is_none());
}

#[test]
fn a_mesh_that_grows_gets_worse_and_a_server_helps() {
    let sc = preset("moving-over");
    let rates: Vec<u64> = told(&sc, "up-share")
        .iter()
        .filter(|w| text(w, "who").starts_with('A'))
        .map(|w| number(w, "rate"))
        .collect();
    assert!(
        rates.len() >= 2 && rates.windows(2).all(|w| w[0] > w[1]),
        "{rates:?}"
    );
    let end = super::super::state::run(&sc);
    assert!(end.plan.flow(0, 4).expect("a flow").best() > *rates.last().expect("some"));
}
