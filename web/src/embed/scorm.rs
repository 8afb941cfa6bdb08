//! SCORM 1.2: the run-time of a learning platform, which is an object `API` in a window around this one or in
//! the one that opened it. Nothing here may fail: a platform that does not answer is one that is not there.

use crate::browser;
use gloo_events::EventListener;
use js_sys::{Array, Function, Reflect};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};

/// How far up it is looked for.
const MOST: usize = 20;

#[derive(Default)]
struct Standing {
    place: String,
    kept: String,
    is_done: bool,
}

struct Api {
    object: JsValue,
    started: f64,
    standing: RefCell<Standing>,
}

pub struct Scorm {
    api: Rc<Api>,
    _leaving: EventListener,
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    // Windows of other origins throw.
    let value = Reflect::get(of, &name.into()).ok()?;
    value.is_object().then_some(value)
}

/// The API in this window or one around it.
fn above(window: JsValue) -> Option<JsValue> {
    let mut window = window;
    for _ in 0..MOST {
        if let Some(api) = get(&window, "API") {
            return Some(api);
        }
        let parent = get(&window, "parent")?;
        if parent == window {
            return None;
        }
        window = parent;
    }
    None
}

impl Api {
    fn call(&self, name: &str, arguments: &[&str]) -> String {
        let function = Reflect::get(&self.object, &name.into()).map(JsCast::dyn_into::<Function>);
        let Ok(Ok(function)) = function else {
            return String::new();
        };
        let arguments: Array = arguments.iter().map(|a| JsValue::from(*a)).collect();
        let result = function.apply(&self.object, &arguments);
        result.ok().and_then(|r| r.as_string()).unwrap_or_default()
    }

    fn value(&self, name: &str) -> String {
        self.call("LMSGetValue", &[name])
    }

    fn set(&self, name: &str, value: &str) {
        self.call("LMSSetValue", &[name, value]);
    }

    /// Whether the platform has it as done: then it stays so.
    fn is_over(&self) -> bool {
        matches!(
            self.value("cmi.core.lesson_status").as_str(),
            "completed" | "passed"
        )
    }

    fn complete(&self) {
        if !self.is_over() {
            self.set("cmi.core.lesson_status", "completed");
        }
        self.call("LMSCommit", &[""]);
    }

    fn finish(&self) {
        let standing = self.standing.borrow();
        self.set("cmi.core.lesson_location", &standing.place);
        self.set("cmi.suspend_data", &standing.kept);
        let seconds = ((browser::now_ms() - self.started) / 1000.0) as u64;
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let time = format!("{hours:02}:{minutes:02}:{seconds:02}");
        self.set("cmi.core.session_time", &time);
        let exit = if standing.is_done { "" } else { "suspend" };
        self.set("cmi.core.exit", exit);
        self.call("LMSCommit", &[""]);
        self.call("LMSFinish", &[""]);
    }
}

impl Scorm {
    /// Looks for the run-time and begins a session with it.
    pub fn find() -> Option<Scorm> {
        let window: JsValue = browser::window().into();
        let opener = || get(&browser::window().into(), "opener").and_then(above);
        let object = above(window).or_else(opener)?;
        let api = Rc::new(Api {
            object,
            started: browser::now_ms(),
            standing: RefCell::default(),
        });
        api.call("LMSInitialize", &[""]);
        if !api.is_over() {
            api.set("cmi.core.lesson_status", "incomplete");
        }
        let leaving = api.clone();
        let leaving = EventListener::once(&browser::window(), "pagehide", move |_| {
            leaving.finish();
        });
        Some(Scorm {
            api,
            _leaving: leaving,
        })
    }

    /// What was kept of the last visit.
    pub fn kept(&self) -> String {
        self.api.value("cmi.suspend_data")
    }

    /// Where the learner stood.
    pub fn place(&self) -> Option<u64> {
        self.api.value("cmi.core.lesson_location").parse().ok()
    }

    pub fn stands(&self, at: u64, seen: String, is_done: bool) {
        let mut standing = self.api.standing.borrow_mut();
        let is_new = is_done && !standing.is_done;
        *standing = Standing {
            place: at.to_string(),
            kept: seen,
            is_done: is_done || standing.is_done,
        };
        drop(standing);
        if is_new {
            self.api.complete();
        }
    }

    pub fn scored(&self, done: u64, right: u64, all: u64) {
        let is_done = done >= all;
        *self.api.standing.borrow_mut() = Standing {
            place: done.to_string(),
            kept: format!("{done}/{right}"),
            is_done,
        };
        if done == 0 {
            return;
        }
        let percent = (right * 100 + all / 2) / all.max(1);
        self.api.set("cmi.core.score.min", "0");
        self.api.set("cmi.core.score.max", "100");
        self.api.set("cmi.core.score.raw", &percent.to_string());
        if is_done {
            self.api.complete();
        } else {
            self.api.call("LMSCommit", &[""]);
        }
    }
}
