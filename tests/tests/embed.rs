//! Labs in frames of other pages: plain HTML, MkDocs, Sphinx, sandboxed frames, a learning platform.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use kw_tests::{
    Key, Kw, Look, Page, Server, Site, Value, axe, is_korean, json, pages, scratch, tab_through,
    variable, violations, visit,
};

/// What a host does: keeps what it hears.
const LISTEN: &str = "<script>
window.heard = [];
addEventListener('message', (e) => heard.push({ ...e.data, origin: e.origin, from: e.source }));
window.said = (type, n = 0) => heard.filter((m) => m.kw === 1 && m.type === type
  && (!document.querySelectorAll('iframe').length || m.from === frames[n]));
window.last = (type, n) => said(type, n).at(-1);
window.send = (message, n = 0, to = '*') => frames[n].postMessage({ kw: 1, ...message }, to);
</script>";

/// Pages of a host of its own, at an origin that is not the site's.
struct Host {
    server: Server,
    folder: PathBuf,
    _file: kw_tests::Scratch,
}

impl Host {
    fn empty() -> Host {
        let file = scratch("index.html", b"");
        let folder = file.path().parent().expect("a folder").to_owned();
        has_icon(&folder);
        Host {
            server: Site::new(&folder).without_policy().start().expect("a port"),
            folder,
            _file: file,
        }
    }

    /// A page with this in its body.
    fn page(body: &str) -> Host {
        let host = Host::empty();
        let html = format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>Host</title>{LISTEN}<body>{body}</body></html>"
        );
        fs::write(host.folder.join("index.html"), html).expect("a page can be written");
        host
    }

    fn origin(&self) -> String {
        self.server.url().trim_end_matches('/').to_owned()
    }
}

/// Browsers ask every host for it; what is not there would be an error in the console.
fn has_icon(folder: &Path) {
    fs::write(folder.join("favicon.ico"), b"").expect("a file can be written");
}

/// Puts the focus into the frame one is in, as a reader does who wants to use keys there.
fn focus(page: &Page) {
    page.click(".why .text");
}

fn iframe(page: &Page, query: &str, more: &str) -> String {
    let src = format!("{}?embed=1&{query}", page.url()).replace('&', "&amp;");
    format!("<iframe src=\"{src}\" title=\"lab\" width=\"700\" height=\"200\" {more}></iframe>")
}

/// Waits until the `n`th frame says that it is ready.
fn ready(page: &Page, n: u64) {
    page.until_for(
        "the embed is ready",
        "return !!last('ready', arguments[0]) && !!last('height', arguments[0])",
        &[json!(n)],
    );
}

/// Waits until the `n`th frame has told of this step.
fn stands_at(page: &Page, n: u64, step: u64) {
    page.until_for(
        &format!("frame {n} stands at {step}"),
        "return last('progress', arguments[0])?.step === arguments[1]",
        &[json!(n), json!(step)],
    );
}

const FRAME: &str = "document.querySelector('iframe')";
const ELEMENT: &str = "document.querySelector('kernel-wire').shadowRoot.querySelector('iframe')";

fn labs() -> Vec<String> {
    let all = Kw::json(&["labs", "--json"], "");
    let ids = all.as_array().expect("a list").iter();
    ids.map(|l| l["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[test]
fn every_lab_opens_as_an_embed_with_heading_landmark_and_a_way_to_the_full_app() {
    let axe = axe();
    visit(Look::default(), |page| {
        let mut found = Vec::new();
        for (i, lab) in labs().iter().enumerate() {
            let lang = ["ko", "en"][i % 2];
            let theme = ["light", "dark"][i / 2 % 2];
            for controls in ["player", "full"] {
                let what = format!("{lab} {controls} {lang}");
                page.open(&format!(
                    "?embed=1&lab={lab}&controls={controls}&lang={lang}&theme={theme}&step=3"
                ));
                page.stands_at(3);
                let parts = page.js(
                    "return [kwt.all('header.top, .toolbar').length, kwt.all('main').length, kwt.all('h1').length,
                       document.documentElement.lang, document.documentElement.dataset.theme, kwt.all('.tabs').length]",
                    &[],
                );
                let tabs = u64::from(controls == "full");
                assert_eq!(parts, json!([0, 1, 1, lang, theme, tabs]), "{what}");
                let link = page.until_for(
                    "the link is that of the step",
                    "const a = kwt.one('.embed-foot a'); return a.href.includes('&at=3') && a.target === '_blank' && a.href",
                    &[],
                );
                let link = link.as_str().unwrap_or_default().to_owned();
                assert!(
                    link.starts_with(&format!("{}#/{lab}?s=", page.url())),
                    "{link}"
                );
                page.js(&axe, &[]);
                found.extend(violations(page, &what));
            }
        }
        assert!(found.is_empty(), "{found:#?}");
    });
}

#[test]
fn none_shows_the_picture_and_what_happened_and_keys_still_step() {
    visit(Look::default(), |page| {
        page.load("?embed=1&lab=os/scheduling&controls=none&step=2");
        let shows = "return kwt.text('.step-count')?.startsWith(arguments[0] + ' /')";
        page.until_for("step 2", shows, &[json!(2)]);
        let parts =
            "return ['.player', '.tabs', '.now-tables', '.toolbar'].map((c) => kwt.all(c).length)";
        assert_eq!(page.js(parts, &[]), json!([0, 0, 0, 0]));
        page.key(Key::Right);
        page.until_for("step 3", shows, &[json!(3)]);
        page.key(Key::Home);
        page.until_for("step 0", shows, &[json!(0)]);
    });
}

#[test]
fn an_embed_is_walked_through_with_the_tab_key_and_the_focus_is_seen() {
    visit(Look::default(), |page| {
        page.open("?embed=1&lab=os/scheduling&lang=en");
        let seen = tab_through(page, false);
        assert!(seen.iter().all(|(_, seen)| *seen), "{seen:?}");
        for part in ["Play", "One step forward", "Open in the full app"] {
            assert!(
                seen.iter().any(|(name, _)| name.contains(part)),
                "{part}: {seen:?}"
            );
        }
    });
}

#[test]
fn a_wrong_value_of_every_parameter_gets_its_sentence_and_the_default() {
    const WRONG: [(&str, &str); 12] = [
        ("scenario", "AAAA"),
        ("preset", "none-such"),
        ("seed", "-1"),
        ("step", "many"),
        ("loop", "9-3"),
        ("lang", "fr"),
        ("theme", "blue"),
        ("controls", "<b>all"),
        ("autoplay", "yes"),
        ("exercises", "999"),
        ("level", "9"),
        ("host", "example.org"),
    ];
    let query: String = WRONG.map(|(n, v)| format!("&{n}={v}")).concat();
    for look in [Look::default(), Look::korean()] {
        let korean = look.language.starts_with("ko");
        visit(look, |page| {
            page.open(&format!("?embed=1&lab=os/scheduling{query}"));
            let said = page.js(
                "return kwt.all('.embed-foot [role=status]').map((e) => e.textContent.trim())",
                &[],
            );
            let said: Vec<&str> = said
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            assert_eq!(said.len(), WRONG.len(), "{said:#?}");
            for (name, value) in WRONG {
                let sentence = said.iter().find(|s| s.starts_with(&format!("{name}:")));
                let sentence = sentence.unwrap_or_else(|| panic!("{name}: {said:#?}"));
                assert!(
                    !sentence.contains('⟨') && is_korean(sentence) == korean,
                    "{sentence}"
                );
                assert!(name == "scenario" || sentence.contains(value), "{sentence}");
            }
            assert_eq!(page.at(), 0);
            assert_eq!(
                page.js(
                    "return kwt.all('.embed-foot b, .tabs, .refused[role=alert]').length",
                    &[]
                ),
                json!(0)
            );
            // A lab that is not there: the labs that are, and nothing else.
            page.load("?embed=1&lab=os/<b>none");
            let alert = page.until("a sentence", "return kwt.text('main [role=alert]')");
            let alert = alert.as_str().unwrap_or_default().to_owned();
            assert!(
                alert.contains("os/<b>none") && alert.contains("os/scheduling"),
                "{alert}"
            );
        });
    }
}

#[test]
fn a_link_behind_the_hash_is_an_embed_too() {
    let link = Kw::link(&Kw::preset("convoy"));
    visit(Look::default(), |page| {
        page.open(&format!("?embed=1{link}&at=5"));
        page.stands_at(5);
        let full = page.text_of("return kwt.one('.embed-foot a').href", &[]);
        page.until(
            "the link",
            "return kwt.one('.embed-foot a').href.includes('at=5')",
        );
        assert!(full.contains("#/os/scheduling"), "{full}");
        let full = page.text_of("return kwt.one('.embed-foot a').hash", &[]);
        assert_eq!(Kw::open(&full), Kw::preset("convoy"));
    });
}

#[test]
fn steps_are_played_again_and_again_and_it_plays_by_itself() {
    visit(Look::default(), |page| {
        page.open("?embed=1&lab=os/scheduling&loop=4-7&autoplay=1");
        page.until("it plays", "return kwt.at() >= 4");
        page.choose(".speed select", "5");
        let walked = page.js(
            "return new Promise((done) => {
               const seen = [kwt.at()];
               const look = () => {
                 const at = kwt.at();
                 if (at !== seen.at(-1)) seen.push(at);
                 if (seen.filter((n) => n === 4).length > 2) done(seen); else requestAnimationFrame(look);
               };
               look();
             })",
            &[],
        );
        let walked: Vec<u64> = walked
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_u64)
            .collect();
        assert!(walked.iter().all(|n| (4..=7).contains(n)), "{walked:?}");
    });
}

#[test]
fn a_plain_page_commands_its_frame_and_hears_from_it() {
    visit(Look::default(), |page| {
        let host = Host::page(&iframe(page, "lab=os/scheduling&lang=en", ""));
        page.go(&host.server.url());
        ready(page, 0);
        stands_at(page, 0, 0);
        page.js("send({ type: 'step' })", &[]);
        stands_at(page, 0, 1);
        page.js("send({ type: 'step', by: 4 })", &[]);
        stands_at(page, 0, 5);
        page.js("send({ type: 'step', to: 3 })", &[]);
        stands_at(page, 0, 3);
        page.js("send({ type: 'play' })", &[]);
        page.until(
            "it plays",
            "return last('progress').playing && last('progress').step > 3",
        );
        page.js("send({ type: 'pause' })", &[]);
        page.until("it stands", "return !last('progress').playing");
        // Another scenario, as an object.
        let scenario = Kw::preset("hrrn");
        page.js(
            "heard.length = 0; send({ type: 'load', lab: 'os/scheduling', scenario: arguments[0], step: 2, lang: 'ko' })",
            std::slice::from_ref(&scenario),
        );
        stands_at(page, 0, 2);
        page.inside(FRAME, |page| {
            assert_eq!(page.text(".stage-picture strong"), "HRRN");
            assert_eq!(
                page.text_of("return document.documentElement.lang", &[]),
                "ko"
            );
            page.until(
                "the link",
                "return kwt.one('.embed-foot a').hash.includes('s=')",
            );
            let hash = page.text_of("return kwt.one('.embed-foot a').hash", &[]);
            assert_eq!(Kw::open(&hash), scenario);
        });
        // Everything that is heard holds numbers and nothing of the scenario.
        let fields = page.js(
            "return [...new Set(said('progress').flatMap(Object.keys))].sort()",
            &[],
        );
        assert_eq!(
            fields,
            json!([
                "done", "from", "kw", "origin", "playing", "step", "steps", "type"
            ])
        );
    });
}

#[test]
fn what_is_not_understood_is_told_and_what_is_not_ours_is_passed_over() {
    visit(Look::default(), |page| {
        let host = Host::page(&iframe(page, "lab=os/scheduling&lang=en&theme=blue", ""));
        page.go(&host.server.url());
        ready(page, 0);
        page.until(
            "the wrong parameter is told",
            "return said('problem').some((m) => m.field === 'theme' && m.text.includes('blue'))",
        );
        for (message, field) in [
            (json!({ "kw": 2, "type": "play" }), "kw"),
            (json!({ "type": "dance" }), "type"),
            (json!({ "type": "step", "by": "x" }), "by"),
            (json!({ "type": "step", "to": -1 }), "to"),
            (json!({ "type": "step", "to": 1.5 }), "to"),
        ] {
            page.js(
                "heard.length = 0; send(arguments[0])",
                std::slice::from_ref(&message),
            );
            page.until_for(
                &format!("{message} is refused"),
                "return said('problem').some((m) => m.field === arguments[0])",
                &[json!(field)],
            );
        }
        page.js(
            "heard.length = 0;
             for (const m of [null, 1, 'play', [], {}, { type: 'play' }, { kw: undefined, type: 'step' }]) frames[0].postMessage(m, '*');
             send({ type: 'step', to: 1 })",
            &[],
        );
        stands_at(page, 0, 1);
        assert_eq!(page.js("return said('problem').length", &[]), json!(0));
        // A load that is wrong in all it says.
        page.js("send({ type: 'load', lab: 'os/scheduling', preset: {}, step: [], controls: 7, host: 'https://evil.example' })", &[]);
        page.until("all is told", "return ['preset', 'step', 'controls'].every((f) => said('problem').some((m) => m.field === f))");
        page.js("heard.length = 0; send({ type: 'step', to: 2 })", &[]);
        stands_at(page, 0, 2);
        page.js(
            "send({ type: 'load', lab: 'os/scheduling', scenario: { policy: 3 } })",
            &[],
        );
        page.inside(FRAME, |page| {
            page.until(
                "the scenario is refused",
                "return kwt.text('.notice.refused')?.length > 20",
            );
        });
    });
}

#[test]
fn only_the_host_commands_and_only_it_is_told() {
    visit(Look::default(), |page| {
        let elsewhere = iframe(page, "lab=os/scheduling&host=https://example.org", "");
        let silent = iframe(page, "lab=os/scheduling", "referrerpolicy=\"no-referrer\"");
        let ours = iframe(page, "lab=os/scheduling", "");
        let host = Host::page(&format!("{elsewhere}{silent}{ours}"));
        page.go(&host.server.url());
        (0..3).for_each(|n| ready(page, n));
        stands_at(page, 2, 0);
        page.js(
            "for (const n of [0, 1, 2]) { send({ type: 'step', to: 5 }, n); send({ type: 'load', lab: 'net/nat' }, n); send({ kw: 9 }, n) }",
            &[],
        );
        // The third one did what was said; the others did not, and say nothing.
        page.until("the third changes", "return said('progress', 2).length > 1");
        for n in [0, 1] {
            let (said, others) = (
                "return said('progress', arguments[0]).length",
                "return said('problem', arguments[0]).length",
            );
            assert_eq!(page.js(said, &[json!(n)]), json!(0), "frame {n}");
            assert_eq!(page.js(others, &[json!(n)]), json!(0), "frame {n}");
            page.inside(
                &format!("document.querySelectorAll('iframe')[{n}]"),
                |page| {
                    assert_eq!(page.at(), 0);
                    assert!(page.text(".embed-foot span").contains("scheduling"));
                },
            );
        }
        // A frame beside it is not the host, though its origin is.
        page.inside("document.querySelectorAll('iframe')[2]", |page| {
            page.js("parent.frames[0].postMessage({ kw: 1, type: 'step', to: 5 }, '*'); parent.frames[1].postMessage({ kw: 1, type: 'step', to: 5 }, '*')", &[]);
        });
        page.inside("document.querySelectorAll('iframe')[0]", |page| {
            page.js("return new Promise((f) => setTimeout(f, 300))", &[]);
            assert_eq!(page.at(), 0);
        });
        let named = iframe(
            page,
            &format!("lab=os/scheduling&host={}", host.origin()),
            "referrerpolicy=\"no-referrer\"",
        );
        let host2 = Host::page(&named);
        // Named is another origin than this page's: not the host.
        page.go(&host2.server.url());
        ready(page, 0);
        assert_eq!(page.js("return said('progress').length", &[]), json!(0));
    });
}

/// Shows that the frame at this expression is as tall as its content, with no scroll bar.
fn fits(page: &Page, frame: &str, what: &str) {
    page.inside(frame, |page| {
        page.until(
            &format!("{what}: all of it is seen"),
            "const d = document.documentElement;
             return Math.abs(document.body.getBoundingClientRect().height - innerHeight) < 1.01
               && d.scrollHeight <= innerHeight && d.clientWidth === innerWidth && !d.hasAttribute('data-scrolls')",
        );
    });
}

#[test]
fn the_element_is_as_tall_as_its_content_and_two_of_them_go_their_own_ways() {
    visit(Look::default(), |page| {
        let url = page.url();
        let host = Host::page(&format!(
            "<script src=\"{url}kernel-wire.js\" defer></script>
             <kernel-wire id=a lab=\"os/scheduling\" preset=\"convoy\" step=\"2\" lang=\"en\" title=\"One\"><a href=x>x</a></kernel-wire>
             <kernel-wire id=b lab=\"net/dhcp\" controls=\"full\" lang=\"ko\" theme=\"dark\"></kernel-wire>
             <script>window.a = document.getElementById('a'); window.b = document.getElementById('b');
               window.told = {{}};
               for (const e of [a, b]) for (const t of ['ready', 'progress']) e.addEventListener(t, ({{ detail }}) => {{ told[e.id + t] = detail }});</script>"
        ));
        page.go(&host.server.url());
        page.until("both are ready", "return told.aready && told.bready");
        let (a, b) = (
            "a.shadowRoot.querySelector('iframe')",
            "b.shadowRoot.querySelector('iframe')",
        );
        let looks = page.js(
            "return [a, b].map((e) => { const f = e.shadowRoot.querySelector('iframe'); return [f.title, f.loading] })",
            &[],
        );
        assert_eq!(looks, json!([["One", "lazy"], ["net/dhcp", "lazy"]]));
        fits(page, a, "the first");
        fits(page, b, "the second");
        page.until("the first stands", "return told.aprogress?.step === 2");
        page.js("a.step(3); b.goTo(7)", &[]);
        page.until(
            "each for itself",
            "return told.aprogress.step === 5 && told.bprogress?.step === 7",
        );
        page.js("b.play()", &[]);
        page.until(
            "the second plays",
            "return told.bprogress.playing && told.bprogress.step > 7",
        );
        page.js("b.pause()", &[]);
        page.until("it stands", "return !told.bprogress.playing");
        assert_eq!(
            page.js("return [told.aprogress.step, told.aprogress.playing]", &[]),
            json!([5, false])
        );
        // Attributes that change: no new document, another lab.
        page.inside(a, |page| {
            page.js("window.marked = true", &[]);
        });
        page.js("a.setAttribute('lab', 'net/subnetting'); a.removeAttribute('preset'); a.setAttribute('step', '1')", &[]);
        page.until("it stands there", "return told.aprogress.step === 1");
        page.inside(a, |page| {
            assert_eq!(page.js("return window.marked === true", &[]), json!(true));
            assert!(
                page.text(".embed-foot span").contains("Subnetting"),
                "{}",
                page.text(".embed-foot span")
            );
        });
        fits(page, a, "another lab");
        // Narrow and wide again: it ends where it began, without a loop.
        page.resize(400, 900);
        fits(page, a, "narrow");
        fits(page, b, "narrow");
        page.resize(1280, 900);
        fits(page, a, "wide");
        fits(page, b, "wide");
        page.until(
            "both have come to rest",
            "const now = [a, b].map((e) => e.clientHeight).join();
             if (window.rest?.now !== now) window.rest = { now, since: performance.now() };
             return performance.now() - rest.since > 1200",
        );
        fits(page, a, "at rest");
        fits(page, b, "at rest");
        // Gone and there again.
        page.js(
            "told.aready = null; const e = a; e.remove(); document.body.append(e)",
            &[],
        );
        page.until("ready again", "return told.aready");
    });
}

#[test]
fn the_element_works_as_a_module_too() {
    let look = Look {
        for_all_origins: true,
        ..Look::default()
    };
    visit(look, |page| {
        let url = page.url();
        let host = Host::page(&format!(
            "<script type=module>import '{url}kernel-wire.js'</script>
             <kernel-wire lab=\"os/scheduling\" step=4></kernel-wire>"
        ));
        page.go(&host.server.url());
        page.inside(ELEMENT, |page| {
            page.until("the lab stands", "return kwt.ready() && kwt.at() === 4");
        });
        fits(page, ELEMENT, "a module");
    });
}

#[test]
fn a_frame_that_nobody_sizes_scrolls_and_one_with_the_script_does_not() {
    visit(Look::default(), |page| {
        let frame = iframe(page, "lab=os/scheduling&controls=full", "");
        let host = Host::page(&frame);
        page.go(&host.server.url());
        ready(page, 0);
        page.inside(FRAME, |page| {
            page.until(
                "it scrolls",
                "return document.documentElement.hasAttribute('data-scrolls') && document.documentElement.scrollHeight > innerHeight",
            );
        });
        let script = format!(
            "<script src=\"{}kernel-wire.js\" defer></script>",
            page.url()
        );
        let host = Host::page(&format!("{script}{frame}"));
        page.go(&host.server.url());
        ready(page, 0);
        fits(page, FRAME, "sized by the script");
    });
}

#[test]
fn a_sandboxed_frame_without_an_origin_works_and_keeps_nothing() {
    let look = Look {
        for_all_origins: true,
        ..Look::default()
    };
    visit(look, |page| {
        let host = Host::page(&iframe(
            page,
            "lab=os/scheduling&lang=en&controls=full",
            "sandbox=\"allow-scripts\"",
        ));
        page.go(&host.server.url());
        ready(page, 0);
        assert_eq!(page.js("return last('ready').origin", &[]), json!("null"));
        page.js("send({ type: 'step', to: 4 })", &[]);
        stands_at(page, 0, 4);
        page.inside(FRAME, |page| {
            let stored = "try { return !!localStorage } catch { return 'throws' }";
            assert_eq!(page.js(stored, &[]), json!("throws"));
            page.click("#tab-results");
            page.until("results", "return kwt.all('.results td').length > 3");
            focus(page);
            page.key(Key::Right);
            page.stands_at(5);
        });
        // Exercises keep their number where they can, and do no harm where not.
        let host = Host::page(&iframe(
            page,
            "lab=net/subnetting&exercises=2",
            "sandbox=\"allow-scripts\"",
        ));
        page.go(&host.server.url());
        ready(page, 0);
        page.inside(FRAME, |page| {
            page.press_button_of("exercises", "exercise-solution");
            page.until("the answer", "return kwt.text('.key')");
        });
    });
}

#[test]
fn where_the_host_does_not_let_a_sandboxed_frame_load_it_says_so() {
    let look = Look {
        errors_expected: true,
        ..Look::default()
    };
    visit(look, |page| {
        let host = Host::page(&iframe(
            page,
            "lab=os/scheduling",
            "sandbox=\"allow-scripts\"",
        ));
        page.go(&host.server.url());
        page.inside(FRAME, |page| {
            page.until("a sentence", "return kwt.shown(kwt.one('#boot-sandbox'))");
            assert!(is_korean(&page.text("#boot-sandbox")));
            let link = page.text_of("return kwt.one('#boot-sandbox a').href", &[]);
            assert!(link.contains("lab=os/scheduling"), "{link}");
            assert_eq!(
                page.js("return kwt.shown(kwt.one('#boot-old'))", &[]),
                json!(false)
            );
        });
    });
}

#[test]
fn nothing_from_an_address_a_file_or_a_message_becomes_markup() {
    let evil = "<img src=x onerror=boom()>";
    let mut scenario = Kw::preset("convoy");
    scenario["processes"][0]["id"] = json!("<script>boom()</script>");
    scenario["processes"][1]["id"] = json!(evil);
    let link = Kw::link(&scenario);
    let packed = link.split_once("s=").expect("a scenario").1;
    visit(Look::default(), |page| {
        let clean = "return kwt.all('main img, main script, [onerror], main b').length";
        page.open(&format!("?embed=1&lab=os/scheduling&controls=full&scenario={packed}&step=4&theme={evil}&preset={evil}"));
        for tab in ["results", "steps"] {
            page.click(&format!("#tab-{tab}"));
            page.until(
                "the names are text",
                "return document.body.textContent.includes('<img src=x')",
            );
            assert_eq!(page.js(clean, &[]), json!(0), "{tab}");
        }
        let host = Host::page(&iframe(page, "lab=os/scheduling&lang=en", ""));
        page.go(&host.server.url());
        ready(page, 0);
        page.js(
            "send({ type: 'load', lab: 'os/scheduling', scenario: arguments[0], controls: 'full', theme: arguments[1], step: 4 });
             send({ type: arguments[1] })",
            &[scenario.clone(), json!(evil)],
        );
        stands_at(page, 0, 4);
        page.inside(FRAME, |page| {
            page.until(
                "it is text",
                "return kwt.text('.embed-foot').includes('<img src=x')",
            );
            assert_eq!(page.js(clean, &[]), json!(0));
        });
        page.load(&format!("?embed=1&lab={evil}"));
        page.until(
            "the lab is text",
            "return (kwt.text('[role=alert]') || '').includes('<img')",
        );
        assert_eq!(page.js(clean, &[]), json!(0));
    });
}

#[test]
fn the_dialog_gives_for_every_place_what_opens_the_same() {
    let axe = axe();
    for look in [Look::default(), Look::korean()] {
        visit(look, |page| {
            page.open("#/os/scheduling?preset=hrrn&at=6");
            let lang = page.text_of("return document.documentElement.lang", &[]);
            page.stands_at(6);
            page.press_button_of("embed", "embed");
            page.until(
                "the dialog is open",
                "return kwt.one('dialog.embedding')?.open",
            );
            page.js(&axe, &[]);
            let found = violations(page, "the dialog");
            assert!(found.is_empty(), "{found:#?}");
            let code = |page: &Page, form: &str| {
                page.choose("select.embed-form", form);
                page.text_of("return kwt.one('.embedding textarea').value", &[])
            };
            let url = page.url();
            let address = format!("{url}?embed=1&lab=os/scheduling&preset=hrrn&step=6&lang={lang}");
            assert_eq!(code(page, "notion"), address);
            for form in ["iframe", "moodle"] {
                let text = code(page, form);
                let src = address.replace('&', "&amp;");
                assert!(
                    text.starts_with("<iframe ") && text.contains(&src),
                    "{text}"
                );
            }
            for form in ["element", "mkdocs", "myst"] {
                let text = code(page, form);
                assert!(
                    text.contains("<kernel-wire lab=\"os/scheduling\" preset=\"hrrn\" step=\"6\""),
                    "{text}"
                );
                assert!(text.contains(&format!("{url}kernel-wire.js")), "{text}");
            }
            let markdown = code(page, "markdown");
            let link = markdown
                .split_once("](")
                .expect("a link")
                .1
                .trim_end_matches(')');
            assert!(link.contains("at=6"), "{link}");
            assert_eq!(Kw::open(link), Kw::preset("hrrn"));
            page.choose("select.embed-form", "notion");
            page.choose("select.embed-controls", "none");
            page.choose("select.embed-language", "");
            let short = page.text_of("return kwt.one('.embedding textarea').value", &[]);
            assert_eq!(
                short,
                format!("{url}?embed=1&lab=os/scheduling&preset=hrrn&step=6&controls=none")
            );
            page.press_button_of("embed", "embed-copy");
            page.until(
                "it says what came of it",
                "return kwt.text('.embedding [role=status]')",
            );
            page.key(Key::Escape);
            page.until("it is closed", "return !kwt.one('dialog.embedding')");
            // A scenario of one's own goes along, packed.
            page.tab("scenario");
            page.press_button("random");
            page.until("it is another", "return kwt.one('.presets').value === ''");
            page.press_button_of("embed", "embed");
            page.until(
                "the dialog is open",
                "return kwt.one('dialog.embedding')?.open",
            );
            let own = code(page, "notion");
            assert!(own.contains("&scenario="), "{own}");
            let title = page.text(".stage-picture strong");
            page.go(&own);
            page.until("the embed stands", "return kwt.settled()");
            assert_eq!(page.text(".stage-picture strong"), title);
        });
    }
}

/// What the dialog gives for this place.
fn snippet(page: &Page, form: &str) -> String {
    page.open("#/os/scheduling?preset=convoy&at=4");
    page.stands_at(4);
    page.press_button_of("embed", "embed");
    page.until(
        "the dialog is open",
        "return kwt.one('dialog.embedding')?.open",
    );
    page.choose("select.embed-form", form);
    page.text_of("return kwt.one('.embedding textarea').value", &[])
}

/// Builds pages with a program of the Python environment.
fn build(python: &Path, arguments: &[&str]) {
    let output = Command::new(python)
        .args(arguments)
        .output()
        .expect("Python starts");
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// The page of a host in the browser: what was pasted stands there at its step and is as tall as it is.
fn lives_there(page: &Page, host: &Server, path: &str, what: &str) {
    page.go(&format!("{}{path}", host.url()));
    let stands = |page: &Page| {
        page.until(
            &format!("{what}: the lab stands"),
            "return kwt.ready() && kwt.at() === 4",
        );
    };
    page.inside(ELEMENT, stands);
    fits(page, ELEMENT, what);
    page.inside(FRAME, |page| {
        page.until(
            &format!("{what}: the frame stands"),
            "return kwt.ready() && kwt.at() === 4",
        );
        focus(page);
        page.key(Key::Right);
        page.until("it steps", "return kwt.at() === 5");
    });
}

#[test]
fn a_page_of_mkdocs_has_what_was_pasted() {
    let Some(python) = pages() else { return };
    visit(Look::default(), |page| {
        let (element, frame) = (snippet(page, "mkdocs"), snippet(page, "iframe"));
        let host = Host::empty();
        let docs = host.folder.join("docs");
        fs::create_dir_all(&docs).expect("a folder");
        let text = format!(
            "# Scheduling\n\nWatch the *convoy*:\n\n{element}\n\nAnd:\n\n{frame}\n\nMore text.\n"
        );
        fs::write(docs.join("index.md"), text).expect("a page");
        let settings = host.folder.join("mkdocs.yml");
        fs::write(
            &settings,
            "site_name: Course\ntheme: {name: mkdocs, highlightjs: false}\n",
        )
        .expect("settings");
        let built = host.folder.join("built");
        build(
            &python,
            &[
                "-m",
                "mkdocs",
                "build",
                "-q",
                "-f",
                &settings.to_string_lossy(),
                "-d",
                &built.to_string_lossy(),
            ],
        );
        has_icon(&built);
        let server = Site::new(&built).without_policy().start().expect("a port");
        lives_there(page, &server, "", "MkDocs");
    });
}

#[test]
fn a_page_of_sphinx_with_myst_has_what_was_pasted() {
    let Some(python) = pages() else { return };
    visit(Look::default(), |page| {
        let (element, frame) = (snippet(page, "myst"), snippet(page, "iframe"));
        let host = Host::empty();
        let source = host.folder.join("source");
        fs::create_dir_all(&source).expect("a folder");
        let text = format!(
            "# Scheduling\n\nWatch the *convoy*:\n\n{element}\n\nAnd:\n\n{frame}\n\nMore text.\n"
        );
        fs::write(source.join("index.md"), text).expect("a page");
        fs::write(
            source.join("conf.py"),
            "extensions = ['myst_parser']\nproject = 'Course'\n",
        )
        .expect("settings");
        let built = host.folder.join("built");
        build(
            &python,
            &[
                "-m",
                "sphinx",
                "-q",
                "-b",
                "html",
                &source.to_string_lossy(),
                &built.to_string_lossy(),
            ],
        );
        has_icon(&built);
        let server = Site::new(&built).without_policy().start().expect("a port");
        lives_there(page, &server, "", "Sphinx");
    });
}

// --- learning platforms ---------------------------------------------------------------------------------

/// The run-time of a platform, as small as it can be: values, and all calls in order.
const PLATFORM: &str = "<script>
window.values = JSON.parse(sessionStorage.values || '{}');
window.calls = [];
const call = (f) => (...a) => { calls.push([f.name, ...a]); return f(...a) };
window.API = Object.fromEntries([
  function LMSInitialize() { return 'true' },
  function LMSGetValue(name) { return values[name] ?? '' },
  function LMSSetValue(name, value) { values[name] = value; return 'true' },
  function LMSCommit() { sessionStorage.values = JSON.stringify(values); return 'true' },
  function LMSFinish() { return 'true' },
  function LMSGetLastError() { return '0' },
].map((f) => [f.name, call(f)]));
</script>";

/// A package, unpacked beside a page of a platform that opens it.
fn platform(arguments: &[&str]) -> Host {
    let site = variable("KW_SITE");
    let host = Host::empty();
    let archive = host.folder.join("package.zip");
    let site = site.to_string_lossy();
    let out = archive.to_string_lossy().into_owned();
    let mut all = arguments.to_vec();
    all.extend(["--site", &site, "--out", &out]);
    Kw::text(&all, "");
    let bytes = fs::read(&archive).expect("a package");
    Kw::text(&all, "");
    assert_eq!(
        fs::read(&archive).expect("a package"),
        bytes,
        "the same bytes each time"
    );
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut names: Vec<String> = Vec::new();
    let mut manifest = String::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let place = host.folder.join("package").join(&name);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be unpacked");
        if name == "imsmanifest.xml" {
            manifest = String::from_utf8(bytes.clone()).expect("UTF-8");
        } else {
            names.push(name);
        }
        fs::write(place, bytes).expect("it can be written");
    }
    assert!(manifest.contains("<schemaversion>1.2</schemaversion>"));
    for name in &names {
        assert!(
            manifest.contains(&format!("<file href=\"{name}\"/>")),
            "{name}"
        );
    }
    let body = format!(
        "<!doctype html><meta charset=utf-8><title>LMS</title>{PLATFORM}<iframe src=\"package/index.html?platform=1\" width=900 height=600></iframe>"
    );
    fs::write(host.folder.join("index.html"), body).expect("a page");
    host
}

fn value(page: &Page, name: &str) -> String {
    page.text_of("return values[arguments[0]] ?? ''", &[json!(name)])
}

#[test]
fn a_platform_hears_that_all_steps_were_seen() {
    let host = platform(&[
        "--lang",
        "ko",
        "scorm",
        "--lab",
        "os/scheduling",
        "--preset",
        "convoy",
    ]);
    visit(Look::default(), |page| {
        page.go(&host.server.url());
        page.inside(FRAME, |page| {
            page.until("the lab stands", "return kwt.settled()");
            assert_eq!(
                page.text_of("return document.documentElement.lang", &[]),
                "ko"
            );
            assert!(page.js("return kwt.all('.tabs').length", &[]) == json!(1));
            focus(page);
            page.key(Key::Right);
            page.stands_at(1);
        });
        assert_eq!(page.js("return calls[0][0]", &[]), json!("LMSInitialize"));
        assert_eq!(value(page, "cmi.core.lesson_status"), "incomplete");
        // A jump to the end is not to have seen it.
        page.inside(FRAME, |page| {
            page.key(Key::End);
            page.stands_at(page.end());
        });
        assert_eq!(value(page, "cmi.core.lesson_status"), "incomplete");
        page.inside(FRAME, |page| {
            page.scrub(3);
        });
        // Left and opened again: it goes on where it was.
        page.go("about:blank");
        page.go(&host.server.url());
        page.inside(FRAME, |page| {
            page.until(
                "it stands where it was",
                "return kwt.ready() && kwt.at() === 3",
            );
            page.scrub(1);
            page.choose(".speed select", "6");
            page.click(".buttons .play");
            page.stands_at(page.end());
        });
        page.until(
            "it is completed",
            "return values['cmi.core.lesson_status'] === 'completed'",
        );
        page.js("frames[0].location = 'about:blank'", &[]);
        page.until("it is finished", "return calls.at(-1)[0] === 'LMSFinish'");
        let time = value(page, "cmi.core.session_time");
        assert!(time.len() == 8 && time.starts_with("00:"), "{time}");
        assert_eq!(value(page, "cmi.core.exit"), "");
        // Completed stays completed.
        page.go(&host.server.url());
        page.inside(FRAME, |page| {
            page.until("the lab stands", "return kwt.settled()");
        });
        assert_eq!(value(page, "cmi.core.lesson_status"), "completed");
    });
}

#[test]
fn a_platform_hears_the_score_of_a_set_of_exercises() {
    let host = platform(&[
        "scorm",
        "--lab",
        "net/subnetting",
        "--exercises",
        "2",
        "--level",
        "1",
        "--seed",
        "5",
    ]);
    visit(Look::default(), |page| {
        // What is right, as the solution says; on another visit.
        page.open("?embed=1&lab=net/subnetting&exercises=2&level=1&seed=5&lang=en");
        page.press_button_of("exercises", "exercise-solution");
        let key = page.until("the answer", "return kwt.text('.key')");
        let answers: Vec<String> = key
            .as_str()
            .unwrap_or_default()
            .split("; ")
            .map(str::to_owned)
            .collect();
        page.go(&host.server.url());
        page.inside(FRAME, |page| {
            page.until("the exercise stands", "return !!kwt.one('#answer-0')");
            for (i, answer) in answers.iter().enumerate() {
                page.fill(&format!("#answer-{i}"), answer);
            }
            page.press_button_of("exercises", "exercise-check");
            page.until("it is right", "return !!kwt.one('.verdict.good')");
        });
        assert_eq!(value(page, "cmi.core.score.raw"), "50");
        assert_eq!(value(page, "cmi.core.lesson_status"), "incomplete");
        // Left and opened again: the second one is next.
        page.go("about:blank");
        page.go(&host.server.url());
        page.inside(FRAME, |page| {
            page.until(
                "the second",
                "return (kwt.text('.streak') || '').includes('2') && !!kwt.one('#answer-0')",
            );
            page.press_button_of("exercises", "exercise-solution");
            page.press_button_of("embed", "set-last");
            page.until("all are done", "return !!kwt.one('.set-done')");
        });
        assert_eq!(value(page, "cmi.core.score.raw"), "50");
        assert_eq!(value(page, "cmi.core.score.min"), "0");
        assert_eq!(value(page, "cmi.core.score.max"), "100");
        assert_eq!(value(page, "cmi.core.lesson_status"), "completed");
    });
}

#[test]
fn what_cannot_be_packed_is_refused_in_a_line() {
    let site = variable("KW_SITE").to_string_lossy().into_owned();
    let nowhere = std::env::temp_dir().join("kw-no-such-folder");
    let nowhere = nowhere.to_string_lossy().into_owned();
    let out = scratch("x.zip", b"");
    let out = out.path().to_string_lossy().into_owned();
    for (arguments, said) in [
        (vec!["--lab", "os/none", "--site", &site], "os/none"),
        (
            vec!["--lab", "os/scheduling", "--site", &nowhere],
            "kw-no-such-folder",
        ),
        (
            vec![
                "--lab",
                "net/subnetting",
                "--exercises",
                "x",
                "--site",
                &site,
            ],
            "exercises",
        ),
        (
            vec![
                "--lab",
                "os/scheduling",
                "--with",
                "controls=9",
                "--site",
                &site,
            ],
            "controls",
        ),
        (
            vec![
                "--lab",
                "os/scheduling",
                "--preset",
                "none",
                "--site",
                &site,
            ],
            "preset",
        ),
        (vec!["--site", &site], "--lab"),
    ] {
        let mut all = vec!["scorm", "--out", &out];
        all.extend(arguments);
        let output = Kw::run(&all, "");
        let line = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert!(
            line.contains(said) && line.lines().count() == 1,
            "{said}: {line}"
        );
        assert_eq!(fs::read(&out).expect("it is as it was"), b"");
    }
}
