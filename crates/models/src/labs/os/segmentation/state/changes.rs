//! Changes of the past.

use super::*;
use crate::labs::os::segmentation::{
    event::{Growth, Search},
    scenario::Input,
};

impl State {
    /// Makes a change, as a step of its own.
    pub fn intervene(&mut self, input: &Input) -> Event {
        let what = if self.real.is_some() {
            self.change_registers(input)
        } else {
            self.change_memory(input)
        };
        let what = what.unwrap_or(What::NoEffect);
        self.event(what)
    }

    fn change_registers(&mut self, input: &Input) -> Option<What> {
        let real = self.real.as_mut()?;
        match input {
            Input::SetRegister { register, value } => {
                let to = *value as u32;
                let old = &mut real.registers[*register as usize];
                let from = std::mem::replace(old, to);
                Some(What::RegisterSet {
                    register: *register,
                    from,
                    to,
                })
            }
            Input::SetA20 { a20 } => {
                real.a20 = *a20;
                Some(What::A20Set { to: *a20 })
            }
            _ => None,
        }
    }

    fn find_process(&self, id: &str) -> Option<u16> {
        let found = self.def.processes.iter().position(|p| p.id == id);
        found.map(|p| p as u16)
    }

    fn change_memory(&mut self, input: &Input) -> Option<What> {
        match input {
            Input::End { process } => {
                let process = self.find_process(process)?;
                self.end(process)
            }
            Input::Compact {} => {
                self.stages.push(Stage::Compacting {
                    blocks: 0,
                    moved: 0,
                    since: self.now,
                });
                Some(What::CompactAsked)
            }
            Input::SetFit { fit } => {
                let from = std::mem::replace(&mut self.fit, *fit);
                self.retry = true;
                Some(What::FitSet { from, to: *fit })
            }
            Input::Access {
                process,
                segment,
                offset,
                kind,
            } => {
                let asked = Asked {
                    process: self.find_process(process)?,
                    segment: *segment as u16,
                    offset: *offset as u32,
                    kind: *kind,
                };
                self.added.push_back(asked);
                Some(What::AccessAsked { asked })
            }
            Input::Grow {
                process,
                segment,
                by,
            } => {
                let process = self.find_process(process)?;
                self.grow(process, *segment as u16, *by as u32)
            }
            Input::SetRegister { .. } | Input::SetA20 { .. } => None,
        }
    }

    fn end(&mut self, process: u16) -> Option<What> {
        match self.procs[usize::from(process)].phase {
            Phase::Done | Phase::Refused | Phase::Faulted | Phase::Killed => return None,
            _ => {}
        }
        // Whatever was under way for it is over.
        self.stages.retain(|stage| match stage {
            Stage::Loading { process: p, .. } | Stage::Leaving { process: p, .. } => *p != process,
            Stage::Translating { asked, .. } => asked.process != process,
            Stage::Compacting { .. } => true,
        });
        let now = self.now;
        let has_blocks = self.blocks.iter().any(|b| b.process == process);
        let proc = self.proc(process);
        if has_blocks {
            proc.phase = Phase::Leaving;
            self.stages.push(Stage::Leaving {
                process,
                why: Leave::Killed,
            });
        } else {
            (proc.phase, proc.ended) = (Phase::Killed, Some(now));
            self.retry = true;
        }
        Some(What::Killed { process })
    }

    fn grow(&mut self, process: u16, segment: u16, by: u32) -> Option<What> {
        let found = |b: &Block| b.process == process && b.segment == segment;
        let i = self.blocks.iter().position(found)?;
        let old = self.blocks[i];
        let used = old.used + by;
        let size = self.rounded(u64::from(used));
        let next = self.blocks.get(i + 1).map_or(self.size, |b| b.start);
        let mut search: Option<Search> = None;
        let how = if size <= old.size {
            Growth::Slack
        } else if old.start + size <= next {
            Growth::Behind
        } else {
            let looked = self.search(size);
            self.totals.looked += looked.looked.len() as u64;
            let hole = looked.hole();
            search = Some(looked);
            match hole {
                Some(_) => Growth::Moved(old),
                None => {
                    let (free, largest) = self.free();
                    Growth::Nowhere { free, largest }
                }
            }
        };
        let block = match how {
            Growth::Nowhere { .. } => old,
            Growth::Moved(_) => {
                let start = search.as_ref()?.hole()?.start;
                self.blocks.remove(i);
                let now = self.now as u32;
                let block = Block {
                    start,
                    size,
                    used,
                    since: now,
                    ..old
                };
                self.insert(block);
                self.totals.searches += 1;
                self.totals.moved += u64::from(old.used);
                if self.fit == Fit::NextFit {
                    self.rover = block.end();
                }
                self.retry = true;
                block
            }
            Growth::Slack | Growth::Behind => {
                let block = &mut self.blocks[i];
                (block.size, block.used) = (size.max(block.size), used);
                *block
            }
        };
        if self.procs[usize::from(process)].phase == Phase::Loaded {
            self.page_again(process);
        }
        Some(What::Grown {
            process,
            segment,
            by,
            block,
            how,
            search,
        })
    }
}
