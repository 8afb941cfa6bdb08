//! The page around the frame. Whoever that is may know the height; only the host, whose origin is said or is
//! that of the referrer, may command and is told how it goes. `docs/EMBED.md` tells the messages.

use crate::browser;
use gloo_events::EventListener;
use js_sys::{Object, Reflect};
use kw_exchange::{
    embed::{Embed, TABLE, VERSION},
    parse_file,
};
use kw_trace::Problem;
use serde_json::Value;
use std::cell::RefCell;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{MessageEvent, Url, Window};
use yew::Callback;

/// What a host may ask for.
#[derive(Debug, Clone)]
pub enum Command {
    Play(bool),
    To(u64),
    By(i64),
    /// Something else to show: names and values of the table, and a scenario's object.
    Load(Vec<(String, String)>, Option<Value>),
    /// Nothing that is understood.
    Wrong(Problem),
}

pub struct Host {
    /// The window around, if there is one.
    parent: Option<Window>,
    origin: Option<String>,
    /// Who takes commands at present.
    player: RefCell<Option<Callback<Command>>>,
}

impl Host {
    pub fn of(embed: &Embed) -> Host {
        let own = browser::window();
        let parent = own.parent().ok().flatten().filter(|p| *p != own);
        let referrer = || {
            let url = Url::new(&browser::document().referrer()).ok()?;
            Some(url.origin()).filter(|o| o != "null")
        };
        Host {
            parent,
            origin: embed.host.clone().or_else(referrer),
            player: RefCell::default(),
        }
    }

    /// Hears commands until what is returned is dropped: what is to be shown goes to `load`, the rest to the
    /// player.
    pub fn listen(this: &std::rc::Rc<Host>, load: Callback<Command>) -> EventListener {
        let host = this.clone();
        EventListener::new(&browser::window(), "message", move |e| {
            match e.dyn_ref().and_then(|e| host.heard(e)) {
                None => {}
                Some(command @ Command::Load(..)) => load.emit(command),
                Some(command) => {
                    // Whoever takes it may take its place.
                    let player = host.player.borrow().clone();
                    if let Some(player) = player {
                        player.emit(command);
                    }
                }
            }
        })
    }

    /// Who takes commands from now on; whoever did before may be gone.
    pub fn set_player(&self, player: Callback<Command>) {
        *self.player.borrow_mut() = Some(player);
    }

    fn heard(&self, e: &MessageEvent) -> Option<Command> {
        let parent: &JsValue = self.parent.as_ref()?;
        let is_host = self.origin.as_deref() == Some(e.origin().as_str());
        if Reflect::get(e, &"source".into()).ok()? != *parent || !is_host {
            return None;
        }
        command(&e.data())
    }

    /// To anybody: how tall the content is.
    pub fn height(&self, height: f64) {
        self.post("height", &[("height", height.into())], "*");
    }

    /// To anybody: it stands.
    pub fn ready(&self) {
        self.post("ready", &[], "*");
    }

    /// To the host: how it goes.
    pub fn progress(&self, fields: &[(&str, JsValue)]) {
        self.tell("progress", fields);
    }

    /// To the host: what is wrong, in words.
    pub fn problem(&self, field: &str, text: &str) {
        self.tell("problem", &[("field", field.into()), ("text", text.into())]);
    }

    fn tell(&self, kind: &str, fields: &[(&str, JsValue)]) {
        match self.origin.as_deref() {
            None => {}
            // It has no name by which it could be addressed; that this is well was said by it.
            Some("null") => self.post(kind, fields, "*"),
            Some(origin) => self.post(kind, fields, origin),
        }
    }

    fn post(&self, kind: &str, fields: &[(&str, JsValue)], to: &str) {
        let Some(parent) = &self.parent else {
            return;
        };
        let message = Object::new();
        let own = [("kw", VERSION.into()), ("type", kind.into())];
        for (name, value) in own.iter().chain(fields) {
            let _ = Reflect::set(&message, &(*name).into(), value);
        }
        let _ = parent.post_message(&message, to);
    }
}

/// What a message asks for; none if it is none of ours.
fn command(data: &JsValue) -> Option<Command> {
    // What was sent is a copy: reading it runs nobody's code.
    let get = |name: &str| Reflect::get(data, &name.into()).unwrap_or_default();
    let version = data
        .is_object()
        .then(|| get("kw"))
        .filter(|v| !v.is_undefined())?;
    let wrong = |field: &str, value: &JsValue| {
        let said = value
            .as_string()
            .or_else(|| value.as_f64().map(|n| n.to_string()));
        let said: String = said.unwrap_or_default().chars().take(40).collect();
        Some(Command::Wrong(
            Problem::new("embed-message", field).with("value", said),
        ))
    };
    if version.as_f64() != Some(f64::from(VERSION)) {
        return wrong("kw", &version);
    }
    let whole = |value: &JsValue| value.as_f64().filter(|n| n.trunc() == *n);
    let kind = get("type");
    match kind.as_string().as_deref() {
        Some("play") => Some(Command::Play(true)),
        Some("pause") => Some(Command::Play(false)),
        Some("step") => {
            let (to, by) = (get("to"), get("by"));
            if !to.is_undefined() {
                match whole(&to).filter(|n| *n >= 0.0) {
                    Some(n) => Some(Command::To(n as u64)),
                    None => wrong("to", &to),
                }
            } else if by.is_undefined() {
                Some(Command::By(1))
            } else {
                match whole(&by) {
                    Some(n) => Some(Command::By(n as i64)),
                    None => wrong("by", &by),
                }
            }
        }
        Some("load") => load(&get),
        _ => wrong("type", &kind),
    }
}

fn load(get: &dyn Fn(&str) -> JsValue) -> Option<Command> {
    let mut pairs = Vec::new();
    let mut scenario = None;
    for name in TABLE.iter().map(|p| p.name) {
        let value = get(name);
        // Who the host is, and whom it reports to, no message says.
        if value.is_undefined() || value.is_null() || matches!(name, "host" | "scorm") {
            continue;
        }
        let text = match (value.as_string(), value.as_f64(), value.as_bool()) {
            (Some(text), _, _) => text,
            (_, Some(n), _) => n.to_string(),
            (_, _, Some(on)) => u8::from(on).to_string(),
            _ if name == "scenario" => {
                let text = js_sys::JSON::stringify(&value).ok()?;
                match parse_file(&String::from(text)) {
                    Ok(value) => scenario = Some(value),
                    Err(problem) => return Some(Command::Wrong(problem.under(name))),
                }
                continue;
            }
            // An object where a word belongs is refused as the word it is not.
            _ => "{}".to_owned(),
        };
        pairs.push((name.to_owned(), text));
    }
    Some(Command::Load(pairs, scenario))
}
