//! What leaves a lab: pictures, lists, results, packets, paper. For every lab, and held against what `kw`
//! makes of the same scenario.

use kw_tests::{CATCH_FILES, Kw, Look, Page, Value, axe, is_korean, json, visit};

fn look(language: &'static str) -> Look {
    Look {
        language,
        before: CATCH_FILES,
        ..Look::default()
    }
}

/// Opens a lab in the middle of its example, and gives the step.
fn open_mid_run(page: &Page, lab: &str) -> u64 {
    page.open(&format!("#/{lab}"));
    let middle = page.end() / 2;
    page.scrub(middle);
    middle
}

fn file(lab: &str, ending: &str) -> String {
    format!("{}.{ending}", lab.replace('/', "-"))
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

/// Where two texts part, told so that one sees it.
fn assert_same(here: &str, there: &str, what: &str) {
    if here == there {
        return;
    }
    let at = here.bytes().zip(there.bytes()).take_while(|(a, b)| a == b);
    let at = at.count();
    let around = |s: &str| {
        let bytes = &s.as_bytes()[at.saturating_sub(80).min(s.len())..(at + 80).min(s.len())];
        String::from_utf8_lossy(bytes).into_owned()
    };
    panic!(
        "{what} differs at byte {at}:\n{}\n{}",
        around(here),
        around(there)
    );
}

#[test]
fn a_saved_picture_is_the_one_that_kw_draws() {
    for (language, lang) in [("en-US", "en"), ("ko-KR", "ko")] {
        visit(look(language), |page| {
            for lab in Kw::labs() {
                let at = open_mid_run(page, &lab);
                let svg = text(page.save("svg", &file(&lab, "svg")));
                let scenario = Kw::json(&["example", &lab], "").to_string();
                let at = at.to_string();
                let arguments = ["run", "-", "--format", "svg", "--lang", lang, "--at", &at];
                assert_same(
                    &svg,
                    &Kw::text(&arguments, &scenario),
                    &format!("{lab}, {lang}"),
                );
                // It stands alone: it names no place but what its own words mean.
                let alone = svg.replacen("http://www.w3.org/2000/svg", "", 1);
                for no in ["http", "@import", "href", "<script", "var(", "//"] {
                    assert!(!alone.contains(no), "{lab}: {no}");
                }
                assert!(
                    svg.contains("Pretendard") && svg.contains("D2Coding"),
                    "{lab}"
                );
                // A style of its own would be refused by the page's policy; as a description it is XML as well.
                let described = svg
                    .replace("<style>", "<desc>")
                    .replace("</style>", "</desc>");
                let is_xml = page.js(
                    "const d = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
                     return !d.querySelector('parsererror') && d.documentElement.localName === 'svg' && !!d.querySelector('title').textContent",
                    &[json!(described)],
                );
                assert_eq!(is_xml, json!(true), "{lab}");
            }
        });
    }
}

/// Each shape of the saved picture beside the same shape on the page: what is different in its looks.
/// The file's own style is put in force in a shadow tree, where the page's does not reach.
const DIFFERENCES: &str = "
  const here = kwt.one('.stage-picture svg.picture');
  const place = document.createElement('div'); place.style.cssText = 'all: initial; position: absolute; left: 0; top: 0; visibility: hidden';
  const [, style] = arguments[0].match(/<style>([^]*)<.style>/);
  document.body.append(place);
  const root = place.attachShadow({ mode: 'open' });
  const file = new DOMParser().parseFromString(arguments[0].replace(style, '').replace('<style></style>', ''), 'image/svg+xml').documentElement;
  const sheet = new CSSStyleSheet(); sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet]; root.append(file);
  const shapes = (e) => [...e.querySelectorAll('rect, line, path, text')].filter((s) => !s.closest('defs') && !s.matches('.paper'));
  const a = shapes(here), b = shapes(file);
  if (a.length !== b.length) return [a.length + ' shapes on the page, ' + b.length + ' in the file'];
  const names = ['fill', 'fillOpacity', 'stroke', 'strokeWidth', 'strokeOpacity', 'strokeDasharray', 'fontSize', 'fontWeight', 'fontFamily', 'paintOrder'];
  const wrong = new Set();
  a.forEach((s, i) => {
    const [x, y] = [getComputedStyle(s), getComputedStyle(b[i])];
    for (const n of names) {
      // Where there is no line, how it would be drawn does not matter; nor do fonts of what has no letters.
      if (n.startsWith('stroke') && x.stroke === 'none' && y.stroke === 'none') continue;
      if ((n.startsWith('font') || n === 'paintOrder') && s.localName !== 'text') continue;
      const plain = (v) => v.replace(/url\\([^#]*#([^\")]*)\"?\\)/, 'url(#$1)').replaceAll(', ', ',');
      if (plain(x[n]) !== plain(y[n])) wrong.add(s.localName + '.' + s.getAttribute('class') + ' ' + n + ': ' + x[n] + ' on the page, ' + y[n] + ' in the file');
    }
  });
  place.remove();
  return [...wrong].slice(0, 12)";

#[test]
fn a_saved_picture_looks_as_on_the_page_in_both_themes() {
    visit(look("en-US"), |page| {
        let mut wrong = Vec::new();
        for lab in Kw::labs() {
            for scheme in ["light", "dark"] {
                page.cdp(
                    "Emulation.setEmulatedMedia",
                    json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] }),
                );
                // At the width of saved pictures both are the same picture.
                page.resize(1280, 900);
                open_mid_run(page, &lab);
                let width = page.js("return kwt.one('.stage-picture .sized').clientWidth", &[]);
                let width = width.as_u64().unwrap_or_default();
                let at = page.at().to_string();
                let scenario = Kw::json(&["example", &lab], "").to_string();
                let width = width.to_string();
                let svg = Kw::text(
                    &[
                        "run", "-", "--format", "svg", "--at", &at, "--width", &width,
                    ],
                    &scenario,
                );
                let found = page.js(DIFFERENCES, &[json!(svg)]);
                if found != json!([]) {
                    wrong.push(format!("{lab}, {scheme}: {found:#}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn a_saved_image_is_sharp_and_has_the_ground_of_the_page() {
    visit(look("ko-KR"), |page| {
        for (theme, ground) in [("light", [255, 255, 255, 255]), ("dark", [25, 29, 35, 255])] {
            for lab in Kw::labs() {
                let at = open_mid_run(page, &lab);
                page.theme(theme);
                let png = page.save("png", &file(&lab, "png"));
                assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n", "{lab}");
                let side = |i: usize| u32::from_be_bytes(png[i..i + 4].try_into().expect("four"));
                let scenario = Kw::json(&["example", &lab], "").to_string();
                let at = at.to_string();
                let svg = Kw::text(&["run", "-", "--format", "svg", "--at", &at], &scenario);
                let high = svg
                    .split("height=\"")
                    .nth(1)
                    .and_then(|h| h.split('"').next());
                let high: f64 = high.and_then(|h| h.parse().ok()).expect("a height");
                assert_eq!(side(16), 1920, "{lab}: twice as wide as the picture");
                assert!((f64::from(side(20)) - 2.0 * high).abs() <= 2.0, "{lab}");
                let seen = page.js(
                    "const i = await createImageBitmap(window.saved[arguments[0]]);
                     const c = new OffscreenCanvas(i.width, i.height).getContext('2d'); c.drawImage(i, 0, 0);
                     const all = new Uint32Array(c.getImageData(0, 0, i.width, i.height).data.buffer);
                     const colours = new Set(all);
                     return [[...c.getImageData(0, 0, 1, 1).data], colours.size, all.every((p) => p >>> 24 === 255)]",
                    &[json!(file(&lab, "png"))],
                );
                assert_eq!(seen[0], json!(ground), "{lab}, {theme}: its corner");
                assert!(seen[1].as_u64() > Some(20), "{lab}, {theme}: {seen}");
                assert_eq!(
                    seen[2],
                    json!(true),
                    "{lab}, {theme}: nothing shines through"
                );
            }
        }
    });
}

#[test]
fn steps_results_and_packets_are_those_of_kw() {
    for (language, lang) in [("en-US", "en"), ("ko-KR", "ko")] {
        visit(look(language), |page| {
            for lab in Kw::labs() {
                let at = open_mid_run(page, &lab);
                let scenario = Kw::json(&["example", &lab], "").to_string();
                let kw = |format: &str, more: &[&str]| {
                    let start = ["run", "-", "--format", format, "--lang", lang];
                    let output = Kw::run(&[&start, more].concat(), &scenario);
                    assert!(output.status.success(), "{lab}: kw, {format}");
                    output.stdout
                };
                let what = |form: &str| format!("{lab}, {lang}, {form}");
                let csv = text(page.save("csv", &file(&lab, "steps.csv")));
                let csv = csv
                    .strip_prefix('\u{feff}')
                    .expect("spreadsheets need the mark");
                assert_same(csv, &text(kw("csv", &[])), &what("csv"));
                let steps = text(page.save("json", &file(&lab, "result.json")));
                let of = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
                let there = of(&text(kw("json", &["--steps"])));
                assert_eq!(of(&steps), there, "{}", what("json"));
                let saved = of(&text(page.save("scenario", &file(&lab, "json"))));
                assert_eq!(saved, of(&scenario), "{}", what("scenario"));
                let results = text(page.save("md", &file(&lab, "results.md")));
                assert_same(&results, &text(kw("md", &[])), &what("md"));
                assert!(
                    results.contains("\n| ") && results.contains(":"),
                    "{results}"
                );
                assert_eq!(is_korean(&results), lang == "ko", "{results}");
                let has_packets = page.js("return !!kwt.one('.save option[value=pcapng]')", &[]);
                assert_eq!(
                    has_packets,
                    json!(!lab.starts_with("os/") && there_are_frames(&scenario)),
                    "{lab}"
                );
                if has_packets == json!(true) {
                    let packets = page.save("pcapng", &file(&lab, "pcapng"));
                    assert!(packets == kw("pcapng", &[]), "{}", what("pcapng"));
                }
                assert_eq!(page.at(), at, "{lab}: saving leaves the step");
            }
        });
    }
}

/// Whether `kw` has packets of a scenario.
fn there_are_frames(scenario: &str) -> bool {
    Kw::run(&["run", "-", "--format", "pcapng"], scenario)
        .status
        .success()
}

// --- paper ----------------------------------------------------------------------------------------

/// What is wrong with the page as paper: words that are cut, things wider than the sheet, controls.
const ON_PAPER: &str = "
  const wide = document.documentElement.clientWidth, wrong = [];
  for (const e of kwt.all('body *')) {
    if (!kwt.shown(e) || e.closest('.visually-hidden, .patterns')) continue;
    const name = e.localName + '.' + (e.getAttribute('class') || '') + ' ' + e.textContent.trim().slice(0, 30);
    const b = e.getBoundingClientRect();
    if (b.right > wide + 1 && b.width > 0) wrong.push(name + ' reaches to ' + Math.round(b.right) + ' of ' + wide);
    if (e.matches('button, input, select, textarea, [role=tab]') && !e.closest('td, .layers')) wrong.push(name + ' is a control');
    const s = getComputedStyle(e);
    if (e.children.length === 0 && s.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1) wrong.push(name + ' is cut');
    if (['auto', 'scroll', 'hidden'].includes(s.overflowY) && e.scrollHeight > e.clientHeight + 1 && !(e instanceof SVGElement)) wrong.push(name + ' hides something');
  }
  return wrong.slice(0, 8)";

#[test]
fn a_sheet_has_figure_scenario_explanation_and_link_and_no_controls() {
    for language in ["en-US", "ko-KR"] {
        visit(look(language), |page| {
            let mut wrong = Vec::new();
            for lab in Kw::labs() {
                page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" }));
                page.resize(1280, 900);
                let at = open_mid_run(page, &lab);
                page.share();
                let address = page.address();
                let why = page.why();
                page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
                // A sheet of A4 has this much room at its usual margins.
                page.resize(718, 1000);
                page.until(
                    "it is paper",
                    "return !kwt.shown(kwt.one('.player')) && kwt.shown(kwt.one('.on-paper'))",
                );
                let found = page.js(ON_PAPER, &[]);
                if found != json!([]) {
                    wrong.push(format!("{lab}, {language}: {found:#}"));
                }
                for there in [
                    "h1",
                    ".stage-picture svg.picture",
                    ".why .text",
                    ".now-tables table",
                    ".on-paper table",
                    ".on-paper .address",
                ] {
                    let shown = page.js("return kwt.shown(kwt.one(arguments[0]))", &[json!(there)]);
                    assert_eq!(shown, json!(true), "{lab}: {there}");
                }
                assert_eq!(page.text(".on-paper .address"), address, "{lab}: the link");
                assert!(address.contains(&format!("at={at}")), "{address}");
                assert_eq!(page.text(".why .text"), why, "{lab}");
                // Every value of the scenario that is a word or a number by itself is on the sheet.
                let scenario = Kw::json(&["example", &lab], "");
                let sheet = page.text(".on-paper");
                assert!(
                    !sheet.contains('⟨') && !sheet.contains("null"),
                    "{lab}: {sheet}"
                );
                for id in ids(&scenario) {
                    assert!(sheet.contains(&id), "{lab}: {id} is not in {sheet}");
                }
                let pdf = page.cdp("Page.printToPDF", json!({ "printBackground": false }));
                let pdf = kw_tests::unbase64(pdf["data"].as_str().unwrap_or_default());
                let pdf = String::from_utf8_lossy(&pdf).into_owned();
                let sheets = pdf.matches("/Type /Page\n").count();
                assert!((1..=8).contains(&sheets), "{lab}: {sheets} sheets");
            }
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        });
    }
}

/// The names of things in a scenario.
fn ids(scenario: &Value) -> Vec<String> {
    let lists = scenario.as_object().into_iter().flatten();
    let items = lists.filter_map(|(_, v)| v.as_array()).flatten();
    let ids = items.filter_map(|item| item["id"].as_str().map(str::to_owned));
    ids.collect()
}

#[test]
fn printing_asks_the_browser_and_leaves_the_page_as_it_was() {
    let look = Look {
        before: "window.printed = []; window.print = () => window.printed.push(document.querySelector('.on-paper .address').textContent);",
        ..Look::default()
    };
    visit(look, |page| {
        let at = open_mid_run(page, "os/scheduling");
        page.choose("select.save", "print");
        page.until("it is printed", "return window.printed.length === 1");
        let address = page.text_of("return window.printed[0]", &[]);
        assert!(address.contains(&format!("at={at}")), "{address}");
        assert_eq!(page.at(), at);
        // What is on paper only is there for nobody else.
        assert_eq!(
            page.js("return kwt.shown(kwt.one('.on-paper'))", &[]),
            json!(false)
        );
        page.js(&axe(), &[]);
    });
}

#[test]
fn charts_are_saved_with_their_names_and_as_images() {
    visit(look("en-US"), |page| {
        for (fragment, name) in [
            ("#/os/scheduling?tab=compare", "os-scheduling.compare"),
            ("#/os/scheduling?tab=curves", "os-scheduling.quantum"),
        ] {
            page.open(fragment);
            page.until(
                "the chart is drawn",
                "return kwt.one('figure.chart .sized svg text') && !kwt.one('.chart .progress')",
            );
            let named = page.js("return kwt.all('figure.chart:has(.chart-save) > ul:first-of-type li').map((l) => l.textContent.trim())", &[]);
            let file = page.js(
                "kwt.one('.chart-save [data-save=svg]').click(); return Object.keys(window.saved)[0]",
                &[],
            );
            assert_eq!(file, json!(format!("{name}.svg")));
            let svg = text(page.saved(&format!("{name}.svg")));
            let described = svg
                .replace("<style>", "<desc>")
                .replace("</style>", "</desc>");
            let is_xml = page.js(
                "const d = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
                 return d.querySelector('parsererror')?.textContent ?? d.querySelectorAll('svg svg').length",
                &[json!(described)],
            );
            let names = named.as_array().expect("a list");
            assert!(!names.is_empty(), "{named}");
            // The signs of the legend, and the chart.
            assert_eq!(is_xml, json!(names.len() + 1), "{svg}");
            for name in names {
                let name = name.as_str().unwrap_or_default().replace('&', "&amp;");
                assert!(svg.contains(&name), "{name} is not in {svg}");
            }
            assert!(svg.contains("prefers-color-scheme: dark") && svg.contains("Pretendard"));
            page.click(".chart-save [data-save=png]");
            let png = page.saved(&format!("{name}.png"));
            let side = u32::from_be_bytes(png[16..20].try_into().expect("four"));
            assert_eq!(side, 1760);
        }
    });
}
