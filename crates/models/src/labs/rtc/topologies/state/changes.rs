//! Changes: what happens later in the scenario, and changes of the past. Both are the same.

use super::{State, Task};
use crate::labs::rtc::topologies::{
    event::{Change, Event, What},
    scenario::{Input, MAX_ROWS, Topology},
};

impl State {
    /// Makes a change; what it means is told in the steps that follow.
    pub(super) fn change(&mut self, input: &Input) -> Event {
        let before = self.totals();
        let row = input.who().and_then(|who| self.row(who));
        let i = row.map_or(0, usize::from);
        let (change, is_moved) = self.apply(input, i);
        if change == Some(Change::Nothing) {
            return self.event((row, None), What::Changed(Change::Nothing), before);
        }
        // What was still to be told is of a plan that is no more.
        let was_settled = !self.tasks.contains(&Task::Finale);
        self.tasks.retain(|t| !t.is_telling());
        if was_settled {
            self.tasks.push(Task::Finale);
        }
        self.frame = None;
        match change {
            None => {
                // Somebody joins: that is a step like any other.
                self.call.rows[i].present = true;
                self.set_up(i as u8);
                self.replan();
                self.event((row, None), What::Joined, before)
            }
            Some(change) => {
                self.tasks.push(Task::Settle);
                if is_moved {
                    self.move_over();
                }
                self.replan();
                self.event((row, None), What::Changed(change), before)
            }
        }
    }

    /// Changes the call; whether all connections have to be made anew. No change at all where somebody
    /// joins.
    fn apply(&mut self, input: &Input, i: usize) -> (Option<Change>, bool) {
        let call = &mut self.call;
        let nothing = (Some(Change::Nothing), false);
        let swap = |place: &mut u64, new: u64| (std::mem::replace(place, new), new);
        let change = match input {
            Input::Join { .. } if call.rows[i].present => return nothing,
            Input::Join { .. } => {
                // If it was still to join, it has.
                self.tasks.retain(|t| *t != Task::Join(i as u8));
                return (None, false);
            }
            Input::Leave { .. } if !call.rows[i].present => return nothing,
            Input::Leave { .. } => {
                call.rows[i].present = false;
                call.up &= !(1 << i);
                call.linked[i] = 0;
                for linked in &mut call.linked {
                    *linked &= !(1 << i);
                }
                let is_his = |k: u8| usize::from(k) == i;
                self.tasks.retain(|t| match t {
                    Task::Connect(k) => !is_his(*k),
                    Task::Link(k, l) => !is_his(*k) && !is_his(*l),
                    _ => true,
                });
                self.told.uplinks[i] = None;
                self.told.downlinks[i] = None;
                Change::Left
            }
            Input::Send { sends, .. } if call.rows[i].sends == *sends => return nothing,
            Input::Send { sends, .. } => {
                call.rows[i].sends = *sends;
                Change::Sends(*sends)
            }
            Input::Uplink { kbit, .. } => {
                let (old, new) = swap(&mut call.rows[i].up, *kbit);
                Change::Uplink(old, new)
            }
            Input::Downlink { kbit, .. } => {
                let (old, new) = swap(&mut call.rows[i].down, *kbit);
                Change::Downlink(old, new)
            }
            Input::Size { count, .. } => {
                let (old, new) = swap(&mut call.rows[i].count, *count);
                if call.linked[i] != 0 && new > 1 && call.topology != Topology::Mcu {
                    call.linked[i] |= 1 << i;
                }
                Change::Size(old, new)
            }
            Input::Switch { topology } if call.topology == *topology => return nothing,
            Input::Switch { topology } => {
                call.topology = *topology;
                self.recorded = false;
                return (Some(Change::Switched(*topology)), true);
            }
            Input::Simulcast { on } if call.simulcast == *on => return nothing,
            Input::Simulcast { on } => {
                call.simulcast = *on;
                Change::Simulcast(*on)
            }
            Input::Record { on } => {
                if std::mem::replace(&mut call.recording, *on) == *on {
                    return nothing;
                }
                self.recorded = false;
                Change::Record(*on)
            }
        };
        match change {
            Change::Uplink(a, b) | Change::Downlink(a, b) | Change::Size(a, b) if a == b => nothing,
            change => (Some(change), false),
        }
    }

    /// Takes all connections down and sets them up in the topology there is now.
    fn move_over(&mut self) {
        self.tasks
            .retain(|t| !matches!(t, Task::Connect(_) | Task::Link(..) | Task::Mix));
        self.call.up = 0;
        self.call.linked = [0; MAX_ROWS];
        let rows: Vec<u8> = self.call.present().map(|i| i as u8).collect();
        let mut all = Vec::new();
        for (k, i) in rows.iter().enumerate() {
            if self.call.topology != Topology::Mesh {
                all.push(Task::Connect(*i));
            }
            if self.call.topology != Topology::Mcu {
                all.extend(rows[..k].iter().map(|j| Task::Link(*i, *j)));
                if self.call.rows[usize::from(*i)].count > 1 {
                    all.push(Task::Link(*i, *i));
                }
            }
        }
        if self.call.topology == Topology::Mcu {
            all.push(Task::Mix);
        }
        self.tasks.extend(all.into_iter().rev());
    }
}
