//! Everybody can use it: every lab in both languages and themes, by keyboard and by touch, narrow, enlarged,
//! with forced colours, without motion, with words twice as long; and where storage or the program fails.

use kw_tests::{
    Key, Kw, Look, Page, Value, axe, is_korean, json, violations, violations_of_colour, visit,
};

/// The tabs that a lab's page has.
fn tabs(page: &Page) -> Vec<String> {
    let names = page.js(
        "return kwt.all('[role=tab]').map((t) => t.id.slice(4))",
        &[],
    );
    let names = names.as_array().into_iter().flatten();
    names
        .filter_map(|n| n.as_str().map(str::to_owned))
        .collect()
}

/// Opens a lab in the middle of its example.
fn open_mid_run(page: &Page, lab: &str) {
    page.open(&format!("#/{lab}"));
    page.scrub(page.end() / 2);
}

/// Opens a tab, and waits until what is worked out in it is there.
fn open_tab(page: &Page, name: &str) {
    page.tab(name);
    page.until("it is whole", "return kwt.settled()");
}

fn features(page: &Page, features: &[(&str, &str)]) {
    let features: Vec<Value> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    page.cdp(
        "Emulation.setEmulatedMedia",
        json!({ "features": features }),
    );
}

// --- axe ------------------------------------------------------------------------------------------

fn axe_finds_nothing(language: &'static str) {
    let axe = axe();
    let look = Look {
        language,
        ..Look::default()
    };
    visit(look, |page| {
        let mut found = Vec::new();
        for (place, what) in [("", "home"), ("#/no/such-lab", "nothing")] {
            for theme in ["light", "dark"] {
                page.open(place);
                page.theme(theme);
                page.js(&axe, &[]);
                found.extend(violations(page, &format!("{what}, {theme}")));
            }
        }
        for lab in Kw::labs() {
            for theme in ["dark", "light"] {
                page.open(&format!("#/{lab}"));
                page.theme(theme);
                page.js(&axe, &[]);
                found.extend(violations(page, &format!("{lab}, start, {theme}")));
            }
            page.scrub(page.end() / 2);
            for tab in tabs(page) {
                open_tab(page, &tab);
                found.extend(violations(page, &format!("{lab}, {tab}, light")));
                page.theme("dark");
                found.extend(violations_of_colour(page, &format!("{lab}, {tab}, dark")));
                page.theme("light");
            }
        }
        assert!(found.is_empty(), "{language}: {found:#?}");
    });
}

#[test]
fn axe_finds_nothing_in_any_lab_in_english() {
    axe_finds_nothing("en-US");
}

#[test]
fn axe_finds_nothing_in_any_lab_in_korean() {
    axe_finds_nothing("ko-KR");
}

// --- keyboard -------------------------------------------------------------------------------------

/// What has the focus: its name, and what is wrong with how it is shown.
const FOCUS: &str = "
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  e.kwtN ??= (window.kwtCount = (window.kwtCount ?? 0) + 1);
  const name = e.kwtN + ' ' + e.localName + (e.id ? '#' + e.id : '') + ' ' + (e.getAttribute('aria-label') ?? e.textContent.trim().slice(0, 30));
  const wrong = [], b = e.getBoundingClientRect(), s = getComputedStyle(e);
  if (!kwt.shown(e)) wrong.push('is not shown');
  // The timeline's input lies over its picture, which is what is outlined.
  const ring = e.type === 'range' ? getComputedStyle(e.closest('.line')) : s;
  if (ring.outlineStyle === 'none' || parseFloat(ring.outlineWidth) < 2) wrong.push('has no ring');
  // What is seen of it: its middle, cut to the window and to what it scrolls in.
  let [l, t, r, u] = [Math.max(b.left, 0), Math.max(b.top, 0), Math.min(b.right, innerWidth), Math.min(b.bottom, innerHeight)];
  for (let p = e.parentElement; p; p = p.parentElement) {
    if (getComputedStyle(p).overflow === 'visible') continue;
    const q = p.getBoundingClientRect();
    [l, t, r, u] = [Math.max(l, q.left), Math.max(t, q.top), Math.min(r, q.right), Math.min(u, q.bottom)];
  }
  if (r - l < 1 || u - t < 1) wrong.push('is out of sight');
  else if (b.height < innerHeight / 2) {
    const top = document.elementFromPoint((l + r) / 2, (t + u) / 2);
    if (top !== e && !e.contains(top) && !(top && top.contains(e) && top.localName === 'label')) wrong.push('is behind ' + (top ? top.localName + '.' + top.getAttribute('class') : 'nothing'));
  }
  return [name, wrong.join(', ')]";

/// Goes through the page by Tab; gives what is wrong, and how many stops there were.
fn walk(page: &Page, back: bool) -> (Vec<String>, usize) {
    let (mut wrong, mut first, mut last) = (Vec::new(), None, String::new());
    for stop in 0..500 {
        if back {
            page.shifted(Key::Tab);
        } else {
            page.key(Key::Tab);
        }
        let now = page.js(FOCUS, &[]);
        let Some(name) = now[0].as_str() else {
            return (wrong, stop);
        };
        if first.as_deref() == Some(name) {
            return (wrong, stop);
        }
        assert_ne!(last, name, "the focus is caught");
        name.clone_into(&mut last);
        first.get_or_insert_with(|| name.to_owned());
        if now[1] != json!("") {
            wrong.push(format!("{name} {}", now[1]));
        }
    }
    panic!("the page has no end");
}

#[test]
fn the_keyboard_reaches_everything_in_every_lab_and_sees_where_it_is() {
    for (width, height) in [(1280, 900), (390, 780)] {
        let look = Look {
            width,
            height,
            ..Look::default()
        };
        visit(look, |page| {
            let mut wrong = Vec::new();
            let labs = Kw::labs();
            let pages = labs.iter().map(|lab| format!("#/{lab}"));
            for fragment in std::iter::once(String::new()).chain(pages) {
                page.open(&fragment);
                let mut look_at = |back: bool| {
                    let (found, stops) = walk(page, back);
                    let found = found.iter().map(|f| format!("{fragment}, {width} px: {f}"));
                    wrong.extend(found);
                    stops
                };
                let forward = look_at(false);
                let missed = page.js(
                    "return kwt.all('a[href], button, input, select, textarea, summary, [tabindex]').filter((e) => kwt.shown(e) && !e.disabled && e.tabIndex >= 0 && !e.kwtN).map((e) => e.outerHTML.slice(0, 120))",
                    &[],
                );
                assert_eq!(missed, json!([]), "{fragment}");
                assert!(forward > 10, "{fragment}: {forward} stops");
                if width < 1000 {
                    assert_eq!(look_at(true), forward, "{fragment}: backwards as many");
                }
            }
            assert!(wrong.is_empty(), "{wrong:#?}");
        });
    }
}

#[test]
fn every_lab_is_walked_with_the_keyboard_alone_and_its_tables_keep_step() {
    visit(Look::default(), |page| {
        for lab in Kw::labs() {
            page.open(&format!("#/{lab}"));
            let state = "return kwt.all('.now-tables table').map((t) => t.innerText).join('\\n')";
            let picture = "return kwt.picture()";
            let all = |script: &str| page.text_of(script, &[]);
            let (start, drawn) = (all(state), all(picture));
            page.key(Key::Right);
            page.stands_at(1);
            page.key(Key::End);
            page.stands_at(page.end());
            let (end, end_drawn) = (all(state), all(picture));
            assert!(end.len() > 10, "{lab}: the picture has its text");
            assert_ne!((&start, &drawn), (&end, &end_drawn), "{lab}");
            assert_ne!(start, end, "{lab}: the tables stand still");
            page.key(Key::Left);
            page.stands_at(page.end() - 1);
            page.key(Key::Right);
            page.stands_at(page.end());
            assert_eq!(all(state), end, "{lab}: there again, the same");
            page.key(Key::Home);
            page.stands_at(0);
            assert_eq!((all(state), all(picture)), (start, drawn), "{lab}");
            let named = page.text_of(
                "return kwt.one('.stage-picture svg.picture').getAttribute('aria-label')",
                &[],
            );
            assert!(named.len() > 5, "{lab}: {named}");
        }
    });
}

// --- what is said -----------------------------------------------------------------------------------

#[test]
fn while_playing_not_every_step_is_said_but_the_last_one_is() {
    visit(Look::default(), |page| {
        page.open("#/os/scheduling?preset=mlfq-cured");
        page.choose(".player .speed select", "4");
        page.js(
            "window.heard = [];
             new MutationObserver(() => heard.push([performance.now(), kwt.text('[aria-live=polite]')]))
               .observe(kwt.one('[aria-live=polite]'), { childList: true, characterData: true, subtree: true });",
            &[],
        );
        page.press_button("play");
        page.until("it is over", "return kwt.at() === kwt.end() && !!kwt.one('.player button.play:not([aria-label=Pause])')");
        page.until(
            "the last step is said",
            "return (kwt.text('[aria-live=polite]') || '').startsWith('Step ' + kwt.end() + ',')",
        );
        let heard = page.js("return heard", &[]);
        let times: Vec<f64> = heard
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|h| h[0].as_f64())
            .collect();
        let steps = page.end() as usize;
        assert!(
            times.len() >= 2 && times.len() < steps / 4,
            "{} of {steps}: {heard}",
            times.len()
        );
        // The end comes when it comes.
        for pair in times[..times.len() - 1].windows(2) {
            assert!(pair[1] - pair[0] >= 1900.0, "{heard}");
        }
        // By hand, each step is said at once.
        page.key(Key::Left);
        page.stands_at(page.end() - 1);
        let said = page.text("[aria-live=polite]");
        assert!(
            said.starts_with(&format!("Step {},", page.end() - 1)),
            "{said}"
        );
    });
}

// --- motion, colours, sizes -------------------------------------------------------------------------

#[test]
fn nothing_moves_where_motion_is_not_wanted_and_pictures_can_be_held() {
    visit(Look::default(), |page| {
        let still = |what: &str| {
            // They are made one after the other.
            page.until_for(
                "all are there",
                "return kwt.all('.live svg.picture').length === arguments[0]",
                &[json!(Kw::labs().len())],
            );
            let moved = page.js(
                "const look = () => kwt.all('.live svg.picture').map((p) => p.outerHTML).join();
                 const before = look(); await new Promise((f) => setTimeout(f, 1500)); return look() !== before",
                &[],
            );
            assert_eq!(moved, json!(false), "{what}");
        };
        page.open("");
        still("nobody has done anything yet");
        page.press_button("pictures-hold");
        still("held");
        page.press_button("pictures-move");
        page.until_for(
            "they move again",
            "window.before ??= kwt.all('.live svg.picture').map((p) => p.outerHTML).join();
             return kwt.all('.live svg.picture').map((p) => p.outerHTML).join() !== before",
            &[],
        );
        features(page, &[("prefers-reduced-motion", "reduce")]);
        page.open("");
        still("motion is not wanted");
        page.open("#/os/scheduling");
        page.key(Key::Right);
        page.stands_at(1);
        let moving = page.js(
            "return kwt.all('*').filter((e) => e.getAnimations().length || !['none', ''].includes(getComputedStyle(e).animationName)).length",
            &[],
        );
        assert_eq!(moving, json!(0));
        features(page, &[]);
    });
}

/// What is wider than the window, and targets that are too small: 24 by 24 (WCAG 2.5.8), links in a
/// sentence apart.
const NARROW: &str = "
  const wrong = [];
  const wide = document.documentElement;
  if (wide.scrollWidth > innerWidth)
    wrong.push(...kwt.all('body *').filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest('.table-box, .dump')).slice(0, 3).map((e) => e.outerHTML.slice(0, 100)), 'scrollWidth ' + wide.scrollWidth);
  for (const e of kwt.all('button, select, input, summary, a[href], [role=tab]')) {
    if (!kwt.shown(e) || e.matches('.visually-hidden, .skip') || e.ariaHidden) continue;
    const b = e.getBoundingClientRect();
    const in_text = e.localName === 'a' && getComputedStyle(e).display === 'inline' && e.parentElement.textContent.trim() !== e.textContent.trim();
    if (!in_text && Math.min(b.width, b.height) < 24) wrong.push('small: ' + e.outerHTML.slice(0, 100) + ' ' + b.width + '×' + b.height);
  }
  return wrong.slice(0, 6)";

#[test]
fn narrow_and_enlarged_nothing_goes_sideways_and_targets_are_large_enough() {
    for language in ["en-US", "ko-KR"] {
        let look = Look {
            language,
            ..Look::default()
        };
        visit(look, |page| {
            let mut wrong = Vec::new();
            // 320 pixels, and a window of 1280 at 200 per cent.
            for (width, height, scale) in [(320, 640, 1), (640, 450, 2)] {
                page.cdp(
                    "Emulation.setDeviceMetricsOverride",
                    json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false }),
                );
                let mut look_at = |what: &str| {
                    let found = page.js(NARROW, &[]);
                    if found != json!([]) {
                        wrong.push(format!("{what} at {width} px, {language}: {found:#}"));
                    }
                };
                page.open("");
                look_at("home");
                for lab in Kw::labs() {
                    open_mid_run(page, &lab);
                    for tab in tabs(page) {
                        open_tab(page, &tab);
                        look_at(&format!("{lab}, {tab}"));
                    }
                }
            }
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        });
    }
}

/// With forced colours: pairs of things of which one is chosen, and what tells them apart.
const CHOSEN: &str = "
  const wrong = [];
  const looks = (e) => { const s = getComputedStyle(e); return ['color', 'backgroundColor', 'fontWeight', 'outlineStyle', 'outlineColor', 'borderTopColor', 'borderTopWidth', 'borderTopStyle', 'borderBottomWidth', 'textDecorationLine'].map((n) => s[n]).join(); };
  const apart = (what, on, off) => { const [a, b] = [kwt.one(on), kwt.one(off)]; if (a && b && looks(a) === looks(b)) wrong.push(what); };
  if (!matchMedia('(forced-colors: active)').matches) wrong.push('colours are not forced');
  apart('language', '.prefs button[aria-pressed=true]', '.prefs button[aria-pressed=false]');
  apart('tab', '[role=tab][aria-selected=true]', '[role=tab][aria-selected=false]');
  apart('field of a packet', '.layers .row.lit', '.layers .row:not(.lit)');
  apart('byte of a packet', '.dump i.lit', '.dump i:not(.lit)');
  apart('cell that changed', '.now-tables .changed', '.now-tables td:not(.changed)');
  apart('present step', 'tr.here', 'tr:not(.here)');
  // The place on the timeline, and the shapes of the picture, have colours of their own against their ground.
  const light = (c) => { const m = c.match(/[\\d.]+/g).map(Number); const f = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; return 0.2126 * f(m[0]) + 0.7152 * f(m[1]) + 0.0722 * f(m[2]); };
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const ground = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/^rgba.*, 0\\)$/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
  const now = kwt.one('.rhythm .now');
  if (now && contrast(getComputedStyle(now).stroke, ground(now)) < 3) wrong.push('the place on the timeline: ' + getComputedStyle(now).stroke + ' on ' + ground(now));
  for (const t of kwt.all('.stage-picture svg text:not(.on, .bit-text)')) {
    const [c, g] = [getComputedStyle(t).fill, ground(t)];
    if (contrast(c, g) < 3) { wrong.push('words of the picture ' + t.getAttribute('class') + ' ' + c + ' on ' + g); break; }
  }
  const f = document.activeElement; const s = getComputedStyle(f);
  if (f !== document.body && (s.outlineStyle === 'none' || contrast(s.outlineColor, ground(f)) < 3)) wrong.push('the focus');
  return wrong";

#[test]
fn with_forced_colours_what_is_chosen_is_still_told_apart() {
    for scheme in ["light", "dark"] {
        visit(Look::default(), |page| {
            features(
                page,
                &[
                    ("forced-colors", "active"),
                    ("prefers-color-scheme", scheme),
                ],
            );
            // The theme of the page says nothing any more.
            page.open("");
            page.theme(if scheme == "light" { "dark" } else { "light" });
            let mut wrong = Vec::new();
            for lab in Kw::labs() {
                open_mid_run(page, &lab);
                page.key(Key::Right);
                page.key(Key::Tab);
                let all = tabs(page);
                for tab in ["packet", "steps"] {
                    if !all.iter().any(|t| t == tab) {
                        continue;
                    }
                    open_tab(page, tab);
                    // By keyboard, what has the focus shows it.
                    page.key(Key::Tab);
                    let found = page.js(CHOSEN, &[]);
                    if found != json!([]) {
                        wrong.push(format!("{lab}, {tab}, {scheme}: {found:#}"));
                    }
                }
            }
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        });
    }
}

// --- touch ------------------------------------------------------------------------------------------

#[test]
fn a_finger_steps_and_drags_the_timeline() {
    let look = Look {
        width: 390,
        height: 780,
        ..Look::default()
    };
    visit(look, |page| {
        page.cdp(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": true }),
        );
        page.cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": 390, "height": 780, "deviceScaleFactor": 2, "mobile": true }),
        );
        let touch = |kind: &str, point: Option<(f64, f64)>| {
            let points: Vec<Value> = point
                .iter()
                .map(|(x, y)| json!({ "x": x, "y": y }))
                .collect();
            page.cdp(
                "Input.dispatchTouchEvent",
                json!({ "type": kind, "touchPoints": points }),
            );
        };
        let middle = |css: &str| {
            let at = page.js(
                "const b = kwt.one(arguments[0]).getBoundingClientRect(); return [b.left, b.width, b.top + b.height / 2]",
                &[json!(css)],
            );
            let n = |i: usize| at[i].as_f64().unwrap_or_default();
            (n(0), n(1), n(2))
        };
        for lab in ["os/scheduling", "net/dhcp", "rtc/ice"] {
            page.open(&format!("#/{lab}"));
            let (left, wide, y) = middle(".player .buttons button:nth-last-of-type(2)");
            let tap = Some((left + wide / 2.0, y));
            touch("touchStart", tap);
            touch("touchEnd", None);
            page.stands_at(1);
            let (left, wide, y) = middle(".player input[type=range]");
            touch("touchStart", Some((left + 0.1 * wide, y)));
            for i in 1..=8 {
                touch(
                    "touchMove",
                    Some((left + (0.1 + 0.1 * f64::from(i)) * wide, y)),
                );
            }
            touch("touchEnd", None);
            page.until_for(
                "the step is where the finger let go",
                "return kwt.at() === kwt.shows() && Math.abs(kwt.at() / kwt.end() - 0.9) < 0.08",
                &[],
            );
        }
    });
}

// --- longer words -------------------------------------------------------------------------------------

/// What is cut off: words that reach over what they stand in where that hides them, words of a picture
/// that leave it, and lists that show less than there would be room for.
const CUT: &str = "
  const wrong = [];
  const name = (e) => e.localName + '.' + (e.getAttribute('class') || '') + ' ' + e.textContent.trim().slice(0, 40);
  const pen = document.createElement('canvas').getContext('2d');
  for (const e of kwt.all('body *')) {
    if (!kwt.shown(e) || e.closest('.visually-hidden, .patterns, .skip')) continue;
    if (e.closest('svg')) {
      if (e.localName !== 'text' || e.closest('.live, .lab-figure')) continue;
      const b = e.getBoundingClientRect(), q = e.ownerSVGElement.getBoundingClientRect();
      if (b.left < q.left - 2 || b.right > q.right + 2 || b.bottom > q.bottom + 3 || b.top < q.top - 3) wrong.push('leaves its picture: ' + name(e));
      continue;
    }
    const s = getComputedStyle(e);
    // What is there for the ear alone.
    if (s.clipPath !== 'none') continue;
    const clips = (o) => o === 'hidden' || o === 'clip';
    if (e.localName === 'select') {
      pen.font = s.font;
      const text = pen.measureText(e.selectedOptions[0]?.textContent.trim() ?? '').width;
      const room = e.clientWidth - parseFloat(s.paddingLeft) - parseFloat(s.paddingRight);
      const all = e.closest('.field, .tools, td, label')?.clientWidth ?? innerWidth;
      if (text > room + 2 && e.getBoundingClientRect().width < Math.min(all, innerWidth) - 26) wrong.push('cut in its list: ' + name(e).slice(0, 20) + ' ' + e.selectedOptions[0].textContent);
      continue;
    }
    if (e.matches('input, progress, textarea')) continue;
    if (clips(s.overflowX) && e.scrollWidth > e.clientWidth + 1 && e.innerText.trim()) wrong.push('cut: ' + name(e));
    if (clips(s.overflowY) && e.scrollHeight > e.clientHeight + 1 && e.innerText.trim() && !e.querySelector('svg.picture')) wrong.push('cut below: ' + name(e));
    // Words that stick out of a box that has an edge of its own.
    if (e.matches('button, .button, kbd, summary, th, td, dt, dd, legend, label, p, h1, h2, h3') && s.display !== 'inline' && e.scrollWidth > e.clientWidth + 2 && e.clientWidth > 0) wrong.push('sticks out: ' + name(e));
  }
  const wide = document.documentElement;
  if (wide.scrollWidth > innerWidth) wrong.push('the page goes sideways: ' + wide.scrollWidth);
  return [...new Set(wrong)].slice(0, 10)";

fn words_twice_as_long(language: &'static str) {
    let look = Look {
        language,
        ..Look::default()
    };
    visit(look, |page| {
        page.open("");
        let tag = format!("{}-x-double", &language[..2]);
        page.js(
            "localStorage.setItem('kw-lang', arguments[0])",
            &[json!(tag)],
        );
        let mut wrong = Vec::new();
        for (width, height) in [(1280, 900), (390, 780)] {
            page.resize(width, height);
            let mut look_at = |what: &str| {
                let found = page.js(CUT, &[]);
                if found != json!([]) {
                    wrong.push(format!("{what} at {width} px, {language}: {found:#}"));
                }
            };
            page.open("");
            let heading = page.text("h1");
            let (first, second) = heading.split_at(heading.len() / 2);
            assert_eq!(first, second.trim_start(), "every text is there twice");
            look_at("home");
            for lab in Kw::labs() {
                open_mid_run(page, &lab);
                for tab in tabs(page) {
                    open_tab(page, &tab);
                    look_at(&format!("{lab}, {tab}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn english_words_twice_as_long_are_not_cut_off() {
    words_twice_as_long("en-US");
}

#[test]
fn korean_words_twice_as_long_are_not_cut_off() {
    words_twice_as_long("ko-KR");
}

// --- when something fails -------------------------------------------------------------------------------

/// Uses what would be stored, and sees that it works; then the note is there once, in the language.
fn works_and_says_so_once(page: &Page, lab: &str) -> String {
    page.open(&format!("#/{lab}"));
    page.language("ko");
    page.theme("dark");
    page.language("en");
    page.key(Key::Right);
    page.stands_at(1);
    page.tab("exercises");
    page.until(
        "an exercise is there",
        "return kwt.shown(kwt.one('.question'))",
    );
    page.until(
        "the page says so",
        "return kwt.shown(kwt.one('.storage-note [role=status]'))",
    );
    assert_eq!(
        page.js("return kwt.all('.storage-note').length", &[]),
        json!(1)
    );
    let english = page.text(".storage-note p");
    page.language("ko");
    let korean = page.text(".storage-note p");
    assert!(
        is_korean(&korean) && !is_korean(&english),
        "{korean} {english}"
    );
    assert!(!english.contains('⟨') && !korean.contains('⟨'), "{english}");
    // Once: read and closed, it does not come back.
    page.click(".storage-note button");
    page.until("it is gone", "return !kwt.one('.storage-note')");
    page.theme("light");
    page.language("en");
    page.js("location.hash = '#/'", &[]);
    page.until("home", "return !!kwt.one('main.home')");
    assert_eq!(
        page.js("return kwt.all('.storage-note').length", &[]),
        json!(0)
    );
    english
}

#[test]
fn blocked_storage_is_told_once_and_everything_works() {
    for before in [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
        "Object.defineProperty(window, 'localStorage', { get() { return null; } });",
    ] {
        let look = Look {
            before,
            ..Look::default()
        };
        visit(look, |page| {
            let said = works_and_says_so_once(page, "net/subnetting");
            assert!(said.contains("keeps nothing"), "{said}");
        });
    }
}

#[test]
fn full_storage_is_told_once_and_everything_works() {
    let look = Look {
        before: "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        ..Look::default()
    };
    visit(look, |page| {
        page.open("#/net/subnetting");
        assert_eq!(
            page.js("return kwt.all('.storage-note').length", &[]),
            json!(0),
            "nothing is said before something cannot be kept"
        );
        let said = works_and_says_so_once(page, "net/subnetting");
        assert!(said.contains("full"), "{said}");
    });
}

#[test]
fn a_damaged_store_is_told_once_and_put_aside() {
    const DAMAGED: &str = "\u{0}{\u{fffe}]💥";
    for key in [
        "kw-lang",
        "kw-theme",
        "kw-streak:net/subnetting",
        "kw-exercise:net/subnetting",
    ] {
        visit(Look::default(), |page| {
            page.open("");
            page.js(
                "localStorage.clear(); localStorage.setItem(arguments[0], arguments[1])",
                &[json!(key), json!(DAMAGED)],
            );
            let said = works_and_says_so_once(page, "net/subnetting");
            assert!(said.contains("could not be read"), "{key}: {said}");
            page.open("#/net/subnetting?tab=exercises");
            assert_eq!(
                page.js("return kwt.all('.storage-note').length", &[]),
                json!(0),
                "{key}: the next visit has nothing to tell"
            );
        });
    }
    // What throws when it is read.
    let look = Look {
        before: "Storage.prototype.getItem = () => { throw new DOMException('corrupt', 'InvalidStateError'); };",
        ..Look::default()
    };
    visit(look, |page| {
        let said = works_and_says_so_once(page, "net/subnetting");
        assert!(said.contains("could not be read"), "{said}");
    });
}

/// A trap ends the program; then the page itself speaks, and leads on.
#[test]
fn a_lab_that_falls_leaves_a_report_and_ways_back() {
    let look = Look {
        before: "window.copied = []; Object.defineProperty(navigator, 'clipboard', { value: { writeText: (t) => { window.copied.push(t); return Promise.resolve(); } } });",
        ..Look::default()
    };
    visit(look, |page| {
        let axe = axe();
        let fall = || {
            page.open("#/net/dhcp");
            page.scrub(3);
            let shared = page.share();
            // As it comes from a listener, and from a task.
            page.js(
                "const e = new WebAssembly.RuntimeError('unreachable of a test');
                 window.dispatchEvent(new ErrorEvent('error', { error: e }));
                 window.dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason: e }));",
                &[],
            );
            page.until("the page says so", "return kwt.shown(kwt.one('#crash'))");
            shared
        };
        let shared = fall();
        let text = page.text("#crash");
        assert!(is_korean(&text) && text.contains("went wrong"), "{text}");
        assert_eq!(
            page.js("return document.activeElement.id", &[]),
            json!("crash-title")
        );
        page.js(&axe, &[]);
        let found = violations(page, "after a fall");
        assert!(found.is_empty(), "{found:#?}");
        // By keyboard: only what still does something is reached.
        let mut reached = Vec::new();
        for _ in 0..5 {
            page.key(Key::Tab);
            let id = page.text_of("return document.activeElement.id", &[]);
            reached.push(id);
        }
        assert_eq!(
            reached,
            [
                "crash-home",
                "crash-start",
                "crash-again",
                "crash-copy",
                "crash-report"
            ]
        );
        page.click("#crash-copy");
        page.until("it is copied", "return kwt.text('#crash-copied')");
        let report = page.text_of("return window.copied.at(-1)", &[]);
        for part in [
            "Kernel & Wire 0.",
            "unreachable of a test",
            &shared,
            "Chrom",
            "1280 × 900",
        ] {
            assert!(report.contains(part), "{part} is not in {report}");
        }
        for (button, fragment) in [
            ("again", shared.as_str()),
            ("start", "#/net/dhcp"),
            ("home", "#/"),
        ] {
            fall();
            page.click(&format!("#crash-{button}"));
            page.until(
                "the page stands again",
                "return !kwt.shown(kwt.one('#crash')) && kwt.settled()",
            );
            assert_eq!(page.fragment(), fragment);
            match button {
                "again" => page.stands_at(3),
                "start" => page.stands_at(0),
                _ => {
                    page.until("home", "return !!kwt.one('main.home')");
                }
            }
        }
    });
}
