//! How tall the content is: told to whoever is around, so that there is never a scroll bar in the frame.
//!
//! A scroll bar takes width, which changes the height: so there is none while the host may still answer. If
//! it does not, the frame scrolls.

use super::Host;
use crate::browser;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::ResizeObserver;

/// How long a host has to make room, in milliseconds.
const PATIENCE: u32 = 400;
/// The root element has it while the frame scrolls.
const SCROLLS: &str = "data-scrolls";

/// Watches the height of the body for as long as it lives.
pub struct Frame {
    watch: Option<(ResizeObserver, Closure<dyn FnMut()>)>,
    _resized: EventListener,
}

impl Frame {
    pub fn start(host: Rc<Host>) -> Frame {
        let waiting = Rc::new(RefCell::new(None::<Timeout>));
        let told = Rc::new(RefCell::new(0.0));
        let look = move || {
            let height = height();
            if told.replace(height) != height {
                host.height(height);
            }
            *waiting.borrow_mut() = Some(Timeout::new(PATIENCE, || {
                set_scrolls(!fits());
            }));
        };
        look();
        let again = look.clone();
        let resized = EventListener::new(&browser::window(), "resize", move |_| {
            set_scrolls(false);
            again();
        });
        let closure = Closure::<dyn FnMut()>::new(look);
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(body)) = (&observer, browser::document().body()) {
            observer.observe(&body);
        }
        Frame {
            watch: observer.map(|o| (o, closure)),
            _resized: resized,
        }
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.watch {
            observer.disconnect();
        }
    }
}

fn height() -> f64 {
    let body = browser::document().body();
    body.map_or(0.0, |b| b.get_bounding_client_rect().height().ceil())
}

fn fits() -> bool {
    let inner = browser::window().inner_height().ok();
    inner.and_then(|h| h.as_f64()).is_none_or(|h| height() <= h)
}

fn set_scrolls(on: bool) {
    let Some(root) = browser::root() else {
        return;
    };
    let _ = if on {
        root.set_attribute(SCROLLS, "")
    } else {
        root.remove_attribute(SCROLLS)
    };
}
