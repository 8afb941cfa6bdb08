//! A newcomer's first minute: four things to do in a lab, each asked for until it is done. It watches what the page
//! shows and does nothing itself; what it points at is ringed by the styles.

use crate::prefs::Words;
use yew::prelude::*;

/// The texts of what is to be done, in their order; the last one says that it is over.
const ASKED: [&str; 5] = [
    "first-step-forward",
    "first-step-back",
    "first-predict",
    "first-change",
    "first-over",
];

#[derive(Properties, PartialEq)]
pub struct FirstMinuteProps {
    pub words: Words,
    /// The step that is shown.
    pub at: u64,
    /// How many predictions were made.
    pub predicted: u64,
    /// How many changes of the past the run has.
    pub changes: usize,
    /// Called when the newcomer is through, or wants no more of it.
    pub on_over: Callback<()>,
}

/// What is asked for now.
pub struct FirstMinute {
    done: usize,
}

impl Component for FirstMinute {
    type Message = ();
    type Properties = FirstMinuteProps;

    fn create(_: &Context<Self>) -> Self {
        FirstMinute { done: 0 }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Self::Properties) -> bool {
        let new = ctx.props();
        let is_done = match self.done {
            0 => new.at > old.at,
            1 => new.at < old.at,
            2 => new.predicted > 0,
            3 => new.changes > 0,
            _ => false,
        };
        self.done += usize::from(is_done);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let words = &props.words;
        let last = ASKED.len() - 1;
        let is_over = self.done == last;
        html! {
            <section class="first-minute" data-asked={ASKED[self.done]} aria-label={words.t("first-minute")}>
                <ol aria-hidden="true">
                    { for (0..last).map(|n| html! {
                        <li class={(n < self.done).then_some("done")}>{ if n < self.done { "✓".to_owned() } else { (n + 1).to_string() } }</li>
                    }) }
                </ol>
                <p role="status">
                    if !is_over {
                        <span class="visually-hidden">
                            { words.with("first-place", &[("n", (self.done as u64 + 1).into()), ("all", (last as u64).into())]) }{ " " }
                        </span>
                    }
                    { words.t(ASKED[self.done]) }
                </p>
                <button type="button" class={is_over.then_some("primary")} onclick={props.on_over.reform(|_: MouseEvent| ())}>
                    { words.t(if is_over { "first-done" } else { "first-skip" }) }
                </button>
            </section>
        }
    }
}
