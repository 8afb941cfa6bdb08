//! The scenario editor: made from a lab's declared fields, so that every lab has one and all show
//! their limits. It edits a draft value; what was typed stays as typed, right or wrong.

use crate::prefs::use_words;
use kw_trace::schema::{Field, FieldKind};
use serde_json::{Map, Value, json};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Where in a scenario: `processes[1].bursts`.
pub type Path = String;

/// Most rows of a list that are shown.
const ROWS: usize = 50;

/// A changed field: where, and what it holds now (`None`: the field goes).
pub type Edit = (Path, Option<Value>);

#[derive(Clone, Properties)]
pub struct EditorProps {
    /// The lab whose texts its labels are.
    pub lab: &'static str,
    /// The fields.
    pub fields: &'static [Field],
    /// What is being edited.
    pub draft: Rc<Value>,
    /// The path and sentence of what is wrong with it.
    #[prop_or_default]
    pub error: Option<(Path, String)>,
    /// The scenario that references look for names in, where that is not the draft.
    #[prop_or_default]
    pub things: Option<Rc<Value>>,
    /// A prefix for element ids, unique on the page.
    pub id: &'static str,
    /// Called with each change.
    pub on_edit: Callback<Edit>,
}

/// Two editors of one draft are the same: their callbacks do the same.
impl PartialEq for EditorProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.draft, &other.draft)
            && self.error == other.error
            && self.things == other.things
            && self.lab == other.lab
    }
}

/// Puts a value at a path of a draft.
pub fn patch(draft: &Value, path: &str, value: Option<Value>) -> Value {
    let mut new = draft.clone();
    let mut at = &mut new;
    let steps = segments(path);
    let Some((last, before)) = steps.split_last() else {
        return value.unwrap_or(Value::Null);
    };
    for step in before {
        at = match step {
            Segment::Key(key) => {
                if !at.is_object() {
                    *at = json!({});
                }
                &mut at[key.as_str()]
            }
            Segment::Index(i) => match at.get_mut(*i) {
                Some(next) => next,
                None => return draft.clone(),
            },
        };
    }
    if let (Value::Null, Segment::Key(_)) = (&*at, last) {
        *at = json!({});
    }
    match (at, last, value) {
        (Value::Object(map), Segment::Key(key), Some(value)) => {
            map.insert(key.clone(), value);
        }
        (Value::Object(map), Segment::Key(key), None) => {
            map.shift_remove(key);
        }
        (Value::Array(items), Segment::Index(i), Some(value)) if *i < items.len() => {
            items[*i] = value;
        }
        (Value::Array(items), Segment::Index(i), Some(value)) if *i == items.len() => {
            items.push(value);
        }
        (Value::Array(items), Segment::Index(i), None) if *i < items.len() => {
            items.remove(*i);
        }
        _ => {}
    }
    new
}

enum Segment {
    Key(String),
    Index(usize),
}

fn segments(path: &str) -> Vec<Segment> {
    path.split(['.', '['])
        .filter(|s| !s.is_empty())
        .map(|s| match s.strip_suffix(']').map(str::parse) {
            Some(Ok(i)) => Segment::Index(i),
            _ => Segment::Key(s.to_owned()),
        })
        .collect()
}

/// What the editor offers for a new field of this kind.
///
/// A reference names the first thing in its list of the scenario `things`.
pub fn default_of(kind: &FieldKind, things: &Value) -> Value {
    match kind {
        FieldKind::Reference { .. } => json!(names(kind, things).first()),
        FieldKind::Int { new, .. } | FieldKind::Address { new, .. } => json!(new),
        FieldKind::Bool => json!(false),
        FieldKind::Choice(words) => json!(words[0]),
        FieldKind::Text { new, .. } | FieldKind::Notation { new, .. } => json!(new),
        FieldKind::Notations { new, .. } => json!(new),
        FieldKind::Ints { new, .. } | FieldKind::References { new, .. } => json!(new),
        FieldKind::Group(fields) => group_default(fields, None, things),
        FieldKind::Maybe(_) => Value::Null,
        FieldKind::List { fields, least, .. } => {
            Value::Array(vec![group_default(fields, None, things); (*least).max(1)])
        }
        FieldKind::Variant { tag, cases } => {
            group_default(cases[0].1, Some((tag, cases[0].0)), things)
        }
    }
}

/// The names that a reference may be: of the things in its list, and of those that a change of the past
/// adds.
fn names(kind: &FieldKind, things: &Value) -> Vec<String> {
    let FieldKind::Reference { list, key } = kind else {
        return Vec::new();
    };
    let items = things[*list].as_array().into_iter().flatten();
    let added = things["interventions"].as_array().into_iter().flatten();
    items
        .filter_map(|i| i[*key].as_str())
        .chain(added.filter_map(|c| c["input"][*key].as_str()))
        .map(str::to_owned)
        .collect()
}

fn group_default(fields: &[Field], tag: Option<(&str, &str)>, things: &Value) -> Value {
    let mut map = Map::new();
    if let Some((tag, name)) = tag {
        map.insert(tag.to_owned(), json!(name));
    }
    for field in fields.iter().filter(|f| !f.hidden) {
        map.insert(field.key.to_owned(), default_of(&field.kind, things));
    }
    Value::Object(map)
}

/// The editor of a whole draft.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let fields = Fields {
        props,
        words: use_words(),
    };
    html! {
        <div class="editor">
            { fields.group(props.fields, &props.draft, "") }
        </div>
    }
}

struct Fields<'a> {
    props: &'a EditorProps,
    words: crate::prefs::Words,
}

fn join(path: &str, key: &str) -> Path {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

impl Fields<'_> {
    fn label(&self, key: &str) -> String {
        self.words.lab(self.props.lab, &format!("field-{key}"))
    }

    fn choice(&self, word: &str) -> String {
        self.words.lab(self.props.lab, &format!("choice-{word}"))
    }

    /// The scenario that references look for names in.
    fn things(&self) -> &Rc<Value> {
        self.props.things.as_ref().unwrap_or(&self.props.draft)
    }

    /// What is wrong at this path or in one of the items of a list of numbers there.
    fn error_at(&self, path: &str) -> Option<&str> {
        let (at, text) = self.props.error.as_ref()?;
        let rest = at.strip_prefix(path)?;
        let own = rest.is_empty() || (rest.starts_with('[') && !rest.contains('.'));
        own.then_some(text.as_str())
    }

    fn edit(&self, path: &str) -> impl Fn(Option<Value>) + Clone + 'static {
        let (emit, path) = (self.props.on_edit.clone(), path.to_owned());
        let fields = self.props.fields.iter();
        let may_go = fields.filter(|f| f.may_be_absent).any(|f| f.key == path);
        let is_empty = |v: &Value| *v == json!("") || *v == json!([]);
        move |value: Option<Value>| {
            let value = value.filter(|v| !may_go || !is_empty(v));
            emit.emit((path.clone(), value));
        }
    }

    fn group(&self, fields: &'static [Field], value: &Value, path: &str) -> Html {
        fields
            .iter()
            .filter(|f| !f.hidden)
            .map(|f| self.field(f, value.get(f.key), &join(path, f.key)))
            .collect()
    }

    fn field(&self, field: &'static Field, value: Option<&Value>, path: &str) -> Html {
        let null = Value::Null;
        let inner = value.unwrap_or(&null);
        match &field.kind {
            FieldKind::Group(fields) => html! {
                <fieldset class={if fields.len() > 3 { "titled" } else { "group" }}>
                    <legend>{ self.label(field.key) }</legend>
                    { self.group(fields, inner, path) }
                </fieldset>
            },
            FieldKind::Maybe(fields) => self.maybe(field.key, fields, inner, path),
            FieldKind::List {
                fields,
                least,
                most,
            } => self.list(field.key, fields, (*least, *most), inner, path),
            FieldKind::Variant { tag, cases } => self.variant(field.key, tag, cases, inner, path),
            kind => {
                let id = self.id(path);
                let nothing = json!("");
                let value = value.or_else(|| field.may_be_absent.then_some(&nothing));
                html! {
                    <div class="field">
                        <label for={id.clone()}>{ self.label(field.key) }</label>
                        { self.input(kind, value, path, None) }
                        { self.error(path) }
                    </div>
                }
            }
        }
    }

    fn id(&self, path: &str) -> String {
        format!("{}-{path}", self.props.id)
    }

    fn error(&self, path: &str) -> Html {
        match self.error_at(path) {
            Some(text) => html! {
                <p class="error" id={format!("{}-error", self.id(path))}>{ text }</p>
            },
            None => Html::default(),
        }
    }

    /// The limits of a field in words.
    fn limits(&self, kind: &FieldKind) -> Option<String> {
        if let FieldKind::Address { max, .. } = kind {
            let hex = |n: i64| format!("{n:#x}").into();
            let params = [("min", hex(0)), ("max", hex(*max))];
            return Some(self.words.with("limits", &params));
        }
        if let FieldKind::Notation { name, .. } | FieldKind::Notations { name, .. } = kind {
            return Some(self.words.lab(self.props.lab, &format!("notation-{name}")));
        }
        let (id, min, max) = match kind {
            FieldKind::Int { min, max, .. } => ("limits", *min, *max),
            FieldKind::Ints { min, max, .. } => ("limits-ints", *min, *max),
            FieldKind::References { max, .. } => ("limits-references", 0, *max),
            FieldKind::Text { max, .. } => ("limits-text", 1, *max as i64),
            _ => return None,
        };
        let number = |n: i64| grouped(n).into();
        Some(
            self.words
                .with(id, &[("min", number(min)), ("max", number(max))]),
        )
    }

    fn input(
        &self,
        kind: &'static FieldKind,
        value: Option<&Value>,
        path: &str,
        name: Option<String>,
    ) -> Html {
        let id = self.id(path);
        let wrong = self.error_at(path).is_some();
        let described = wrong.then(|| format!("{id}-error"));
        let edit = self.edit(path);
        match kind {
            FieldKind::Bool | FieldKind::Choice(_) | FieldKind::Reference { .. } => {
                let words: Vec<(String, String, bool)> = match kind {
                    FieldKind::Choice(words) => words
                        .iter()
                        .enumerate()
                        .map(|(i, w)| {
                            let on = value.map_or(i == 0, |v| v.as_str() == Some(w));
                            ((*w).to_owned(), self.choice(w), on)
                        })
                        .collect(),
                    FieldKind::Reference { .. } => {
                        let mut names = names(kind, self.things());
                        // A name that is no longer in the list stays to be seen.
                        if let Some(here) = value.and_then(Value::as_str)
                            && !names.iter().any(|n| n == here)
                        {
                            names.push(here.to_owned());
                        }
                        let on = |n: &str| value.and_then(Value::as_str) == Some(n);
                        let names = names.into_iter();
                        names.map(|n| (n.clone(), n.clone(), on(&n))).collect()
                    }
                    _ => [(false, "no"), (true, "yes")]
                        .map(|(b, text)| {
                            let on = value.and_then(Value::as_bool).unwrap_or(false) == b;
                            (b.to_string(), self.words.t(text), on)
                        })
                        .to_vec(),
                };
                let is_bool = matches!(kind, FieldKind::Bool);
                let onchange = Callback::from(move |e: Event| {
                    if let Some(word) = selected(&e) {
                        edit(Some(if is_bool {
                            json!(word == "true")
                        } else {
                            json!(word)
                        }));
                    }
                });
                html! {
                    <select {id} aria-label={name} aria-invalid={wrong.to_string()} {onchange}>
                        { for words.into_iter().map(|(value, text, on)| html! {
                            <option {value} selected={on}>{ text }</option>
                        }) }
                    </select>
                }
            }
            kind => {
                let address = matches!(kind, FieldKind::Address { .. });
                let shown = |value: &Value| value_text(kind, value);
                let text = value.map_or_else(|| shown(&default_of(kind, self.things())), shown);
                let numeric = address || matches!(kind, FieldKind::Int { .. });
                let references = matches!(kind, FieldKind::References { .. });
                let notation = matches!(kind, FieldKind::Notation { .. });
                let texts = matches!(kind, FieldKind::Notations { .. });
                let many = texts || references || matches!(kind, FieldKind::Ints { .. });
                let read = match kind {
                    FieldKind::Notations { .. } => |typed: &str| json!(typed),
                    FieldKind::References { .. } => reference,
                    _ => number_or_text,
                };
                let oninput = Callback::from(move |e: InputEvent| {
                    if let Some(input) = e
                        .target()
                        .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
                    {
                        let typed = input.value();
                        edit(Some(if many {
                            typed
                                .split([' ', ',', ';', '\t'])
                                .filter(|s| !s.is_empty())
                                .map(read)
                                .collect()
                        } else if numeric {
                            number_or_text(typed.trim())
                        } else if notation {
                            json!(typed.trim())
                        } else {
                            Value::String(typed)
                        }));
                    }
                });
                html! {
                    <TypedInput
                        {id}
                        value={text}
                        class={classes!(numeric.then_some("numeric"), many.then_some("many"), address.then_some("address"), notation.then_some("notation"))}
                        inputmode={if numeric && !address { "numeric" } else { "text" }}
                        title={self.limits(kind)}
                        name={name}
                        is_text={!numeric && !many && !notation}
                        {wrong}
                        described={described}
                        {oninput}
                    />
                }
            }
        }
    }

    /// A choice of yes and no, and the fields where it is yes.
    fn maybe(
        &self,
        key: &'static str,
        fields: &'static [Field],
        value: &Value,
        path: &str,
    ) -> Html {
        let (edit, things) = (self.edit(path), self.things().clone());
        let onchange = Callback::from(move |e: Event| {
            let Some(word) = selected(&e) else { return };
            edit(Some(match word.as_str() {
                "true" => group_default(fields, None, &things),
                _ => Value::Null,
            }));
        });
        let id = self.id(path);
        let is_there = value.is_object();
        html! {
            <fieldset class="variant">
                <div class="field">
                    <label for={id.clone()}>{ self.label(key) }</label>
                    <select {id} {onchange}>
                        { for [(false, "no"), (true, "yes")].map(|(there, text)| html! {
                            <option value={there.to_string()} selected={there == is_there}>
                                { self.words.t(text) }
                            </option>
                        }) }
                    </select>
                    { self.error(path) }
                </div>
                if is_there {
                    { self.group(fields, value, path) }
                }
            </fieldset>
        }
    }

    fn variant(
        &self,
        key: &'static str,
        tag: &'static str,
        cases: &'static [(&'static str, &'static [Field])],
        value: &Value,
        path: &str,
    ) -> Html {
        let chosen = value.get(tag).and_then(Value::as_str);
        let fields = cases
            .iter()
            .find(|c| Some(c.0) == chosen)
            .map_or(&[] as &[Field], |c| c.1);
        let edit = self.edit(path);
        let (kept, things) = (value.clone(), self.things().clone());
        let onchange = Callback::from(move |e: Event| {
            let Some(word) = selected(&e) else { return };
            let Some((name, fields)) = cases.iter().find(|c| c.0 == word) else {
                return;
            };
            // Fields that both cases have keep what they hold.
            let mut new = group_default(fields, Some((tag, name)), &things);
            if let (Value::Object(new), Value::Object(old)) = (&mut new, &kept) {
                for (key, value) in new.iter_mut() {
                    if key != tag
                        && let Some(old) = old.get(key)
                    {
                        value.clone_from(old);
                    }
                }
            }
            edit(Some(new));
        });
        let id = self.id(&join(path, tag));
        html! {
            <fieldset class="variant">
                <div class="field">
                    <label for={id.clone()}>{ self.label(key) }</label>
                    <select {id} {onchange}>
                        { for cases.iter().map(|(name, _)| html! {
                            <option value={*name} selected={Some(*name) == chosen}>
                                { self.choice(name) }
                            </option>
                        }) }
                    </select>
                    { self.error(&join(path, tag)) }
                </div>
                { self.group(fields, value, path) }
            </fieldset>
        }
    }

    fn list(
        &self,
        key: &'static str,
        fields: &'static [Field],
        (least, most): (usize, usize),
        value: &Value,
        path: &str,
    ) -> Html {
        let empty = Vec::new();
        let rows = value.as_array().unwrap_or(&empty);
        let row_name = |row: &Value, i: usize| {
            row.get("id")
                .and_then(Value::as_str)
                .map_or_else(|| (i + 1).to_string(), str::to_owned)
        };
        // What has fields of its own stands below the row.
        let (deep, fields_shown): (Vec<&'static Field>, Vec<&'static Field>) = fields
            .iter()
            .filter(|f| !f.hidden)
            .partition(|f| is_deep(&f.kind));
        let body = rows.iter().take(ROWS).enumerate().map(|(i, row)| {
            let at = format!("{path}[{i}]");
            let name = row_name(row, i);
            let remove = {
                let edit = self.edit(&at);
                Callback::from(move |_: MouseEvent| edit(None))
            };
            let wrong = fields_shown
                .iter()
                .map(|f| self.error(&join(&at, f.key)))
                .collect::<Html>();
            let inner = deep.iter().map(|f| {
                let path = join(&at, f.key);
                let value = row.get(f.key);
                let is_wrong = self.props.error.as_ref().is_some_and(|e| e.0.starts_with(&path));
                let count = value.and_then(Value::as_array).map(|a| a.len().to_string());
                html! {
                    <tr key={path.clone()} class="inner">
                        <td colspan={(fields_shown.len() + 1).to_string()}>
                            <Folded {is_wrong}>
                                <summary>
                                    { format!("{name}: {}", self.label(f.key)) }
                                    if let Some(count) = count { <small>{ count }</small> }
                                </summary>
                                { self.field(f, value, &path) }
                            </Folded>
                        </td>
                    </tr>
                }
            });
            let inner: Html = inner.collect();
            html! {
                <>
                <tr key={i}>
                    { for fields_shown.iter().map(|f| {
                        let label = format!("{}: {}", name, self.label(f.key));
                        let at = join(&at, f.key);
                        html! { <td>{ self.input(&f.kind, row.get(f.key), &at, Some(label)) }</td> }
                    }) }
                    <td class="row-tools">
                        <button
                            type="button"
                            class="plain"
                            disabled={rows.len() <= least}
                            aria-label={self.words.with("remove-row", &[("name", name.as_str().into())])}
                            onclick={remove}
                        >{ "×" }</button>
                        { wrong }
                    </td>
                </tr>
                { inner }
                </>
            }
        });
        let add = {
            let edit = self.edit(&format!("{path}[{}]", rows.len()));
            let (rows, things) = (rows.clone(), self.things().clone());
            Callback::from(move |_: MouseEvent| edit(Some(new_row(fields, &rows, &things))))
        };
        let hidden = rows.len().saturating_sub(ROWS) as u64;
        html! {
            <fieldset class="list">
                <legend>
                    { self.label(key) }
                    <small>{ self.words.with("limits-count", &[
                        ("min", grouped(least as i64).into()),
                        ("max", grouped(most as i64).into()),
                    ]) }</small>
                </legend>
                <div class="table-box" tabindex="0" role="group" aria-label={self.label(key)}>
                    <table>
                        <thead>
                            <tr>
                                { for fields_shown.iter().map(|f| html! {
                                    <th scope="col">
                                        { self.label(f.key) }
                                        <small>{ self.limits(&f.kind) }</small>
                                    </th>
                                }) }
                                <td></td>
                            </tr>
                        </thead>
                        <tbody>{ for body }</tbody>
                    </table>
                </div>
                { self.error(path) }
                if hidden > 0 {
                    <p>{ self.words.with("rows-hidden", &[("hidden", hidden.into())]) }</p>
                }
                <button type="button" onclick={add} disabled={rows.len() >= most}>
                    { self.words.t("add-row") }
                </button>
            </fieldset>
        }
    }
}

/// Whether it has fields of its own.
pub fn is_deep(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Group(_)
            | FieldKind::Maybe(_)
            | FieldKind::List { .. }
            | FieldKind::Variant { .. }
    )
}

/// A row like the others, with a name of its own.
fn new_row(fields: &[Field], rows: &[Value], things: &Value) -> Value {
    let mut row = group_default(fields, None, things);
    for field in fields {
        if let FieldKind::Text { new, .. } = field.kind {
            let taken = |name: &str| {
                rows.iter()
                    .any(|r| r.get(field.key).and_then(Value::as_str) == Some(name))
            };
            let name = (rows.len() + 1..)
                .map(|n| format!("{new}{n}"))
                .find(|name| !taken(name));
            row[field.key] = json!(name);
        }
    }
    row
}

fn selected(e: &Event) -> Option<String> {
    let select = e.target()?.dyn_into::<HtmlSelectElement>().ok()?;
    Some(select.value())
}

fn number_or_text(typed: &str) -> Value {
    let number = match typed.strip_prefix("0x").or(typed.strip_prefix("0X")) {
        Some(hex) => i64::from_str_radix(hex, 16),
        None => typed.parse::<i64>(),
    };
    number.map_or_else(|_| json!(typed), |n| json!(n))
}

/// A reference as typed: `7`, or `7w` where it writes.
fn reference(typed: &str) -> Value {
    match typed.strip_suffix(['w', 'W']).map(number_or_text) {
        Some(page @ Value::Number(_)) => json!({"page": page, "write": true}),
        _ => number_or_text(typed),
    }
}

/// A value of a field as one types it.
pub fn value_text(kind: &FieldKind, value: &Value) -> String {
    let is_address = matches!(kind, FieldKind::Address { .. });
    match value.as_u64().filter(|_| is_address) {
        Some(n) => format!("{n:#x}"),
        None => as_typed(value),
    }
}

fn as_typed(value: &Value) -> String {
    match value {
        Value::String(s) => s.clone(),
        Value::Object(map) if map.contains_key("page") => {
            let writes = map.get("write") == Some(&json!(true));
            format!(
                "{}{}",
                as_typed(&map["page"]),
                if writes { "w" } else { "" }
            )
        }
        Value::Array(items) => items.iter().map(as_typed).collect::<Vec<_>>().join(" "),
        other => kw_models::json::line(other),
    }
}

/// A number with thin spaces between thousands.
fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(c);
    }
    if n < 0 { format!("−{out}") } else { out }
}

#[derive(Properties, PartialEq)]
struct FoldedProps {
    is_wrong: bool,
    children: Html,
}

/// What is folded until it is wanted, or something in it is wrong. Nothing but the reader folds it
/// again: who has just mended a field is still in it.
#[component]
fn Folded(props: &FoldedProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.is_wrong, move |is_wrong| {
            if let Some(details) = node.cast::<web_sys::Element>().filter(|_| *is_wrong) {
                let _ = details.set_attribute("open", "");
            }
        });
    }
    html! { <details ref={node}>{ props.children.clone() }</details> }
}

#[derive(Properties, PartialEq)]
struct TypedProps {
    id: String,
    value: String,
    class: Classes,
    inputmode: &'static str,
    title: Option<String>,
    name: Option<String>,
    /// Whether it holds words, which mean themselves.
    is_text: bool,
    wrong: bool,
    described: Option<String>,
    oninput: Callback<InputEvent>,
}

/// An input that shows what was typed: two texts that mean the same are not put right under the
/// writer's hands.
#[component]
fn TypedInput(props: &TypedProps) -> Html {
    let typed = use_state(|| props.value.clone());
    // A page that writes is the most that a word of it can be; a plain number reads as itself.
    let meaning = |s: &str| {
        s.split([' ', ',', ';', '\t'])
            .filter(|s| !s.is_empty())
            .map(|s| as_typed(&reference(s)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let shown = if !props.is_text && meaning(&typed) == meaning(&props.value) {
        (*typed).clone()
    } else {
        props.value.clone()
    };
    let oninput = {
        let (typed, emit) = (typed.clone(), props.oninput.clone());
        Callback::from(move |e: InputEvent| {
            if let Some(input) = e
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                typed.set(input.value());
            }
            emit.emit(e);
        })
    };
    html! {
        <input
            id={props.id.clone()}
            class={props.class.clone()}
            value={shown}
            inputmode={props.inputmode}
            autocomplete="off"
            spellcheck="false"
            title={props.title.clone()}
            aria-label={props.name.clone()}
            aria-invalid={props.wrong.to_string()}
            aria-describedby={props.described.clone()}
            {oninput}
        />
    }
}
