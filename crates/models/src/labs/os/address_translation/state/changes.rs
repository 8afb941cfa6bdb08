//! Changes of the past.

use super::*;

impl State {
    /// A change of the past.
    pub fn intervene(&mut self, input: Input) -> Event {
        let what = self.change(input);
        self.event(what)
    }

    pub(super) fn change(&mut self, input: Input) -> What {
        let exists = |process: u64| process as usize <= self.roots.len();
        let shape = &self.def.clone().shape;
        let waiting = match input {
            Input::Access {
                process,
                address,
                write,
                mode,
            } => {
                if !exists(process) {
                    return What::Nothing { input };
                }
                Waiting::Access(Access {
                    process,
                    address,
                    write,
                    mode,
                })
            }
            Input::Fork { process } if exists(process) => Waiting::Fork((process - 1) as u8),
            Input::Switch { process }
                if exists(process) && process - 1 != u64::from(self.running) =>
            {
                Waiting::Switch((process - 1) as u8)
            }
            Input::Fork { .. } | Input::Switch { .. } => return What::Nothing { input },
            Input::Flush {} => {
                let dropped = self.tlb.drop_where(|_| true);
                self.start_again();
                return What::Changed { input, dropped };
            }
            Input::Unmap { process, page } | Input::Protect { process, page } => {
                let root = self.roots.get(process as usize - 1);
                let place = root.and_then(|root| self.tables.find(shape, *root, page));
                let Some((place, level)) = place else {
                    return What::Nothing { input };
                };
                let entry = *self.tables.get_mut(place);
                let owner = (
                    (process - 1) as u8,
                    page >> shape.below(level) << shape.below(level),
                );
                if let Input::Unmap { .. } = input {
                    *self.tables.get_mut(place) = Entry::default();
                    if entry.present {
                        self.memory.unmap(entry.target, owner);
                    }
                } else if entry.writable || entry.copy {
                    let entry = self.tables.get_mut(place);
                    entry.writable = false;
                    entry.copy = false;
                } else {
                    return What::Nothing { input };
                }
                let dropped = self.tlb.drop_where(|k| k.covers(owner.0, page));
                self.start_again();
                return What::Changed { input, dropped };
            }
        };
        match (self.phase, waiting) {
            (Phase::Idle, Waiting::Fork(parent)) => self.fork(parent),
            (Phase::Idle, Waiting::Switch(to)) => self.switch(to),
            _ => {
                self.waiting.push_back(waiting);
                What::Queued { input }
            }
        }
    }

    /// The tables or the TLB were changed under an access: its translation starts again.
    pub(super) fn start_again(&mut self) {
        if !matches!(self.phase, Phase::Idle | Phase::Serve | Phase::Invalid) {
            self.phase = Phase::LookUp;
        }
    }
}
