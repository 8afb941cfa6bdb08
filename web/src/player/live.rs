//! Live: what a lab models, done by the reader's own browser, and then shown as a recording.
//!
//! A lab says that it can be live ([`kw_models::Entry`]); the same run can be looked at in each that can. It is
//! asked before anything begins, and said what will happen.

mod peers;

use crate::prefs::Words;
use gloo_timers::callback::Interval;
use kw_models::registry::LABS;
use kw_trace::{Param, Problem};
use peers::{Fault, NAMES, Peers, Server};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::import::Imported;

/// How often the connections are asked for their statistics, in milliseconds.
const EVERY: u32 = 500;
/// How long a run may take, in questions.
const MOST: u32 = 600;

#[derive(Properties, PartialEq)]
pub struct LiveProps {
    /// The lab whose page this is.
    pub lab: &'static str,
    pub on_done: Callback<Result<Imported, Problem>>,
    pub on_close: Callback<()>,
}

pub enum Msg {
    Words(Words),
    Server(fn(&mut Server) -> &mut String, String),
    Start,
    Told,
    Ask,
    Failed(Fault),
    /// The run ends, and is looked at in this lab.
    Stop(&'static str),
}

/// The panel.
pub struct Live {
    words: Words,
    _words: ContextHandle<Words>,
    server: Server,
    running: Option<Peers>,
    asking: Option<Interval>,
    asked: u32,
    fault: Option<String>,
}

impl Component for Live {
    type Message = Msg;
    type Properties = LiveProps;

    fn create(ctx: &Context<Self>) -> Self {
        let (words, handle) = ctx
            .link()
            .context::<Words>(ctx.link().callback(Msg::Words))
            .expect("the app provides its texts");
        Live {
            words,
            _words: handle,
            server: Server::default(),
            running: None,
            asking: None,
            asked: 0,
            fault: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Words(words) => self.words = words,
            Msg::Server(field, value) => *field(&mut self.server) = value.trim().to_owned(),
            Msg::Start => self.start(ctx),
            Msg::Told => {}
            Msg::Ask => self.ask(ctx),
            Msg::Failed(fault) => self.fail(fault),
            Msg::Stop(lab) => self.stop(ctx, lab),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let words = &self.words;
        html! {
            <section class="live" aria-label={words.t("live")}>
                <h2>{ words.t("live") }</h2>
                if let Some(fault) = &self.fault {
                    <p class="refused" role="alert">{ fault.clone() }</p>
                }
                if let Some(peers) = &self.running {
                    { self.running(peers) }
                } else {
                    <p>{ words.t("live-what") }</p>
                    { self.fields(ctx) }
                }
                <div class="row-tools">
                    { self.main(ctx) }
                    { for self.running.iter().flat_map(|_| self.others(ctx)) }
                    <button key="close" type="button" class="close" onclick={ctx.props().on_close.reform(|_| ())}>
                        { words.t("live-close") }
                    </button>
                </div>
            </section>
        }
    }
}

impl Live {
    fn fields(&self, ctx: &Context<Self>) -> Html {
        let words = &self.words;
        let field = |id: &'static str,
                     label: String,
                     kind: &'static str,
                     value: &str,
                     of: fn(&mut Server) -> &mut String| {
            let oninput = ctx.link().batch_callback(move |e: InputEvent| {
                let input = e.target()?.dyn_into::<HtmlInputElement>().ok()?;
                Some(Msg::Server(of, input.value()))
            });
            html! {
                <div class="field">
                    <label for={id}>{ label }</label>
                    <input {id} type={kind} autocomplete="off" spellcheck="false" value={value.to_owned()} {oninput} />
                </div>
            }
        };
        html! {
            <fieldset>
                <legend>{ words.t("live-server") }</legend>
                { field("live-url", words.t("live-url"), "text", &self.server.url, |s| &mut s.url) }
                { field("live-user", words.t("live-user"), "text", &self.server.user, |s| &mut s.user) }
                { field("live-password", words.t("live-password"), "password", &self.server.password, |s| &mut s.password) }
                <p class="point">{ words.t("live-server-what") }</p>
            </fieldset>
        }
    }

    /// To start the run, then to end it and look at it here: one button, which keeps the focus.
    fn main(&self, ctx: &Context<Self>) -> Html {
        let here = ctx.props().lab;
        let (class, text, does): (_, _, fn(&'static str) -> Msg) = match self.running {
            Some(_) => ("stop", "live-stop", Msg::Stop),
            None => ("start", "live-start", |_| Msg::Start),
        };
        html! {
            <button key="main" type="button" class={classes!("main", class)} onclick={ctx.link().callback(move |_| does(here))}>
                { self.words.t(text) }
            </button>
        }
    }

    /// To end the run and look at it in another lab that can be live.
    fn others(&self, ctx: &Context<Self>) -> Vec<Html> {
        let here = ctx.props().lab;
        let others = LABS.iter().filter(|l| l.live && l.id != here);
        let button = |other: &'static kw_models::Entry| {
            let lab = Param::from(self.words.lab(other.id, "lab-title"));
            html! {
                <button
                    key={other.id}
                    type="button"
                    class="stop-there"
                    onclick={ctx.link().callback(|_| Msg::Stop(other.id))}
                >
                    { self.words.with("live-stop-there", &[("lab", lab)]) }
                </button>
            }
        };
        others.map(button).collect()
    }

    fn running(&self, peers: &Peers) -> Html {
        let (words, log) = (&self.words, &peers.log);
        let states = log.states.borrow();
        let both = log.nominated.get() == [true, true];
        html! {
            <div aria-live="polite">
                <ul>
                    { for (0..2).map(|side| {
                        let state = match states[side].as_str() {
                            "" => "new",
                            state => state,
                        };
                        let count = i64::from(log.candidates.get()[side]);
                        let who = NAMES[side];
                        html! {
                            <li>{ words.with("live-side", &[
                                ("who", Param::from(who)),
                                ("state", Param::from(state)),
                                ("n", Param::from(count)),
                            ]) }</li>
                        }
                    }) }
                </ul>
                if log.is_open.get() && both {
                    <p class="connected">{ words.t("live-connected") }</p>
                }
            </div>
        }
    }

    fn start(&mut self, ctx: &Context<Self>) {
        self.fault = None;
        let told: Rc<dyn Fn()> = {
            let link = ctx.link().clone();
            Rc::new(move || link.send_message(Msg::Told))
        };
        let mut peers = match Peers::new(&self.server, &told) {
            Ok(peers) => peers,
            Err(fault) => return self.fail(fault),
        };
        peers.open_channel(&told);
        let (both, log, link) = (peers.both(), peers.log.clone(), ctx.link().clone());
        wasm_bindgen_futures::spawn_local(async move {
            if let Err(fault) = peers::connect(both, &log).await {
                link.send_message(Msg::Failed(fault));
            }
        });
        self.running = Some(peers);
        self.asked = 0;
        let link = ctx.link().clone();
        self.asking = Some(Interval::new(EVERY, move || link.send_message(Msg::Ask)));
    }

    fn fail(&mut self, fault: Fault) {
        self.running = None;
        self.asking = None;
        self.fault = Some(match fault {
            Fault::None => self.words.t("live-none"),
            Fault::Said(what) => self
                .words
                .with("live-refused", &[("what", Param::from(what))]),
        });
    }

    fn ask(&mut self, ctx: &Context<Self>) {
        let Some(peers) = &self.running else { return };
        self.asked += 1;
        if self.asked > MOST {
            return self.stop(ctx, ctx.props().lab);
        }
        let (both, log, link) = (peers.both(), peers.log.clone(), ctx.link().clone());
        wasm_bindgen_futures::spawn_local(async move {
            peers::ask(both, &log).await;
            link.send_message(Msg::Told);
        });
    }

    /// Ends the run and hands over what was said, as this lab takes it: with what the browser counted, or
    /// without.
    fn stop(&mut self, ctx: &Context<Self>, lab: &str) {
        self.asking = None;
        let Some(peers) = self.running.take() else {
            return;
        };
        let log = peers.log.clone();
        drop(peers);
        let name = self.words.t("live-name");
        let read = match kw_capture::import(log.text(true).as_bytes(), &name) {
            Ok(whole) if whole.lab != lab => kw_capture::import(log.text(false).as_bytes(), &name),
            whole => whole,
        };
        ctx.props().on_done.emit(read.map(|imported| Imported {
            name,
            value: imported.value(),
            notes: imported.notes,
            recorded: None,
        }));
    }
}
