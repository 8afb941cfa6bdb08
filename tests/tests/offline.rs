//! Without a network: the one file by double click in two browsers, the site after one visit, a new version
//! of it, hosts that send nothing special, reloading in the middle.

use std::fs;
use std::path::{Path, PathBuf};

use kw_tests::{
    Key, Kw, Look, Page, Value, captures, firefox, is_korean, json, one_file, scratch, visit,
    visit_at,
};
use xtask::server::{Server, Site};

const LAB: &str = "#/os/scheduling";

// --- the one file ---------------------------------------------------------------------------------

fn file_address() -> String {
    format!("file://{}", one_file().display())
}

/// Goes to a lab as a click on a link does, without loading anything.
const GO: &str = "kwt.all('main').forEach((e) => e.kwtOld = true); location.hash = arguments[0]";
/// Whether the page is another one since, and stands.
const THERE: &str = "return !!kwt.one('main.lab') && !kwt.one('main.lab').kwtOld && kwt.settled()";

#[test]
fn the_one_file_has_every_lab_in_both_languages() {
    for look in [Look::default(), Look::korean()] {
        let korean = look.language.starts_with("ko");
        visit_at(look, &file_address(), |page| {
            page.open("");
            assert!(page.address().starts_with("file://"), "{}", page.address());
            for lab in Kw::labs() {
                page.js(GO, &[json!(format!("#/{lab}"))]);
                page.until(&format!("{lab} is there"), THERE);
                page.js(
                    "document.activeElement && document.activeElement.blur()",
                    &[],
                );
                page.key(Key::Right);
                page.stands_at(1);
                assert_eq!(is_korean(&page.why()), korean, "{lab}: {}", page.why());
                page.key(Key::Left);
                page.stands_at(0);
            }
            let from = "return performance.getEntriesByType('resource').map((e) => e.name).filter((n) => !n.startsWith('data:'))";
            assert_eq!(page.js(from, &[]), json!([]), "nothing was fetched");
        });
    }
}

#[test]
fn the_one_file_opens_links_and_shares_them() {
    visit_at(Look::default(), &file_address(), |page| {
        let scenario = Kw::preset("io-bound");
        page.open(&format!("{}&at=5", Kw::link(&scenario)));
        page.stands_at(5);
        page.fill("[id='scenario-switch_cost']", "1");
        page.until(
            "it is in force",
            "return kwt.one(\"[id='scenario-switch_cost']\").value === '1' && kwt.settled()",
        );
        page.scrub(7);
        let fragment = page.share();
        let (here, why) = (Kw::open(&fragment), page.why());
        assert_ne!(here, scenario);
        page.open(&fragment);
        page.stands_at(7);
        assert_eq!(page.why(), why);
        assert_eq!(Kw::open(&page.share()), here);
    });
}

/// What would go to the disk is caught before.
const CATCH: &str = "window.saved = {}; const make = URL.createObjectURL;
  URL.createObjectURL = (b) => { const u = make.call(URL, b); window.last = b; return u; };
  HTMLAnchorElement.prototype.click = function () { if (this.download) window.saved[this.download] = window.last; };";

#[test]
fn the_one_file_imports_and_saves() {
    let look = Look {
        before: CATCH,
        ..Look::default()
    };
    visit_at(look, &file_address(), |page| {
        page.open(LAB);
        let scenario = Kw::preset("hrrn");
        let file = scratch("hrrn.json", scenario.to_string().as_bytes());
        page.choose_file(file.path());
        page.until(
            "it is open",
            "return kwt.settled() && kwt.text('.stage-picture strong') === 'HRRN'",
        );
        for form in ["scenario", "csv", "svg"] {
            page.choose("select.save", form);
        }
        page.until("all are saved", "return Object.keys(saved).length === 3");
        let text = page.text_of("return saved['os-scheduling.json'].text()", &[]);
        let saved: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(saved, scenario);
        let Some(capture) = captures("dhcp-dora-renew-release.pcap") else {
            return;
        };
        page.choose_file(&capture);
        page.until(
            "the capture is open at its lab",
            "return location.hash.startsWith('#/net/dhcp') && kwt.settled() && kwt.end() > 3",
        );
        page.until(
            "it can be saved as a capture",
            "return !!kwt.one('select.save option[value=pcapng]')",
        );
        page.choose("select.save", "pcapng");
        page.until(
            "the capture is saved",
            "return Object.keys(saved).some((n) => n.endsWith('.pcapng') && saved[n].size > 1000)",
        );
    });
}

#[test]
fn the_one_file_is_small_enough_to_be_sent() {
    let size = fs::metadata(one_file()).expect("the one file").len();
    // 1.6 MB of program and labs, 0.5 MB of notes and cards in both languages.
    assert!(size < 2_300_000, "{size} bytes");
}

#[test]
fn the_one_file_opens_in_firefox() {
    for language in ["en", "ko"] {
        let Some(firefox) = firefox(language) else {
            return;
        };
        let address = file_address();
        firefox.open(&address);
        for lab in Kw::labs() {
            firefox.js(GO, &[json!(format!("#/{lab}"))]);
            firefox.until(&format!("{lab} is there"), THERE, &[]);
            firefox.js(
                "const r = kwt.range(); r.value = 1; r.dispatchEvent(new Event('input', { bubbles: true }))",
                &[],
            );
            firefox.until(
                &format!("{lab} has stepped"),
                "return kwt.at() === 1 && kwt.shows() === 1 && /[가-힣]/.test(kwt.why()) === arguments[0]",
                &[json!(language == "ko")],
            );
        }
        let link = Kw::link(&Kw::preset("convoy"));
        firefox.open(&format!("{address}{link}&at=3"));
        firefox.until("the link's step", "return kwt.at() === 3", &[]);
    }
}

// --- after one visit --------------------------------------------------------------------------------

fn site() -> PathBuf {
    std::env::var_os("KW_SITE").expect("KW_SITE").into()
}

/// A server that can be replaced by another one at the same address.
fn serve(folder: &Path, port: u16) -> Server {
    Site::new(folder)
        .under("/a/b/")
        .port(port)
        .start()
        .expect("the port is free")
}

/// Whether a version is whole and in force for what is loaded next.
const KEPT: &str = "return navigator.serviceWorker.getRegistration().then((r) => !!r && !!r.active && r.active.state === 'activated' && !r.installing)";

fn kept(page: &Page) {
    page.until("the site is kept", KEPT);
}

#[test]
fn after_one_visit_the_site_opens_without_a_network() {
    let server = serve(&site(), 0);
    let look = Look {
        under: "/a/b/",
        ..Look::default()
    };
    visit_at(look, &server.url(), |page| {
        page.open("");
        kept(page);
        assert!(
            page.text_of(
                "return navigator.serviceWorker.getRegistration().then((r) => r.scope)",
                &[]
            )
            .ends_with("/a/b/"),
            "the worker has its own folder and no more"
        );
        assert_eq!(
            page.js("return kwt.one('#update').hidden", &[]),
            json!(true)
        );
        for seen in server.requests() {
            assert_eq!(seen.status, 200, "{}", seen.path);
        }
        drop(server);
        page.js("location.reload()", &[]);
        page.until(
            "home stands again",
            "return !!kwt.one('main.home') && kwt.ready()",
        );
        for lab in Kw::labs() {
            page.open(&format!("#/{lab}?lang=ko"));
            page.key(Key::Right);
            page.stands_at(1);
            assert!(is_korean(&page.why()), "{lab}");
        }
        // As it is installed, and as a link of somebody may be.
        let url = page.url();
        for address in ["index.html", "?from=course", "index.html?x=1"] {
            page.load(&format!("{address}{LAB}"));
            page.until(address, "return !!kwt.one('main.lab') && kwt.settled()");
            assert!(page.address().starts_with(&url));
        }
        assert_eq!(
            page.js("return caches.keys().then((k) => k.length)", &[]),
            json!(1)
        );
    });
}

#[test]
fn after_one_visit_firefox_opens_it_without_a_network() {
    let Some(firefox) = firefox("ko") else {
        return;
    };
    let server = serve(&site(), 0);
    let url = server.url();
    firefox.open(&url);
    firefox.until("the site is kept", KEPT, &[]);
    drop(server);
    firefox.open(&format!("{url}{LAB}?at=4"));
    firefox.until("the step", "return kwt.at() === 4", &[]);
}

#[test]
fn it_can_be_installed() {
    visit(Look::default(), |page| {
        page.open("");
        kept(page);
        let errors = page.cdp("Page.getInstallabilityErrors", json!({}));
        assert_eq!(errors["installabilityErrors"], json!([]));
        let manifest = page.cdp("Page.getAppManifest", json!({}));
        assert_eq!(manifest["errors"], json!([]));
        // Each picture has the size that is told.
        let icons = page.js(
            "const m = document.querySelector('link[rel=manifest]').href;
             return fetch(m).then((r) => r.json()).then((j) => Promise.all(j.icons.map(async (i) => {
               const p = new Image(); p.src = new URL(i.src, m); await p.decode();
               return [i.sizes, i.sizes === 'any' ? 'any' : p.naturalWidth + 'x' + p.naturalHeight, i.purpose ?? 'any'];
             })))",
            &[],
        );
        let icons = icons.as_array().expect("icons");
        assert!(icons.iter().all(|i| i[0] == i[1]), "{icons:?}");
        for (size, purpose) in [
            ("192x192", "any"),
            ("512x512", "any"),
            ("512x512", "maskable"),
        ] {
            let there = |i: &&Value| i[0] == size && i[2] == purpose;
            assert!(
                icons.iter().any(|i| there(&i)),
                "{size} {purpose}: {icons:?}"
            );
        }
    });
}

// --- a new version ----------------------------------------------------------------------------------

/// A copy of the site, removed at the end of the test.
struct Copy(PathBuf);

impl Copy {
    /// With another name and other bytes of the styles, as the next version of them would have.
    fn next_version(name: &str) -> Copy {
        let folder =
            std::env::temp_dir().join(format!("kw-e2e-site-{}-{name}", std::process::id()));
        let copy = Copy(folder);
        let mut styles = String::new();
        for (name, bytes) in xtask::files::contents(&site()).expect("the site can be read") {
            if name.ends_with(".css") {
                styles = name.clone();
            }
            copy.write(&name, &bytes);
        }
        let css = [
            fs::read(copy.0.join(&styles)).expect("styles"),
            b"\n.next{}\n".to_vec(),
        ]
        .concat();
        fs::remove_file(copy.0.join(&styles)).expect("it is ours");
        copy.write("main-next.css", &css);
        let index = fs::read_to_string(copy.0.join("index.html")).expect("the page");
        let index = index.replace(&styles, "main-next.css");
        copy.write("index.html", index.as_bytes());
        let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/sw.js");
        copy.write("sw.js", &fs::read(template).expect("the worker"));
        xtask::offline::fill_in(&copy.0).expect("it has the lines to fill in");
        copy
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let file = self.0.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder can be made");
        fs::write(file, bytes).expect("a file can be written");
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Which version a page is of, by what it says and by what it is drawn with.
fn version(page: &Page) -> &'static str {
    let seen = page.js(
        "const link = kwt.one('link[rel=stylesheet][href*=main-]');
         return [link.href.endsWith('main-next.css'), [...link.sheet.cssRules].some((r) => r.selectorText === '.next')]",
        &[],
    );
    match (seen[0] == json!(true), seen[1] == json!(true)) {
        (true, true) => "next",
        (false, false) => "first",
        _ => panic!("versions are mixed: {seen}"),
    }
}

/// Reloads and waits until a lab stands again.
fn reload(page: &Page) {
    page.js("kwt.before = true; location.reload()", &[]);
    page.until(
        "the page stands again",
        "return window.kwt && !kwt.before && !!kwt.one('main.lab') && kwt.settled()",
    );
}

/// A lab in the middle of a run, with a scenario of the reader's own.
fn in_the_middle(page: &Page) -> (Value, String) {
    page.open(&format!("{LAB}?preset=mlfq-cured"));
    page.fill("[id='scenario-switch_cost']", "2");
    page.until(
        "it is in force",
        "return kwt.one(\"[id='scenario-switch_cost']\").value === '2' && kwt.settled()",
    );
    page.scrub(9);
    page.until(
        "the address has it",
        "return /[?&]at=9(&|$)/.test(location.hash) && location.hash.includes('s=')",
    );
    (Kw::open(&page.fragment()), page.why())
}

fn still_there(page: &Page, (scenario, why): &(Value, String)) {
    page.stands_at(9);
    assert_eq!(&Kw::open(&page.fragment()), scenario);
    assert_eq!(&page.why(), why);
}

#[test]
fn a_new_version_comes_whole_and_when_it_is_asked_for() {
    let next = Copy::next_version("whole");
    let first = serve(&site(), 0);
    let port = first.address().port();
    let look = Look {
        // While one server is gone and the other not yet there.
        errors_expected: true,
        ..Look::default()
    };
    visit_at(look, &first.url(), |page| {
        page.open("");
        page.language("ko");
        kept(page);
        let work = in_the_middle(page);
        reload(page);
        still_there(page, &work);
        assert_eq!(version(page), "first");

        drop(first);
        let second = serve(&next.0, port);
        reload(page);
        assert_eq!(version(page), "first", "not before it is asked for");
        still_there(page, &work);
        page.until("it is told", "return kwt.shown(kwt.one('#update'))");
        assert!(is_korean(
            &page.text_of("return kwt.one('#update').innerText", &[])
        ));
        assert!(
            !page
                .text_of("return kwt.one('#update').innerText", &[])
                .contains("version")
        );
        assert_eq!(version(page), "first");

        // Another tab would lose its version under its feet.
        page.js("window.other = window.open(location.href)", &[]);
        page.until(
            "the other tab stands",
            "return other.document.readyState === 'complete' && !!other.document.querySelector('main.lab')",
        );
        page.click("#update button");
        page.until("it says so", "return kwt.shown(kwt.one('#update .others'))");
        page.js("other.close()", &[]);
        page.until("the other tab is gone", "return other.closed");
        reload(page);
        assert_eq!(version(page), "first");

        page.until("it is told again", "return kwt.shown(kwt.one('#update'))");
        page.js("kwt.before = true", &[]);
        page.click("#update button");
        page.until(
            "the page stands again",
            "return window.kwt && !kwt.before && !!kwt.one('main.lab') && kwt.settled()",
        );
        assert_eq!(version(page), "next");
        still_there(page, &work);
        assert_eq!(
            page.text_of("return document.documentElement.lang", &[]),
            "ko"
        );
        assert_eq!(
            page.js("return kwt.one('#update').hidden", &[]),
            json!(true)
        );
        kept(page);
        assert_eq!(
            page.js("return caches.keys().then((k) => k.length)", &[]),
            json!(1),
            "the first version is gone"
        );

        drop(second);
        reload(page);
        assert_eq!(version(page), "next");
        still_there(page, &work);
    });
}

#[test]
fn half_a_new_version_is_none() {
    let next = Copy::next_version("half");
    // Somebody copies the site to the host, and is not done yet.
    next.write("main-next.css", b"half");
    let first = serve(&site(), 0);
    let port = first.address().port();
    let look = Look {
        errors_expected: true,
        ..Look::default()
    };
    visit_at(look, &first.url(), |page| {
        page.open("");
        kept(page);
        let work = in_the_middle(page);
        drop(first);
        let second = serve(&next.0, port);
        reload(page);
        page.js(
            "return navigator.serviceWorker.getRegistration().then((r) => new Promise((f) => {
               const watch = (w) => w.addEventListener('statechange', () => w.state === 'redundant' && f(true));
               r.addEventListener('updatefound', () => watch(r.installing));
               if (r.installing) watch(r.installing);
               r.update();
             }))",
            &[],
        );
        assert!(
            second
                .requests()
                .iter()
                .any(|seen| seen.path.ends_with("main-next.css")),
            "it was asked for"
        );
        assert_eq!(
            page.js("return kwt.one('#update').hidden", &[]),
            json!(true)
        );
        drop(second);
        reload(page);
        assert_eq!(version(page), "first");
        still_there(page, &work);
        assert_eq!(
            page.js("return caches.keys().then((k) => k.length)", &[]),
            json!(1)
        );
    });
}

// --- hosts ------------------------------------------------------------------------------------------

#[test]
fn a_host_that_sends_nothing_special_will_do() {
    let server = Site::new(&site())
        .under("/~kim/os")
        .bare()
        .start()
        .expect("a free port");
    visit_at(Look::default(), &server.url(), |page| {
        page.open(LAB);
        page.key(Key::Right);
        page.until(
            "the address has it",
            "return /[?&]at=1(&|$)/.test(location.hash)",
        );
        // The policy stands in the page: it holds where no host sends it.
        let broken = page.js(
            "const seen = [];
             document.addEventListener('securitypolicyviolation', (e) => seen.push(e.effectiveDirective));
             const script = document.createElement('script');
             script.textContent = 'window.was_run = true';
             document.body.append(script);
             await fetch('http://127.0.0.1:9/').catch(() => {});
             await new Promise((f) => setTimeout(f, 100));
             return [window.was_run ?? false, ...seen.sort()]",
            &[],
        );
        assert_eq!(broken, json!([false, "connect-src", "script-src-elem"]));
        page.console();
        kept(page);
        drop(server);
        reload(page);
        page.stands_at(1);
    });
}

#[test]
fn without_service_workers_everything_else_works() {
    for before in [
        "delete Navigator.prototype.serviceWorker;",
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('no', 'SecurityError'); } });",
    ] {
        let look = Look {
            before,
            ..Look::default()
        };
        visit(look, |page| {
            page.open(LAB);
            page.key(Key::Right);
            page.stands_at(1);
        });
    }
}

#[test]
fn reloading_in_the_middle_loses_nothing() {
    for address in [None, Some(file_address())] {
        let look = Look::default();
        let work = |page: &Page| {
            let work = in_the_middle(page);
            reload(page);
            still_there(page, &work);
            // While it plays, too.
            page.press_button("play");
            page.until(
                "it plays, and the address goes with it",
                "return /[?&]at=1[1-9](&|$)/.test(location.hash) && kwt.at() < kwt.end()",
            );
            reload(page);
            assert!(page.at() > 10, "{}", page.at());
            assert_eq!(Kw::open(&page.fragment()), work.0);
        };
        match address {
            None => visit(look, work),
            Some(address) => visit_at(look, &address, work),
        }
    }
}
