//! Leases as bars: from the request to the end, with T1 and T2.

use super::{Frame, caption, colour, is_bound};
use crate::labs::net::dhcp::{
    explain,
    state::{Role, State},
};
use kw_scene::{Anchor, Label, Part, Scene, cut};
use kw_trace::Param;

/// Most bars.
const MOST: usize = 4;
const TALL: f32 = 50.0;

/// A lease: when it was asked for, T1, T2, and its end.
fn lease(state: &State, client: u16) -> Option<[u64; 4]> {
    if let Some(replay) = &state.replay {
        return replay.actors[usize::from(client)].lease;
    }
    match &state.hosts[usize::from(client)].role {
        Role::Client { dhcp, .. } => dhcp.lease().map(|l| [l.since, l.t1, l.t2, l.ends]),
        _ => None,
    }
}

/// Draws them; returns the bottom. There is room for as many as there may be, so that nothing jumps.
pub fn draw(state: &State, scene: &mut Scene, frame: Frame, clients: &[u16]) -> f32 {
    let mut part = Part::new("leases");
    caption(&mut part, frame, "leases-caption");
    let rows = clients.len().min(MOST);
    let mut y = frame.y + 22.0;
    let mut shown: Vec<u16> = clients.to_vec();
    // Who has a lease comes first where not all have room.
    if shown.len() > MOST {
        kw_trace::order_by(&mut shown, &|c| (u64::from(lease(state, c).is_none()), 0));
        shown.truncate(MOST);
        shown.sort_unstable();
    }
    for client in shown {
        bar(
            &mut part,
            state,
            client,
            Frame::new(frame.x, y, frame.width),
        );
        y += TALL;
    }
    scene.parts.push(part);
    frame.y + 22.0 + rows as f32 * TALL
}

fn bar(part: &mut Part, state: &State, client: u16, frame: Frame) {
    let name = cut(state.name(client), frame.width * 0.5);
    part.rect(
        frame.x,
        frame.y + 2.0,
        10.0,
        10.0,
        format!("p{}", colour(client)),
    );
    let at = (frame.x + 15.0, frame.y + 12.0);
    part.text(at.0, at.1, Anchor::Start, Label::raw(name), "head");
    let line = frame.y + 18.0;
    part.rect(frame.x, line, frame.width, 12.0, "lane");
    let held = state.phase(client).is_some_and(is_bound);
    let Some([since, t1, t2, ends]) = lease(state, client).filter(|_| held) else {
        let end = frame.x + frame.width;
        part.text(end, at.1, Anchor::End, Label::text("lease-none"), "second");
        return;
    };
    let span = (ends - since).max(1) as f64;
    let x = |t: u64| {
        let share = (t.saturating_sub(since) as f64 / span).min(1.0);
        frame.x + (share * f64::from(frame.width)) as f32
    };
    let now = x(state.now);
    part.rect(
        frame.x,
        line,
        now - frame.x,
        12.0,
        format!("p{} soft", colour(client)),
    );
    for (t, name) in [(t1, "T1"), (t2, "T2")] {
        part.line((x(t), line - 2.0), (x(t), line + 16.0), "axis");
        part.text(
            x(t),
            line + 27.0,
            Anchor::Middle,
            Label::raw(name),
            "second",
        );
    }
    part.line((now, line - 3.0), (now, line + 15.0), "now");
    let left = vec![(
        "s",
        Param::from(explain::span(ends.saturating_sub(state.now))),
    )];
    let end = frame.x + frame.width;
    part.text(
        end,
        at.1,
        Anchor::End,
        Label::Text("lease-left", left),
        "num",
    );
}
