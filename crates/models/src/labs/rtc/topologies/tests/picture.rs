//! The picture at every step: words are not cut and do not lie on each other, nothing is outside.

use super::*;
use crate::looks;

#[test]
fn nothing_is_cut_or_lies_on_something_else() {
    let randoms = (0..12).map(|seed| (format!("random {seed}"), random(seed)));
    let presets = known::ALL.iter().map(|p| (p.0.to_owned(), p.1()));
    let mut large = wide(Topology::Sfu, 100_000, 100_000);
    large.participants[0].name = "twelve chars".to_owned();
    let large = Topology::ALL.map(|topology| {
        let sc = Scenario {
            topology,
            ..large.clone()
        };
        (format!("large {}", topology.name()), sc)
    });
    let all = presets.chain(randoms).chain(large);
    let wrong = all.flat_map(|(name, sc)| {
        looks::wrong::<Topologies>(&name, &sc, &[336.0, 500.0, 716.0, 1200.0], |_| true)
    });
    let list: Vec<String> = wrong.take(25).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}

#[test]
fn tmpdump() {
    for (name, step, width, compact, lang) in [
        ("eight", 60, 336.0, false, "ko"),
        ("first-look", 28, 336.0, false, "en"),
        ("mcu", 28, 1200.0, false, "en"),
        ("mcu", 24, 336.0, false, "ko"),
        ("fifty-sfu", 21, 716.0, false, "en"),
        ("webinar-mesh", 9, 336.0, false, "ko"),
        ("first-look", 28, 300.0, true, "en"),
        ("eight", 40, 300.0, true, "en"),
        ("moving-over", 24, 716.0, false, "ko"),
        ("narrow-uplink", 27, 960.0, false, "en"),
    ] {
        let mut trace = Trace::<Topologies>::new(Run::plain(preset(name))).unwrap();
        trace.finish();
        trace.seek(step);
        let scene = <Topologies as crate::Subject>::picture(
            &trace,
            &crate::Figure {
                width,
                zoom: 0,
                until: 0,
                compact,
            },
        );
        let texts = kw_texts::Texts::new(kw_texts::Lang::of(lang).unwrap());
        let svg = kw_scene::to_svg(&scene, &|l| texts.label("rtc/topologies", l));
        std::fs::write(format!("/tmp/topo/d-{name}-{step}-{width}.svg"), svg).unwrap();
    }
}
