//! The state of a lab's page and everything that can happen to it.

mod branching;
mod stage;

use super::{
    changes::Changes,
    compare::{Compare, Contestant},
    curves::Curves,
    embedding::{self, Embedding},
    exercises::Exercises,
    first_minute::FirstMinute,
    futures::{Act, Futures},
    import::{self, Imported, Reading},
    live::Live,
    panels,
    predicting::{self, Predicting},
    recording::Recorded,
    saving::Saving,
    sheet::Sheet,
    toolbar::{self, Toolbar},
};
use crate::{
    browser,
    embed::{Around, Audience, Command, Standing},
    learn::{TopicView, keep},
    prefs::Words,
    ui::{DataTable, Editor, Kept, PacketView, Path, patch},
};
use gloo_events::EventListener;
use gloo_render::AnimationFrame;
use gloo_timers::callback::Timeout;
use kw_exchange::{
    embed::Controls,
    file_text,
    link::{self, Link},
    results_markdown,
};
use kw_models::{Entry, Figure, Packet, Session, Table, entry, futures::changes_of};
use kw_scene::{Ground, to_svg};
use kw_trace::{End, Param, Problem};
use serde_json::Value;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast as _;
use yew::{context::ContextHandle, prelude::*};

/// Work between two looks at the clock, in steps.
const BATCH: u64 = 500;
/// The same for studies.
const STUDY_BATCH: u64 = 5_000;
/// Work in one slice, in milliseconds: well under a frame.
const SLICE_MS: f64 = 8.0;
/// Time between two drawings while the run goes on in the background, in milliseconds.
const DRAW_MS: f64 = 200.0;
/// Width of saved pictures in pixels; `kw` has the same.
const SAVED_WIDTH: f32 = 960.0;
/// Time between two steps that are said while playing, in milliseconds.
const SAY_MS: f64 = 2000.0;
/// Steps a second the player can make.
pub const SPEEDS: [u32; 8] = [1, 2, 4, 8, 15, 30, 60, 1000];
/// Bytes of a message that takes long to draw.
const LARGE_PACKET: usize = 512;
/// Steps that are walked forward at once to find one before.
const STRETCH: u64 = 64;
/// The same for whole recordings, in references.
const RECORDING_BATCH: u64 = 100_000;

/// A session that the picture shares.
pub type Shared = Rc<RefCell<Box<dyn Session>>>;

/// Which tab is open below the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Scenario,
    Packet,
    Results,
    Compare,
    Curves,
    Recording,
    Changes,
    Futures,
    Steps,
    Exercises,
    Note,
}

impl Tab {
    pub const ALL: [Tab; 11] = [
        Tab::Scenario,
        Tab::Packet,
        Tab::Results,
        Tab::Compare,
        Tab::Curves,
        Tab::Recording,
        Tab::Changes,
        Tab::Futures,
        Tab::Steps,
        Tab::Exercises,
        Tab::Note,
    ];

    /// Its word in links.
    pub fn name(self) -> &'static str {
        match self {
            Tab::Scenario => "scenario",
            Tab::Packet => "packet",
            Tab::Results => "results",
            Tab::Compare => "compare",
            Tab::Curves => "curves",
            Tab::Recording => "recording",
            Tab::Changes => "changes",
            Tab::Futures => "futures",
            Tab::Steps => "steps",
            Tab::Exercises => "exercises",
            Tab::Note => "note",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct LabPageProps {
    pub lab: &'static str,
    pub link: Link,
    pub problem: Option<Problem>,
    /// In a frame of somebody's page: what was asked for there.
    #[prop_or_default]
    pub around: Option<Around>,
}

/// Sends a message as a task of its own, unless what is returned is dropped before.
fn later(ctx: &Context<LabPage>, msg: Msg) -> Timeout {
    let link = ctx.link().clone();
    Timeout::new(0, move || link.send_message(msg))
}

/// Where the cursor goes when enough has been run.
#[derive(Clone, Copy)]
pub enum Goal {
    Step(u64),
    /// This step if it is at this instant still, else the last step of the instant.
    Near {
        step: u64,
        time: u64,
    },
}

pub enum Msg {
    Words(Words),
    Slice,
    /// A large scenario was opened.
    Opened(Box<dyn Session>, Goal),
    Cancel,
    Resume,
    Seek(u64),
    /// To the step of something in the picture.
    Follow(u64),
    SeekTime(u64),
    Step(i64),
    Ends(bool),
    /// Asks about what comes next, or no more.
    Predict(bool),
    /// The newcomer is through the first minute.
    FirstOver,
    /// An answer to that.
    Answer(usize),
    /// To the next question.
    NextQuestion,
    /// To a place where this rule decides.
    Practice(&'static str),
    Play,
    Frame(f64),
    Speed(u32),
    Zoom(i32),
    Tab(Tab),
    /// Opens the message of the step.
    Packet,
    /// To the next step that sends a packet, or the last one before.
    ToPacket(bool),
    Edit((Path, Option<Value>)),
    ChangeEdit((Path, Option<Value>)),
    ChangeApply,
    ChangeUndo(u64),
    /// Something happens to the futures.
    Futures(Act),
    Open(Value),
    Preset(String),
    Random,
    /// An option of a first choice.
    Pick(usize, usize),
    Files(Vec<web_sys::File>),
    ReadOn(u64),
    ReadStop,
    Read(Result<Imported, Problem>),
    Imported(Imported),
    Place(usize),
    PlaceLength(usize),
    Drag(bool),
    /// Opens the panel in which the browser does it itself, or closes it.
    Live(bool),
    Share,
    Shared(String, bool),
    Save(toolbar::Form),
    SaveSlice,
    SaveStop,
    /// Something that this browser cannot do, in words.
    Unable(&'static str),
    Printed,
    CompareSlice,
    CompareTick(usize),
    CurvesSlice,
    Help(bool),
    Dismiss,
    Address,
    Key(&'static str),
    /// Opens the dialog that gives what to paste, or closes it.
    Embedding(bool),
    /// The page around an embed wants something.
    Command(Command),
    /// How many exercises of a set are over, and how many right at once.
    Score((u64, u64)),
}

/// What a line above the picture says.
#[derive(Clone, PartialEq)]
pub enum Notice {
    /// Something went right.
    Said(&'static str, Vec<(&'static str, Param)>),
    /// Something was refused; what was there before stays.
    Refused(Problem),
    /// The link could not be opened.
    BadLink(Problem),
    /// The other branches in the link could not be read.
    BadBranches(Problem),
    /// A link to copy by hand.
    Link(String),
    /// What an import passed over.
    Notes(String, Vec<kw_capture::Note>),
}

pub struct LabPage {
    entry: &'static Entry,
    words: Words,
    _words: ContextHandle<Words>,
    session: Shared,
    /// Counts everything that changes the picture.
    version: u32,
    /// While the learner says what comes next.
    predicting: Option<Predicting>,
    /// Whether a newcomer is led through the first minute.
    is_first: bool,
    /// Whether a run was walked to its end.
    is_walked: bool,
    /// How often practice was asked for.
    practised: u64,
    draft: Rc<Value>,
    /// The scenario that is being shown; the draft may be wrong.
    in_force: Rc<Value>,
    error: Option<Problem>,
    notice: Option<Notice>,
    work: Option<Timeout>,
    is_stopped: bool,
    /// Whether the last move was one step, slow enough for the eye: only then does anything move.
    is_single_step: bool,
    /// When the last slice was drawn.
    drawn: f64,
    goal: Option<Goal>,
    playing: Option<AnimationFrame>,
    last_frame: f64,
    owed: f64,
    speed: u32,
    zoom: i32,
    tab: Tab,
    tables: Vec<Rc<Table>>,
    before: Vec<Rc<Table>>,
    /// The message of the step, while its tab is open.
    packet: Option<Rc<Packet>>,
    packet_work: Option<Timeout>,
    /// The field that is kept lit from message to message.
    kept: Kept,
    results: Vec<Rc<Table>>,
    contestants: Vec<Contestant>,
    compared: bool,
    asked: Vec<String>,
    compare_work: Option<Timeout>,
    /// The studies of the scenario; made when it is put in force, worked out when they are looked at.
    curves: Vec<Curves>,
    curves_work: Option<Timeout>,
    curves_drawn: f64,
    reading: Option<Reading>,
    recorded: Option<Recorded>,
    change: Rc<Value>,
    change_error: Option<Problem>,
    /// The runs of the scenario that have other changes of the past.
    futures: Futures,
    preset: Option<String>,
    seed: u64,
    help: NodeRef,
    dragging: bool,
    /// Whether that panel is open.
    is_live: bool,
    save_address: Option<Timeout>,
    /// The address as this page found or wrote it. Another one is on its way to another page.
    address: String,
    /// The file that is being made of the steps, and the task that goes on with it.
    saving: Option<(Saving, Option<Timeout>)>,
    /// The step that was said last, and when.
    said: Option<String>,
    said_at: f64,
    _keys: EventListener,
    /// What the dialog gives, while it is open.
    embedding: Option<embedding::What>,
    /// Those who listen where the lab is embedded.
    audience: Option<Audience>,
    /// The address of the same in the full app.
    full: String,
}

impl Component for LabPage {
    type Message = Msg;
    type Properties = LabPageProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let entry = entry(props.lab).expect("the app opens labs that are listed");
        let (words, handle) = ctx
            .link()
            .context::<Words>(ctx.link().callback(Msg::Words))
            .expect("the app provides its texts");
        let view = |key: &str| {
            let found = props.link.view.iter().find(|v| v.0 == key);
            found.map(|v| v.1.as_str())
        };
        let mut notice = props.problem.clone().map(Notice::BadLink);
        let mut preset = None;
        let opened = match (&props.link.scenario, view("preset")) {
            (Some(scenario), _) => Some((entry.open)(scenario)),
            (None, Some(name)) => Some(match (entry.preset)(name) {
                Some(scenario) => {
                    preset = Some(name.to_owned());
                    (entry.open)(&scenario)
                }
                None => Err(Problem::new("preset", "")
                    .with("value", name.chars().take(40).collect::<String>())
                    .with("known", (entry.presets)().join(", "))),
            }),
            (None, None) => None,
        };
        let session = match opened {
            Some(Ok(session)) => session,
            Some(Err(problem)) => {
                notice = Some(Notice::BadLink(problem));
                open_default(entry)
            }
            None => open_default(entry),
        };
        let draft = Rc::new(session.scenario());
        let curves: Vec<Curves> = session.studies().into_iter().map(Curves::new).collect();
        preset = preset.or_else(|| preset_of(entry, &draft));
        let audience = props.around.clone().map(Audience::new);
        let predict = audience.as_ref().is_some_and(|a| a.embed().predict);
        let is_first =
            audience.is_none() && view("first").is_some() && keep::look(|p| !p.introduced);
        if audience.is_none() {
            keep::note(|p| p.opened(entry.id, keep::now()));
        }
        let place = audience.as_ref().and_then(Audience::place);
        let at = view("at").and_then(|n| n.parse().ok()).or(place);
        let at = at.unwrap_or(0);
        let futures = match branching::from_link(entry, &props.link, &draft) {
            Ok(futures) => futures,
            Err(problem) => {
                notice = notice.or(Some(Notice::BadBranches(problem)));
                Futures::of(changes_of(&draft))
            }
        };
        let tab = Tab::ALL
            .into_iter()
            .find(|t| Some(t.name()) == view("tab"))
            .filter(|t| match t {
                Tab::Recording => false,
                Tab::Curves => !curves.is_empty(),
                Tab::Packet => session.has_frames(),
                Tab::Exercises => entry.has_exercises(),
                Tab::Futures => !futures.tree.is_empty(),
                _ => true,
            })
            .unwrap_or_else(|| first_tab(session.as_ref()));
        let asked = view("with")
            .map(|names| names.split(',').map(str::to_owned).collect())
            .unwrap_or_default();
        let keys = {
            let link = ctx.link().clone();
            EventListener::new_with_options(
                &browser::document(),
                "keydown",
                gloo_events::EventListenerOptions::enable_prevent_default(),
                move |e| {
                    if let Some(key) = player_key(e) {
                        e.prevent_default();
                        link.send_message(Msg::Key(key));
                    }
                },
            )
        };
        ctx.link().send_message(Msg::Slice);
        ctx.link().send_message(Msg::CurvesSlice);
        ctx.link().send_message(Msg::Futures(Act::Slice));
        if let Some(around) = &props.around {
            let player = ctx.link().callback(Msg::Command);
            around.host.set_player(player);
        }
        if let Some(imported) = import::take_over(props.lab) {
            ctx.link().send_message(Msg::Imported(imported));
        }
        LabPage {
            entry,
            words,
            _words: handle,
            session: Rc::new(RefCell::new(session)),
            version: 0,
            change: Rc::new(new_change(entry, &draft)),
            in_force: draft.clone(),
            draft,
            error: None,
            notice,
            work: None,
            is_stopped: false,
            is_single_step: false,
            drawn: 0.0,
            goal: Some(Goal::Step(at)),
            playing: None,
            last_frame: 0.0,
            owed: 0.0,
            speed: 2,
            zoom: 0,
            tab,
            tables: Vec::new(),
            before: Vec::new(),
            packet: None,
            packet_work: None,
            kept: Kept::default(),
            results: Vec::new(),
            contestants: Vec::new(),
            compared: false,
            asked,
            compare_work: None,
            curves,
            curves_work: None,
            curves_drawn: 0.0,
            reading: None,
            recorded: None,
            change_error: None,
            futures,
            preset,
            seed: 0,
            help: NodeRef::default(),
            dragging: false,
            predicting: predict.then(Predicting::default),
            is_first,
            practised: 0,
            is_walked: false,
            is_live: false,
            save_address: None,
            address: browser::fragment(),
            saving: None,
            said: None,
            said_at: 0.0,
            _keys: keys,
            embedding: None,
            full: format!("{}#/{}", browser::site(), entry.id),
            audience,
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && self.audience.is_some() {
            self.address_changed(ctx);
        }
        self.tell(ctx);
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Words(words) => {
                self.words = words;
                self.hear();
            }
            Msg::Slice => return self.slice(ctx),
            Msg::Opened(session, goal) => self.put(ctx, session, goal),
            Msg::Cancel => {
                self.work = None;
                self.futures.is_kept = false;
                self.is_stopped = true;
            }
            Msg::Resume => {
                self.is_stopped = false;
                return self.slice(ctx);
            }
            Msg::Seek(n) => {
                self.pause();
                self.seek(ctx, n);
                self.address_changed(ctx);
            }
            Msg::Follow(n) => {
                self.pause();
                self.seek(ctx, n);
                let is_alone = self.tab != Tab::Futures;
                if is_alone && self.session.borrow().packet().is_some() {
                    self.tab = Tab::Packet;
                    self.look_at_packet();
                }
                self.address_changed(ctx);
            }
            Msg::Packet => self.look_at_packet(),
            Msg::ToPacket(forward) => {
                self.pause();
                match self.packet_near(forward) {
                    Some(n) => self.seek(ctx, n),
                    None if forward => self.say("packet-none-after"),
                    None => self.say("packet-none-before"),
                }
                self.address_changed(ctx);
            }
            Msg::FirstOver => {
                self.is_first = false;
                keep::change(|p| p.introduced = true);
            }
            Msg::Predict(on) => {
                self.predicting = on.then(Predicting::default);
                if let Some(p) = &mut self.predicting {
                    p.look(&self.session);
                }
                self.pause();
                self.version += 1;
            }
            Msg::Answer(n) => {
                let session = self.session.clone();
                let step = self.predicting.as_mut().and_then(|p| p.answer(&session, n));
                if let Some(step) = step {
                    self.pause();
                    self.seek(ctx, step);
                    self.address_changed(ctx);
                }
            }
            Msg::NextQuestion => match Predicting::next(&self.session) {
                Some(n) => {
                    self.pause();
                    self.seek(ctx, n);
                    self.address_changed(ctx);
                }
                None => self.say("predict-no-more"),
            },
            Msg::Practice(rule) => {
                self.practised += 1;
                match predicting::practice(self.entry, rule, self.practised - 1) {
                    Some((scenario, at)) => {
                        if let Err(problem) = self.load(ctx, &scenario, Goal::Step(at)) {
                            self.notice = Some(Notice::Refused(problem));
                        }
                    }
                    None => self.say("predict-no-practice"),
                }
            }
            Msg::SeekTime(t) => {
                self.pause();
                let n = self.session.borrow_mut().seek_time(t);
                self.seek(ctx, n);
                self.address_changed(ctx);
            }
            Msg::Step(by) => {
                self.pause();
                let at = self.at();
                self.seek(ctx, at.saturating_add_signed(by));
                self.address_changed(ctx);
            }
            Msg::Ends(last) => {
                self.pause();
                let n = if last { self.reached() } else { 0 };
                self.seek(ctx, n);
                self.address_changed(ctx);
            }
            Msg::Play => self.toggle_play(ctx),
            Msg::Frame(now) => self.frame(ctx, now),
            Msg::Speed(speed) => self.speed = speed,
            Msg::Zoom(0) => {
                self.zoom = 0;
                self.version += 1;
            }
            Msg::Zoom(by) => {
                self.zoom = (self.zoom + by).clamp(-12, 20);
                self.version += 1;
            }
            Msg::Tab(tab) => {
                self.tab = tab;
                self.look_at_packet();
                self.start_comparing(ctx);
                self.look_at_futures(ctx);
                self.curves_slice(ctx);
                self.address_changed(ctx);
            }
            Msg::Edit((path, value)) => {
                self.draft = Rc::new(patch(&self.draft, &path, value));
                self.try_draft(ctx);
            }
            Msg::ChangeEdit((path, value)) => {
                self.change = Rc::new(patch(&self.change, &path, value));
                self.change_error = None;
            }
            Msg::ChangeApply => self.apply_change(ctx),
            Msg::ChangeUndo(after) => self.undo_change(ctx, after),
            Msg::Futures(act) => return self.act(ctx, act),
            Msg::Open(value) => {
                if let Err(problem) = self.load(ctx, &value, Goal::Step(0)) {
                    self.notice = Some(Notice::Refused(problem));
                }
            }
            Msg::Preset(name) => {
                if let Some(value) = (self.entry.preset)(&name)
                    && self.load(ctx, &value, Goal::Step(0)).is_ok()
                {
                    self.notice = None;
                    self.preset = Some(name);
                }
            }
            Msg::Pick(pick, option) => {
                let value = self.session.borrow().pick(pick, option);
                match self.load(ctx, &value, Goal::Step(0)) {
                    Ok(()) => self.notice = None,
                    Err(problem) => self.notice = Some(Notice::Refused(problem)),
                }
            }
            Msg::Random => {
                self.seed += 1;
                let seed = self.seed + (browser::now_ms() * 1000.0) as u64 % 100_000 * 10;
                let value = (self.entry.random)(seed);
                if self.load(ctx, &value, Goal::Step(0)).is_ok() {
                    let seed = vec![("seed", Param::from(seed))];
                    self.notice = Some(Notice::Said("random-title", seed));
                }
            }
            // An embed shows what its page wants to show.
            Msg::Files(_) | Msg::Drag(_) if self.audience.is_some() => return false,
            Msg::Files(files) => {
                self.dragging = false;
                self.read_files(ctx, files);
            }
            Msg::ReadOn(bytes) => {
                if let Some(reading) = &mut self.reading {
                    reading.progress.0 = bytes;
                }
            }
            Msg::ReadStop => self.reading = None,
            Msg::Read(read) => self.read(ctx, read),
            Msg::Imported(imported) => self.imported(ctx, imported),
            Msg::Place(from) => {
                if let Some(recorded) = &mut self.recorded {
                    recorded.choose(from);
                }
            }
            Msg::PlaceLength(length) => {
                if let Some(recorded) = &mut self.recorded {
                    recorded.set_length(length);
                }
            }
            Msg::Drag(on) => self.dragging = on,
            Msg::Share => self.share(ctx),
            Msg::Shared(url, copied) => {
                self.notice = Some(if copied {
                    Notice::Said("share-copied", Vec::new())
                } else {
                    Notice::Link(url)
                });
            }
            Msg::Save(form) => self.save(ctx, form),
            Msg::SaveSlice => self.save_slice(ctx),
            Msg::SaveStop => self.saving = None,
            Msg::Unable(text) => self.say(text),
            Msg::Printed => {}
            Msg::CompareSlice => return self.compare_slice(ctx),
            Msg::CurvesSlice => return self.curves_slice(ctx),
            Msg::CompareTick(i) => {
                if let Some(c) = self.contestants.get_mut(i) {
                    c.is_shown = !c.is_shown;
                }
                self.address_changed(ctx);
            }
            Msg::Help(open) => self.show_help(open),
            Msg::Dismiss => self.notice = None,
            Msg::Address => {
                if self.audience.is_some() {
                    self.save_address = None;
                    let fragment = self
                        .link()
                        .unwrap_or_else(|_| format!("#/{}", self.entry.id));
                    self.full = format!("{}{fragment}", browser::site());
                    return true;
                }
                self.write_address();
            }
            Msg::Live(on) => self.is_live = on,
            Msg::Key(key) => return self.key(ctx, key),
            Msg::Embedding(open) => self.show_embedding(open),
            Msg::Command(command) => return self.command(ctx, command),
            Msg::Score((done, right)) => {
                if let Some(audience) = &self.audience {
                    audience.scored(done, right);
                }
                return false;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let lab = self.entry.id;
        let has_frames = self.session.borrow().has_frames();
        let set = self.audience.as_ref().and_then(|a| a.embed().exercises);
        if set.is_some() {
            return self.exercise_set(ctx);
        }
        let controls = self.controls();
        let is_embed = self.audience.is_some();
        let on_drag = |on: bool| {
            link.callback(move |e: DragEvent| {
                e.prevent_default();
                Msg::Drag(on)
            })
        };
        let on_drop = link.batch_callback(|e: DragEvent| {
            e.prevent_default();
            let files = browser::files(e.data_transfer()?.files());
            Some(match files.is_empty() {
                true => Msg::Drag(false),
                false => Msg::Files(files),
            })
        });
        html! {
            <main
                id="content"
                class={classes!("page", "lab", is_embed.then_some("embedded"), is_embed.then(|| format!("controls-{}", controls.name())), self.dragging.then_some("dragging"))}
                ondragover={on_drag(true)}
                ondragleave={on_drag(false)}
                ondrop={on_drop}
            >
                <h1 class="visually-hidden">{ self.words.lab(lab, "lab-title") }</h1>
                if !is_embed {
                <Toolbar
                    lab={lab}
                    presets={(self.entry.presets)()}
                    chosen={self.preset.clone()}
                    {has_frames}
                    has_live={self.entry.live}
                    on_preset={link.callback(Msg::Preset)}
                    on_random={link.callback(|()| Msg::Random)}
                    on_files={link.callback(Msg::Files)}
                    on_live={link.callback(|()| Msg::Live(true))}
                    on_share={link.callback(|()| Msg::Share)}
                    on_embed={link.callback(|()| Msg::Embedding(true))}
                    on_save={link.callback(Msg::Save)}
                    on_help={link.callback(|()| Msg::Help(true))}
                />
                { panels::picks(&self.words, lab, &self.session.borrow().picks(), &link.callback(|(n, option)| Msg::Pick(n, option))) }
                }
                { panels::notice(&self.words, self.notice.as_ref(), link.callback(|_| Msg::Dismiss)) }
                if self.is_first {
                    <FirstMinute
                        words={self.words.clone()}
                        at={self.at()}
                        predicted={self.predicting.as_ref().map_or(0, |p| p.all)}
                        changes={changes_of(&self.draft).len()}
                        on_over={link.callback(|()| Msg::FirstOver)}
                    />
                }
                if self.is_live {
                    <Live
                        {lab}
                        on_done={link.batch_callback(|read| vec![Msg::Live(false), Msg::Read(read)])}
                        on_close={link.callback(|()| Msg::Live(false))}
                    />
                }
                if self.dragging {
                    <p class="drop-note">{ self.words.t("drop-here") }</p>
                }
                { self.stage(ctx) }
                <p class="visually-hidden" aria-live="polite">{ self.said.clone() }</p>
                if controls >= Controls::Full {
                    { self.tabs(ctx) }
                }
                <section class="on-paper">
                    <Sheet
                        {lab}
                        fields={(self.entry.fields)()}
                        inputs={(self.entry.input_fields)()}
                        scenario={self.in_force.clone()}
                    />
                    <p class="address">{ if is_embed { self.full.clone() } else { browser::whole_address() } }</p>
                </section>
                if is_embed {
                    { self.foot(ctx) }
                }
                if let Some(what) = &self.embedding {
                    <Embedding {lab} what={what.clone()} on_close={link.callback(|()| Msg::Embedding(false))} />
                }
                { panels::help(&self.words, &self.help, link.callback(|_| Msg::Help(false))) }
            </main>
        }
    }
}

fn open_default(entry: &Entry) -> Box<dyn Session> {
    (entry.open)(&(entry.example)()).expect("examples open: tests see to it")
}

/// The tab that is open unless another is asked for: where there are packets, they are what is looked at.
fn first_tab(session: &dyn Session) -> Tab {
    if session.has_frames() {
        Tab::Packet
    } else {
        Tab::Scenario
    }
}

fn preset_of(entry: &Entry, scenario: &Value) -> Option<String> {
    (entry.presets)()
        .into_iter()
        .find(|name| (entry.preset)(name).as_ref() == Some(scenario))
        .map(str::to_owned)
}

fn new_change(entry: &Entry, scenario: &Value) -> Value {
    let fields = (entry.input_fields)();
    let mut map = serde_json::Map::new();
    for field in fields {
        let value = crate::ui::default_of(&field.kind, scenario);
        map.insert(field.key.to_owned(), value);
    }
    Value::Object(map)
}

/// The player's key of an event, unless it belongs to a field or a button.
fn player_key(e: &Event) -> Option<&'static str> {
    let e = e.dyn_ref::<web_sys::KeyboardEvent>()?;
    if e.ctrl_key() || e.alt_key() || e.meta_key() {
        return None;
    }
    let target = e.target()?.dyn_into::<web_sys::Element>().ok();
    let tag = target.map(|t| t.tag_name()).unwrap_or_default();
    let is_field = matches!(tag.as_str(), "INPUT" | "SELECT" | "TEXTAREA");
    let is_pressed_by_space = matches!(tag.as_str(), "BUTTON" | "A" | "SUMMARY");
    match e.key().as_str() {
        _ if is_field => None,
        "ArrowLeft" => Some("back"),
        "ArrowRight" => Some("forward"),
        " " if !is_pressed_by_space => Some("play"),
        "Home" => Some("first"),
        "End" => Some("last"),
        "?" => Some("help"),
        "+" | "=" => Some("bigger"),
        "-" => Some("smaller"),
        _ => None,
    }
}

impl LabPage {
    fn at(&self) -> u64 {
        self.session.borrow().at()
    }

    fn reached(&self) -> u64 {
        self.session.borrow().progress().reached
    }

    fn end(&self) -> Option<End> {
        self.session.borrow().progress().end
    }

    /// Runs forward for a moment, and goes on later if there is more. Returns whether there is
    /// something new to show: drawing costs more than a slice, so not every one is drawn.
    fn slice(&mut self, ctx: &Context<Self>) -> bool {
        self.work = None;
        let start = browser::now_ms();
        while self.end().is_none() && browser::now_ms() - start < SLICE_MS {
            self.session.borrow_mut().advance(BATCH);
        }
        let is_done = self.end().is_some();
        if is_done {
            self.finished(ctx);
        } else if !self.is_stopped {
            self.work = Some(later(ctx, Msg::Slice));
        }
        match self.goal {
            Some(Goal::Step(n)) if is_done || n <= self.reached() => {
                self.goal = None;
                self.seek(ctx, n);
            }
            Some(Goal::Near { step, time }) if is_done => {
                self.goal = None;
                let mut session = self.session.borrow_mut();
                let mut n = session.seek(step);
                if session.now() != time {
                    n = session.seek_time(time);
                }
                drop(session);
                self.seek(ctx, n);
            }
            _ if is_done || start - self.drawn > DRAW_MS => {}
            _ => return false,
        }
        self.drawn = start;
        self.version += 1;
        true
    }

    fn finished(&mut self, ctx: &Context<Self>) {
        let session = self.session.borrow();
        self.results = session.results().into_iter().map(Rc::new).collect();
        drop(session);
        self.version += 1;
        self.start_comparing(ctx);
    }

    /// Puts the cursor after step `n`, and notes what is new there.
    fn seek(&mut self, ctx: &Context<Self>, n: u64) {
        let is_slow = self.playing.is_none() || self.steps_a_second() <= 4.0;
        self.is_single_step = is_slow && n == self.at() + 1;
        let mut session = self.session.borrow_mut();
        let n = n.min(session.progress().reached);
        let is_end = n > 0 && n == session.progress().reached;
        if is_end
            && session.progress().end == Some(End::Finished)
            && self.audience.is_none()
            && !self.is_walked
        {
            self.is_walked = true;
            keep::note(|p| p.finished(self.entry.id, keep::now()));
        }
        let tables = |s: &dyn Session| s.tables().into_iter().map(Rc::new).collect::<Vec<_>>();
        self.before = match n.checked_sub(1) {
            None => Vec::new(),
            Some(before) if session.at() == before && !self.tables.is_empty() => {
                std::mem::take(&mut self.tables)
            }
            Some(before) => {
                session.seek(before);
                tables(session.as_ref())
            }
        };
        session.seek(n);
        self.tables = tables(session.as_ref());
        drop(session);
        self.look_beside();
        if let Some(p) = &mut self.predicting {
            p.look(&self.session);
        }
        self.packet_work = None;
        let packet = self.packet_of_step();
        if packet
            .as_ref()
            .is_some_and(|p| p.bytes.len() > LARGE_PACKET)
        {
            // Drawing it takes as long as all the rest: it is a task of its own.
            self.packet_work = Some(later(ctx, Msg::Packet));
        } else {
            self.packet = packet.map(Rc::new);
        }
        self.hear();
        self.version += 1;
    }

    /// Opens the message of the step if somebody looks at it.
    fn look_at_packet(&mut self) {
        self.packet_work = None;
        self.packet = self.packet_of_step().map(Rc::new);
    }

    fn packet_of_step(&self) -> Option<Packet> {
        let is_seen = self.tab == Tab::Packet;
        is_seen.then(|| self.session.borrow().packet()).flatten()
    }

    /// The next step that sends a packet, or the last one before.
    fn packet_near(&self, forward: bool) -> Option<u64> {
        let mut session = self.session.borrow_mut();
        let (at, reached) = (session.at(), session.progress().reached);
        let mut look = |n: u64| {
            session.seek(n);
            session.packet().is_some()
        };
        let found = if forward {
            (at + 1..=reached).find(|n| look(*n))
        } else {
            // Going forward is cheap, so each stretch before is walked that way.
            let stretches = (0..at.div_ceil(STRETCH)).rev();
            stretches
                .map(|i| i * STRETCH + 1..=((i + 1) * STRETCH).min(at - 1))
                .find_map(|steps| steps.filter(|n| look(*n)).last())
        };
        session.seek(at);
        found
    }

    /// Notes the step for those who do not see it. While playing not each: nobody could hear them all.
    fn hear(&mut self) {
        let now = browser::now_ms();
        if self.playing.is_some() && now - self.said_at < SAY_MS {
            return;
        }
        self.said_at = now;
        let lab = self.entry.id;
        let session = self.session.borrow();
        self.said = session.why().map(|why| {
            let params = [
                ("n", Param::from(session.at())),
                (
                    "clock",
                    Param::from(self.words.0.label(lab, &session.clock())),
                ),
                ("text", Param::from(self.words.why(lab, &why))),
            ];
            self.words.with("live-step", &params)
        });
        let beside = self.futures.beside.as_ref();
        if let Some(text) = beside.and_then(|b| b.sentence(&self.words)) {
            let said = self.words.with("futures-live", &[("text", text.into())]);
            self.said = self.said.take().map(|here| format!("{here} {said}"));
        }
    }

    fn say(&mut self, id: &'static str) {
        self.notice = Some(Notice::Said(id, Vec::new()));
    }

    fn key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        let msg = match key {
            "back" => Msg::Step(-1),
            "forward" => Msg::Step(1),
            "play" => Msg::Play,
            "first" => Msg::Ends(false),
            "last" => Msg::Ends(true),
            "help" => Msg::Help(true),
            "bigger" => Msg::Zoom(1),
            _ => Msg::Zoom(-1),
        };
        Component::update(self, ctx, msg)
    }

    // --- playing ---------------------------------------------------------------------------------

    fn pause(&mut self) {
        if self.playing.take().is_some() {
            self.hear();
        }
    }

    fn toggle_play(&mut self, ctx: &Context<Self>) {
        if self.playing.is_some() {
            self.pause();
            self.address_changed(ctx);
            return;
        }
        let at = self.at();
        match self.range() {
            Some((first, last)) if at < first || at >= last => self.seek(ctx, first),
            None if at >= self.reached() => self.seek(ctx, 0),
            _ => {}
        }
        self.last_frame = 0.0;
        // The first step comes at once: whoever presses play sees something move.
        self.owed = 1.0;
        self.next_frame(ctx);
    }

    fn steps_a_second(&self) -> f64 {
        f64::from(SPEEDS[self.speed as usize % SPEEDS.len()])
    }

    /// A run that is played stops where something is to be predicted.
    fn up_to_question(&self, to: u64) -> u64 {
        if self.predicting.is_none() {
            return to;
        }
        Predicting::next(&self.session).map_or(to, |n| n.min(to))
    }

    fn next_frame(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        self.playing = Some(gloo_render::request_animation_frame(move |now| {
            link.send_message(Msg::Frame(now));
        }));
    }

    fn frame(&mut self, ctx: &Context<Self>, now: f64) {
        let speed = self.steps_a_second();
        if self.last_frame > 0.0 {
            // After a pause of the whole page the run does not jump.
            let seconds = ((now - self.last_frame) / 1000.0).clamp(0.0, 0.25);
            self.owed += seconds * speed;
        }
        self.last_frame = now;
        let steps = self.owed.floor();
        if steps >= 1.0 {
            self.owed -= steps;
            let at = self.at();
            let to = match self.range() {
                Some((first, last)) if at >= last => first,
                Some((_, last)) => last.min(at + steps as u64),
                None => at + steps as u64,
            };
            let to = self.up_to_question(to);
            self.seek(ctx, to);
            if let Some(audience) = self.audience.as_mut().filter(|_| to > at) {
                audience.walked(at, to.min(self.session.borrow().at()));
            }
            self.address_changed(ctx);
        }
        let is_over = self.range().is_none() && self.at() >= self.reached();
        let is_asked = self.predicting.as_ref().is_some_and(|p| p.asked.is_some());
        if is_asked || is_over && self.end().is_some() {
            self.pause();
        } else {
            self.next_frame(ctx);
        }
    }

    // --- in a frame of somebody's page ---------------------------------------------------------------

    /// How much of the player is there.
    fn controls(&self) -> Controls {
        let audience = self.audience.as_ref();
        audience.map_or(Controls::Full, |a| a.embed().controls)
    }

    /// The steps that are played again and again, as far as there are so many.
    fn range(&self) -> Option<(u64, u64)> {
        let (first, last) = self.audience.as_ref()?.embed().range?;
        let last = if self.end().is_some() {
            last.min(self.reached())
        } else {
            last
        };
        (first < last).then_some((first, last))
    }

    /// Tells those who listen how it stands.
    fn tell(&mut self, ctx: &Context<Self>) {
        let now = {
            let session = self.session.borrow();
            Standing {
                at: session.at(),
                steps: session.progress().reached,
                is_whole: session.progress().end.is_some(),
                is_playing: self.playing.is_some(),
            }
        };
        let Some(audience) = self.audience.as_mut().filter(|_| self.goal.is_none()) else {
            return;
        };
        let is_new = audience.ready(&self.words);
        if audience.embed().exercises.is_some() {
            return;
        }
        audience.stands(now);
        let is_moving = audience.embed().autoplay;
        if is_new && is_moving && !browser::media("(prefers-reduced-motion: reduce)") {
            ctx.link().send_message(Msg::Play);
        }
    }

    fn command(&mut self, ctx: &Context<Self>, command: Command) -> bool {
        let msg = match command {
            Command::Play(on) if on != self.playing.is_some() => Msg::Play,
            Command::To(n) => Msg::Seek(n),
            Command::By(by) => Msg::Step(by),
            Command::Wrong(problem) => {
                if let Some(audience) = &self.audience {
                    audience.wrong(&self.words, &problem);
                }
                return false;
            }
            Command::Play(_) | Command::Load(..) => return false,
        };
        Component::update(self, ctx, msg)
    }

    /// Below an embed: what was asked for wrong, and the way to the full app.
    fn foot(&self, ctx: &Context<Self>) -> Html {
        let Some(embed) = self.audience.as_ref().map(Audience::embed) else {
            return Html::default();
        };
        let words = &self.words;
        let moves = embed.autoplay || embed.range.is_some();
        let needs_button = embed.controls == Controls::None && moves && embed.exercises.is_none();
        let play = if self.playing.is_some() {
            "pause"
        } else {
            "play"
        };
        html! {
            <footer class="embed-foot">
                { for embed.problems.iter().map(|problem| {
                    let said = [("problem", Param::from(words.problem(problem)))];
                    html! { <p class="refused" role="status">{ words.with("embed-default", &said) }</p> }
                }) }
                <p>
                    <span>{ words.t("product") }{ " · " }{ words.lab(self.entry.id, "lab-title") }</span>
                    if needs_button {
                        <button type="button" class="plain link" onclick={ctx.link().callback(|_| Msg::Play)}>
                            { words.t(play) }
                        </button>
                    }
                    <a
                        href={self.full.clone()}
                        target="_blank"
                        rel="noopener"
                        title={words.t("embed-open-title")}
                    >
                        { words.t("embed-open") }
                    </a>
                </p>
            </footer>
        }
    }

    /// A set of exercises, in place of the lab.
    fn exercise_set(&self, ctx: &Context<Self>) -> Html {
        let lab = self.entry.id;
        let (set, score) = match &self.audience {
            Some(audience) => (audience.embed().exercises, audience.score()),
            None => (None, (0, 0)),
        };
        html! {
            <main id="content" class="page lab embedded exercises">
                <h1>{ self.words.lab(lab, "lab-title") }</h1>
                <Exercises
                    {lab}
                    {set}
                    {score}
                    on_open={Callback::noop()}
                    on_score={ctx.link().callback(Msg::Score)}
                />
                { self.foot(ctx) }
            </main>
        }
    }

    fn show_embedding(&mut self, open: bool) {
        self.embedding = None;
        if !open {
            return;
        }
        let made = || -> Result<embedding::What, Problem> {
            let session = self.session.borrow();
            let mut parameters = vec![("lab", self.entry.id.to_owned())];
            match &self.preset {
                Some(name) => parameters.push(("preset", name.clone())),
                None => parameters.push(("scenario", link::pack(&session.scenario())?)),
            }
            if session.at() > 0 {
                parameters.push(("step", session.at().to_string()));
            }
            drop(session);
            Ok(embedding::What {
                parameters,
                link: self.link()?,
                height: embedding::height(),
            })
        };
        match made() {
            Ok(what) => self.embedding = Some(what),
            Err(problem) => self.notice = Some(Notice::Refused(problem)),
        }
    }

    // --- scenarios -------------------------------------------------------------------------------

    /// Puts a scenario in force. Where it is refused everything stays as it was.
    ///
    /// A large one is opened, put in force, and run, each as a task of its own, so that the page stays
    /// live.
    fn load(&mut self, ctx: &Context<Self>, value: &Value, goal: Goal) -> Result<(), Problem> {
        let start = browser::now_ms();
        let session = (self.entry.open)(value)?;
        self.pause();
        if browser::now_ms() - start < SLICE_MS {
            self.put(ctx, session, goal);
        } else {
            let opened = Msg::Opened(session, goal);
            self.work = Some(later(ctx, opened));
        }
        Ok(())
    }

    fn put(&mut self, ctx: &Context<Self>, session: Box<dyn Session>, goal: Goal) {
        let start = browser::now_ms();
        self.draft = Rc::new(session.scenario());
        self.in_force = self.draft.clone();
        self.session = Rc::new(RefCell::new(session));
        self.futures.follow(changes_of(&self.draft));
        self.error = None;
        self.saving = None;
        self.is_stopped = false;
        self.tables.clear();
        self.results.clear();
        self.contestants.clear();
        self.compared = false;
        self.compare_work = None;
        if self.tab == Tab::Packet && !self.session.borrow().has_frames() {
            self.tab = Tab::Scenario;
        }
        if self.tab == Tab::Futures && self.futures.tree.is_empty() {
            self.tab = Tab::Changes;
        }
        self.start_curves(ctx);
        self.change = Rc::new(new_change(self.entry, &self.draft));
        self.change_error = None;
        self.preset = preset_of(self.entry, &self.draft);
        self.goal = Some(goal);
        if browser::now_ms() - start < SLICE_MS {
            self.slice(ctx);
        } else {
            self.work = Some(later(ctx, Msg::Slice));
        }
        self.look_at_futures(ctx);
        self.address_changed(ctx);
    }

    /// Takes the draft into force if it is right; keeps what was typed if not.
    fn try_draft(&mut self, ctx: &Context<Self>) {
        let draft = self.draft.clone();
        let goal = Goal::Near {
            step: self.at(),
            time: self.session.borrow().now(),
        };
        self.futures.is_kept = true;
        match self.load(ctx, &draft, goal) {
            Ok(()) => self.notice = None,
            Err(problem) => {
                self.futures.is_kept = false;
                self.error = Some(problem);
            }
        }
    }

    fn read_files(&mut self, ctx: &Context<Self>, files: Vec<web_sys::File>) {
        let (told, done) = (ctx.link().clone(), ctx.link().clone());
        self.reading = Some(Reading::start(
            files,
            move |bytes| told.send_message(Msg::ReadOn(bytes)),
            move |read| done.send_message(Msg::Read(read)),
        ));
    }

    /// What came of a file; putting it in force is work for another moment.
    fn read(&mut self, ctx: &Context<Self>, read: Result<Imported, Problem>) {
        self.reading = None;
        match read {
            Ok(imported) => {
                later(ctx, Msg::Imported(imported)).forget();
            }
            Err(problem) => self.notice = Some(Notice::Refused(problem)),
        }
    }

    fn imported(&mut self, ctx: &Context<Self>, imported: Imported) {
        let other = imported.value["lab"].as_str().and_then(kw_models::entry);
        if let Some(other) = other.filter(|e| e.id != self.entry.id) {
            import::hand_over(imported);
            browser::go(&format!("#/{}", other.id));
            return;
        }
        let Imported {
            name,
            value,
            notes,
            recorded,
        } = imported;
        // A recording is shown at its end: the whole of it is what one came for.
        let is_recording = |key: &str| !value[key].is_null();
        let recordings = ["observed", "capture", "recording"];
        let goal = if !recordings.into_iter().any(is_recording) {
            Goal::Step(0)
        } else {
            Goal::Step(u64::MAX)
        };
        self.notice = Some(match self.load(ctx, &value, goal) {
            Ok(()) => {
                self.recorded = recorded;
                if self.recorded.is_some() {
                    self.tab = Tab::Recording;
                    self.curves_slice(ctx);
                } else if self.tab == Tab::Recording {
                    self.tab = Tab::Scenario;
                }
                Notice::Notes(name, notes)
            }
            Err(problem) => Notice::Refused(problem.under(&name)),
        });
    }

    // --- curves ------------------------------------------------------------------------------------

    fn start_curves(&mut self, ctx: &Context<Self>) {
        let studies = self.session.borrow().studies();
        self.curves = studies.into_iter().map(Curves::new).collect();
        self.curves_work = None;
        if self.curves.is_empty() && self.tab == Tab::Curves {
            self.tab = Tab::Results;
        }
        self.curves_slice(ctx);
    }

    /// Works on the curves for a moment if they are looked at; returns whether there is more to see.
    fn curves_slice(&mut self, ctx: &Context<Self>) -> bool {
        self.curves_work = None;
        if self.tab == Tab::Recording {
            return self.recording_slice(ctx);
        }
        if self.tab != Tab::Curves {
            return false;
        }
        let start = browser::now_ms();
        while let Some(study) = self.curves.iter_mut().find(|c| !c.is_done()) {
            if browser::now_ms() - start > SLICE_MS {
                self.curves_work = Some(later(ctx, Msg::CurvesSlice));
                break;
            }
            study.advance(STUDY_BATCH);
            if study.is_done() {
                study.look();
            }
        }
        let is_time = start - self.curves_drawn > DRAW_MS || self.curves_work.is_none();
        if is_time {
            self.curves_drawn = start;
            if let Some(study) = self.curves.iter_mut().find(|c| !c.is_done()) {
                study.look();
            }
        }
        is_time
    }

    /// The same for the recording.
    fn recording_slice(&mut self, ctx: &Context<Self>) -> bool {
        let Some(recorded) = &mut self.recorded else {
            return false;
        };
        let start = browser::now_ms();
        while !recorded.is_done() && browser::now_ms() - start < SLICE_MS {
            recorded.advance(RECORDING_BATCH);
        }
        if !recorded.is_done() {
            self.curves_work = Some(later(ctx, Msg::CurvesSlice));
        }
        let is_time = start - self.curves_drawn > DRAW_MS || recorded.is_done();
        if is_time {
            self.curves_drawn = start;
            recorded.look();
        }
        is_time
    }

    // --- comparison --------------------------------------------------------------------------------

    fn start_comparing(&mut self, ctx: &Context<Self>) {
        if self.tab != Tab::Compare || self.compared {
            return;
        }
        self.compared = true;
        self.contestants = Contestant::all(self.session.borrow().as_ref(), &self.asked);
        self.compare_slice(ctx);
    }

    /// Runs the comparison forward for a moment; returns whether another outcome is known.
    fn compare_slice(&mut self, ctx: &Context<Self>) -> bool {
        self.compare_work = None;
        let start = browser::now_ms();
        let known = |all: &[Contestant]| all.iter().filter(|c| c.is_done()).count();
        let before = known(&self.contestants);
        while browser::now_ms() - start < SLICE_MS {
            let Some(next) = self.contestants.iter_mut().find(|c| !c.is_done()) else {
                return true;
            };
            next.advance(BATCH);
        }
        self.compare_work = Some(later(ctx, Msg::CompareSlice));
        known(&self.contestants) > before
    }

    // --- leaving the page ----------------------------------------------------------------------------

    fn link(&self) -> Result<String, Problem> {
        let scenario = self.session.borrow().scenario();
        let (branches, beside) = self.futures.for_link(changes_of(&scenario));
        let mut view = self.view_of_link();
        view.extend(beside.map(|n| ("beside", n.to_string())));
        link::write_with(&scenario, &branches, &view)
    }

    /// The same without the other branches of the run.
    fn link_alone(&self) -> Result<String, Problem> {
        link::write(&self.session.borrow().scenario(), &self.view_of_link())
    }

    fn view_of_link(&self) -> Vec<(&'static str, String)> {
        let mut view = Vec::new();
        if self.at() > 0 {
            view.push(("at", self.at().to_string()));
        }
        if self.tab != first_tab(self.session.borrow().as_ref()) {
            view.push(("tab", self.tab.name().to_owned()));
        }
        if self.tab == Tab::Compare {
            let shown: Vec<&str> = self
                .contestants
                .iter()
                .filter(|c| c.is_shown)
                .map(|c| c.name)
                .collect();
            if !shown.is_empty() {
                view.push(("with", shown.join(",")));
            }
        }
        view
    }

    fn put_address(&mut self, fragment: &str) {
        browser::replace_fragment(fragment);
        self.address = browser::fragment();
    }

    /// Soon the address says what the page shows, so that it opens there again. Changes that follow do not
    /// put it off: while a run plays there are always some.
    fn address_changed(&mut self, ctx: &Context<Self>) {
        if self.save_address.is_none() {
            let link = ctx.link().clone();
            let later = Timeout::new(400, move || link.send_message(Msg::Address));
            self.save_address = Some(later);
        }
    }

    fn write_address(&mut self) {
        self.save_address = None;
        if browser::fragment() == self.address
            && let Ok(fragment) = self.link().or_else(|_| self.link_alone())
        {
            self.put_address(&fragment);
        }
    }

    fn share(&mut self, ctx: &Context<Self>) {
        match self.link() {
            Ok(fragment) => {
                self.put_address(&fragment);
                let url = format!("{}{fragment}", browser::address());
                ctx.link().send_future(async move {
                    let copied = browser::copy(&url).await;
                    Msg::Shared(url, copied)
                });
            }
            Err(problem) => self.notice = Some(Notice::Refused(problem)),
        }
    }

    fn save(&mut self, ctx: &Context<Self>, form: toolbar::Form) {
        use toolbar::Form;
        let name = |ending: &str| self.file_name(ending);
        let texts = &self.words.0;
        match form {
            Form::Scenario => {
                let text = file_text(&self.session.borrow().scenario());
                browser::save(&name("json"), "application/json", text.as_bytes());
            }
            Form::StepsCsv => self.start_saving(ctx, Saving::csv),
            Form::StepsJson => self.start_saving(ctx, Saving::json),
            Form::Packets => self.start_saving(ctx, Saving::packets),
            Form::Results if self.end().is_none() => self.say("results-wait"),
            Form::Results => {
                let text = results_markdown(self.session.borrow().as_ref(), texts);
                browser::save(&name("results.md"), "text/markdown", text.as_bytes());
            }
            Form::Figure => {
                let (svg, _) = self.svg(Ground::Either);
                browser::save(&name("svg"), "image/svg+xml", svg.as_bytes());
            }
            Form::Image => {
                let ((svg, size), name) = (self.svg(crate::prefs::ground()), name("png"));
                ctx.link().send_future_batch(async move {
                    match browser::png(&svg, size).await {
                        Some(blob) => {
                            browser::save_blob(&name, &blob);
                            None
                        }
                        None => Some(Msg::Unable("save-image-failed")),
                    }
                });
            }
            Form::Print => {
                // The address on paper is that of this step.
                self.write_address();
                ctx.link().send_future(async {
                    gloo_timers::future::TimeoutFuture::new(50).await;
                    let _ = browser::window().print();
                    Msg::Printed
                });
            }
        }
    }

    /// The picture as a document of its own, and its size.
    fn svg(&self, ground: Ground) -> (String, (f64, f64)) {
        let scene = self.session.borrow().picture(&Figure {
            width: SAVED_WIDTH,
            zoom: self.zoom,
            until: 0,
            compact: false,
        });
        let words = &|label: &_| self.words.0.label(self.entry.id, label);
        let size = (f64::from(scene.width), f64::from(scene.height));
        (to_svg(&scene, ground, words), size)
    }

    fn file_name(&self, ending: &str) -> String {
        format!("{}.{ending}", self.entry.id.replace('/', "-"))
    }

    fn start_saving(&mut self, ctx: &Context<Self>, start: fn(&dyn Session) -> Saving) {
        let saving = start(self.session.borrow().as_ref());
        self.saving = Some((saving, None));
        self.save_slice(ctx);
    }

    /// Makes the file for a moment, goes on later if there is more, and hands it over when it is whole.
    fn save_slice(&mut self, ctx: &Context<Self>) {
        let Some((mut saving, _)) = self.saving.take() else {
            return;
        };
        let start = browser::now_ms();
        let mut session = self.session.borrow_mut();
        let at = session.at();
        let mut saved = None;
        while saved.is_none() && browser::now_ms() - start < SLICE_MS {
            saved = saving.advance(session.as_mut(), self.entry, &self.words.0);
        }
        session.seek(at);
        match saved {
            Some(file) => browser::save(&self.file_name(file.ending), file.mime, &file.bytes),
            None => {
                let work = later(ctx, Msg::SaveSlice);
                drop(session);
                self.saving = Some((saving, Some(work)));
            }
        }
    }

    fn show_help(&self, open: bool) {
        if let Some(dialog) = self.help.cast::<web_sys::HtmlDialogElement>() {
            if open {
                let _ = dialog.show_modal();
            } else {
                dialog.close();
            }
        }
    }

    // --- views ---------------------------------------------------------------------------------------

    fn tabs(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let has_curves = !self.curves.is_empty();
        let has_recording = self.recorded.is_some();
        let has_frames = self.session.borrow().has_frames();
        let has_exercises = self.entry.has_exercises();
        let has_futures = !self.futures.tree.is_empty();
        let there = move |tab: &Tab| match tab {
            Tab::Futures => has_futures,
            Tab::Curves => has_curves,
            Tab::Recording => has_recording,
            Tab::Packet => has_frames,
            Tab::Exercises => has_exercises,
            _ => true,
        };
        let buttons = Tab::ALL.into_iter().filter(there).map(|tab| {
            let on = tab == self.tab;
            let on_key = link.batch_callback(move |e: KeyboardEvent| {
                let tabs: Vec<Tab> = Tab::ALL.into_iter().filter(there).collect();
                let here = tabs.iter().position(|t| *t == tab)?;
                let to = match e.key().as_str() {
                    "ArrowRight" => tabs[(here + 1) % tabs.len()],
                    "ArrowLeft" => tabs[(here + tabs.len() - 1) % tabs.len()],
                    _ => return None,
                };
                e.stop_propagation();
                e.prevent_default();
                panels::focus(&format!("tab-{}", to.name()));
                Some(Msg::Tab(to))
            });
            html! {
                <button
                    type="button"
                    role="tab"
                    id={format!("tab-{}", tab.name())}
                    aria-selected={on.to_string()}
                    aria-controls="tab-panel"
                    tabindex={if on { "0" } else { "-1" }}
                    onclick={link.callback(move |_| Msg::Tab(tab))}
                    onkeydown={on_key}
                >
                    { self.words.t(&format!("tab-{}", tab.name())) }
                </button>
            }
        });
        html! {
            <section class="tabs">
                <div role="tablist" aria-label={self.words.t("tabs")}>{ for buttons }</div>
                <div
                    role="tabpanel"
                    id="tab-panel"
                    class={self.tab.name()}
                    aria-labelledby={format!("tab-{}", self.tab.name())}
                >
                    { self.panel(ctx) }
                </div>
            </section>
        }
    }

    /// What times are measured in, where the scenario says.
    fn unit(&self) -> &str {
        let has_unit = (self.entry.fields)().iter().any(|f| f.key == "unit");
        let plain = if has_unit { "tick" } else { "none" };
        self.draft["unit"].as_str().unwrap_or(plain)
    }

    /// What is said at the field itself: its place need not be named there.
    fn at_field(&self, problem: &Problem) -> (Path, String) {
        let text = self.words.problem(&Problem {
            field: String::new(),
            ..problem.clone()
        });
        (problem.field.clone(), text)
    }

    fn panel(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let lab = self.entry.id;
        match self.tab {
            Tab::Scenario => {
                let whole = self.error.as_ref().map(|p| self.words.problem(p));
                let error = self.error.as_ref().map(|p| self.at_field(p));
                html! {
                    <>
                        if let Some(text) = whole {
                            <p class="refused" role="alert">
                                { text }{ " " }{ self.words.t("error-kept") }
                            </p>
                        }
                        <Editor
                            {lab}
                            id="scenario"
                            fields={(self.entry.fields)()}
                            draft={self.draft.clone()}
                            error={error}
                            on_edit={link.callback(Msg::Edit)}
                        />
                    </>
                }
            }
            Tab::Packet => match &self.packet {
                Some(packet) => {
                    html! { <PacketView {lab} packet={packet.clone()} kept={self.kept.clone()} /> }
                }
                None => html! {
                    <div class="no-packet">
                        <p>{ self.words.t("packet-none") }</p>
                        <button type="button" onclick={link.callback(|_| Msg::ToPacket(false))}>
                            { self.words.t("packet-before") }
                        </button>
                        <button type="button" onclick={link.callback(|_| Msg::ToPacket(true))}>
                            { self.words.t("packet-after") }
                        </button>
                    </div>
                },
            },
            Tab::Results if self.results.is_empty() => html! {
                <p role="status">{ self.words.t("results-wait") }</p>
            },
            Tab::Results => html! {
                <div class="results">
                    { for self.results.iter().map(|t| html! {
                        <DataTable {lab} table={t.clone()} />
                    }) }
                </div>
            },
            Tab::Compare => html! {
                <Compare
                    {lab}
                    contestants={self.contestants.clone()}
                    unit={self.unit().to_owned()}
                    on_tick={link.callback(Msg::CompareTick)}
                    on_open={link.callback(Msg::Open)}
                />
            },
            Tab::Curves => {
                let on_open = link.callback(Msg::Open);
                let curves = self.curves.iter();
                curves.map(|c| c.view(&self.words, lab, &on_open)).collect()
            }
            Tab::Recording => self
                .recorded
                .as_ref()
                .map_or_else(Html::default, |recorded| {
                    let (place, length) =
                        (link.callback(Msg::Place), link.callback(Msg::PlaceLength));
                    recorded.view(&self.words, lab, &place, &length, &link.callback(Msg::Open))
                }),
            Tab::Changes => html! { <Changes ..self.change_props(ctx) /> },
            Tab::Futures => {
                let form = self.change_props(ctx);
                self.with_futures(ctx, |view| view.panel(&self.tables, form))
            }
            Tab::Note => html! { <TopicView id={lab.to_owned()} /> },
            Tab::Exercises => html! {
                <Exercises key={lab} {lab} on_open={link.callback(Msg::Open)} />
            },
            Tab::Steps => panels::steps(&self.words, &self.session, &link.callback(Msg::Seek)),
        }
    }
}
