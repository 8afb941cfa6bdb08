//! One test for each rule that is not a preset's point: delays part by part, overload, recordings,
//! changes, refusals.

use super::*;
use crate::{Subject as _, labs::rtc::topologies::plan::share, session::open};
use kw_trace::Problem;
use serde_json::json;

/// A picture of 2500 kbit/s at 30 a second has 83.3 kbit: 4.167 ms on 20 Mbit/s, 1.667 ms on 50.
#[test]
fn a_mesh_s_delay_is_direct_and_copies_wait_for_each_other() {
    let (call, plan) = plan(&preset("mesh"));
    let to = |j| call.delay(&plan, 0, j).expect("a picture");
    assert_eq!(to(1).parts(), [20_000, 4_167, 30_000, 0, 1_667, 45_000]);
    assert_eq!(to(2).up, 2 * 4_167);
    assert_eq!(to(3).up, 3 * 4_167);
    assert_eq!(to(3).total(), 20_000 + 12_501 + 30_000 + 1_667 + 45_000);
}

#[test]
fn a_forwarding_server_adds_one_way_more_and_forwarding() {
    let (call, plan) = plan(&preset("first-look"));
    let delay = call.delay(&plan, 0, 1).expect("a picture");
    assert_eq!(delay.parts(), [20_000, 4_167, 40_000, 1_000, 1_667, 45_000]);
}

/// Jitter buffer, decoding, at most one picture's time until the next mix, mixing, encoding.
#[test]
fn a_mixing_server_adds_a_buffer_decoding_mixing_and_encoding() {
    let (call, plan) = plan(&preset("mcu"));
    let delay = call.delay(&plan, 0, 1).expect("a picture");
    let at_server = 40_000 + 5_000 + 33_333 + 5_000 + 20_000;
    assert_eq!(delay.at_server(), at_server);
    assert_eq!(
        delay.total(),
        20_000 + 4_167 + 40_000 + at_server + 1_667 + 45_000
    );
}

#[test]
fn overload_drops_pictures_and_makes_the_others_late() {
    assert_eq!((share(16_000, 16_000), share(32_000, 16_000)), (1_000, 500));
    let mut sc = preset("mcu");
    let calm = plan(&sc);
    sc.work.server = calm.1.server.work / 2;
    let (call, busy) = plan(&sc);
    let wait = |p: &(Call, Plan)| p.0.delay(&p.1, 0, 1).expect("a picture").mix_wait;
    assert_eq!(wait(&calm), 33_333);
    // Half the pictures: twice the time between two of them, to the thousandth.
    assert!((66_000..67_000).contains(&wait(&(call, busy))));
    let left = 30 * (sc.work.server * 1_000 / calm.1.server.work) / 1_000;
    assert_eq!(number(&told(&sc, "overload-server")[0], "left"), left);
}

#[test]
fn a_mesh_encodes_once_or_for_each_receiver() {
    use crate::labs::rtc::topologies::scenario::MeshEncodes;
    let mut sc = preset("mesh");
    sc.participants[3].downlink = 1_500;
    let per = plan(&sc).1;
    assert_eq!(per.flow(0, 1).expect("a flow").best(), 2_500);
    assert_eq!(per.flow(0, 3).expect("a flow").best(), 460);
    sc.mesh_encodes = MeshEncodes::Once;
    let once = plan(&sc).1;
    assert_eq!(once.sides[0].encodes, 1);
    assert_eq!(
        once.flow(0, 1).expect("a flow").best(),
        460,
        "all copies are alike"
    );
    assert!(once.sides[0].work < per.sides[0].work);
}

/// Layers are dropped from the top, then the picture, then the sound.
#[test]
fn a_sender_s_layers_are_dropped_from_the_top() {
    let mut sc = preset("simulcast");
    let layers = |sc: &Scenario| plan(sc).1.sides[0].layers;
    for (up, want) in [
        (3_440, [200, 700, 2_500]),
        (3_439, [200, 700, 0]),
        (939, [200, 0, 0]),
        (239, [0, 0, 0]),
    ] {
        sc.participants[0].uplink = up;
        assert_eq!(layers(&sc), want, "{up}");
    }
    sc.participants[0].uplink = 939;
    assert_eq!(number(&told(&sc, "up-dropped")[0], "dropped"), 2);
    sc.participants[0].uplink = 239;
    assert!(!told(&sc, "up-audio-only").is_empty());
    sc.participants[0].uplink = 39;
    assert!(!told(&sc, "up-nothing").is_empty());
    assert_eq!(plan(&sc).1.flow(0, 1).expect("it is set up").heard, 0);
}

#[test]
fn a_slow_receiver_without_simulcast_goes_without_what_does_not_fit() {
    let mut sc = preset("first-look");
    sc.participants[3].downlink = 6_000;
    let missing = told(&sc, "down-missing");
    assert_eq!(
        (number(&missing[0], "seen"), number(&missing[0], "n")),
        (2, 1)
    );
    let (_, plan) = plan(&sc);
    assert_eq!(plan.sides[3].seen, 2);
    assert_eq!(
        plan.flow(2, 3).expect("a flow").heard,
        1,
        "sound comes first"
    );
}

#[test]
fn a_mixer_makes_a_smaller_mix_for_a_slow_downlink() {
    let mut sc = preset("mcu");
    sc.participants[3].downlink = 1_000;
    assert_eq!(number(&told(&sc, "down-mix")[0], "rate"), 700);
    // Two qualities of one common mix are two encoders, and one picture.
    sc.mix = Mix::Common;
    let server = plan(&sc).1.server;
    assert_eq!((server.mixes, server.encodes), (1, 2));
}

#[test]
fn what_a_recording_holds() {
    let with = |topology| {
        let sc = Scenario {
            recording: true,
            ..wide(topology, 3, 2)
        };
        (
            plan(&sc).1,
            plan(&Scenario {
                recording: false,
                ..sc
            })
            .1,
        )
    };
    let (sfu, plain) = with(Topology::Sfu);
    assert_eq!(sfu.stored, Some(3 * 2_540));
    assert_eq!(
        sfu.server.work,
        plain.server.work + 3 * 2,
        "three streams more to write"
    );
    // Listeners share the mix of all: it is there already.
    let (mcu, plain) = with(Topology::Mcu);
    assert_eq!((mcu.stored, mcu.server), (Some(2_540), plain.server));
    // Where all send, nobody has it yet.
    let sc = Scenario {
        recording: true,
        ..wide(Topology::Mcu, 3, 0)
    };
    assert_eq!(plan(&sc).1.server.encodes, 4);
    // The first participant writes what it sends and what it gets.
    let (mesh, _) = with(Topology::Mesh);
    assert_eq!(mesh.stored, Some(2_540 + 2 * 2_540));
    assert_eq!(
        number(&told(&preset("recording"), "record-mcu")[0], "mb"),
        2_540 * 3_600 / 8_000
    );
}

#[test]
fn money_is_bandwidth_and_cores() {
    let sc = preset("webinar-sfu");
    let (call, plan) = plan(&sc);
    // 999 · 2540 kbit/s = 1141.857 GB an hour at 0.05; 1.998 cores at 0.04.
    let (egress, cores) = crate::labs::rtc::topologies::results::money(&call, &plan);
    assert_eq!(egress, 57_092_850);
    assert_eq!(cores, 79_920);
    let mesh = self::plan(&preset("webinar-mesh"));
    assert_eq!(
        crate::labs::rtc::topologies::results::money(&mesh.0, &mesh.1),
        (0, 0)
    );
}

#[test]
fn changes_of_the_past_do_what_they_say() {
    let sc = preset("first-look");
    let who = || "D".to_owned();
    let (rules, end) = changed(&sc, 31, Input::Leave { who: who() });
    assert!(rules.iter().any(|w| w.rule == "change-left"));
    assert_eq!((end.plan.n, end.plan.streams()), (3, 6));
    let sends = Sends::Nothing;
    let (_, end) = changed(&sc, 31, Input::Send { who: who(), sends });
    assert_eq!((end.plan.senders, end.plan.streams()), (3, 9));
    let (rules, end) = changed(&sc, 31, Input::Join { who: who() });
    assert_eq!(rules.last().map(|w| w.rule), Some("change-nothing"));
    assert_eq!(end.plan.streams(), 12);
    let (_, end) = changed(
        &sc,
        31,
        Input::Size {
            who: who(),
            count: 10,
        },
    );
    assert_eq!((end.plan.n, end.plan.streams()), (13, 13 * 12));
    let topology = Topology::Mesh;
    let (rules, end) = changed(&sc, 31, Input::Switch { topology });
    assert_eq!(end.plan.links, 6);
    assert_eq!(rules.iter().filter(|w| w.rule == "mesh-link").count(), 6);
    // In the middle of joining: who was still to come joins at once, and only once.
    let (rules, end) = changed(&sc, 2, Input::Join { who: who() });
    assert_eq!(end.plan.streams(), 12);
    assert_eq!(rules.iter().filter(|w| w.rule == "join").count(), 4);
    // Whoever leaves while it is set up is not set up.
    let (_, end) = changed(&sc, 10, Input::Leave { who: who() });
    assert_eq!(end.plan.streams(), 6);
    let (rules, _) = changed(
        &sc,
        31,
        Input::Uplink {
            who: who(),
            kbit: 20_000,
        },
    );
    assert_eq!(rules.last().map(|w| w.rule), Some("change-nothing"));
}

#[test]
fn refusals_name_the_field() {
    let base = crate::session::scenario_value::<Topologies>(&Run::plain(preset("first-look")));
    let refused = |change: &dyn Fn(&mut serde_json::Value)| -> Problem {
        let mut value = base.clone();
        change(&mut value);
        open::<Topologies>(&value).err().expect("it is wrong")
    };
    let field = |p: Problem| (p.field, p.kind);
    for (change, place, kind) in [
        (
            (&|v: &mut serde_json::Value| v["participants"][1]["name"] = json!("A"))
                as &dyn Fn(&mut serde_json::Value),
            "participants[1].name",
            "duplicate",
        ),
        (
            &|v| v["media"] = json!({"middle_kbit": 3_000}),
            "media.middle_kbit",
            "range",
        ),
        (
            &|v| v["media"] = json!({"floor_kbit": 201}),
            "media.floor_kbit",
            "range",
        ),
        (
            &|v| v["participants"][0]["uplink_kbit"] = json!(0),
            "participants[0].uplink_kbit",
            "range",
        ),
        (
            &|v| v["happenings"] = json!([{"event": {"do": "leave", "who": "Z"}}]),
            "happenings[0].event.who",
            "choice",
        ),
        (
            &|v| v["interventions"] = json!([{"after": 0, "input": {"do": "leave", "who": "Z"}}]),
            "interventions[0].input.who",
            "choice",
        ),
    ] {
        assert_eq!(field(refused(change)), (place.to_owned(), kind));
    }
}

/// Where the narrow uplink gives up: 1000/(N−1) − 40 ≥ 150 holds up to N = 6, sound up to N = 26.
#[test]
fn the_curves_find_where_one_mbit_breaks() {
    let mut studies = Topologies::studies(&Run::plain(preset("mesh")));
    assert_eq!(studies.len(), 5);
    for study in &mut studies {
        while !study.advance(3) {}
        assert!(study.chart().series.iter().all(|s| !s.points.is_empty()));
    }
    let findings = studies[0].findings();
    let rules: Vec<&str> = findings.iter().map(|f| f.why.rule).collect();
    assert_eq!(
        rules,
        [
            "finding-mesh-picture",
            "finding-mesh-sound",
            "finding-server"
        ]
    );
    assert_eq!(number(&findings[0].why, "n"), 6);
    assert_eq!(
        (
            number(&findings[0].why, "left"),
            number(&findings[0].why, "next")
        ),
        (160, 126)
    );
    assert_eq!(number(&findings[1].why, "n"), 26);
    assert_eq!(number(&findings[2].why, "rate"), 960);
    // The runs show it: pictures in the first, none in the second.
    let seen = |k: usize| {
        let mut session = crate::registry::open_any(&findings[0].runs[k].1).expect("it opens");
        session.finish().expect("it ends");
        session.result()["pictures"]["seen"]
            .as_u64()
            .expect("a number")
    };
    assert!(seen(0) > 0 && seen(1) == 0);
    // A curve of the mesh is a line through N − 1 copies.
    let mesh = &studies[0].chart().series[0];
    assert!(
        mesh.points
            .iter()
            .all(|(n, milli)| *milli == (n - 1) * 2_540_000)
    );
}
