//! A message opened: its bytes beside its layers and fields, each shown by the other.
//!
//! Pointing at a field lights its bytes, pointing at a byte lights its fields; a click keeps them lit, and
//! a field that is kept stays so in the next message that has one of its name. A message may have 1500
//! bytes, so the bytes are one piece of markup, made once for a message, and lighting changes classes of
//! elements and draws nothing again. Eight bytes of one layer are one element until one of them is lit:
//! three thousand elements for a message, each time that one steps, would take longer than a frame.

use crate::{
    browser,
    prefs::{Words, use_words},
};
use kw_scene::{Label, Layer, Packet};
use std::{cell::RefCell, fmt::Write as _, ops::Range, rc::Rc};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, NodeList};
use yew::{prelude::*, virtual_dom::VNode};

#[derive(Properties, PartialEq)]
pub struct PacketProps {
    /// The lab whose texts its labels are.
    pub lab: &'static str,
    /// The message.
    pub packet: Rc<Packet>,
    /// What is kept lit from one message to the next, though steps without one lie between them.
    pub kept: Kept,
}

/// The names of a layer, and of its field, that are kept lit.
pub type Kept = Rc<RefCell<Option<Names>>>;

/// The names of a layer, and of a field if it is one.
pub type Names = (Label, Option<Label>);

/// The view of a message.
#[component]
pub fn PacketView(props: &PacketProps) -> Html {
    let words = use_words();
    let (packet, kept) = (props.packet.clone(), props.kept.clone());
    html! { <View lab={props.lab} {packet} {kept} {words} /> }
}

#[derive(Properties, PartialEq)]
struct ViewProps {
    lab: &'static str,
    packet: Rc<Packet>,
    kept: Kept,
    words: Words,
}

/// Something to be lit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A byte, by its place.
    Byte(usize),
    /// A line of the list, by its number: a layer or a field.
    Row(usize),
}

/// What is asked for by hand.
enum Msg {
    /// The pointer is on something, or on nothing.
    Point(Option<Mark>),
    /// The keyboard is at something, or somewhere else.
    Focus(Option<Mark>),
    /// Kept, or let go if it was.
    Keep(Mark),
    /// Nothing is kept.
    Free,
    /// The byte that the keyboard is at moves by so many; far ones stop at the ends.
    Byte(isize),
    /// The field that the keyboard is at does.
    Row(isize),
}

/// What has a class of its own while it is lit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// A byte, in both columns.
    Byte(usize),
    /// All bytes of a group.
    Group(usize),
    /// A line of the list.
    Row(usize),
}

struct View {
    root: NodeRef,
    pointed: Option<Mark>,
    focused: Option<Mark>,
    kept: Option<Mark>,
    /// Where the keyboard is in the bytes, and in the list.
    byte: usize,
    row: usize,
    /// What has a class of its own at present, in order.
    lit: Vec<(Place, &'static str)>,
}

/// Bytes that stand together; two of them make a line where there is room.
const GROUP: usize = 8;

/// The lines of the list: layer, and field if it is one.
fn rows(packet: &Packet) -> impl Iterator<Item = (usize, Option<usize>)> + '_ {
    packet.layers.iter().enumerate().flat_map(|(l, layer)| {
        let fields = (0..layer.fields.len()).map(move |f| (l, Some(f)));
        std::iter::once((l, None)).chain(fields)
    })
}

/// The bytes that a line was read from.
fn bytes_of(packet: &Packet, row: usize) -> Range<usize> {
    match rows(packet).nth(row) {
        Some((l, Some(f))) => packet.layers[l].fields[f].bytes.clone(),
        Some((l, None)) => packet.layers[l].bytes.clone(),
        None => 0..0,
    }
}

/// The layer that a byte belongs to: the innermost.
fn layer_at(packet: &Packet, byte: usize) -> Option<usize> {
    packet.layers.iter().rposition(|l| l.bytes.contains(&byte))
}

/// The lines that tell what a byte is: its fields; else its layer.
fn rows_at(packet: &Packet, byte: usize) -> Vec<usize> {
    let is_of = |field: bool| {
        move |(n, row): (usize, (usize, Option<usize>))| {
            let (l, f) = row;
            let bytes = match f {
                Some(f) => &packet.layers[l].fields[f].bytes,
                None => &packet.layers[l].bytes,
            };
            (f.is_some() == field && bytes.contains(&byte)).then_some(n)
        }
    };
    let found: Vec<usize> = rows(packet).enumerate().filter_map(is_of(true)).collect();
    if found.is_empty() {
        let layers: Vec<usize> = rows(packet).enumerate().filter_map(is_of(false)).collect();
        return layers.into_iter().last().into_iter().collect();
    }
    found
}

impl Component for View {
    type Message = Msg;
    type Properties = ViewProps;

    fn create(ctx: &Context<Self>) -> Self {
        let ViewProps { packet, kept, .. } = ctx.props();
        let kept = kept.borrow();
        View {
            root: NodeRef::default(),
            pointed: None,
            focused: None,
            kept: kept.as_ref().and_then(|names| row_of(packet, names)),
            byte: 0,
            row: 0,
            lit: Vec::new(),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ViewProps) -> bool {
        let (packet, before) = (&ctx.props().packet, &old.packet);
        if packet != before {
            self.set(before, Vec::new());
            self.pointed = None;
            let moved = |mark| moved(mark, before, packet);
            self.kept = self.kept.and_then(moved);
            self.focused = self.focused.and_then(moved);
            self.byte = self.byte.min(packet.bytes.len().saturating_sub(1));
            self.row = self.row.min(rows(packet).count().saturating_sub(1));
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let packet = &ctx.props().packet;
        let mut show = None;
        match msg {
            Msg::Point(mark) => self.pointed = mark,
            Msg::Focus(mark) => {
                self.focused = mark;
                if let Some(Mark::Row(n)) = mark {
                    self.reach(n);
                    show = mark;
                }
            }
            Msg::Keep(mark) => {
                self.kept = (self.kept != Some(mark)).then_some(mark);
                match mark {
                    Mark::Byte(i) => self.byte = i,
                    Mark::Row(n) => self.reach(n),
                }
                show = Some(mark);
            }
            Msg::Free => self.kept = None,
            Msg::Byte(by) => {
                let last = packet.bytes.len().saturating_sub(1);
                self.byte = self.byte.saturating_add_signed(by).min(last);
                let mark = Mark::Byte(self.byte);
                self.focused = Some(mark);
                self.say(ctx);
                show = Some(mark);
            }
            Msg::Row(by) => {
                let last = rows(packet).count().saturating_sub(1);
                self.reach(self.row.saturating_add_signed(by).min(last));
                if let Some(row) = self.row_element(self.row) {
                    let _ = row.focus();
                }
            }
        }
        let names = match self.kept {
            Some(Mark::Row(n)) => rows(packet).nth(n).map(|row| names_of(packet, row)),
            _ => None,
        };
        ctx.props().kept.replace(names);
        self.light(ctx);
        if let Some(mark) = show {
            self.bring(ctx, mark);
        }
        // Nothing is drawn for it.
        false
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        self.reach(self.row);
        self.light(ctx);
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let ViewProps {
            lab, packet, words, ..
        } = ctx.props();
        let label = |l: &Label| words.0.label(lab, l);
        let length = [("n", (packet.bytes.len() as u64).into())];
        let out = |e: &web_sys::Event, to: Option<web_sys::EventTarget>| {
            let root = e.target()?.dyn_into::<Element>().ok()?;
            let root = root.closest(".opened").ok()??;
            let to = to.and_then(|t| t.dyn_into::<Element>().ok());
            (!root.contains(to.as_ref().map(|t| t.unchecked_ref()))).then_some(())
        };
        let mut n = 0;
        let mut row = |class: Classes, content: Html| {
            let number = n;
            n += 1;
            html! {
                <button
                    type="button"
                    class={classes!("row", class)}
                    data-r={number.to_string()}
                    tabindex="-1"
                    aria-pressed="false"
                >{ content }</button>
            }
        };
        let layers = packet.layers.iter().map(|layer| {
            let size = [("n", (layer.bytes.len() as u64).into())];
            let head = html! {
                <>
                    <span class="swatch"></span>
                    <span class="name">{ label(&layer.name) }</span>
                    { " " }
                    <small>{ words.with("packet-length", &size) }</small>
                </>
            };
            let head = row(classes!("head"), head);
            let fields: Vec<Html> = layer
                .fields
                .iter()
                .map(|f| {
                    let is_plain = matches!(f.value, Label::Raw(_));
                    let value = classes!("value", is_plain.then_some("plain"));
                    let content = html! {
                        <>
                            <span class="name">{ label(&f.name) }</span>
                            { " " }
                            <span class={value}>
                                { label(&f.value) }
                                if f.wrong {
                                    { " " }
                                    <strong class="wrong">{ "✕ " }{ words.t("packet-wrong") }</strong>
                                }
                            </span>
                        </>
                    };
                    let class = classes!(
                        f.wrong.then_some("bad"),
                        f.bytes.is_empty().then_some("concluded")
                    );
                    html! { <li>{ row(class, content) }</li> }
                })
                .collect();
            html! {
                <li class={classes!("layer", colour(layer))}>
                    { head }
                    <ul>{ for fields }</ul>
                </li>
            }
        });
        let layers: Vec<Html> = layers.collect();
        html! {
            <section
                ref={self.root.clone()}
                class="opened"
                aria-label={words.t("tab-packet")}
                onpointerover={link.callback(|e: PointerEvent| Msg::Point(mark_of(&e)))}
                onpointerout={link.batch_callback(move |e: PointerEvent| {
                    out(&e, e.related_target()).map(|()| Msg::Point(None))
                })}
                onclick={link.batch_callback(|e: MouseEvent| mark_of(&e).map(Msg::Keep))}
                onfocusin={link.batch_callback(|e: FocusEvent| focused(&e))}
                onfocusout={link.callback(|_| Msg::Focus(None))}
                onkeydown={link.batch_callback(|e: KeyboardEvent| key(&e))}
            >
                <header>
                    <h2>{ label(&packet.title) }</h2>
                    <p class="length">{ words.with("packet-length", &length) }</p>
                    <p class="readout"></p>
                </header>
                <div class="dump" role="application" tabindex="0" aria-label={words.t("packet-bytes")}>
                    { VNode::from_html_unchecked(dump(packet).into()) }
                </div>
                <ul class="layers" aria-label={words.t("packet-fields")}>{ for layers }</ul>
                <p class="visually-hidden" aria-live="polite"></p>
            </section>
        }
    }
}

/// The colour of a layer as a class.
fn colour(layer: &Layer) -> String {
    format!("p{}", layer.colour % 8)
}

/// The bytes as markup. It holds nothing of the message but hexadecimal digits and letters that are made
/// harmless.
fn dump(packet: &Packet) -> String {
    let mut out = String::from("<div aria-hidden=\"true\">");
    // Writing to a String cannot fail.
    let _ = write_dump(&mut out, packet);
    out.push_str("</div>");
    out
}

/// The two columns: each group of bytes in hexadecimal and as text.
const COLUMNS: [&str; 2] = ["hex", "text"];

fn write_dump(out: &mut String, packet: &Packet) -> std::fmt::Result {
    for (g, group) in packet.bytes.chunks(GROUP).enumerate() {
        let start = g * GROUP;
        let half = if g % 2 == 0 { "one" } else { "two" };
        if g % 2 == 0 {
            out.push_str("<div class=\"bytes\">");
        }
        write!(out, "<span class=\"at {half}\">{start:04x}</span>")?;
        for column in COLUMNS {
            write!(out, "<span class=\"{column} {half}")?;
            match whole(packet, g, column) {
                Some(layer) => {
                    write!(
                        out,
                        " whole {}\" data-g=\"{g}\">",
                        colour(&packet.layers[layer])
                    )?;
                    for (i, byte) in group.iter().enumerate() {
                        if i > 0 && column == "hex" {
                            out.push(' ');
                        }
                        write_byte(out, column, *byte)?;
                    }
                }
                None => {
                    out.push_str("\">");
                    write_cells(out, packet, g, column)?;
                }
            }
            out.push_str("</span>");
        }
        if g % 2 == 1 || start + group.len() == packet.bytes.len() {
            out.push_str("</div>");
        }
    }
    Ok(())
}

/// The layer of a group whose bytes need no elements of their own: all of that layer, which does not
/// begin there, and of letters that are as wide as others.
fn whole(packet: &Packet, group: usize, column: &str) -> Option<usize> {
    let start = group * GROUP;
    let bytes = packet.bytes.get(start..start + GROUP)?;
    let layer = layer_at(packet, start)?;
    let before = start.checked_sub(1)?;
    let is_of_it = |i: usize| layer_at(packet, i) == Some(layer);
    let is_narrow = column == "hex" || bytes.iter().all(|b| matches!(b, 0x20..0x7f));
    (is_narrow && is_of_it(before) && (start..start + GROUP).all(is_of_it)).then_some(layer)
}

/// The bytes of a group, an element for each.
fn write_cells(out: &mut String, packet: &Packet, group: usize, column: &str) -> std::fmt::Result {
    let start = group * GROUP;
    let bytes = packet.bytes.iter().enumerate().skip(start).take(GROUP);
    for (i, byte) in bytes {
        out.push_str("<i class=\"");
        let layer = layer_at(packet, i);
        if let Some(l) = layer {
            write!(out, "{}", colour(&packet.layers[l]))?;
            // Where a layer begins.
            if i > 0 && layer_at(packet, i - 1) != layer {
                out.push_str(" first");
            }
        }
        write!(out, "\" data-b=\"{i}\">")?;
        write_byte(out, column, *byte)?;
        out.push_str("</i>");
    }
    Ok(())
}

fn write_byte(out: &mut String, column: &str, byte: u8) -> std::fmt::Result {
    match (column, byte) {
        ("hex", byte) => write!(out, "{byte:02x}")?,
        (_, b'<') => out.push_str("&lt;"),
        (_, b'&') => out.push_str("&amp;"),
        (_, 0x20..0x7f) => out.push(char::from(byte)),
        _ => out.push('·'),
    }
    Ok(())
}

/// What an event is about.
fn mark_of(e: &web_sys::Event) -> Option<Mark> {
    let target = e.target()?.dyn_into::<Element>().ok()?;
    let found = target.closest("[data-b], [data-g], [data-r]").ok()??;
    let number = |name: &str| found.get_attribute(name)?.parse().ok();
    // In a group that is one element the place tells which byte is meant.
    let in_group = |group: usize| {
        let x = f64::from(e.dyn_ref::<MouseEvent>()?.client_x());
        let place = found.get_bounding_client_rect();
        let share = (x - place.left()) / place.width().max(1.0);
        let n = (share * GROUP as f64).clamp(0.0, GROUP as f64 - 1.0);
        Some(group * GROUP + n as usize)
    };
    number("data-b")
        .or_else(|| number("data-g").and_then(in_group))
        .map(Mark::Byte)
        .or_else(|| number("data-r").map(Mark::Row))
}

/// What the keyboard came to. Where a pointer brings the focus, the click says what is meant.
fn focused(e: &FocusEvent) -> Option<Msg> {
    let target = e.target()?.dyn_into::<Element>().ok()?;
    if !target.matches(":focus-visible").unwrap_or(false) {
        return None;
    }
    match mark_of(e) {
        Some(mark) => Some(Msg::Focus(Some(mark))),
        None => Some(Msg::Byte(0)),
    }
}

/// What a key asks for. In the bytes all arrows move; in the list those up and down, and the others are
/// the player's.
fn key(e: &KeyboardEvent) -> Option<Msg> {
    if e.ctrl_key() || e.alt_key() || e.meta_key() {
        return None;
    }
    let target = e.target()?.dyn_into::<Element>().ok()?;
    let far = isize::MAX / 2;
    let key = e.key();
    let msg = match (mark_of(e), key.as_str()) {
        (_, "Escape") => Msg::Free,
        (Some(_), "ArrowUp") => Msg::Row(-1),
        (Some(_), "ArrowDown") => Msg::Row(1),
        (Some(_), "Home") => Msg::Row(-far),
        (Some(_), "End") => Msg::Row(far),
        (Some(_), _) => return None,
        (None, "ArrowLeft") => Msg::Byte(-1),
        (None, "ArrowRight") => Msg::Byte(1),
        (None, "ArrowUp") => Msg::Byte(-line_of(&target)),
        (None, "ArrowDown") => Msg::Byte(line_of(&target)),
        (None, "Home") => Msg::Byte(-far),
        (None, "End") => Msg::Byte(far),
        (None, "Enter" | " ") => {
            let at = target.query_selector(".cursor").ok()??;
            Msg::Keep(Mark::Byte(at.get_attribute("data-b")?.parse().ok()?))
        }
        (None, _) => return None,
    };
    e.prevent_default();
    e.stop_propagation();
    Some(msg)
}

/// How many bytes a line has as it is laid out.
fn line_of(dump: &Element) -> isize {
    let second = dump.query_selector(".at.two").ok().flatten();
    let is_hidden = second.is_some_and(|s| s.get_client_rects().length() == 0);
    let groups = if is_hidden { 2 } else { 1 };
    (groups * GROUP) as isize
}

/// The same in another message: a line of the same names, a byte at the same place.
fn moved(mark: Mark, from: &Packet, to: &Packet) -> Option<Mark> {
    match mark {
        Mark::Byte(i) => (i < to.bytes.len()).then_some(mark),
        Mark::Row(n) => row_of(to, &names_of(from, rows(from).nth(n)?)),
    }
}

fn names_of(packet: &Packet, (l, f): (usize, Option<usize>)) -> Names {
    let layer = &packet.layers[l];
    (layer.name.clone(), f.map(|f| layer.fields[f].name.clone()))
}

/// The line of these names.
fn row_of(packet: &Packet, names: &Names) -> Option<Mark> {
    let found = rows(packet).position(|row| names_of(packet, row) == *names);
    found.map(Mark::Row)
}

impl View {
    fn root(&self) -> Option<Element> {
        self.root.cast::<Element>()
    }

    fn row_element(&self, n: usize) -> Option<HtmlElement> {
        let found = self.root()?.query_selector(&format!("[data-r=\"{n}\"]"));
        found.ok()??.dyn_into().ok()
    }

    /// Makes a line of the list the one that the keyboard reaches.
    fn reach(&mut self, n: usize) {
        if let Some(before) = self.row_element(self.row) {
            let _ = before.set_attribute("tabindex", "-1");
        }
        self.row = n;
        if let Some(now) = self.row_element(n) {
            let _ = now.set_attribute("tabindex", "0");
        }
    }

    /// Lights what is pointed at, else where the keyboard is, else what is kept.
    fn light(&mut self, ctx: &Context<Self>) {
        let packet = &ctx.props().packet;
        let mark = self.pointed.or(self.focused).or(self.kept);
        let rows = match mark {
            Some(Mark::Byte(i)) => rows_at(packet, i),
            Some(Mark::Row(n)) => vec![n],
            None => Vec::new(),
        };
        let mut lit = Vec::new();
        for n in rows {
            lit.push((Place::Row(n), "lit"));
            // Of a layer, a byte lights itself only.
            let is_field = self::rows(packet).nth(n).is_some_and(|r| r.1.is_some());
            if !is_field && mark != Some(Mark::Row(n)) {
                continue;
            }
            // Groups that are lit as a whole cost an eighth.
            let bytes = bytes_of(packet, n);
            let mut i = bytes.start;
            while i < bytes.end {
                let is_whole = i.is_multiple_of(GROUP) && i + GROUP <= bytes.end;
                let (place, len) = if is_whole {
                    (Place::Group(i / GROUP), GROUP)
                } else {
                    (Place::Byte(i), 1)
                };
                lit.push((place, "lit"));
                i += len;
            }
        }
        if let Some(Mark::Byte(i)) = mark {
            lit.push((Place::Byte(i), "cursor"));
        }
        if let Some(Mark::Row(n)) = self.kept {
            lit.push((Place::Row(n), "kept"));
        }
        self.set(packet, lit);
        let told = mark.map_or_else(
            || ctx.props().words.t("packet-hint"),
            |mark| tell(ctx.props(), mark),
        );
        let readout = self.root().map(|r| r.query_selector(".readout"));
        if let Some(Ok(Some(readout))) = readout {
            readout.set_text_content(Some(&told));
        }
    }

    /// Gives these places their classes and takes them from all others; what stays is not touched.
    fn set(&mut self, packet: &Packet, mut lit: Vec<(Place, &'static str)>) {
        lit.sort_unstable();
        lit.dedup();
        let before = std::mem::replace(&mut self.lit, lit);
        let Some(root) = self.root() else { return };
        let all = |css: &str| root.query_selector_all(css).ok();
        let (Some(groups), Some(rows)) = (all(".dump .hex, .dump .text"), all("[data-r]")) else {
            return;
        };
        let nth = |list: &NodeList, n: usize| list.get(n as u32)?.dyn_into::<Element>().ok();
        let elements = |place: Place| match place {
            Place::Row(n) => [nth(&rows, n), None],
            // Of each group there is all in hexadecimal, then all as text.
            Place::Group(g) => [2 * g, 2 * g + 1].map(|at| nth(&groups, at)),
            Place::Byte(i) => [0, 1].map(|c| {
                let group = nth(&groups, 2 * (i / GROUP) + c)?;
                if group.has_attribute("data-g") {
                    let mut cells = String::new();
                    // Writing to a String cannot fail.
                    let _ = write_cells(&mut cells, packet, i / GROUP, COLUMNS[c]);
                    group.set_inner_html(&cells);
                    let _ = group.remove_attribute("data-g");
                    let _ = group.class_list().remove_1("whole");
                }
                group.children().item((i % GROUP) as u32)
            }),
        };
        let change = |from: &[(Place, &'static str)], to: &[(Place, &'static str)], on: bool| {
            for (place, class) in from.iter().filter(|l| to.binary_search(l).is_err()) {
                for element in elements(*place).into_iter().flatten() {
                    let _ = element.class_list().toggle_with_force(class, on);
                    if *class == "kept" {
                        let _ = element.set_attribute("aria-pressed", &on.to_string());
                    }
                }
            }
        };
        change(&before, &self.lit, false);
        change(&self.lit, &before, true);
    }

    /// Says the byte at the keyboard to those who do not see it.
    fn say(&self, ctx: &Context<Self>) {
        let ViewProps { packet, words, .. } = ctx.props();
        let value = packet.bytes.get(self.byte).copied().unwrap_or_default();
        let params = [
            ("value", format!("{value:02x}").into()),
            ("what", tell(ctx.props(), Mark::Byte(self.byte)).into()),
        ];
        let text = words.with("packet-byte", &params);
        let live = self.root().map(|r| r.query_selector("[aria-live]"));
        if let Some(Ok(Some(live))) = live {
            live.set_text_content(Some(&text));
        }
    }

    /// Scrolls the bytes and the list, each within itself, to what is lit for a mark.
    fn bring(&self, ctx: &Context<Self>, mark: Mark) {
        let packet = &ctx.props().packet;
        let (byte, row) = match mark {
            Mark::Byte(i) => (Some(i), rows_at(packet, i).first().copied()),
            Mark::Row(n) => (bytes_of(packet, n).next(), Some(n)),
        };
        let Some(root) = self.root() else { return };
        let bring = |css: String, within: &str| {
            let found = |css: &str| root.query_selector(css).ok().flatten();
            if let (Some(element), Some(pane)) = (found(&css), found(within)) {
                browser::bring_into(&pane, &element);
            }
        };
        if let Some(i) = byte {
            // What is lit is brought there: its byte, or its whole group.
            let whole = format!("[data-g=\"{}\"]", i / GROUP);
            bring(format!("[data-b=\"{i}\"], {whole}"), ".dump");
        }
        if let Some(n) = row {
            bring(format!("[data-r=\"{n}\"]"), ".layers");
        }
    }
}

/// What a mark is, in a line: layer, field, bytes.
fn tell(props: &ViewProps, mark: Mark) -> String {
    let ViewProps {
        lab, packet, words, ..
    } = props;
    let found = match mark {
        Mark::Byte(i) => rows_at(packet, i),
        Mark::Row(n) => vec![n],
    };
    let mut parts: Vec<String> = Vec::new();
    for n in &found {
        let Some((l, f)) = rows(packet).nth(*n) else {
            continue;
        };
        let layer = &packet.layers[l];
        let name = words.0.label(lab, &layer.name);
        if !parts.contains(&name) {
            parts.push(name);
        }
        if let Some(f) = f {
            parts.push(words.0.label(lab, &layer.fields[f].name));
        }
    }
    let bytes = match (mark, &found[..]) {
        (Mark::Row(n), _) => bytes_of(packet, n),
        (Mark::Byte(i), [n]) if rows(packet).nth(*n).is_some_and(|r| r.1.is_none()) => i..i + 1,
        (Mark::Byte(_), [n, ..]) => bytes_of(packet, *n),
        (Mark::Byte(i), []) => i..i + 1,
    };
    parts.push(if bytes.is_empty() {
        words.t("packet-concluded")
    } else {
        let params = [
            ("from", (bytes.start as u64).into()),
            ("to", (bytes.end as u64 - 1).into()),
            ("count", (bytes.len() as u64).into()),
        ];
        words.with("packet-range", &params)
    });
    parts.join(" · ")
}
