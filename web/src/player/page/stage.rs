//! What stands above the tabs: the picture, the player and why; or two futures side by side.

use super::{
    super::{
        futures::{Beside, View},
        panels, predicting,
        timeline::Timeline,
    },
    LabPage, Msg, Tab,
};
use crate::ui::{Picture, Sized};
use kw_exchange::embed::Controls;
use kw_models::{
    Figure,
    futures::{Which, changes_of},
};
use kw_trace::{End, Param};
use std::rc::Rc;
use yew::prelude::*;

impl LabPage {
    /// Picture, player and why.
    pub(super) fn stage(&self, ctx: &Context<LabPage>) -> Html {
        match &self.futures.beside {
            Some(beside) => self.two(ctx, beside),
            None => self.one(ctx),
        }
    }

    fn one(&self, ctx: &Context<LabPage>) -> Html {
        let lab = self.entry.id;
        let controls = self.controls();
        let is_waiting = self.tab == Tab::Futures && controls >= Controls::Full;
        html! {
            <div class="stage">
                <div class="left">
                    { self.figure(ctx) }
                    if controls >= Controls::Player {
                        { self.player(ctx) }
                    }
                    { self.progress_line(ctx) }
                    if is_waiting {
                        { self.with_futures(ctx, |view| view.verdict()) }
                    }
                </div>
                <div class="right">
                    if controls >= Controls::Player {
                        { predicting::panel(&predicting::Panel {
                            words: &self.words,
                            entry: self.entry,
                            predicting: self.predicting.as_ref(),
                            on_toggle: ctx.link().callback(Msg::Predict),
                            on_answer: ctx.link().callback(Msg::Answer),
                            on_next: ctx.link().callback(|()| Msg::NextQuestion),
                            on_practice: ctx.link().callback(Msg::Practice),
                        }) }
                    }
                    { self.why() }
                    if controls >= Controls::Full {
                        { panels::now(lab, &self.tables, &self.before, self.is_single_step, false) }
                    }
                </div>
                if controls >= Controls::Full {
                    { panels::now(lab, &self.tables, &self.before, self.is_single_step, true) }
                }
            </div>
        }
    }

    /// Two futures: the other one first, as what it was without the change.
    fn two(&self, ctx: &Context<LabPage>, beside: &Beside) -> Html {
        let goal = beside.pair.goal();
        let is_there = goal.is_some_and(|goal| goal == self.at());
        let picture = |view: &View| view.picture(beside, self.zoom, self.version);
        html! {
            <div class={classes!("stage", "two", is_there.then_some("at-difference"))}>
                <div class="pair">
                    <section class="future">
                        { self.with_futures(ctx, |view| view.head(Which::There)) }
                        { self.with_futures(ctx, picture) }
                    </section>
                    <section class="future">
                        { self.with_futures(ctx, |view| view.head(Which::Here)) }
                        { self.figure(ctx) }
                    </section>
                </div>
                { self.legend() }
                { self.player(ctx) }
                { self.progress_line(ctx) }
                { self.with_futures(ctx, |view| view.verdict()) }
                <div class="pair">
                    <div>
                        { self.with_futures(ctx, |view| view.role(Which::There)) }
                        { self.with_futures(ctx, |view| view.why(beside)) }
                    </div>
                    <div>
                        { self.with_futures(ctx, |view| view.role(Which::Here)) }
                        { self.why() }
                    </div>
                </div>
            </div>
        }
    }

    /// Draws something of the futures.
    pub(super) fn with_futures(
        &self,
        ctx: &Context<LabPage>,
        draw: impl FnOnce(&View) -> Html,
    ) -> Html {
        draw(&View {
            words: &self.words,
            entry: self.entry,
            futures: &self.futures,
            here: &self.session,
            changes: changes_of(&self.in_force),
            scenario: &self.in_force,
            on_act: ctx.link().callback(Msg::Futures),
        })
    }

    fn player(&self, ctx: &Context<LabPage>) -> Html {
        let link = ctx.link();
        html! {
            <Timeline
                at={self.at()}
                reached={self.reached()}
                clock={self.clock()}
                session={self.session.clone()}
                is_playing={self.playing.is_some()}
                speed={self.speed}
                marks={self.futures.marks()}
                on_seek={link.callback(Msg::Seek)}
                on_step={link.callback(Msg::Step)}
                on_ends={link.callback(Msg::Ends)}
                on_play={link.callback(|()| Msg::Play)}
                on_speed={link.callback(Msg::Speed)}
            />
        }
    }

    /// The clock, in words.
    fn clock(&self) -> String {
        let clock = self.session.borrow().clock();
        self.words.0.label(self.entry.id, &clock)
    }

    fn why(&self) -> Html {
        let session = self.session.borrow();
        let why = session.why();
        panels::why(
            &self.words,
            &panels::Step {
                at: session.at(),
                all: session.progress().reached,
                clock: self.clock(),
                text: why.as_ref().map(|w| self.words.why(self.entry.id, w)),
                rule: why.as_ref().and_then(|w| self.entry.rule(w.rule)).copied(),
                kind: session.kind(session.at()),
            },
        )
    }

    /// The picture of the run at hand.
    fn figure(&self, ctx: &Context<LabPage>) -> Html {
        let link = ctx.link();
        let lab = self.entry.id;
        let (session, zoom) = (self.session.clone(), self.zoom);
        let on_time = link.callback(Msg::SeekTime);
        let on_step = link.callback(Msg::Follow);
        let on_choice = link.callback(Msg::Answer);
        let asked = self.predicting.as_ref().and_then(|p| p.asked.as_ref());
        let choices = predicting::parts(asked);
        let until = self.futures.until(session.borrow().now());
        let content = Callback::from(move |width: f32| {
            let scene = session.borrow().picture(&Figure {
                width,
                zoom,
                until,
                compact: false,
            });
            html! { <Picture {lab} scene={Rc::new(scene)} on_time={on_time.clone()} on_step={on_step.clone()} choices={choices.clone()} on_choice={on_choice.clone()} /> }
        });
        let heading = self.words.why(lab, &self.session.borrow().heading());
        let zoom = |by: i32, id: &str, sign: &'static str| {
            html! {
                <button
                    type="button"
                    class="plain"
                    aria-label={self.words.t(id)}
                    title={self.words.t(id)}
                    onclick={link.callback(move |_| Msg::Zoom(by))}
                >{ sign }</button>
            }
        };
        html! {
            <figure class="stage-picture" aria-label={self.words.t("picture")}>
                <figcaption>
                    <strong>{ heading }</strong>
                    <span class="zoom" role="group">
                        { zoom(-1, "picture-smaller", "−") }
                        { zoom(0, "picture-fit", "↔") }
                        { zoom(1, "picture-bigger", "+") }
                    </span>
                </figcaption>
                <Sized content={content} version={self.version} />
                if self.futures.beside.is_none() {
                    { self.legend() }
                }
            </figure>
        }
    }

    fn legend(&self) -> Html {
        let lab = self.entry.id;
        let legend = self.session.borrow().legend();
        html! {
            <ul class="legend" aria-label={self.words.t("legend")}>
                { for legend.iter().map(|(class, text)| html! {
                    <li>
                        <svg viewBox="0 0 18 12" width="18" height="12" aria-hidden="true">
                            { panels::legend_mark(class) }
                        </svg>
                        { self.words.lab(lab, text) }
                    </li>
                }) }
            </ul>
        }
    }

    /// How far something has come that takes long.
    fn progress_line(&self, ctx: &Context<LabPage>) -> Html {
        let link = ctx.link();
        if let Some(reading) = &self.reading {
            let (done, all) = reading.progress;
            let name = [("name", Param::from(reading.name.as_str()))];
            return html! {
                <p class="progress" role="status">
                    <progress
                        aria-label={self.words.with("reading-file", &name)}
                        value={done.to_string()}
                        max={all.max(1).to_string()}
                    />
                    { self.words.with("reading-file", &name) }
                    <button type="button" onclick={link.callback(|_| Msg::ReadStop)}>
                        { self.words.t("cancel") }
                    </button>
                </p>
            };
        }
        if let Some((saving, _)) = &self.saving {
            let (done, all) = saving.progress;
            let n = [("done", Param::from(done)), ("all", Param::from(all))];
            return html! {
                <p class="progress" role="status">
                    <progress
                        aria-label={self.words.t("saving-file")}
                        value={done.to_string()}
                        max={all.max(1).to_string()}
                    />
                    { self.words.with("saving-steps", &n) }
                    <button type="button" onclick={link.callback(|_| Msg::SaveStop)}>
                        { self.words.t("cancel") }
                    </button>
                </p>
            };
        }
        let n = [("n", Param::from(self.reached()))];
        match self.end() {
            None if self.is_stopped => html! {
                <p class="progress" role="status">
                    { self.words.with("stopped-here", &n) }
                    <button type="button" onclick={link.callback(|_| Msg::Resume)}>
                        { self.words.t("continue-run") }
                    </button>
                </p>
            },
            None => html! {
                <p class="progress" role="status">
                    <progress aria-label={self.words.with("running-on", &n)}></progress>
                    { self.words.with("running-on", &n) }
                    <button type="button" onclick={link.callback(|_| Msg::Cancel)}>
                        { self.words.t("cancel") }
                    </button>
                </p>
            },
            Some(End::Finished) => Html::default(),
            Some(End::StepLimit) => html! {
                <p class="progress limit" role="status">{ self.words.with("limit-steps", &n) }</p>
            },
            Some(End::TimeLimit) => html! {
                <p class="progress limit" role="status">{ self.words.with("limit-time", &n) }</p>
            },
        }
    }
}
