//! Two futures side by side: the other run beside the one at hand, what they differ in, and the tree of all.
//!
//! What differs, and which steps are beside each other, the models say ([`kw_models::futures`]). The other run is
//! there only while somebody looks.

use super::{changes::ChangesProps, compare, page::Shared, panels, sheet::change_words};
use crate::{
    prefs::Words,
    ui::{DataTable, Picture, Sized},
};
use gloo_timers::callback::Timeout;
use kw_models::{
    Entry, Figure, Session, Table,
    futures::{Difference, Outcome, Pair, Side, Tree, What, Which, after, outcomes, results},
};
use kw_trace::{End, Param, Problem};
use serde_json::Value;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use yew::prelude::*;

/// What can happen to the futures of a page.
#[derive(Clone, Copy)]
pub enum Act {
    /// Goes on with what is being worked out.
    Slice,
    /// Opens the panel.
    See,
    /// Makes another future the one at hand.
    Select(usize),
    /// Removes a future and what branches off it.
    Remove(usize),
    /// Puts this future beside the one at hand.
    Against(usize),
    /// Goes to this step.
    Go(u64),
}

/// All futures of a page.
#[derive(Default)]
pub struct Futures {
    /// All runs of the scenario.
    pub tree: Tree,
    /// The changes of the run that was chosen to be beside; `None`: the one that it branches off.
    pub against: Option<Vec<Value>>,
    /// Whether the next scenario belongs to the tree.
    pub is_kept: bool,
    /// Whether the last one was opened in no time.
    pub is_quick: bool,
    /// The other run, while it is looked at.
    pub beside: Option<Beside>,
    /// Why there is none.
    pub problem: Option<Problem>,
    /// The task that goes on.
    pub work: Option<Timeout>,
    /// When it was drawn last.
    pub drawn: f64,
}

/// The other run.
pub struct Beside {
    pub session: Shared,
    pub pair: Pair,
    tables: Vec<Rc<Table>>,
    /// The instant at which the longer of both ends, once both have.
    ends: u64,
    /// The results in which both differ, or why there are none.
    outcomes: Option<Result<Outcomes, Problem>>,
}

/// What two runs that have ended differ in.
struct Outcomes {
    figures: Vec<Outcome>,
    /// Tables: that of the run at hand, and that of the other one.
    tables: Vec<[Option<Rc<Table>>; 2]>,
}

impl Futures {
    /// Another scenario is at hand: one of the tree, or another altogether.
    pub fn follow(&mut self, changes: &[Value]) {
        self.beside = None;
        self.problem = None;
        self.work = None;
        if !std::mem::take(&mut self.is_kept) || self.tree.add(changes).is_err() {
            self.tree = Tree::of(changes);
            self.against = None;
        }
    }

    /// A tree of the run at hand alone.
    pub fn of(changes: &[Value]) -> Self {
        Futures {
            tree: Tree::of(changes),
            ..Futures::default()
        }
    }

    /// What links carry: the other branches, and which of them was chosen to be beside. The run without changes is
    /// number 0, and always there.
    pub fn for_link(&self, changes: &[Value]) -> (Vec<Value>, Option<usize>) {
        let others = self.tree.others(changes);
        let number = |against: &Vec<Value>| match against.is_empty() {
            true => Some(0),
            false => Some(1 + others.iter().position(|o| o.as_array() == Some(against))?),
        };
        let beside = self.against.as_ref().and_then(number);
        (others, beside)
    }

    /// The number of the run beside the one with these changes.
    pub fn partner(&self, changes: &[Value]) -> Option<usize> {
        let here = self.tree.find(changes)?;
        let asked = self.against.as_ref().and_then(|a| self.tree.find(a));
        let first = || {
            self.tree
                .rows()
                .into_iter()
                .map(|row| row.0)
                .find(|n| *n != here)
        };
        asked
            .filter(|n| *n != here)
            .or_else(|| self.tree.parent(here))
            .or_else(first)
    }

    /// The instant up to which both pictures reach: where both runs end, once that is known, so that both have one scale.
    pub fn until(&self, now: u64) -> u64 {
        let there = |b: &Beside| b.session.borrow().now().max(now).max(b.ends);
        self.beside.as_ref().map_or(0, there)
    }

    /// Where the past was changed and the first step that differs, for the timeline.
    pub fn marks(&self) -> [Option<u64>; 2] {
        let pair = self.beside.as_ref().map(|b| &b.pair);
        [pair.map(|p| p.fork() + 1), pair.and_then(Pair::goal)]
    }
}

impl Beside {
    /// Two runs side by side.
    pub fn new(here: &Shared, there: Box<dyn Session>) -> Self {
        let mut beside = Beside {
            pair: Pair::new(here.borrow().as_ref(), there.as_ref()),
            session: Rc::new(std::cell::RefCell::new(there)),
            tables: Vec::new(),
            ends: 0,
            outcomes: None,
        };
        beside.look(here);
        beside
    }

    /// Whether all is known.
    pub fn is_done(&self) -> bool {
        self.outcomes.is_some()
    }

    /// Goes on for about so many steps; the cursors may be anywhere after it.
    pub fn advance(&mut self, here: &Shared, steps: u64) {
        let mut here = here.borrow_mut();
        let mut there = self.session.borrow_mut();
        if !self.pair.advance(here.as_mut(), there.as_mut(), steps) {
            return;
        }
        for run in [here.as_mut(), there.as_mut()] {
            run.seek(run.progress().reached);
            self.ends = self.ends.max(run.now());
        }
        let ends = [here.progress(), there.progress()];
        let short = ends.iter().find(|p| p.end != Some(End::Finished));
        self.outcomes = Some(match short {
            Some(p) => Err(Problem::new("step-limit", "").with("limit", p.reached)),
            None => Ok(Outcomes {
                figures: outcomes(here.as_mut(), there.as_mut()),
                tables: results(here.as_ref(), there.as_ref())
                    .into_iter()
                    .map(|d| [d.here, d.there].map(|table| table.map(Rc::new)))
                    .collect(),
            }),
        });
    }

    /// Puts the other run in step, and notes what is there.
    pub fn look(&mut self, here: &Shared) {
        let mut there = self.session.borrow_mut();
        self.pair.follow(here.borrow_mut().as_mut(), there.as_mut());
        self.tables = there.tables().into_iter().map(Rc::new).collect();
    }

    /// The sentence of the other run's step.
    pub fn sentence(&self, words: &Words) -> Option<String> {
        let session = self.session.borrow();
        session.why().map(|why| words.why(session.lab(), &why))
    }
}

/// What the views are made of.
pub struct View<'a> {
    pub words: &'a Words,
    pub entry: &'static Entry,
    pub futures: &'a Futures,
    /// The run at hand.
    pub here: &'a Shared,
    /// Its changes of the past.
    pub changes: &'a [Value],
    /// Its scenario.
    pub scenario: &'a Value,
    pub on_act: Callback<Act>,
}

impl View<'_> {
    fn t(&self, id: &str) -> String {
        self.words.t(id)
    }

    /// A run in words: what was changed in it beyond the one that it branches off.
    fn name(&self, n: usize) -> String {
        let own = self.futures.tree.own(n);
        if n == 0 {
            return self.t("futures-original");
        }
        let mut names: Vec<String> = own.iter().take(NAMED).map(|c| self.change(c)).collect();
        let more = own.len().saturating_sub(NAMED) as u64;
        if more > 0 {
            names.push(self.words.with("futures-more", &[("n", more.into())]));
        }
        names.join("; ")
    }

    fn change(&self, change: &Value) -> String {
        let n = [("n", after(change).into())];
        let inputs = (self.entry.input_fields)();
        let what = change_words(self.words, self.entry.id, inputs, self.scenario, change);
        format!("{}: {what}", self.words.with("changes-at", &n))
    }

    /// The numbers of the run at hand and the one beside it.
    fn both(&self) -> Option<(usize, usize)> {
        let here = self.futures.tree.find(self.changes)?;
        Some((here, self.futures.partner(self.changes)?))
    }

    /// What the run at hand and the other are to each other.
    fn roles(&self) -> (&'static str, &'static str) {
        let tree = &self.futures.tree;
        match self.both() {
            Some((here, there)) if tree.parent(here) == Some(there) => {
                ("futures-with", "futures-without")
            }
            Some((here, there)) if tree.parent(there) == Some(here) => {
                ("futures-without", "futures-with")
            }
            _ => ("futures-this", "futures-other"),
        }
    }

    /// The head of a side.
    pub fn head(&self, which: Which) -> Html {
        let (here, there) = self.roles();
        let numbers = self.both();
        let (role, n) = match which {
            Which::Here => (here, numbers.map(|n| n.0)),
            Which::There => (there, numbers.map(|n| n.1)),
        };
        html! {
            <h2 class="future-head">
                { self.t(role) }
                if let Some(n) = n {
                    <small>{ self.name(n) }</small>
                }
            </h2>
        }
    }

    /// Which side it is.
    pub fn role(&self, which: Which) -> Html {
        let (here, there) = self.roles();
        let role = if which == Which::Here { here } else { there };
        html! { <h3 class="side">{ self.t(role) }</h3> }
    }

    /// The picture of the other run.
    pub fn picture(&self, beside: &Beside, zoom: i32, version: u32) -> Html {
        let lab = self.entry.id;
        let session = beside.session.clone();
        let until = self.futures.until(self.here.borrow().now());
        let content = Callback::from(move |width: f32| {
            let scene = session.borrow().picture(&Figure {
                width,
                zoom,
                until,
                compact: false,
            });
            html! { <Picture {lab} scene={Rc::new(scene)} /> }
        });
        let heading = self.words.why(lab, &beside.session.borrow().heading());
        let label = format!("{}: {}", self.t("picture"), self.t(self.roles().1));
        html! {
            <figure class="beside-picture" aria-label={label}>
                <figcaption><strong>{ heading }</strong></figcaption>
                <Sized content={content} {version} />
            </figure>
        }
    }

    /// What happened in the other run's step.
    pub fn why(&self, beside: &Beside) -> Html {
        let session = beside.session.borrow();
        let lab = self.entry.id;
        let why = session.why();
        let count = [
            ("at", Param::from(session.at())),
            ("all", session.progress().reached.into()),
        ];
        let kind = session.kind(session.at());
        html! {
            <section class="beside-why" aria-label={self.t(self.roles().1)}>
                <p class="where">
                    <span>{ self.words.with("step-count", &count) }</span>
                    <span class="time">{ self.words.0.label(lab, &session.clock()) }</span>
                    if let Some(kind) = kind {
                        { panels::kind(self.words, kind) }
                    }
                </p>
                <p class="text">
                    { why.as_ref().map_or_else(|| self.t("at-start"), |w| self.words.why(lab, w)) }
                </p>
                { self.rule(why.as_ref()) }
            </section>
        }
    }

    fn rule(&self, why: Option<&kw_trace::Why>) -> Html {
        match why.and_then(|w| self.entry.rule(w.rule)) {
            Some(rule) => html! {
                <p class="rule-source">{ panels::source(self.words, rule) }</p>
            },
            None => Html::default(),
        }
    }

    /// The first difference in words, with the way there.
    pub fn verdict(&self) -> Html {
        let words = self.words;
        let Some(beside) = &self.futures.beside else {
            return match &self.futures.problem {
                Some(problem) => html! {
                    <p class="differing refused" role="alert">{ words.problem(problem) }</p>
                },
                None => {
                    html! { <p class="differing" role="status">{ self.t("futures-opening") }</p> }
                }
            };
        };
        let pair = &beside.pair;
        match pair.difference() {
            Some(difference) => self.difference(pair, difference),
            None if !pair.is_compared() => {
                let n = [("n", pair.alike().into())];
                html! { <p class="differing" role="status">{ words.with("futures-comparing", &n) }</p> }
            }
            None => match pair.tables(Which::Here) {
                Some(n) => html! {
                    <div class="differing">
                        <p role="status">{ words.with("futures-only-state", &[("n", n.into())]) }</p>
                        { self.go("futures-go-state", n) }
                    </div>
                },
                None => html! {
                    <p class="differing" role="status">{ self.t("futures-no-difference") }</p>
                },
            },
        }
    }

    fn go(&self, id: &str, n: u64) -> Html {
        let is_there = self.here.borrow().at() == n;
        let id = if is_there { "futures-are-there" } else { id };
        html! {
            <button
                type="button"
                class={classes!("to-difference", (!is_there).then_some("primary"))}
                aria-disabled={is_there.to_string()}
                onclick={self.on_act.reform(move |_: MouseEvent| Act::Go(n))}
            >
                { self.t(id) }
            </button>
        }
    }

    fn difference(&self, pair: &Pair, difference: &Difference) -> Html {
        let words = self.words;
        let goal = pair.goal().unwrap_or(0);
        let other = difference.there.as_ref().map(|side| side.step);
        let steps = [("n", Param::from(goal)), ("other", other.into())];
        let (here, there) = self.roles();
        let how = match difference.what {
            What::Rule => "futures-by-rule",
            What::Case => "futures-by-case",
            What::Time => "futures-by-time",
            What::End => "futures-by-end",
        };
        let line = |role: &str, side: Option<&Side>| {
            let told = side.and_then(|side| Some((side, side.why.as_ref()?)));
            let said = match told {
                Some((side, why)) => html! {
                    <>
                        <p>
                            <span class="at">{ words.0.label(self.entry.id, &side.clock) }</span>
                            { words.why(self.entry.id, why) }
                        </p>
                        { self.rule(Some(why)) }
                    </>
                },
                None => html! { <p>{ self.t("futures-over") }</p> },
            };
            html! { <div><dt>{ self.t(role) }</dt><dd>{ said }</dd></div> }
        };
        html! {
            <div class="differing">
                <div role="status">
                <p>
                    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                        <path class="differs" d="M0 1h12L6 11z" />
                    </svg>
                    <strong>{ words.with("futures-first", &steps) }</strong>
                    { " " }{ self.t(how) }
                </p>
                <dl>
                    { line(there, difference.there.as_ref()) }
                    { line(here, difference.here.as_ref()) }
                </dl>
                </div>
                { self.go("futures-go", goal) }
            </div>
        }
    }

    /// All of it that is not beside the pictures.
    pub fn panel(&self, now: &[Rc<Table>], form: ChangesProps) -> Html {
        html! {
            <div class="futures-panel">
                <section class="tree">
                    <h2 id="futures-tree">{ self.t("futures-tree") }</h2>
                    { self.rows() }
                    { self.chooser() }
                </section>
                <section class="outcomes">
                    <h2>{ self.t("futures-results") }</h2>
                    { self.results() }
                </section>
                <section class="again">
                    <h2>{ self.t("futures-again") }</h2>
                    <p>{ self.t("futures-again-intro") }</p>
                    <super::changes::ChangeForm ..form />
                </section>
                { self.result_tables() }
                if let Some(beside) = &self.futures.beside {
                    <section class="states">
                        <h2>{ self.t("futures-states") }</h2>
                        <div class="pair">
                            { self.tables(Which::There, &beside.tables, now) }
                            { self.tables(Which::Here, now, &beside.tables) }
                        </div>
                    </section>
                }
            </div>
        }
    }

    fn tables(&self, which: Which, tables: &[Rc<Table>], others: &[Rc<Table>]) -> Html {
        let (here, there) = self.roles();
        let role = if which == Which::Here { here } else { there };
        html! {
            <div class="now-tables">
                <h3>{ self.t(role) }</h3>
                { for tables.iter().map(|table| html! {
                    <DataTable
                        key={table.id}
                        lab={self.entry.id}
                        table={table.clone()}
                        before={others.iter().find(|o| o.id == table.id).cloned()}
                    />
                }) }
            </div>
        }
    }

    /// The tree as lists in lists.
    fn rows(&self) -> Html {
        let rows = self.futures.tree.rows();
        let mut left = rows.as_slice();
        html! { <ul aria-labelledby="futures-tree">{ self.level(&mut left, 0) }</ul> }
    }

    /// The rows from here on that lie this deep, each with those below it.
    fn level(&self, rows: &mut &[(usize, usize)], depth: usize) -> Html {
        let mut items = Vec::new();
        while let Some(((n, _), rest)) = rows.split_first().filter(|(row, _)| row.1 == depth) {
            let n = *n;
            *rows = rest;
            let has_below = rows.first().is_some_and(|row| row.1 > depth);
            let below = has_below.then(|| self.level(rows, depth + 1));
            items.push(html! {
                <li key={n}>
                    { self.row(n) }
                    if let Some(below) = below {
                        <ul>{ below }</ul>
                    }
                </li>
            });
        }
        items.into_iter().collect()
    }

    fn row(&self, n: usize) -> Html {
        let both = self.both();
        let is_here = both.is_some_and(|b| b.0 == n);
        let is_beside = both.is_some_and(|b| b.1 == n);
        let name = self.name(n);
        let remove = self
            .words
            .with("futures-remove", &[("name", name.as_str().into())]);
        html! {
            <div class={classes!("branch", is_here.then_some("here"), is_beside.then_some("beside"))}>
                <button
                    type="button"
                    class="plain name"
                    aria-current={is_here.then_some("true")}
                    onclick={self.on_act.reform(move |_: MouseEvent| Act::Select(n))}
                >
                    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                        <circle cx="6" cy="6" r="4.5" />
                    </svg>
                    <span>{ name }</span>
                    if is_here {
                        <small>{ self.t("futures-shown") }</small>
                    }
                    if is_beside {
                        <small>{ self.t("futures-beside") }</small>
                    }
                </button>
                if n > 0 {
                    <button
                        type="button"
                        class="plain"
                        aria-label={remove.clone()}
                        title={remove}
                        onclick={self.on_act.reform(move |_: MouseEvent| Act::Remove(n))}
                    >{ "×" }</button>
                }
            </div>
        }
    }

    /// What is beside the run at hand, where there is a choice.
    fn chooser(&self) -> Html {
        let tree = &self.futures.tree;
        let Some((here, beside)) = self.both().filter(|_| tree.len() > 2) else {
            return Html::default();
        };
        let act = self.on_act.clone();
        let onchange = Callback::from(move |e: Event| {
            let select = e
                .target()
                .and_then(|t| t.dyn_into::<web_sys::HtmlSelectElement>().ok());
            if let Some(n) = select.and_then(|s| s.value().parse().ok()) {
                act.emit(Act::Against(n));
            }
        });
        let others = tree
            .rows()
            .into_iter()
            .map(|row| row.0)
            .filter(|n| *n != here);
        html! {
            <p class="against">
                <label for="futures-against">{ self.t("futures-against") }</label>
                <select id="futures-against" {onchange}>
                    { for others.map(|n| html! {
                        <option key={n} value={n.to_string()} selected={n == beside}>{ self.name(n) }</option>
                    }) }
                </select>
            </p>
        }
    }

    /// The results in which both differ.
    fn results(&self) -> Html {
        let outcomes = self
            .futures
            .beside
            .as_ref()
            .and_then(|b| b.outcomes.as_ref());
        let outcomes = match outcomes {
            None => return html! { <p role="status">{ self.t("results-wait") }</p> },
            Some(Err(problem)) => return html! { <p>{ self.words.problem(problem) }</p> },
            Some(Ok(all)) if all.figures.is_empty() && all.tables.is_empty() => {
                return html! { <p>{ self.t("futures-same-results") }</p> };
            }
            Some(Ok(all)) => all,
        };
        if outcomes.figures.is_empty() {
            return html! { <p>{ self.t("futures-same-figures") }</p> };
        }
        self.figures(&outcomes.figures)
    }

    /// The tables of the results in which both differ.
    fn result_tables(&self) -> Html {
        let beside = self.futures.beside.as_ref();
        let Some(Ok(all)) = beside.and_then(|b| b.outcomes.as_ref()) else {
            return Html::default();
        };
        let pairs = all.tables.iter().map(|[here, there]| {
            let id = here.as_ref().or(there.as_ref()).map_or("", |t| t.id);
            let side = |which, table: &Option<Rc<Table>>, other: &Option<Rc<Table>>| {
                let list = |t: &Option<Rc<Table>>| t.iter().cloned().collect::<Vec<_>>();
                self.tables(which, &list(table), &list(other))
            };
            html! {
                <div class="pair" key={id}>
                    { side(Which::There, there, here) }
                    { side(Which::Here, here, there) }
                </div>
            }
        });
        html! {
            if !all.tables.is_empty() {
                <section class="states ends">
                    <h2>{ self.t("futures-result-tables") }</h2>
                    { for pairs }
                </section>
            }
        }
    }

    /// The figures in which both differ.
    fn figures(&self, outcomes: &[Outcome]) -> Html {
        let (here, there) = self.roles();
        html! {
            <div class="table-box" tabindex="0" role="group" aria-label={self.t("futures-results")}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ self.t("futures-measure") }</th>
                            <th scope="col" class="number">{ self.t(there) }</th>
                            <th scope="col" class="number">{ self.t(here) }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for outcomes.iter().map(|o| html! {
                            <tr key={o.here.id}>
                                <th scope="row">
                                    { self.words.lab(self.entry.id, &format!("metric-{}", o.here.id)) }
                                </th>
                                <td class="number">{ compare::show(&o.there) }</td>
                                <td class="number">{ compare::show(&o.here) }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        }
    }
}

/// How many changes of a run are named.
const NAMED: usize = 3;
