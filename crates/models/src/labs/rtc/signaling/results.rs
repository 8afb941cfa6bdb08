//! Numbers and tables, all from the same run: what was agreed, what went where, how chat travelled; and
//! at the cursor the description line by line, the peers, their candidates, what is under way.

use super::{
    Signaling,
    describe::{self, Desc, Sdp},
    event::{Letter, Station},
    explain::word,
    rows::Mark,
    scenario::{Media, Peer, Via},
    state::{Gathering, State},
};
use crate::{Metric, Table};
use kw_scene::{Cell, Label};
use kw_trace::{Param, Trace};
use serde_json::{Value, json};

/// Most rows of tables about a whole run.
const ROWS: usize = 200;

fn raw(text: impl Into<String>) -> Cell {
    Cell::Words(Label::raw(text))
}

fn words(id: &'static str) -> Cell {
    Cell::Words(Label::text(id))
}

fn thing(peer: Peer) -> Cell {
    Cell::Thing(peer.index(), peer.name().to_owned())
}

fn place(station: Station) -> Cell {
    match station {
        Station::At(peer) => thing(peer),
        Station::Server => words("station-server"),
    }
}

/// Microseconds as milliseconds.
fn ms(us: u64) -> Cell {
    Cell::Milli(us)
}

/// What a note is, in words.
fn letter(letter: Letter) -> Cell {
    Cell::Words(Label::Text("letter", vec![("what", word(letter).into())]))
}

/// How a chat message fared.
struct Fate {
    id: u32,
    sent: u64,
    arrived: Option<u64>,
}

fn fates(trace: &Trace<Signaling>) -> Vec<Fate> {
    let mut all: Vec<Fate> = Vec::new();
    for (_, mark) in trace.marks().range(0, usize::MAX) {
        let Some(Letter::Chat(id)) = mark.letter else {
            continue;
        };
        match mark.row {
            "row-sent-chat" | "row-chat-direct" | "row-chat-refused" | "row-send-failed" => {
                all.push(Fate {
                    id,
                    sent: mark.at,
                    arrived: None,
                });
            }
            "row-chat-server" | "row-chat-channel" => {
                if let Some(fate) = all.iter_mut().rev().find(|f| f.id == id) {
                    fate.arrived = Some(mark.at);
                }
            }
            _ => {}
        }
    }
    all
}

/// The sum of the delays of chat that came by a way, and how many they were.
fn delays(state: &State, fates: &[Fate], way: Via) -> (u64, u64) {
    let mut sum = (0, 0);
    for fate in fates {
        if let Some(arrived) = fate.arrived
            && state.chat(fate.id).1 == way
        {
            sum = (sum.0 + arrived - fate.sent, sum.1 + 1);
        }
    }
    sum
}

/// The figures that runs are compared by.
pub fn metrics(trace: &Trace<Signaling>) -> Vec<Metric> {
    let state = trace.front();
    let fates = fates(trace);
    let chat = |id, way| {
        let (sum, count) = delays(state, &fates, way);
        Metric::new(id, sum, 1_000 * count)
    };
    let lost: u64 = state.sides.iter().map(|s| s.lost).sum();
    vec![
        Metric::new(
            "ready",
            state.ready.unwrap_or(0),
            1_000 * u64::from(state.ready.is_some()),
        ),
        Metric::new("notes", state.passed, 1),
        Metric::new("lost", lost, 1),
        chat("chat-server", Via::Server),
        chat("chat-channel", Via::Channel),
    ]
}

/// The agreed direction of a section, seen from a peer; nothing where it has none.
fn direction(state: &State, peer: Peer, i: usize) -> Option<&'static str> {
    let side = state.side(peer);
    let (own, other) = side.current;
    let answer = [own?, other?]
        .into_iter()
        .find(|id| state.desc(*id).kind == Sdp::Answer)?;
    let answer: &Desc = state.desc(answer);
    let section = answer.sections.get(i)?;
    if section.kind == Media::Data || section.refused {
        return None;
    }
    Some(if answer.from == peer {
        section.direction.word()
    } else {
        section.direction.reversed().word()
    })
}

/// The result object.
pub fn json(trace: &Trace<Signaling>) -> Value {
    let state = trace.front();
    let peer = |peer: Peer| {
        let side = state.side(peer);
        json!({
            "signaling": side.signaling.word(),
            "connection": side.phase.word().trim_start_matches("phase-"),
            "candidates": side.found.len(),
            "known": side.remote.len(),
            "lost": side.lost,
        })
    };
    let lines = state.side(Peer::A).lines.iter().enumerate();
    let media: Vec<Value> = lines
        .map(|(i, line)| {
            json!({
                "mid": i.to_string(),
                "kind": line.kind.name(),
                "refused": line.refused,
                "a": direction(state, Peer::A, i),
                "b": direction(state, Peer::B, i),
            })
        })
        .collect();
    let chat: Vec<Value> = fates(trace)
        .iter()
        .take(ROWS)
        .map(|fate| {
            let (from, via, text) = state.chat(fate.id);
            let readers: &[&str] = match via {
                Via::Server => &["A", "B", "server"],
                Via::Channel => &["A", "B"],
            };
            json!({
                "from": from.name(),
                "via": if via == Via::Server { "server" } else { "channel" },
                "text": text,
                "sent": fate.sent,
                "arrived": fate.arrived,
                "readable_by": readers,
            })
        })
        .collect();
    json!({
        "outcome": state.verdict.map(super::event::Verdict::word),
        "a": peer(Peer::A),
        "b": peer(Peer::B),
        "agree": state.agree(),
        "media": media,
        "ready": state.ready,
        "notes": state.passed,
        "chat": chat,
    })
}

/// The result as tables.
pub fn tables(trace: &Trace<Signaling>) -> Vec<Table> {
    let state = trace.front();
    let mut agreed = Table::new("agreed", &["#section", "media", "port", "from-a", "from-b"]);
    for (i, line) in state.side(Peer::A).lines.iter().enumerate() {
        let way = |peer| direction(state, peer, i).map_or(Cell::Empty, raw);
        agreed.rows.push(vec![
            Cell::Int(i as u64),
            words(media_word(line.kind)),
            words(if line.refused {
                "port-refused"
            } else {
                "port-taken"
            }),
            way(Peer::A),
            way(Peer::B),
        ]);
    }
    let mut notes = Table::new("notes", &["#ms", "from", "to", "note"]);
    let marks = trace.marks().range(0, usize::MAX);
    for (_, mark) in marks.filter(|m| m.1.leaves.is_some()).take(ROWS) {
        let Mark {
            leaves: Some((_, to)),
            letter: Some(what),
            ..
        } = mark
        else {
            continue;
        };
        notes.rows.push(vec![
            ms(mark.at),
            place(mark.place),
            place(to),
            letter(what),
        ]);
    }
    let mut chat = Table::new("chat", &["text", "way", "#hops", "#took", "readers"]);
    for fate in fates(trace).iter().take(ROWS) {
        let (_, via, text) = state.chat(fate.id);
        let (way, hops, readers) = match via {
            Via::Server => ("way-server", 2, "readers-server"),
            Via::Channel => ("way-channel", 1, "readers-channel"),
        };
        chat.rows.push(vec![
            raw(text),
            words(way),
            Cell::Int(hops),
            match fate.arrived {
                Some(at) => ms(at - fate.sent),
                None => words("chat-lost"),
            },
            words(readers),
        ]);
    }
    [agreed, notes, chat]
        .into_iter()
        .enumerate()
        .filter(|(i, table)| *i == 0 || !table.rows.is_empty())
        .map(|(_, table)| table)
        .collect()
}

/// The word of what a section carries.
pub fn media_word(kind: Media) -> &'static str {
    match kind {
        Media::Audio => "media-audio",
        Media::Video => "media-video",
        Media::Data => "media-data",
    }
}

/// The description that another is read against: the offer of an answer, or the last of its maker.
pub fn before(state: &State, id: u32) -> Option<u32> {
    let desc = state.desc(id);
    if desc.answers.is_some() {
        return desc.answers;
    }
    (0..id).rev().find(|i| state.desc(*i).from == desc.from)
}

fn description(state: &State, id: u32) -> Table {
    let desc = state.desc(id);
    let title = match (desc.kind, desc.from) {
        (Sdp::Offer, Peer::A) => "sdp-offer-a",
        (Sdp::Offer, Peer::B) => "sdp-offer-b",
        (_, Peer::A) => "sdp-answer-a",
        (_, Peer::B) => "sdp-answer-b",
    };
    let mut table = Table::new(title, &["#line", "sdp", "says", "versus", "source"]);
    table.wide = true;
    let old = before(state, id).map(|old| state.desc(old).clone());
    let versus = old
        .as_ref()
        .map(|old| describe::compare(&old.read, &desc.read));
    let mut put = |line: &kw_sdp::Line, number: Cell, versus: Cell| {
        table.rows.push(vec![
            number,
            raw(line.text.as_str()),
            Cell::Words(Label::Text(line.says.id, line.says.params.clone())),
            versus,
            raw(line.says.source()),
        ]);
    };
    for (i, line) in desc.read.lines.iter().enumerate() {
        let versus = versus.as_ref().map_or(Cell::Empty, |v| words(v[i].word()));
        put(line, Cell::Int(line.number as u64), versus);
    }
    for line in old
        .iter()
        .flat_map(|old| describe::gone(&old.read, &desc.read))
    {
        put(line, Cell::Empty, words("versus-gone"));
    }
    table
}

/// The state at the cursor.
pub fn state_tables(state: &State) -> Vec<Table> {
    let mut all: Vec<Table> = state
        .present
        .map(|id| description(state, id))
        .into_iter()
        .collect();
    let columns = [
        "peer",
        "signaling",
        "gathering",
        "#own",
        "#known",
        "#kept",
        "way",
    ];
    let mut peers = Table::new("peers", &columns);
    for peer in Peer::BOTH {
        let side = state.side(peer);
        peers.rows.push(vec![
            thing(peer),
            raw(side.signaling.word()),
            words(match side.gathering {
                Gathering::New => "gathering-new",
                Gathering::Running => "gathering-running",
                Gathering::Done => "gathering-done",
            }),
            Cell::Int(side.found.len() as u64),
            Cell::Int(side.remote.len() as u64),
            Cell::Int(side.early.len() as u64),
            words(side.phase.word()),
        ]);
    }
    all.push(peers);
    let mut known = Table::new(
        "candidates",
        &["peer", "kind", "place", "#priority", "other"],
    );
    for (id, (peer, _, candidate)) in (0..).zip(&state.candidates) {
        let own = state.side(*peer).found.contains(&id);
        let other = state.side(peer.other());
        let knows = if other.remote.contains(&id) {
            "knows-added"
        } else if other.early.contains(&id) {
            "knows-kept"
        } else if !own {
            "knows-dropped"
        } else {
            "knows-not"
        };
        known.rows.push(vec![
            thing(*peer),
            raw(candidate.kind.word()),
            raw(format!("{}:{}", candidate.address, candidate.port)),
            Cell::Int(u64::from(candidate.priority)),
            words(knows),
        ]);
    }
    if !known.rows.is_empty() {
        known.rows.truncate(ROWS);
        all.push(known);
    }
    let mut flights = Table::new("flights", &["note", "from", "to"]);
    for flight in state.flights.iter().take(ROWS) {
        flights.rows.push(vec![
            letter(flight.letter),
            place(flight.from),
            place(flight.to),
        ]);
    }
    if !flights.rows.is_empty() {
        all.push(flights);
    }
    all
}

/// The words on a line of the picture.
pub fn row_label(mark: &Mark) -> Label {
    let name = match mark.place {
        Station::At(peer) => peer.name(),
        Station::Server => "",
    };
    Label::Text(mark.row, vec![("peer", Param::from(name))])
}
