//! Two real connections of this browser to each other, and the log of what they said.
//!
//! The log is a text as `kw_capture` reads it: a time, a side, what it said. Nothing goes anywhere but from one
//! of the two to the other, by way of this page, unless a server is given.

use crate::browser;
use js_sys::{Array, JSON, Map, Object, Reflect};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    RtcConfiguration, RtcDataChannel, RtcDataChannelEvent, RtcIceCandidateInit, RtcPeerConnection,
    RtcPeerConnectionIceEvent, RtcSessionDescriptionInit,
};

/// Names of the two, as in the log.
pub const NAMES: [&str; 2] = ["A", "B"];
/// Longest log, in bytes: what comes later is not kept.
const MAX_LOG: usize = 1 << 20;

/// A server to be asked; all empty: none is.
#[derive(Clone, Default, PartialEq)]
pub struct Server {
    pub url: String,
    pub user: String,
    pub password: String,
}

/// What was said so far.
pub struct Log {
    start: f64,
    /// What was said, and whether it is a statistic.
    said: RefCell<Vec<(bool, String)>>,
    /// States of the two.
    pub states: RefCell<[String; 2]>,
    /// How many candidates each has told.
    pub candidates: Cell<[u32; 2]>,
    /// Whether the data channel is open.
    pub is_open: Cell<bool>,
    /// Whether the statistics of each name a nominated pair.
    pub nominated: Cell<[bool; 2]>,
    /// What was written last of each object of the statistics.
    seen: RefCell<BTreeMap<(usize, String), String>>,
}

impl Log {
    fn new() -> Self {
        Log {
            start: browser::now_ms(),
            said: RefCell::default(),
            states: RefCell::default(),
            candidates: Cell::default(),
            is_open: Cell::default(),
            nominated: Cell::default(),
            seen: RefCell::default(),
        }
    }

    /// Everything that was said, with what the browser counted or without.
    pub fn text(&self, with_statistics: bool) -> String {
        let said = self.said.borrow();
        let wanted = said.iter().filter(|s| with_statistics || !s.0);
        wanted.map(|s| s.1.as_str()).collect()
    }

    fn say(&self, side: usize, what: &str) {
        self.keep(side, what, false);
    }

    fn keep(&self, side: usize, what: &str, is_statistic: bool) {
        let mut said = self.said.borrow_mut();
        if said.iter().map(|s| s.1.len()).sum::<usize>() + what.len() < MAX_LOG {
            let us = (browser::now_ms() - self.start) * 1000.0;
            let line = format!("+{} {} {what}\n", us as u64, NAMES[side]);
            said.push((is_statistic, line));
        }
    }

    fn count(&self, side: usize) {
        let mut counts = self.candidates.get();
        counts[side] += 1;
        self.candidates.set(counts);
    }
}

/// What ended before it began.
pub enum Fault {
    /// This browser has no such connections, or is told not to.
    None,
    /// It refused, in its own words.
    Said(String),
}

impl From<JsValue> for Fault {
    fn from(value: JsValue) -> Self {
        let message = Reflect::get(&value, &"message".into()).ok();
        let message = message.and_then(|m| m.as_string());
        let text = message.or_else(|| value.as_string()).unwrap_or_default();
        Fault::Said(text.chars().take(300).collect())
    }
}

/// Something that a connection tells; it is heard as long as this lives.
type Listener = Closure<dyn FnMut(JsValue)>;

/// The two connections; dropping them closes both.
pub struct Peers {
    pub log: Rc<Log>,
    both: [RtcPeerConnection; 2],
    _listeners: Vec<Listener>,
    /// The two ends of the channel, and what listens to them; B's comes later.
    channels: Rc<RefCell<Vec<(RtcDataChannel, Listener)>>>,
}

impl Drop for Peers {
    fn drop(&mut self) {
        for peer in &self.both {
            peer.set_onicecandidate(None);
            peer.set_oniceconnectionstatechange(None);
            peer.set_ondatachannel(None);
            peer.close();
        }
        // What is on its way to a channel still arrives after that, and nobody is there to hear it.
        for (channel, _) in self.channels.borrow().iter() {
            channel.set_onopen(None);
            channel.set_onmessage(None);
        }
    }
}

/// Whether this browser can do it.
pub fn is_possible() -> bool {
    Reflect::get(&browser::window(), &"RTCPeerConnection".into()).is_ok_and(|c| c.is_function())
}

fn text(of: &JsValue, key: &str) -> String {
    let value = Reflect::get(of, &key.into()).ok();
    value.and_then(|v| v.as_string()).unwrap_or_default()
}

fn configuration(server: &Server) -> RtcConfiguration {
    let configuration = RtcConfiguration::new();
    if !server.url.is_empty() {
        let entry = Object::new();
        let fields = [
            ("urls", &server.url),
            ("username", &server.user),
            ("credential", &server.password),
        ];
        for (key, value) in fields.iter().filter(|f| !f.1.is_empty()) {
            // Setting a field of an object that was just made cannot fail.
            let _ = Reflect::set(&entry, &(*key).into(), &value.as_str().into());
        }
        configuration.set_ice_servers(&Array::of1(&entry));
    }
    configuration
}

impl Peers {
    /// Makes both, and what listens to them; `told` is called whenever the log has changed.
    pub fn new(server: &Server, told: &Rc<dyn Fn()>) -> Result<Peers, Fault> {
        if !is_possible() {
            return Err(Fault::None);
        }
        let configuration = configuration(server);
        let make = || RtcPeerConnection::new_with_configuration(&configuration);
        let mut peers = Peers {
            log: Rc::new(Log::new()),
            both: [make()?, make()?],
            _listeners: Vec::new(),
            channels: Rc::default(),
        };
        for side in [0, 1] {
            peers.listen(side, told);
        }
        Ok(peers)
    }

    fn listen(&mut self, side: usize, told: &Rc<dyn Fn()>) {
        let (own, other) = (self.both[side].clone(), self.both[1 - side].clone());
        let (log, told_on) = (self.log.clone(), told.clone());
        let on_candidate = Listener::new(move |event: JsValue| {
            let event: RtcPeerConnectionIceEvent = event.unchecked_into();
            let Some(candidate) = event.candidate() else {
                return;
            };
            // The end of the candidates is an empty one.
            if candidate.candidate().is_empty() {
                return;
            }
            log.say(side, &candidate.candidate());
            log.count(side);
            let init = RtcIceCandidateInit::new(&candidate.candidate());
            init.set_sdp_mid(candidate.sdp_mid().as_deref());
            init.set_sdp_m_line_index(candidate.sdp_m_line_index());
            pass_on(&other, init);
            told_on();
        });
        let (log, told_on) = (self.log.clone(), told.clone());
        let state_of = own.clone();
        let on_state = Listener::new(move |_: JsValue| {
            let state = text(&state_of, "iceConnectionState");
            log.say(side, &format!("state {state}"));
            log.states.borrow_mut()[side] = state;
            told_on();
        });
        own.set_onicecandidate(Some(on_candidate.as_ref().unchecked_ref()));
        own.set_oniceconnectionstatechange(Some(on_state.as_ref().unchecked_ref()));
        self._listeners.extend([on_candidate, on_state]);
        if side == 1 {
            let (log, kept, told) = (self.log.clone(), self.channels.clone(), told.clone());
            let on_channel = Listener::new(move |event: JsValue| {
                let event: RtcDataChannelEvent = event.unchecked_into();
                let channel = event.channel();
                let (log, told) = (log.clone(), told.clone());
                let on_message = Listener::new(move |_: JsValue| {
                    log.say(1, "received the message");
                    told();
                });
                channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
                kept.borrow_mut().push((channel, on_message));
            });
            own.set_ondatachannel(Some(on_channel.as_ref().unchecked_ref()));
            self._listeners.push(on_channel);
        }
    }

    /// Both connections, to be brought together by [`connect`].
    pub fn both(&self) -> [RtcPeerConnection; 2] {
        self.both.clone()
    }

    /// The channel that A opens; its first message is sent as soon as that is possible.
    pub fn open_channel(&mut self, told: &Rc<dyn Fn()>) -> RtcDataChannel {
        let channel = self.both[0].create_data_channel("kernel-wire");
        let (log, told, own) = (self.log.clone(), told.clone(), channel.clone());
        let on_open = Listener::new(move |_: JsValue| {
            log.say(0, "OPEN");
            log.is_open.set(true);
            // Where it is closed again by now, there is nobody to tell.
            let _ = own.send_with_str("hello");
            told();
        });
        channel.set_onopen(Some(on_open.as_ref().unchecked_ref()));
        let kept = (channel.clone(), on_open);
        self.channels.borrow_mut().push(kept);
        channel
    }
}

/// Candidates that come before the other side has a description wait at that side for it.
fn pass_on(to: &RtcPeerConnection, candidate: RtcIceCandidateInit) {
    let to = to.clone();
    wasm_bindgen_futures::spawn_local(async move {
        for _ in 0..200 {
            let description = Reflect::get(&to, &"remoteDescription".into());
            if description.is_ok_and(|d| !d.is_null()) {
                let adding = to.add_ice_candidate_with_opt_rtc_ice_candidate_init(Some(&candidate));
                // One that the other side cannot use is not used.
                let _ = JsFuture::from(adding).await;
                return;
            }
            gloo_timers::future::TimeoutFuture::new(5).await;
        }
    });
}

/// Offer and answer from the one to the other.
pub async fn connect([a, b]: [RtcPeerConnection; 2], log: &Log) -> Result<(), Fault> {
    let describe = |side: usize, word: &str, description: &JsValue| {
        let sdp = text(description, "sdp");
        log.say(side, word);
        log.say(side, &format!("{}\n", sdp.trim_end().replace("\r\n", "\n")));
    };
    let offer = JsFuture::from(a.create_offer()).await?;
    describe(0, "OFFER", &offer);
    let offer: RtcSessionDescriptionInit = offer.unchecked_into();
    JsFuture::from(a.set_local_description(&offer)).await?;
    JsFuture::from(b.set_remote_description(&offer)).await?;
    let answer = JsFuture::from(b.create_answer()).await?;
    describe(1, "ANSWER", &answer);
    let answer: RtcSessionDescriptionInit = answer.unchecked_into();
    JsFuture::from(b.set_local_description(&answer)).await?;
    JsFuture::from(a.set_remote_description(&answer)).await?;
    Ok(())
}

/// Asks both for their statistics, and notes what is new in them.
pub async fn ask(both: [RtcPeerConnection; 2], log: &Log) {
    for (side, peer) in both.iter().enumerate() {
        // Asked of one that was closed meanwhile.
        let Ok(report) = JsFuture::from(peer.get_stats()).await else {
            continue;
        };
        let mut found: Vec<JsValue> = Vec::new();
        let report: Map = report.unchecked_into();
        report.for_each(&mut |value, _| found.push(value));
        // What pairs name, and what names pairs, comes before them.
        found.sort_by_key(|v| text(v, "type") == "candidate-pair");
        for value in found {
            note(side, &value, log);
        }
    }
}

fn note(side: usize, value: &JsValue, log: &Log) {
    let kind = text(value, "type");
    let is_pair = kind == "candidate-pair";
    let known = ["local-candidate", "remote-candidate", "transport"];
    if !is_pair && !known.contains(&kind.as_str()) {
        return;
    }
    let shown = |key: &str| {
        let value = Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED);
        // What is not there has no JSON either.
        let json = JSON::stringify(&value).ok();
        json.and_then(|j| j.as_string()).unwrap_or_default()
    };
    if is_pair && shown("nominated") == "true" {
        let mut nominated = log.nominated.get();
        nominated[side] = true;
        log.nominated.set(nominated);
    }
    // What changes with every question (times, counts of checks) is nothing new.
    let keys: &[&str] = match is_pair {
        true => &["state", "nominated", "bytesSent", "bytesReceived"],
        false => &["address", "port", "selectedCandidatePairId"],
    };
    let now: String = keys.iter().map(|k| shown(k)).collect();
    let key = (side, text(value, "id"));
    if log.seen.borrow().get(&key) == Some(&now) {
        return;
    }
    log.seen.borrow_mut().insert(key, now);
    if let Ok(json) = JSON::stringify(value) {
        log.keep(side, &String::from(json), true);
    }
}
