//! The site in a browser, and what a reader does with it.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use serde_json::{Value, json};
use xtask::server::{Seen, Server, Site};

use crate::browser::{Browser, Look};
use crate::kw::{lab_words, words};
use crate::variable;

/// How long something may take on a machine that is busy with other things.
pub(crate) const PATIENCE: Duration = Duration::from_secs(40);

/// Short names for scripts of tests, and a record of what a page should never do.
pub(crate) const HELPERS: &str = r"
window.kwt = {
  refused: [],
  one: (css) => document.querySelector(css),
  all: (css) => [...document.querySelectorAll(css)],
  text: (css) => { const e = document.querySelector(css); return e ? e.textContent.trim() : null; },
  shown: (e) => !!e && e.checkVisibility() && e.getClientRects().length > 0,
  range: () => document.querySelector('.player input[type=range]'),
  at: () => { const r = kwt.range(); return r ? +r.value : -1; },
  shows: () => parseInt(kwt.text('.step-count').split('/')[0], 10),
  end: () => { const r = kwt.range(); return r ? +r.max : -1; },
  picture: () => { const e = document.querySelector('.stage-picture svg.picture'); return e ? e.outerHTML : null; },
  why: () => kwt.text('.why .text'),
  table: (css) => kwt.all(css + ' tr').map((r) => [...r.cells].map((c) => c.textContent.trim())),
  ready: () => !document.getElementById('boot') && !!document.getElementById('content')
    && !document.querySelector('.progress:not(.limit)')
    && (!document.querySelector('.stage') || (!!kwt.picture() && kwt.end() > 0)),
  // The parts of a page may be rendered in several tasks: none is missing once two frames agree.
  settled: async () => {
    if (!kwt.ready()) return false;
    const end = kwt.end();
    for (let i = 0; i < 2; i++) await new Promise((f) => requestAnimationFrame(() => setTimeout(f)));
    return kwt.ready() && kwt.end() === end;
  },
};
addEventListener('securitypolicyviolation', (e) => kwt.refused.push(e.violatedDirective + ' ' + e.blockedURI));
";

/// Opens a browser like `look` on the site, does `work`, and sees that nothing went wrong unseen.
pub fn visit(look: Look, work: impl FnOnce(&Page)) {
    let mut site = Site::new(&variable("KW_SITE")).under(look.under);
    if look.for_all_origins {
        site = site.for_all_origins();
    }
    let server = site.start().expect("a free port");
    let url = server.url();
    let page = Page::start(&look, url, Some(server));
    check(&look, &page, work);
}

/// The same on another address: that of a file, or of a server of the test's own.
pub fn visit_at(look: Look, url: &str, work: impl FnOnce(&Page)) {
    let page = Page::start(&look, url.to_owned(), None);
    check(&look, &page, work);
}

fn check(look: &Look, page: &Page, work: impl FnOnce(&Page)) {
    work(page);
    let log = page.console();
    if !look.errors_expected {
        assert!(log.is_empty(), "the console has errors: {log:#?}");
        let refused = page.js("return window.kwt ? kwt.refused : []", &[]);
        assert_eq!(refused, json!([]), "the policy refused something");
    }
}

/// Catches the files that a page hands over before they reach the disk: a script for [`Look::before`].
pub const CATCH_FILES: &str = "window.saved = {}; const make = URL.createObjectURL;
  URL.createObjectURL = (b) => { const u = make.call(URL, b); window.last = b; return u; };
  HTMLAnchorElement.prototype.click = function () { if (this.download) window.saved[this.download] = window.last; };";

/// The bytes of base64.
pub fn unbase64(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut out = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for six in text.bytes().filter_map(value) {
        bits = (bits << 6) | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out
}

/// The site in a browser.
pub struct Page {
    browser: Browser,
    url: String,
    server: Option<Server>,
}

impl Page {
    fn start(look: &Look, url: String, server: Option<Server>) -> Page {
        let page = Page {
            browser: Browser::start(look),
            url,
            server,
        };
        let before = format!("{HELPERS}\n{}", look.before);
        page.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": before }),
        );
        page.resize(look.width, look.height);
        page
    }

    /// The address of the site.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// The requests that the server has answered.
    pub fn requests(&self) -> Vec<Seen> {
        self.server.as_ref().map_or_else(Vec::new, Server::requests)
    }

    /// Loads the site afresh with this fragment, and waits until it stands.
    pub fn open(&self, fragment: &str) {
        self.load(fragment);
        self.until("the page stands", "return kwt.settled()");
    }

    /// Loads the site afresh with this fragment, or query and fragment.
    pub fn load(&self, fragment: &str) {
        self.go(&format!("{}{fragment}", self.url()));
    }

    /// Does something in a frame of the page: that which this expression is.
    pub fn inside<T>(&self, frame: &str, work: impl FnOnce(&Page) -> T) -> T {
        let element = self.until(
            &format!("there is the frame {frame}"),
            &format!("return {frame}"),
        );
        let id = element
            .as_object()
            .and_then(|o| o.values().next()?.as_str());
        let id = ElementRef::from(id.expect("a reference to the frame").to_owned());
        self.browser
            .run(async |c| Element::from_element_id(c.clone(), id).enter_frame().await)
            .unwrap_or_else(|e| panic!("{frame} cannot be entered: {e}"));
        // Frames of other origins do not run what is added to new documents.
        if self.js("return !window.kwt", &[]) == json!(true) {
            self.js(HELPERS, &[]);
        }
        let out = work(self);
        self.browser
            .run(|c| c.enter_parent_frame())
            .unwrap_or_else(|e| panic!("the frame cannot be left: {e}"));
        out
    }

    /// Goes to any address.
    pub fn go(&self, address: &str) {
        // An address that differs in its fragment only would not be loaded again.
        for address in ["about:blank", address] {
            self.browser
                .run(|c| c.goto(address))
                .unwrap_or_else(|e| panic!("{} does not load: {e}", short(address)));
        }
    }

    /// The whole address.
    pub fn address(&self) -> String {
        self.text_of("return location.href", &[])
    }

    /// The fragment of the address.
    pub fn fragment(&self) -> String {
        self.text_of("return location.hash", &[])
    }

    /// Runs the body of a function; what it returns, also what it promises.
    pub fn js(&self, body: &str, arguments: &[Value]) -> Value {
        self.try_js(body, arguments)
            .unwrap_or_else(|e| panic!("{e}\nin the script {}", short(body)))
    }

    fn try_js(&self, body: &str, arguments: &[Value]) -> Result<Value, String> {
        self.browser
            .run(|c| c.execute(body, arguments.to_vec()))
            .map_err(|e| e.to_string())
    }

    /// The text that a script returns.
    pub fn text_of(&self, body: &str, arguments: &[Value]) -> String {
        match self.js(body, arguments) {
            Value::String(text) => text,
            other => panic!("{} is no text, but from {}", other, short(body)),
        }
    }

    /// The text of an element.
    pub fn text(&self, css: &str) -> String {
        self.text_of(
            "return kwt.text(arguments[0]) ?? '(missing)'",
            &[json!(css)],
        )
    }

    /// Waits until the body of a function returns what counts as true, and gives that back.
    pub fn until(&self, what: &str, body: &str) -> Value {
        self.until_for(what, body, &[])
    }

    /// The same with arguments.
    pub fn until_for(&self, what: &str, body: &str, arguments: &[Value]) -> Value {
        self.until_within(PATIENCE, what, body, arguments)
    }

    /// The same for what may take longer.
    pub fn until_within(
        &self,
        patience: Duration,
        what: &str,
        body: &str,
        arguments: &[Value],
    ) -> Value {
        let deadline = Instant::now() + patience;
        loop {
            let value = self.try_js(body, arguments);
            match &value {
                Ok(Value::Null | Value::Bool(false)) | Err(_) => {}
                Ok(Value::Number(n)) if n.as_f64() == Some(0.0) => {}
                Ok(Value::String(s)) if s.is_empty() => {}
                Ok(_) => return value.unwrap_or_default(),
            }
            if Instant::now() > deadline {
                let seen = self.try_js(
                    "return document.body ? document.body.innerText.slice(0, 1500) : ''",
                    &[],
                );
                panic!(
                    "in vain waited until {what} ({value:?}); the page says:\n{}",
                    seen.unwrap_or_default().as_str().unwrap_or_default()
                );
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Clicks, as a mouse would: something on top of the element is an error. Before that it
    /// scrolls, as a reader would, until the element is in the middle.
    pub fn click(&self, css: &str) {
        self.to_the_middle(css, 0);
        self.browser
            .run(async |c| c.find(Locator::Css(css)).await?.click().await)
            .unwrap_or_else(|e| panic!("{css} cannot be clicked: {e}"));
    }

    fn to_the_middle(&self, css: &str, n: usize) {
        self.js(
            "const e = kwt.all(arguments[0])[arguments[1]];
             if (e) e.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })",
            &[json!(css), json!(n)],
        );
    }

    /// Clicks the button that bears the interface text `id` of the language in force, as its text
    /// or as its label.
    pub fn press_button(&self, id: &str) {
        let language = self.text_of("return document.documentElement.lang", &[]);
        self.press_labelled(words(&language, id));
    }

    /// The same for a text of another file, by its name: `exercises`.
    pub fn press_button_of(&self, file: &str, id: &str) {
        let language = self.text_of("return document.documentElement.lang", &[]);
        self.press_labelled(lab_words(file, &language, id));
    }

    fn press_labelled(&self, label: String) {
        self.until_for(
            &format!("there is a button “{label}”"),
            "kwt.all('[data-kwt]').forEach((e) => e.removeAttribute('data-kwt'));
             const b = kwt.all('button').find((b) => kwt.shown(b)
               && (b.textContent.trim() === arguments[0] || b.getAttribute('aria-label') === arguments[0]));
             if (b) b.setAttribute('data-kwt', '');
             return !!b",
            &[json!(label)],
        );
        self.click("[data-kwt]");
    }

    /// Clicks the `n`th of many elements.
    pub fn click_nth(&self, css: &str, n: usize) {
        self.to_the_middle(css, n);
        self.browser
            .run(async |c| {
                c.find_all(Locator::Css(css)).await?[n]
                    .clone()
                    .click()
                    .await
            })
            .unwrap_or_else(|e| panic!("{css} number {n} cannot be clicked: {e}"));
    }

    /// Chooses in a list, as the keyboard does.
    pub fn choose(&self, css: &str, value: &str) {
        let done = self.js(
            "const s = kwt.one(arguments[0]);
             if (!s || ![...s.options].some((o) => o.value === arguments[1])) return false;
             s.focus(); s.value = arguments[1];
             s.dispatchEvent(new Event('input', { bubbles: true }));
             s.dispatchEvent(new Event('change', { bubbles: true }));
             return true;",
            &[json!(css), json!(value)],
        );
        assert_eq!(done, json!(true), "{css} has no choice `{value}`");
    }

    /// Replaces what a field holds at one blow, as pasting does; the empty text clears it.
    pub fn fill(&self, css: &str, text: &str) {
        let found = self.js(
            "const e = kwt.one(arguments[0]); if (!e) return false; e.focus(); e.select(); return true;",
            &[json!(css)],
        );
        assert_eq!(found, json!(true), "there is no {css}");
        if text.is_empty() {
            self.key(Key::Delete);
        } else {
            self.cdp("Input.insertText", json!({ "text": text }));
        }
    }

    /// Puts the range input on a value, as dragging does.
    pub fn scrub(&self, n: u64) {
        self.js(
            "const r = kwt.range(); r.value = arguments[0];
             r.dispatchEvent(new Event('input', { bubbles: true }));",
            &[json!(n)],
        );
        self.stands_at(n);
    }

    /// Presses a key where the focus is.
    pub fn key(&self, key: Key) {
        self.press(char::from(key), None);
    }

    /// Presses keys one after another.
    pub fn keys(&self, keys: &[Key]) {
        for key in keys {
            self.press(char::from(*key), None);
        }
    }

    /// Presses the key of a character.
    pub fn character(&self, c: char) {
        self.press(c, None);
    }

    /// Presses a key while Shift is down.
    pub fn shifted(&self, key: Key) {
        self.press(char::from(key), Some(char::from(Key::Shift)));
    }

    fn press(&self, value: char, with: Option<char>) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        if let Some(value) = with {
            actions = actions.then(KeyAction::Down { value });
        }
        actions = actions
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        if let Some(value) = with {
            actions = actions.then(KeyAction::Up { value });
        }
        self.browser
            .run(|c| c.perform_actions(actions))
            .unwrap_or_else(|e| panic!("a key cannot be pressed: {e}"));
    }

    /// Gives a file to the page, as choosing it in the dialog does.
    pub fn choose_file(&self, file: &Path) {
        self.choose_files(&[file]);
    }

    /// Chooses several files at once.
    pub fn choose_files(&self, files: &[&Path]) {
        let files = files.iter().map(|f| f.to_str().expect("a path in UTF-8"));
        // WebDriver takes a line for each.
        let file = &*files.collect::<Vec<_>>().join("\n");
        self.browser
            .run(async |c| {
                c.find(Locator::Css("input[type=file]"))
                    .await?
                    .send_keys(file)
                    .await
            })
            .unwrap_or_else(|e| panic!("the file cannot be chosen: {e}"));
    }

    /// Gives the window this size in CSS pixels; smaller than a window of the desktop can be.
    pub fn resize(&self, width: u32, height: u32) {
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        );
    }

    /// A command of the DevTools protocol.
    pub fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.browser
            .command(
                "goog/cdp/execute",
                json!({ "cmd": command, "params": parameters }),
            )
            .unwrap_or_else(|e| panic!("{command}: {e}"))
    }

    /// Errors in the console since the last call.
    pub fn console(&self) -> Vec<String> {
        let log = self
            .browser
            .command("se/log", json!({ "type": "browser" }))
            .unwrap_or_else(|e| panic!("the console cannot be read: {e}"));
        log.as_array()
            .into_iter()
            .flatten()
            .filter(|entry| entry["level"] == "SEVERE")
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// A file that the page has handed over, as it was caught by [`CATCH_FILES`].
    pub fn saved(&self, name: &str) -> Vec<u8> {
        let bytes = self.until_for(
            &format!("{name} is saved"),
            "const b = window.saved[arguments[0]]; if (!b) return null;
             return new Promise((f) => { const r = new FileReader(); r.onload = () => f(r.result.split(',')[1]); r.readAsDataURL(b); })",
            &[json!(name)],
        );
        unbase64(bytes.as_str().unwrap_or_default())
    }

    /// Chooses a form in the list of what can be saved, and gives the file of this name.
    pub fn save(&self, form: &str, name: &str) -> Vec<u8> {
        self.js("delete window.saved[arguments[0]]", &[json!(name)]);
        self.choose("select.save", form);
        self.saved(name)
    }

    // --- the lab's page --------------------------------------------------------------------------

    /// The step that the page shows.
    pub fn at(&self) -> u64 {
        self.js("return kwt.at()", &[]).as_u64().expect("a step")
    }

    /// The last step of the run.
    pub fn end(&self) -> u64 {
        self.js("return kwt.end()", &[]).as_u64().expect("a step")
    }

    /// Waits until the page shows this step.
    pub fn stands_at(&self, n: u64) {
        self.until_for(
            &format!("step {n} is shown"),
            "return kwt.at() === arguments[0] && kwt.shows() === arguments[0]",
            &[json!(n)],
        );
    }

    /// The picture, as the document has it.
    pub fn picture(&self) -> String {
        self.text_of("return kwt.picture()", &[])
    }

    /// The sentence of the step.
    pub fn why(&self) -> String {
        self.text_of("return kwt.why()", &[])
    }

    /// Opens a tab below the picture.
    pub fn tab(&self, name: &str) {
        self.click(&format!("#tab-{name}"));
        self.until_for(
            &format!("the tab {name} is open"),
            "return kwt.one('#tab-' + arguments[0]).getAttribute('aria-selected') === 'true'",
            &[json!(name)],
        );
        if name == "compare" {
            self.until(
                "all policies have run",
                "return kwt.all('.compare tbody tr').length > 1
                   && !kwt.all('.compare tbody td').some((c) => c.textContent === '…')",
            );
        }
    }

    /// A table's rows of cells, its head first, its foot last.
    pub fn table(&self, css: &str) -> Vec<Vec<String>> {
        let rows = self.until_for(
            &format!("there is {css}"),
            "const t = kwt.table(arguments[0]); return t.length ? t : null",
            &[json!(css)],
        );
        let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
        rows.as_array()
            .into_iter()
            .flatten()
            .map(|row| row.as_array().into_iter().flatten().map(text).collect())
            .collect()
    }

    /// Presses Share, and gives the fragment that reproduces the screen.
    pub fn share(&self) -> String {
        let before = self.fragment();
        self.press_button("share");
        self.until(
            "the page says that there is a link",
            "return kwt.shown(kwt.one('.notice.said[role=status]'))",
        );
        let after = self.fragment();
        assert!(
            after.contains("?s="),
            "the address after sharing has no scenario: {after} (before: {before})"
        );
        after
    }

    /// Sets the language by the buttons on top.
    pub fn language(&self, tag: &str) {
        self.click(&format!(".prefs button[lang={tag}]"));
        self.until_for(
            "the language has changed",
            "return document.documentElement.lang === arguments[0]",
            &[json!(tag)],
        );
    }

    /// Sets the theme by the buttons on top.
    pub fn theme(&self, name: &str) {
        self.click(&format!(".prefs .themes button.{name}"));
        self.until_for(
            "the theme has changed",
            "return document.documentElement.dataset.theme === arguments[0]",
            &[json!(name)],
        );
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if thread::panicking() {
            let address = self.try_js("return location.href", &[]).unwrap_or_default();
            eprintln!("the page was at {}", short(address.as_str().unwrap_or("?")));
            if let Ok(log) = self.browser.command("se/log", json!({ "type": "browser" })) {
                for entry in log.as_array().into_iter().flatten() {
                    eprintln!("console: {}", entry["message"]);
                }
            }
        }
    }
}

fn short(text: &str) -> String {
    if text.chars().count() > 400 {
        text.chars().take(400).chain(" …".chars()).collect()
    } else {
        text.to_owned()
    }
}
