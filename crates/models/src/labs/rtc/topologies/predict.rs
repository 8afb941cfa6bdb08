//! What is asked before a step: what a row sends, how its links do, who can read the media, what a formula gives,
//! and who sees a picture first.

use super::{
    event::{CodecEnd, Event, Security, What},
    formulas::{self, Sum},
    plan::{Downlink, Uplink},
    scenario::{Sends, Topology},
    state::State,
};
use crate::predict::{Choice, Decision};
use kw_scene::Label;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event) -> Option<Decision> {
    let row = event.rows.0;
    match event.what {
        What::Connected => connected(before, row?),
        What::Uplink(uplink) => {
            let right = match uplink {
                Uplink::Fine => "predict-fine",
                Uplink::Lowered => "predict-lowered",
                Uplink::Capped => "predict-capped",
                Uplink::Dropped(_) => "predict-dropped",
                Uplink::AudioOnly | Uplink::AudioFor(_) => "predict-audio",
                Uplink::Nothing => "predict-nothing",
            };
            let mut all = vec!["predict-fine", "predict-lowered"];
            match (before.call.topology, before.call.simulcast) {
                (Topology::Sfu, true) => all.push("predict-dropped"),
                (Topology::Sfu, false) => all.push("predict-capped"),
                _ => {}
            }
            all.extend(["predict-audio", "predict-nothing"]);
            if !all.contains(&right) {
                all.push(right);
            }
            let i = usize::from(row?);
            let (up, need) = (before.call.rows[i].up, before.plan.sides[i].up_need);
            Decision::one_of(link(before, "predict-uplink", row?, up, need), &all, right)
        }
        What::Downlink(downlink) => {
            let right = match downlink {
                Downlink::Fine => "predict-down-fine",
                Downlink::Lowered => "predict-down-lowered",
                Downlink::Missing(_) => "predict-missing",
                Downlink::Full => "predict-full",
            };
            let all = [
                "predict-down-fine",
                "predict-down-lowered",
                "predict-missing",
                "predict-full",
            ];
            let i = usize::from(row?);
            let (down, need) = (before.call.rows[i].down, before.plan.sides[i].down_need);
            Decision::one_of(
                link(before, "predict-downlink", row?, down, need),
                &all,
                right,
            )
        }
        What::Codec(end) => {
            let question = Label::Text(
                "predict-codec",
                vec![
                    ("who", before.name(row?).into()),
                    ("other", before.name(event.rows.1?).into()),
                ],
            );
            Some(Decision::yes_no(question, end == CodecEnd::Transcoded))
        }
        What::Secured(security) => {
            let right = match security {
                Security::Direct => "predict-direct",
                Security::HopByHop => "predict-hop",
                Security::EndToEnd => "predict-end",
                Security::Impossible => "predict-impossible",
            };
            let all = [
                "predict-direct",
                "predict-hop",
                "predict-end",
                "predict-impossible",
            ];
            Decision::one_of(Label::text("predict-secure"), &all, right)
        }
        What::Summed(sum) => summed(before, sum),
        What::Recorded { works } => Some(Decision::yes_no(Label::text("predict-record"), works)),
        What::FrameForwarded => at_server("predict-forwards"),
        What::FrameDecoded => at_server("predict-decodes"),
        What::FrameShown => shown(before, event.rows.1?),
        _ => None,
    }
}

/// A question about a link with what it has and what it would need, in kbit/s.
fn link(state: &State, id: &'static str, row: u8, has: u64, need: u64) -> Label {
    Label::Text(
        id,
        vec![
            ("who", state.name(row).into()),
            ("has", has.into()),
            ("need", need.into()),
        ],
    )
}

/// What a row that has connected sends to the server.
fn connected(before: &State, row: u8) -> Option<Decision> {
    let call = &before.call;
    let right = match (call.rows[usize::from(row)].sends, call.topology) {
        (Sends::Nothing, _) => "predict-sends-nothing",
        (Sends::Video, Topology::Sfu) if call.simulcast => "predict-layers",
        _ => "predict-one-stream",
    };
    let all = [
        "predict-sends-nothing",
        "predict-one-stream",
        "predict-layers",
        "predict-for-each",
    ];
    let question = Label::Text("predict-sends", vec![("who", before.name(row).into())]);
    Decision::one_of(question, &all, right)
}

fn at_server(right: &'static str) -> Option<Decision> {
    let all = ["predict-forwards", "predict-decodes"];
    Decision::one_of(Label::text("predict-server"), &all, right)
}

/// What a formula gives, among what the others would.
fn summed(before: &State, sum: Sum) -> Option<Decision> {
    let all = formulas::all(&before.call, &before.plan);
    let right = all.iter().find(|f| f.sum == sum)?.gives;
    let n = before.plan.n;
    let less = n.saturating_sub(1);
    let others = match sum {
        Sum::UpRate | Sum::Work => vec![
            right * less,
            right * n,
            right / n.max(1),
            right / 2,
            right * 2,
        ],
        _ => vec![n, less, n * less, n * less / 2, right.saturating_sub(1)],
    };
    let question = Label::text(match sum {
        Sum::Links => "predict-links",
        Sum::Streams => "predict-streams",
        Sum::Up => "predict-up",
        Sum::DownSender => "predict-down-sender",
        Sum::DownListener => "predict-down-listener",
        Sum::In => "predict-in",
        Sum::Out => "predict-out",
        Sum::UpRate => "predict-up-rate",
        Sum::Encodes => "predict-encodes",
        Sum::ServerEncodes => "predict-server-encodes",
        Sum::Work => "predict-work",
    });
    Decision::new(
        question,
        Choice::numbers(Some(right), &others, |n| n.to_string()),
    )
}

/// Who of those that have not seen the picture sees it first; equal delays are equally right.
fn shown(before: &State, row: u8) -> Option<Decision> {
    let frame = before.frame.as_ref()?;
    let left = frame.delays.iter().filter(|d| frame.shown >> d.0 & 1 == 0);
    let delay = |row: u8| {
        let own = frame.delays.iter().find(|d| d.0 == row);
        own.map(|d| d.1.total())
    };
    let mut rows: Vec<u8> = left.map(|d| d.0).collect();
    rows.sort_unstable();
    let choice = |r: u8| {
        Choice::new(Label::raw(before.name(r)), delay(r) == delay(row)).at(format!("node{r}"))
    };
    Decision::new(
        Label::text("predict-first"),
        rows.into_iter().map(choice).collect(),
    )
}
