//! The player bar: buttons, and the timeline in which every step is a tick in the colour of its kind.

use super::page::{SPEEDS, Shared};
use crate::{prefs::use_words, ui::Sized};
use kw_scene::PathData;
use kw_trace::Kind;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties)]
pub struct TimelineProps {
    pub at: u64,
    pub reached: u64,
    /// The clock, in words.
    pub clock: String,
    pub session: Shared,
    pub is_playing: bool,
    pub speed: u32,
    /// Where the past was changed, and the first step that differs from the other future.
    pub marks: [Option<u64>; 2],
    pub on_seek: Callback<u64>,
    pub on_step: Callback<i64>,
    pub on_ends: Callback<bool>,
    pub on_play: Callback<()>,
    pub on_speed: Callback<u32>,
}

impl PartialEq for TimelineProps {
    fn eq(&self, other: &Self) -> bool {
        // Callbacks of one page all do the same.
        std::rc::Rc::ptr_eq(&self.session, &other.session)
            && (self.at, self.reached, self.is_playing, self.speed)
                == (other.at, other.reached, other.is_playing, other.speed)
            && self.clock == other.clock
            && self.marks == other.marks
    }
}

/// The player bar.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let words = use_words();
    let button = |id: &str,
                  icon: &'static str,
                  class: &'static str,
                  onclick: Callback<MouseEvent>,
                  off: bool| {
        html! {
            <button
                type="button"
                class={classes!(class, id.to_owned())}
                aria-label={words.t(id)}
                title={words.t(id)}
                disabled={off}
                {onclick}
            >
                <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                    <path d={icon} />
                </svg>
            </button>
        }
    };
    let (at, reached) = (props.at, props.reached);
    let ends = |last: bool| props.on_ends.reform(move |_: MouseEvent| last);
    let step = |by: i64| props.on_step.reform(move |_: MouseEvent| by);
    let play = props.on_play.reform(|_: MouseEvent| ());
    let on_seek = props.on_seek.clone();
    let oninput = Callback::from(move |e: InputEvent| {
        let input = e
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        if let Some(n) = input.and_then(|i| i.value().parse().ok()) {
            on_seek.emit(n);
        }
    });
    let on_wheel = {
        let on_step = props.on_step.clone();
        Callback::from(move |e: WheelEvent| {
            e.prevent_default();
            on_step.emit(if e.delta_y() > 0.0 { 1 } else { -1 });
        })
    };
    let on_speed = props.on_speed.clone();
    let onchange = Callback::from(move |e: Event| {
        let select = e
            .target()
            .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        if let Some(i) = select.and_then(|s| s.value().parse().ok()) {
            on_speed.emit(i);
        }
    });
    let session = props.session.clone();
    let marks = props.marks;
    let content = Callback::from(move |width: f32| {
        html! { <Rhythm {width} {reached} {at} {marks} session={session.clone()} /> }
    });
    let position = words.with(
        "position-text",
        &[
            ("at", at.into()),
            ("all", reached.into()),
            ("clock", props.clock.as_str().into()),
        ],
    );
    html! {
        <div class="player" role="group" aria-label={words.t("player")}>
            <div class="buttons">
                { button("first-step", "M4 4h2.5v12H4zM16 4v12l-8-6z", "", ends(false), at == 0) }
                { button("step-back", "M13.5 4v12l-8-6z", "", step(-1), at == 0) }
                if props.is_playing {
                    { button("pause", "M5 4h3.5v12H5zM11.5 4H15v12h-3.5z", "play", play, false) }
                } else {
                    { button("play", "M5.5 3.5v13l11-6.5z", "play", play, reached == 0) }
                }
                { button("step-forward", "M6.5 4v12l8-6z", "", step(1), at >= reached) }
                { button("last-step", "M13.5 4H16v12h-2.5zM4 4v12l8-6z", "", ends(true), at >= reached) }
                <label class="speed">
                    <span class="visually-hidden">{ words.t("speed") }</span>
                    <select {onchange}>
                        { for SPEEDS.iter().enumerate().map(|(i, n)| html! {
                            <option value={i.to_string()} selected={i as u32 == props.speed}>
                                { words.with("speed-value", &[("n", u64::from(*n).into())]) }
                            </option>
                        }) }
                    </select>
                </label>
            </div>
            <div class="line" onwheel={on_wheel}>
                <Sized version={(at ^ (reached << 20)) as u32} content={content} />
                <input
                    type="range"
                    min="0"
                    max={reached.to_string()}
                    step="1"
                    value={at.to_string()}
                    aria-label={words.t("position")}
                    aria-valuetext={position}
                    {oninput}
                />
            </div>
        </div>
    }
}

#[derive(Properties)]
struct RhythmProps {
    width: f32,
    reached: u64,
    at: u64,
    marks: [Option<u64>; 2],
    session: Shared,
}

impl PartialEq for RhythmProps {
    fn eq(&self, other: &Self) -> bool {
        std::rc::Rc::ptr_eq(&self.session, &other.session)
            && (self.width, self.reached, self.at, self.marks)
                == (other.width, other.reached, other.at, other.marks)
    }
}

const HEIGHT: f32 = 32.0;

/// How tall a kind's tick is.
fn height_of(kind: Kind) -> f32 {
    match kind {
        Kind::Plain => 5.0,
        Kind::Progress => 9.0,
        Kind::Wait => 13.0,
        Kind::Overhead => 17.0,
        Kind::Message => 20.0,
        Kind::Special => 23.0,
        Kind::Fault => 27.0,
    }
}

/// The ticks of all steps, and where one stands. Each kind has its own height as well as its colour.
#[component]
fn Rhythm(props: &RhythmProps) -> Html {
    let width = props.width;
    let ticks = use_memo(
        (
            props.reached,
            width as u32,
            std::rc::Rc::as_ptr(&props.session) as usize,
        ),
        |_| {
            let session = props.session.borrow();
            let kinds = session.rhythm((width / 2.0) as usize);
            let slot = width / kinds.len().max(1) as f32;
            let mut paths = Kind::ALL.map(|_| PathData::default());
            for (i, seen) in kinds.iter().enumerate() {
                let w = (slot * 0.6).clamp(1.0, 8.0);
                let x = (i as f32 + 0.5) * slot - w / 2.0;
                for kind in Kind::ALL {
                    if seen & 1 << kind as u8 != 0 {
                        let tall = height_of(kind);
                        paths[kind as usize].rect(x, HEIGHT - 2.0 - tall, w, tall);
                    }
                }
            }
            paths.map(|path| {
                let mut part = kw_scene::Part::new("kind");
                part.path(path, "");
                part
            })
        },
    );
    let place = |n: u64| {
        // Step n stands in the middle of its own slot; the start before the first.
        let slot = width / props.reached.max(1) as f32;
        ((n as f32 - 0.5) * slot).max(1.0)
    };
    let x = if props.reached == 0 {
        0.0
    } else {
        place(props.at)
    };
    let [fork, first] = props.marks.map(|n| n.map(place));
    html! {
        <svg class="rhythm" width={width.to_string()} height={HEIGHT.to_string()} aria-hidden="true">
            // Where several kinds share a tick the taller ones stand behind the shorter.
            { for ticks.iter().zip(Kind::ALL).rev().filter_map(|(part, kind)| match part.shapes.first() {
                Some(kw_scene::Shape::Path { d, .. }) => Some(html! {
                    <path class={format!("kind-{}", kind.name())} d={d.clone()} />
                }),
                _ => None,
            }) }
            if let Some(x) = fork {
                <path class="fork" d={format!("M{x} 0l4.5 4.5-4.5 4.5-4.5-4.5z")} />
            }
            if let Some(x) = first {
                <path class="differs-line" d={format!("M{x} 0V{HEIGHT}")} />
                <path class="differs" d={format!("M{} 0h12l-6 9z", x - 6.0)} />
            }
            <line class="now" x1={x.to_string()} x2={x.to_string()} y1="0" y2={HEIGHT.to_string()} />
        </svg>
    }
}
