//! How it ended, from what the agents selected and what the NATs let through.

use super::{
    super::{
        agent::Via,
        event::{Path, Verdict},
    },
    State,
};
use kw_net::nat::Endpoint;

impl State {
    /// The selected pair of a side's first component: its candidate, the other one, and whether it is
    /// relayed here.
    pub fn chosen(&self, side: usize) -> Option<(usize, usize, bool)> {
        let agent = &self.agents[side];
        let pair = &agent.pairs[(*agent.selected.first()?)?];
        let valid = pair.valid?;
        let relayed = matches!(agent.locals[pair.local].via, Via::Relay(_));
        Some((valid, pair.remote, relayed))
    }

    /// The sort of path that both sides have.
    pub fn path(&self) -> Option<Path> {
        let (a, b) = (self.chosen(0)?, self.chosen(1)?);
        if a.2 || b.2 {
            return Some(Path::Relayed);
        }
        let remote = self.agents[0].remotes[a.1].address;
        let nat = |side| self.world.gateways(side).next().is_some();
        // In one local network they reach each other without its NAT.
        let within = self.world.together && !super::super::world::World::is_public(*remote.ip());
        Some(match nat(0) && nat(1) && !within {
            true => Path::HolePunched,
            false => Path::Direct,
        })
    }

    /// What is to be said at the end.
    pub(super) fn judge(&self) -> Verdict {
        let path = self.path();
        let address = |side: usize| -> Option<(Endpoint, Endpoint)> {
            let (valid, remote, _) = self.chosen(side)?;
            let agent = &self.agents[side];
            Some((agent.locals[valid].address, agent.remotes[remote].address))
        };
        let opened = [0, 1].map(|side| {
            let (_, remote) = address(side)?;
            let own = if self.world.together { 0 } else { side as u8 };
            let here = |place: u8| {
                let place = &self.world.places[usize::from(place)];
                place.side == own && place.gateway().is_some()
            };
            let found = self.holes.iter().rev();
            let mut found = found.filter(|h| here(h.place) && h.remote == remote);
            found.next_back().map(|h| h.step)
        });
        Verdict {
            path,
            ends: address(0),
            opened,
            dropped: self.last_drop,
        }
    }
}
