//! An access as it is being translated: what is checked, and how far it is. Drawn by the picture and
//! told by the table beside it.

use super::{
    event::{Asked, What},
    state::State,
};
use kw_scene::Label;

/// How a check stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is still to come.
    Ahead,
    /// It was passed.
    Passed,
    /// The access failed it.
    Failed,
}

/// One check.
pub struct Check {
    /// What is asked.
    pub label: Label,
    /// How it stands.
    pub standing: Standing,
    /// Whether it is the present step.
    pub is_present: bool,
}

/// The access that a step belongs to.
pub fn asked(what: &What) -> Option<Asked> {
    match what {
        What::LookedUp { asked, .. }
        | What::NoSegment { asked, .. }
        | What::Absent { asked }
        | What::WithinLimit { asked, .. }
        | What::BeyondLimit { asked, .. }
        | What::Allowed { asked, .. }
        | What::Denied { asked, .. }
        | What::Physical { asked, .. }
        | What::AccessAsked { asked } => Some(*asked),
        _ => None,
    }
}

/// The logical address in words.
pub fn logical(state: &State, asked: Asked) -> Label {
    Label::Text(
        "logical",
        vec![
            ("process", state.name(asked.process).into()),
            ("s", u64::from(asked.segment).into()),
            ("d", u64::from(asked.offset).into()),
            ("kind", asked.kind.name().into()),
        ],
    )
}

/// Limit, rights and sum, or why there is nothing to check.
pub fn checks(state: &State, what: &What) -> Vec<Check> {
    let failed = |id| {
        vec![Check {
            label: Label::text(id),
            standing: Standing::Failed,
            is_present: true,
        }]
    };
    // How many checks were passed, which one failed, which is the present one.
    let (passed, failed, present) = match what {
        What::NoSegment { .. } => return failed("no-row"),
        What::Absent { .. } => return failed("not-loaded"),
        What::WithinLimit { .. } => (1, None, Some(0)),
        What::BeyondLimit { .. } => (0, Some(0), Some(0)),
        What::Allowed { .. } => (2, None, Some(1)),
        What::Denied { .. } => (1, Some(1), Some(1)),
        What::Physical { .. } => (3, None, Some(2)),
        _ => (0, None, None),
    };
    let Some((asked, block)) =
        asked(what).and_then(|a| Some((a, state.block(a.process, a.segment)?)))
    else {
        return Vec::new();
    };
    let (base, limit) = (u64::from(block.start), u64::from(block.used));
    let d = u64::from(asked.offset);
    let number = |name, n: u64| (name, n.into());
    let rights = state.rights(asked.process, asked.segment);
    let labels = [
        Label::Text("check-limit", vec![number("d", d), number("limit", limit)]),
        Label::Text(
            "check-rights",
            vec![
                ("kind", asked.kind.name().into()),
                ("rights", rights.name().into()),
            ],
        ),
        match passed {
            3 => Label::Text(
                "check-sum",
                vec![
                    number("base", base),
                    number("d", d),
                    number("address", base + d),
                ],
            ),
            _ => Label::Text(
                "check-sum-ahead",
                vec![number("base", base), number("d", d)],
            ),
        },
    ];
    labels
        .into_iter()
        .enumerate()
        .map(|(i, label)| Check {
            label,
            standing: match i {
                i if failed == Some(i) => Standing::Failed,
                i if i < passed => Standing::Passed,
                _ => Standing::Ahead,
            },
            is_present: present == Some(i),
        })
        .collect()
}
