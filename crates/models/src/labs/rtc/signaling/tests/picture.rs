//! The picture at every step: words are not cut and do not lie on each other, nothing is outside.

use super::*;
use crate::looks;

#[test]
fn nothing_is_cut_or_lies_on_something_else() {
    let randoms = (0..8).map(|seed| (format!("random {seed}"), random(seed)));
    let presets = known::ALL.iter().map(|p| (p.0.to_owned(), p.1()));
    let all = presets.chain(randoms);
    let wrong = all.flat_map(|(name, sc)| {
        looks::wrong::<Signaling>(&name, &sc, &[336.0, 500.0, 716.0, 760.0, 1200.0], |_| true)
    });
    let list: Vec<String> = wrong.take(25).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}

#[test]
fn dump() {
    use crate::session::Subject;
    use kw_texts::{Lang, Texts};
    for (name, steps) in [
        ("first-call", vec![0, 7, 14, 30, 45]),
        ("glare", vec![9, 17]),
        ("server-leaves", vec![48]),
        ("video-call", vec![7, 36]),
        ("two-ways-to-chat", vec![50]),
        ("recorded", vec![5]),
        ("ringing", vec![8]),
    ] {
        let mut trace = Trace::<Signaling>::new(Run::plain(preset(name))).unwrap();
        trace.finish();
        for n in steps {
            trace.seek(n);
            for (w, lang) in [
                (1000.0, Lang::Ko),
                (336.0, Lang::Ko),
                (760.0, Lang::En),
                (336.0, Lang::En),
            ] {
                let texts = Texts::new(lang);
                let scene = Signaling::picture(
                    &trace,
                    &crate::Figure {
                        width: w,
                        zoom: 0,
                        until: 0,
                        compact: false,
                    },
                );
                let svg = kw_scene::to_svg(&scene, &|l| texts.label(Signaling::ID, l));
                std::fs::write(format!("/tmp/sig/{name}-{n}-{w}-{}.svg", lang.tag()), svg).unwrap();
            }
            if n == 7 {
                let scene = Signaling::picture(
                    &trace,
                    &crate::Figure {
                        width: 300.0,
                        zoom: 0,
                        until: 0,
                        compact: true,
                    },
                );
                let texts = Texts::new(Lang::Ko);
                std::fs::write(
                    format!("/tmp/sig/{name}-{n}-compact.svg"),
                    kw_scene::to_svg(&scene, &|l| texts.label(Signaling::ID, l)),
                )
                .unwrap();
            }
        }
    }
}
