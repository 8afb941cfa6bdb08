//! The signaling states with both peers where they are, the way between them, and the present
//! description in brief.

use super::{Frame, caption, head, token};
use crate::labs::rtc::signaling::{
    describe::{self, Sdp, Versus},
    event::{Phase, Signaling as Word},
    results,
    scenario::{Media, Peer},
    state::State,
};
use kw_scene::{Anchor, Label, Part, PathData, Scene, cut};

const TALL: f32 = 42.0;
const GAP: f32 = 42.0;
/// Most lines of the description in brief.
const BRIEF: usize = 9;

/// Draws them; returns the bottom.
pub fn draw(state: &State, scene: &mut Scene, frame: Frame) -> f32 {
    let mut low = machine(state, scene, frame);
    if state.def.recording.is_none() {
        low = way(state, scene, frame.below(low + 10.0));
    }
    low = counts(state, scene, frame.below(low + 8.0));
    brief(state, scene, frame.below(low + 10.0))
}

/// A box of the machine: its state, and where it is.
struct Place {
    word: Word,
    x: f32,
    y: f32,
    w: f32,
    h: f32,
}

/// The key of the part that is a state.
pub fn key(word: Word) -> String {
    format!("state {}", word.word())
}

/// The states of RFC 8829 figure 2.
fn machine(state: &State, scene: &mut Scene, frame: Frame) -> f32 {
    let mut part = Part::new("states");
    caption(&mut part, frame, Label::text("states-caption"));
    let top = frame.y + 22.0;
    // Room at both sides for what leads back from provisional answers.
    let (left, gap, aside) = (frame.x + 11.0, 12.0, 10.0);
    let half = (frame.width - 22.0 - gap) / 2.0;
    let right = left + half + gap;
    let second = top + 30.0 + GAP;
    let third = second + TALL + 24.0;
    let end = third + TALL + 10.0;
    let place = |word, x, y, w, h| Place { word, x, y, w, h };
    let places = [
        place(Word::Stable, left, top, 2.0 * half + gap, 30.0),
        place(Word::HaveLocalOffer, left, second, half, TALL),
        place(Word::HaveRemoteOffer, right, second, half, TALL),
        place(Word::HaveRemotePranswer, left, third, half, TALL),
        place(Word::HaveLocalPranswer, right, third, half, TALL),
        place(Word::Closed, left, end, 2.0 * half + gap, 26.0),
    ];
    let mut heads = PathData::default();
    let mut arrow = |part: &mut Part, points: &[(f32, f32)]| {
        for pair in points.windows(2) {
            part.line(pair[0], pair[1], "arrow");
        }
        if let [.., from, to] = points {
            head(&mut heads, *from, *to);
        }
    };
    let low = top + 30.0;
    for (x, down, up) in [
        (left, "setLocal(offer)", "setRemote(answer)"),
        (right, "setRemote(offer)", "setLocal(answer)"),
    ] {
        arrow(&mut part, &[(x + 6.0, low), (x + 6.0, second)]);
        arrow(&mut part, &[(x + 16.0, second), (x + 16.0, low)]);
        for (text, y) in [(format!("↓ {down}"), 16.0), (format!("↑ {up}"), 33.0)] {
            let label = Label::raw(text);
            part.text(x + 22.0, low + y, Anchor::Start, label, "second small");
        }
        arrow(&mut part, &[(x + 6.0, second + TALL), (x + 6.0, third)]);
        let label = Label::raw("↓ pranswer");
        let y = second + TALL + 16.0;
        part.text(x + 22.0, y, Anchor::Start, label, "second small");
    }
    // A final answer leads from a provisional one to the end.
    let middle = third + TALL / 2.0;
    let (near, far) = (left - aside, right + half + aside);
    let back = top + 15.0;
    arrow(
        &mut part,
        &[(left, middle), (near, middle), (near, back), (left, back)],
    );
    let edge = right + half;
    arrow(
        &mut part,
        &[(edge, middle), (far, middle), (far, back), (edge, back)],
    );
    part.path(heads, "arrow-head");
    scene.parts.push(part);
    for place in &places {
        let mut part = Part::new(key(place.word));
        boxed(&mut part, state, place);
        scene.parts.push(part);
    }
    end + 26.0
}

fn boxed(part: &mut Part, state: &State, place: &Place) {
    let here: Vec<Peer> = Peer::BOTH
        .into_iter()
        .filter(|peer| state.side(*peer).signaling == place.word)
        .collect();
    let class = if here.is_empty() { "box" } else { "box lit" };
    let Place { x, y, w, h, .. } = *place;
    part.rect(x, y, w, h, class);
    let class = if here.is_empty() { "second" } else { "" };
    // A long name breaks after its second dash.
    let word = place.word.word();
    let (first, rest) = match word.match_indices('-').nth(1) {
        Some((at, _)) => word.split_at(at + 1),
        None => (word, ""),
    };
    let base = if rest.is_empty() { h / 2.0 + 4.5 } else { 17.0 };
    part.text(x + 8.0, y + base, Anchor::Start, Label::raw(first), class);
    if !rest.is_empty() {
        part.text(x + 8.0, y + 34.0, Anchor::Start, Label::raw(rest), class);
    }
    // Side by side where the box is low, one above the other where it is narrow.
    let is_low = h < TALL;
    for (i, peer) in here.iter().rev().enumerate() {
        let i = i as f32;
        let (dx, dy) = match (is_low, here.len()) {
            (true, _) => (26.0 + 22.0 * i, (h - 18.0) / 2.0),
            (false, 1) => (26.0, (h - 18.0) / 2.0),
            _ => (26.0, 22.0 - 20.0 * i),
        };
        token(part, *peer, x + w - dx, y + dy);
    }
}

/// The stages of the way: what is done, what goes on.
fn way(state: &State, scene: &mut Scene, frame: Frame) -> f32 {
    let mut part = Part::new("stages");
    caption(&mut part, frame, Label::text("stages-caption"));
    let data = |peer| state.carries(peer, |kind| kind == Media::Data);
    let wants_data = state.def.media.iter().any(|m| m.kind == Media::Data);
    let last = if Peer::BOTH.into_iter().any(data) || wants_data {
        "SCTP"
    } else {
        "SRTP"
    };
    let mut y = frame.y + 20.0;
    for peer in Peer::BOTH {
        token(&mut part, peer, frame.x, y + 3.0);
        let phase = state.side(peer).phase;
        let w = (frame.width - 26.0 - 16.0) / 3.0;
        let done = match phase {
            Phase::New | Phase::Checking | Phase::Closed => 0,
            Phase::Connected => 1,
            Phase::Secured if last == "SRTP" => 3,
            Phase::Secured => 2,
            Phase::Open => 3,
        };
        let begun = phase != Phase::New && phase != Phase::Closed;
        for (i, name) in ["ICE", "DTLS", last].into_iter().enumerate() {
            let x = frame.x + 26.0 + i as f32 * (w + 8.0);
            let (sign, class) = match () {
                () if i < done => (" ✓", "box lit"),
                () if i == done && begun => (" …", "box"),
                () => ("", "box passed"),
            };
            part.rect(x, y, w, 24.0, class);
            let class = if i < done { "head" } else { "second" };
            let label = Label::raw(format!("{name}{sign}"));
            part.text(x + w / 2.0, y + 16.5, Anchor::Middle, label, class);
        }
        y += 30.0;
    }
    scene.parts.push(part);
    y - 6.0
}

/// How many candidates each has and knows.
fn counts(state: &State, scene: &mut Scene, frame: Frame) -> f32 {
    let mut part = Part::new("counts");
    caption(&mut part, frame, Label::text("counts-caption"));
    let mut y = frame.y + 18.0;
    for peer in Peer::BOTH {
        let side = state.side(peer);
        token(&mut part, peer, frame.x, y);
        let label = Label::Text(
            "counts",
            vec![
                ("own", (side.found.len() as u64).into()),
                ("known", (side.remote.len() as u64).into()),
                ("kept", (side.early.len() as u64).into()),
            ],
        );
        part.text(frame.x + 26.0, y + 13.5, Anchor::Start, label, "");
        y += 22.0;
    }
    scene.parts.push(part);
    y
}

/// Whether a line belongs to what a call hangs on.
fn matters(text: &str) -> bool {
    let starts = [
        "m=",
        "a=ice-ufrag:",
        "a=fingerprint:",
        "a=setup:",
        "a=candidate:",
    ];
    let directions = ["a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive"];
    starts.iter().any(|s| text.starts_with(s)) || directions.contains(&text)
}

/// The lines of the present description that a call hangs on, and how they stand to those before.
fn brief(state: &State, scene: &mut Scene, frame: Frame) -> f32 {
    let Some(id) = state.present else {
        return frame.y;
    };
    let desc = state.desc(id);
    let mut part = Part::new("brief");
    let title = match desc.kind {
        Sdp::Offer => "brief-offer",
        Sdp::Answer => "brief-answer",
        Sdp::Provisional => "brief-pranswer",
    };
    let peer = vec![("peer", desc.from.name().into())];
    caption(&mut part, frame, Label::Text(title, peer));
    let old = results::before(state, id).map(|old| state.desc(old));
    let versus = old.map(|old| describe::compare(&old.read, &desc.read));
    let lines = desc.read.lines.iter().enumerate();
    // Sections that share a transport repeat what they say of it.
    let mut chosen: Vec<(usize, &str)> = Vec::new();
    for (i, line) in lines {
        let text = line.text.as_str();
        let again = text.contains(':') && chosen.iter().any(|(_, t)| *t == text);
        if matters(text) && !again {
            chosen.push((i, text));
        }
    }
    let shown = chosen.len().min(BRIEF);
    let h = 8.0 + 17.0 * shown as f32;
    let top = frame.y + 20.0;
    part.rect(frame.x, top, frame.width - 1.0, h, "box");
    for (n, (i, text)) in chosen.iter().take(shown).enumerate() {
        let y = top + 16.0 + 17.0 * n as f32;
        let (sign, class) = match versus.as_ref().map(|v| v[*i]) {
            Some(Versus::Changed) => ("≠", "num special-text"),
            Some(Versus::New) => ("+", "num special-text"),
            Some(Versus::Same) => ("=", "num second"),
            None => ("", "num second"),
        };
        part.text(frame.x + 12.0, y, Anchor::Middle, Label::raw(sign), class);
        let words = cut(text, frame.width - 34.0);
        part.text(frame.x + 24.0, y, Anchor::Start, Label::raw(words), "num");
    }
    scene.parts.push(part);
    top + h
}
