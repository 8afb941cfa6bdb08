//! Changes of the past, and what becomes of the futures that they make.

use super::{
    super::{
        changes::ChangesProps,
        futures::{Act, Beside, Futures},
    },
    DRAW_MS, Goal, LabPage, Msg, Notice, SLICE_MS, Tab, later,
};
use crate::browser;
use kw_exchange::{
    embed::Controls,
    link::{self, Link},
};
use kw_models::{
    Entry,
    futures::{Tree, branch, changes_of},
};
use kw_trace::Problem;
use serde_json::{Value, json};
use yew::prelude::*;

/// Comparing between two looks at the clock, in steps: each may make tables.
const BATCH: u64 = 20;

/// The futures that a link carries beside the run at hand.
pub(super) fn from_link(entry: &Entry, link: &Link, scenario: &Value) -> Result<Futures, Problem> {
    let others = link::branches(link)?;
    let tree = Tree::read(changes_of(scenario), &others, entry.whole_changes)?;
    let view = link.view.iter().find(|v| v.0 == "beside");
    let against = view
        .and_then(|v| v.1.parse().ok())
        .filter(|n| *n < tree.len());
    Ok(Futures {
        against: against.map(|n: usize| tree.changes(n).to_vec()),
        tree,
        ..Futures::default()
    })
}

impl LabPage {
    pub(super) fn apply_change(&mut self, ctx: &Context<LabPage>) {
        let mut change = json!({"after": self.at()});
        if let (Value::Object(change), Value::Object(input)) = (&mut change, &*self.change) {
            change.extend(input.clone());
        }
        let at = self.at();
        let mut list = branch(changes_of(&self.in_force), change);
        let place = list.len() - 1;
        // What was typed has not all fields; what is wrong with it is told by the scenario.
        if let Ok(Value::Array(whole)) = (self.entry.whole_changes)(&list.clone().into()) {
            list = whole;
        }
        let before = self.futures.tree.clone();
        let added = self.futures.tree.add(&list).map(drop);
        // Beside a new branch is what it branches off.
        let against = self.futures.against.take();
        if let Err(problem) = added.and_then(|()| self.open_branch(ctx, &list, Goal::Step(at + 1)))
        {
            self.futures.tree = before;
            self.futures.against = against;
            let prefix = format!("interventions[{place}].");
            let field = problem.field.strip_prefix(&prefix).map(str::to_owned);
            self.change_error = Some(Problem {
                field: field.unwrap_or_default(),
                ..problem
            });
        }
    }

    pub(super) fn undo_change(&mut self, ctx: &Context<LabPage>, step: u64) {
        let before = self.futures.tree.clone();
        let list = self.futures.tree.undo(changes_of(&self.in_force), step);
        let added = self.futures.tree.add(&list).map(drop);
        if let Err(problem) = added.and_then(|()| self.open_branch(ctx, &list, Goal::Step(step))) {
            self.futures.tree = before;
            self.notice = Some(Notice::Refused(problem));
        }
    }

    /// Puts a branch of the tree in force.
    fn open_branch(
        &mut self,
        ctx: &Context<LabPage>,
        changes: &[Value],
        goal: Goal,
    ) -> Result<(), Problem> {
        let scenario = with_changes(&self.in_force, changes);
        self.futures.is_kept = true;
        let opened = self.load(ctx, &scenario, goal);
        if opened.is_err() {
            self.futures.is_kept = false;
        }
        opened
    }

    /// What can happen to the futures. Returns whether there is something new to show.
    pub(super) fn act(&mut self, ctx: &Context<LabPage>, act: Act) -> bool {
        match act {
            Act::Slice => return self.futures_slice(ctx),
            Act::See => return Component::update(self, ctx, Msg::Tab(Tab::Futures)),
            Act::Go(n) => return Component::update(self, ctx, Msg::Seek(n)),
            Act::Select(n) => self.select(ctx, n),
            Act::Remove(n) => self.remove(ctx, n),
            Act::Against(n) => {
                self.futures.against = Some(self.futures.tree.changes(n).to_vec());
                self.futures.beside = None;
                self.look_at_futures(ctx);
                self.address_changed(ctx);
            }
        }
        true
    }

    fn select(&mut self, ctx: &Context<LabPage>, n: usize) {
        let here = changes_of(&self.in_force).to_vec();
        let changes = self.futures.tree.changes(n).to_vec();
        if changes == here {
            return;
        }
        // The run without changes branches off none: beside it is where one comes from.
        self.futures.against = changes.is_empty().then_some(here);
        let goal = Goal::Near {
            step: self.at(),
            time: self.session.borrow().now(),
        };
        if let Err(problem) = self.open_branch(ctx, &changes, goal) {
            self.notice = Some(Notice::Refused(problem));
        }
    }

    fn remove(&mut self, ctx: &Context<LabPage>, n: usize) {
        let tree = &mut self.futures.tree;
        let parent = tree
            .parent(n)
            .map_or_else(Vec::new, |p| tree.changes(p).to_vec());
        tree.remove(n);
        if tree.find(changes_of(&self.in_force)).is_none() {
            let step = self.at();
            let time = self.session.borrow().now();
            if let Err(problem) = self.open_branch(ctx, &parent, Goal::Near { step, time }) {
                self.notice = Some(Notice::Refused(problem));
            }
            return;
        }
        if self.futures.tree.is_empty() && self.tab == Tab::Futures {
            self.tab = Tab::Changes;
        }
        self.futures.beside = None;
        self.look_at_futures(ctx);
        self.address_changed(ctx);
    }

    fn is_comparing(&self) -> bool {
        self.tab == Tab::Futures && self.controls() >= Controls::Full
    }

    /// Makes the run beside the one at hand if it is looked at; lets it go if not.
    pub(super) fn look_at_futures(&mut self, ctx: &Context<LabPage>) {
        self.futures.problem = None;
        if !self.is_comparing() {
            self.futures.beside = None;
            self.futures.work = None;
            return;
        }
        if self.futures.beside.is_some() {
            return;
        }
        self.predicting = None;
        if self.futures.is_quick {
            // The page need not be drawn without it first.
            self.futures_slice(ctx);
        } else {
            self.futures.work = Some(later(ctx, Msg::Futures(Act::Slice)));
        }
    }

    /// Works on the comparison for a moment, and goes on later if there is more.
    fn futures_slice(&mut self, ctx: &Context<LabPage>) -> bool {
        self.futures.work = None;
        if !self.is_comparing() {
            return false;
        }
        let start = browser::now_ms();
        let is_new = self.futures.beside.is_none();
        if is_new {
            self.open_beside();
            self.futures.is_quick = browser::now_ms() - start < SLICE_MS / 2.0;
        }
        let Some(beside) = &mut self.futures.beside else {
            return is_new;
        };
        if beside.is_done() {
            return false;
        }
        let is_compared = beside.pair.is_compared();
        let at = self.session.borrow().at();
        while !beside.is_done() && browser::now_ms() - start < SLICE_MS {
            // Running is much faster than comparing.
            let steps = if beside.pair.is_compared() {
                25 * BATCH
            } else {
                BATCH
            };
            beside.advance(&self.session, steps);
        }
        self.session.borrow_mut().seek(at);
        beside.look(&self.session);
        let is_news = is_new || beside.is_done() || beside.pair.is_compared() != is_compared;
        if !beside.is_done() && !self.is_stopped {
            self.futures.work = Some(later(ctx, Msg::Futures(Act::Slice)));
        }
        if is_news || start - self.futures.drawn > DRAW_MS {
            self.futures.drawn = start;
            self.version += 1;
            return true;
        }
        false
    }

    fn open_beside(&mut self) {
        let changes = changes_of(&self.in_force);
        let Some(n) = self.futures.partner(changes) else {
            return;
        };
        let scenario = with_changes(&self.in_force, self.futures.tree.changes(n));
        match (self.entry.open)(&scenario) {
            Ok(session) => self.futures.beside = Some(Beside::new(&self.session, session)),
            Err(problem) => self.futures.problem = Some(problem),
        }
    }

    /// Puts the other run in step with the one at hand.
    pub(super) fn look_beside(&mut self) {
        if let Some(beside) = &mut self.futures.beside {
            beside.look(&self.session);
        }
    }

    /// What the form of a change and the list of changes show.
    pub(super) fn change_props(&self, ctx: &Context<LabPage>) -> ChangesProps {
        let link = ctx.link();
        ChangesProps {
            lab: self.entry.id,
            at: self.at(),
            fields: (self.entry.input_fields)(),
            scenario: self.draft.clone(),
            change: self.change.clone(),
            error: self.change_error.as_ref().map(|p| self.at_field(p)),
            branches: self.futures.tree.len(),
            on_edit: link.callback(Msg::ChangeEdit),
            on_apply: link.callback(|()| Msg::ChangeApply),
            on_undo: link.callback(Msg::ChangeUndo),
            on_see: link.callback(|()| Msg::Futures(Act::See)),
            on_seek: link.callback(Msg::Seek),
        }
    }
}

/// The scenario with these changes of the past.
fn with_changes(scenario: &Value, changes: &[Value]) -> Value {
    let mut scenario = scenario.clone();
    if let Value::Object(map) = &mut scenario {
        map.shift_remove("interventions");
        if !changes.is_empty() {
            map.insert("interventions".to_owned(), changes.into());
        }
    }
    scenario
}
