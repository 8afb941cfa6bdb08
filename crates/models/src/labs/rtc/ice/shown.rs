//! The two agents as pictures and tables show them.

use super::{
    agent::{Agent, Local, Phase, Remote},
    state::State,
    view::{Candidate, Pair, PairState, Side},
};
use kw_net::nat::Endpoint;
use std::rc::Rc;

fn end(end: Endpoint) -> (Rc<str>, u16) {
    (end.ip().to_string().into(), end.port())
}

fn local(own: &Local) -> Candidate {
    let (address, port) = end(own.address);
    Candidate {
        kind: own.kind,
        address,
        port,
        priority: own.priority,
        foundation: own.foundation.to_string().into(),
        component: own.component,
        related: own.related.map(end),
        told: own.told,
    }
}

fn remote(one: &Remote) -> Candidate {
    let (address, port) = end(one.address);
    Candidate {
        kind: one.kind,
        address,
        port,
        priority: one.priority,
        foundation: one.foundation.clone(),
        component: one.component,
        related: None,
        told: true,
    }
}

/// The check list by falling priority; a valid pair that is not in it has a row of its own.
fn pairs(agent: &Agent) -> Vec<Pair> {
    let mut all = Vec::new();
    for i in agent.ordered() {
        let own = &agent.pairs[i];
        let selected = agent.selected.contains(&Some(i));
        let valid = own.valid.filter(|v| *v != own.local);
        all.push(Pair {
            local: own.local,
            remote: own.remote,
            priority: agent.priority_of(own),
            state: own.state,
            nominated: own.nominated && valid.is_none(),
            selected: selected && valid.is_none(),
        });
        let own_row = |p: &Pair, v: usize| (p.local, p.remote) == (v, own.remote);
        if let Some(valid) = valid
            && !all.iter().any(|p| own_row(p, valid))
        {
            all.push(Pair {
                local: valid,
                remote: own.remote,
                priority: agent.valid_priority(own).unwrap_or(0),
                state: PairState::Succeeded,
                nominated: own.nominated,
                selected,
            });
        }
    }
    all
}

/// The two agents at the cursor.
pub fn sides(state: &State) -> [Side; 2] {
    if let Some(replay) = &state.replay {
        return replay.sides();
    }
    [0, 1].map(|n| {
        let agent = &state.agents[n];
        Side {
            name: super::explain::SIDES[n].into(),
            controlling: (agent.phase != Phase::New).then_some(agent.controlling),
            locals: agent.locals.iter().map(local).collect(),
            remotes: agent.remotes.iter().map(remote).collect(),
            pairs: pairs(agent),
        }
    })
}
