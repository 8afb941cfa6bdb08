//! Addresses: segment table and real mode.

use super::*;
use crate::labs::os::segmentation::{
    event::{Bus, Far},
    scenario::{OnFault, Purpose, Register, Rights},
};

impl State {
    /// The next of the scenario's accesses.
    pub(super) fn next_access(&mut self) -> Option<Asked> {
        let def = self.def.clone();
        let (order, line, offset) = &mut self.accesses;
        let access = &def.accesses[usize::from(*order.get(*line)?)];
        let asked = Asked {
            process: def.processes.iter().position(|p| p.id == access.process)? as u16,
            segment: access.segment as u16,
            offset: *access.offsets.get(*offset)? as u32,
            kind: access.kind,
        };
        *offset += 1;
        if *offset == access.offsets.len() {
            (*line, *offset) = (*line + 1, 0);
        }
        Some(asked)
    }

    /// What may be done in a segment.
    pub fn rights(&self, process: u16, segment: u16) -> Rights {
        self.def.processes[usize::from(process)].segments[usize::from(segment)].access
    }

    /// Finds the row of the segment table.
    pub(super) fn look_up(&mut self, asked: Asked) -> What {
        let process = usize::from(asked.process);
        if self.procs[process].phase != Phase::Loaded {
            self.totals.faults += 1;
            return What::Absent { asked };
        }
        match self.block(asked.process, asked.segment) {
            Some(block) => {
                self.stages.push(Stage::Translating {
                    asked,
                    check: Check::Limit,
                });
                What::LookedUp {
                    asked,
                    base: block.start,
                    limit: block.used,
                }
            }
            None => {
                let count = self.def.processes[process].segments.len() as u32;
                self.fault(asked);
                What::NoSegment { asked, count }
            }
        }
    }

    /// Makes the next check of a translation.
    pub(super) fn check(&mut self, asked: Asked, check: Check) -> What {
        // A change in between may have taken the segment away.
        let Some(block) = self.block(asked.process, asked.segment) else {
            self.totals.faults += 1;
            return What::Absent { asked };
        };
        let rights = self.rights(asked.process, asked.segment);
        let then =
            |state: &mut State, check| state.stages.push(Stage::Translating { asked, check });
        match check {
            Check::Limit if asked.offset >= block.used => {
                self.fault(asked);
                What::BeyondLimit {
                    asked,
                    limit: block.used,
                }
            }
            Check::Limit => {
                then(self, Check::Rights);
                What::WithinLimit {
                    asked,
                    limit: block.used,
                }
            }
            Check::Rights if !rights.allow(asked.kind) => {
                self.fault(asked);
                What::Denied { asked, rights }
            }
            Check::Rights => {
                then(self, Check::Address);
                What::Allowed { asked, rights }
            }
            Check::Address => {
                self.totals.translated += 1;
                What::Physical {
                    asked,
                    base: block.start,
                }
            }
        }
    }

    fn fault(&mut self, asked: Asked) {
        self.totals.faults += 1;
        if self.def.on_fault == OnFault::EndProcess {
            self.proc(asked.process).phase = Phase::Leaving;
            self.stages.push(Stage::Leaving {
                process: asked.process,
                why: Leave::Fault,
            });
        }
    }

    /// The next step of real mode: choose the register, add, put on the address lines.
    pub(super) fn real_step(&mut self) -> Option<Event> {
        let def = self.def.clone();
        let Mode::RealMode { references, .. } = &def.mode else {
            return None;
        };
        let real = self.real.as_mut()?;
        let (line, offset, step) = real.at;
        let reference = references.get(usize::from(line))?;
        let register = register(reference.purpose);
        let far = Far {
            purpose: reference.purpose,
            register,
            segment: real.registers[register as usize],
            offset: *reference.offsets.get(usize::from(offset))? as u32,
        };
        real.at.2 += 1;
        let what = match step {
            0 => What::Selected { far },
            1 => What::Summed { far },
            _ => {
                real.at = if usize::from(offset) + 1 == reference.offsets.len() {
                    (line + 1, 0, 0)
                } else {
                    (line, offset + 1, 0)
                };
                let (address, bus) = on_lines(far.sum(), real.a20);
                let others = Register::ALL
                    .into_iter()
                    .filter(|r| *r != register)
                    .filter(|r| reaches(real.registers[*r as usize], address, real.a20))
                    .fold(0, |bits, r| bits | 1 << r as u8);
                self.totals.translated += 1;
                self.totals.wrapped += u64::from(bus == Bus::Wrapped);
                // An access takes a tick, so that the run can be drawn over time.
                self.now += 1;
                What::OnBus {
                    far,
                    address,
                    bus,
                    others,
                }
            }
        };
        Some(self.event(what))
    }
}

/// The register that an access uses.
pub fn register(purpose: Purpose) -> Register {
    match purpose {
        Purpose::Fetch | Purpose::DataCs => Register::Cs,
        Purpose::Data => Register::Ds,
        Purpose::Stack | Purpose::DataSs => Register::Ss,
        Purpose::String | Purpose::DataEs => Register::Es,
    }
}

/// What the address lines carry for a sum.
pub fn on_lines(sum: u32, a20: A20) -> (u32, Bus) {
    match (sum >> 20, a20) {
        (0, _) => (sum, Bus::Plain),
        (_, A20::Off) => (sum & 0xF_FFFF, Bus::Wrapped),
        (_, A20::On) => (sum, Bus::High),
    }
}

/// Whether the 64 KiB behind a segment value hold an address.
pub fn reaches(segment: u32, address: u32, a20: A20) -> bool {
    let from = segment * 16;
    let reaches = |address: u32| (from..=from + 0xFFFF).contains(&address);
    reaches(address) || (a20 == A20::Off && reaches(address + (1 << 20)))
}

/// How many pairs segment:offset name a byte, and the lowest and the highest segment of them.
pub fn aliases(address: u32, a20: A20) -> (u32, u32, u32) {
    // Without a wrap, the segment lies between (address − 0xFFFF) ÷ 16, rounded up, and address ÷ 16.
    let range = |address: u32| {
        let low = address.saturating_sub(0xFFFF).div_ceil(16);
        let high = (address / 16).min(0xFFFF);
        (low <= high).then_some((low, high))
    };
    let plain = range(address);
    let wrapped = match a20 {
        A20::Off => range(address + (1 << 20)),
        A20::On => None,
    };
    let count = |r: Option<(u32, u32)>| r.map_or(0, |(low, high)| high - low + 1);
    let low = plain.or(wrapped).map_or(0, |r| r.0);
    let high = wrapped.or(plain).map_or(0, |r| r.1);
    (count(plain) + count(wrapped), low, high)
}
