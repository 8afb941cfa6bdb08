//! What is on paper only: the scenario to be read instead of edited, and the address that leads back here.

use crate::{
    prefs::{Words, use_words},
    ui::{default_of, is_deep, value_text},
};
use kw_trace::schema::{Field, FieldKind};
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

/// Most rows of a list that go on paper.
const ROWS: usize = 60;

/// Columns that fit a sheet as they are; more are set small, and their words break where they must.
const MANY: usize = 6;

#[derive(Properties)]
pub struct SheetProps {
    pub lab: &'static str,
    pub fields: &'static [Field],
    pub inputs: &'static [Field],
    pub scenario: Rc<Value>,
}

/// The scenario is enough: it decides all the rest.
impl PartialEq for SheetProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scenario, &other.scenario)
    }
}

/// The scenario in tables.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let mut sheet = Reading {
        lab: props.lab,
        words: use_words(),
        scenario: &props.scenario,
        rows: Vec::new(),
        lists: Vec::new(),
    };
    sheet.fields(props.fields, &props.scenario, "");
    sheet.changes(props.inputs);
    let title = sheet.words.t("tab-scenario");
    html! {
        <>
            <h2>{ title.clone() }</h2>
            <table class="scenario-values">
                <tbody>
                    { for sheet.rows.iter().map(|(label, value)| html! {
                        <tr><th scope="row">{ label }</th><td>{ value }</td></tr>
                    }) }
                </tbody>
            </table>
            { for sheet.lists }
        </>
    }
}

/// A change of the past in words, without its step.
pub fn change_words(
    words: &Words,
    lab: &'static str,
    inputs: &[Field],
    scenario: &Value,
    change: &Value,
) -> String {
    let reading = Reading {
        lab,
        words: words.clone(),
        scenario,
        rows: Vec::new(),
        lists: Vec::new(),
    };
    let parts = inputs.iter().map(|f| match &f.kind {
        FieldKind::Variant { tag, cases } => {
            let inner = &change[f.key];
            let chosen = inner.get(tag).and_then(Value::as_str);
            let case = cases.iter().find(|c| Some(c.0) == chosen);
            let fields = case.map_or(&[] as &[Field], |c| c.1);
            let fields = fields.iter().filter_map(|f| {
                let text = reading.brief(&f.kind, inner.get(f.key)?);
                (!text.is_empty()).then(|| format!("{}: {text}", reading.label(f.key)))
            });
            let fields = fields.collect::<Vec<_>>().join("; ");
            let word = words.lab(lab, &format!("choice-{}", chosen.unwrap_or_default()));
            match fields.is_empty() {
                true => word,
                false => format!("{word} ({fields})"),
            }
        }
        kind => reading.text(kind, &change[f.key]),
    });
    parts.collect::<Vec<_>>().join("; ")
}

struct Reading<'a> {
    lab: &'static str,
    words: Words,
    scenario: &'a Value,
    rows: Vec<(String, String)>,
    lists: Vec<Html>,
}

impl Reading<'_> {
    fn label(&self, key: &str) -> String {
        self.words.lab(self.lab, &format!("field-{key}"))
    }

    fn fields(&mut self, fields: &[Field], value: &Value, under: &str) {
        for field in fields.iter().filter(|f| !f.hidden) {
            let name = self.label(field.key);
            let name = if under.is_empty() {
                name
            } else {
                format!("{under} › {name}")
            };
            let inner = value.get(field.key).unwrap_or(&Value::Null);
            match &field.kind {
                FieldKind::Group(fields) => self.fields(fields, inner, &name),
                FieldKind::Maybe(fields) => {
                    let there = if inner.is_object() { "yes" } else { "no" };
                    self.rows.push((name.clone(), self.words.t(there)));
                    if inner.is_object() {
                        self.fields(fields, inner, &name);
                    }
                }
                FieldKind::Variant { tag, cases } => {
                    let chosen = inner.get(tag).and_then(Value::as_str);
                    if let Some((word, fields)) = cases.iter().find(|c| Some(c.0) == chosen) {
                        let word = self.words.lab(self.lab, &format!("choice-{word}"));
                        self.rows.push((name.clone(), word));
                        self.fields(fields, inner, &name);
                    }
                }
                FieldKind::List { fields, .. } => {
                    let items = inner.as_array().map_or(&[] as &[Value], Vec::as_slice);
                    let list = self.list(name, fields, items);
                    self.lists.push(list);
                }
                _ if inner.is_null() && field.may_be_absent => {}
                kind => {
                    let text = self.text(kind, inner);
                    self.rows.push((name, text));
                }
            }
        }
    }

    /// A list as a table; columns in which nothing stands are left out.
    fn list(&self, name: String, fields: &[Field], items: &[Value]) -> Html {
        if items.is_empty() {
            return Html::default();
        }
        let shown = items.iter().take(ROWS);
        let columns: Vec<(String, Vec<String>)> = fields
            .iter()
            .filter(|f| !f.hidden)
            .map(|f| {
                let cell = |item: &Value| match item.get(f.key) {
                    None if is_deep(&f.kind) => String::new(),
                    inner => self.text(&f.kind, inner.unwrap_or(&Value::Null)),
                };
                (self.label(f.key), shown.clone().map(cell).collect())
            })
            .filter(|(_, cells): &(_, Vec<String>)| cells.iter().any(|c| !c.is_empty()))
            .collect();
        let hidden = items.len().saturating_sub(ROWS) as u64;
        html! {
            <table class={(columns.len() > MANY).then_some("many")}>
                <caption>{ name }</caption>
                <thead>
                    <tr>{ for columns.iter().map(|c| html! { <th scope="col">{ &c.0 }</th> }) }</tr>
                </thead>
                <tbody>
                    { for (0..items.len().min(ROWS)).map(|i| html! {
                        <tr>{ for columns.iter().map(|c| html! { <td>{ &c.1[i] }</td> }) }</tr>
                    }) }
                </tbody>
                if hidden > 0 {
                    <tfoot><tr><td colspan={columns.len().to_string()}>
                        { self.words.with("table-more", &[("n", hidden.into())]) }
                    </td></tr></tfoot>
                }
            </table>
        }
    }

    /// The changes of the past: after which step, and what.
    fn changes(&mut self, inputs: &[Field]) {
        let changes = self.scenario["interventions"].as_array();
        for change in changes.into_iter().flatten() {
            let after = change["after"].as_u64().unwrap_or(0);
            let name = self.words.with("changes-at", &[("n", after.into())]);
            let text = self.inner(inputs, change);
            self.rows.push((name, text));
        }
    }

    /// Fields in one cell.
    fn inner(&self, fields: &[Field], value: &Value) -> String {
        let there = fields.iter().filter(|f| !f.hidden);
        let parts = there.filter_map(|f| {
            let text = self.text(&f.kind, value.get(f.key)?);
            (!text.is_empty()).then(|| format!("{}: {text}", self.label(f.key)))
        });
        parts.collect::<Vec<_>>().join("; ")
    }

    /// The same without what a file may leave out.
    fn brief(&self, kind: &FieldKind, value: &Value) -> String {
        let FieldKind::Variant { tag, cases } = kind else {
            return self.text(kind, value);
        };
        let chosen = value.get(tag).and_then(Value::as_str);
        let Some((word, fields)) = cases.iter().find(|c| Some(c.0) == chosen) else {
            return String::new();
        };
        let word = self.words.lab(self.lab, &format!("choice-{word}"));
        let fields: Vec<Field> = fields.iter().filter(|f| !f.optional).copied().collect();
        match self.inner(&fields, value) {
            inner if inner.is_empty() => word,
            inner => format!("{word}, {inner}"),
        }
    }

    fn text(&self, kind: &FieldKind, value: &Value) -> String {
        let choice = |word: &str| self.words.lab(self.lab, &format!("choice-{word}"));
        match kind {
            FieldKind::Group(fields) => self.inner(fields, value),
            FieldKind::Maybe(_) if !value.is_object() => String::new(),
            FieldKind::Maybe(fields) => self.inner(fields, value),
            FieldKind::Variant { tag, cases } => {
                let chosen = value.get(tag).and_then(Value::as_str);
                let case = cases.iter().find(|c| Some(c.0) == chosen);
                case.map_or_else(String::new, |(word, fields)| {
                    match self.inner(fields, value) {
                        inner if inner.is_empty() => choice(word),
                        inner => format!("{} ({inner})", choice(word)),
                    }
                })
            }
            FieldKind::List { fields, .. } => {
                let items = value.as_array().into_iter().flatten();
                let items = items.map(|item| self.inner(fields, item));
                items.collect::<Vec<_>>().join(" / ")
            }
            kind if value.is_null() => self.text(kind, &default_of(kind, self.scenario)),
            FieldKind::Choice(_) => choice(value.as_str().unwrap_or_default()),
            FieldKind::Bool => self.words.t(if *value == Value::Bool(true) {
                "yes"
            } else {
                "no"
            }),
            kind => value_text(kind, value),
        }
    }
}
