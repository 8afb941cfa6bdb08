//! The ready queue in the form each policy needs: every operation O(log n) or better.
//!
//! Processes are named by their position in the scenario.

use std::collections::{BTreeSet, VecDeque};

/// A process's place in a sorted queue: a key, then arrival, then position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The policy's key, or an instant: the smallest is first.
    pub key: u64,
    /// When it arrived (HRRN: when it became ready).
    pub then: u64,
    /// Position in the scenario.
    pub process: u16,
}

/// Ready processes.
#[derive(Debug, Clone, PartialEq)]
pub enum Ready {
    /// First in, first out at each level, highest level first (one level: FCFS, round robin).
    Levels(Vec<VecDeque<u16>>),
    /// Sorted by a key (SJF, SRTF, priority, stride, fair; HRRN keeps service time as key).
    Sorted(BTreeSet<Entry>),
    /// A drawing pot: tickets by position, as a binary indexed tree.
    Tickets(Tickets),
}

impl Ready {
    /// How many are ready.
    pub fn len(&self) -> usize {
        match self {
            Ready::Levels(levels) => levels.iter().map(VecDeque::len).sum(),
            Ready::Sorted(set) => set.len(),
            Ready::Tickets(pot) => pot.count,
        }
    }

    /// Whether nobody is ready.
    pub fn is_empty(&self) -> bool {
        match self {
            Ready::Levels(levels) => levels.iter().all(VecDeque::is_empty),
            Ready::Sorted(set) => set.is_empty(),
            Ready::Tickets(pot) => pot.count == 0,
        }
    }

    /// The highest level at which somebody is ready.
    pub fn top_level(&self) -> Option<usize> {
        match self {
            Ready::Levels(levels) => levels.iter().position(|q| !q.is_empty()),
            _ => None,
        }
    }

    /// Everybody, in queue order (by position in a drawing pot).
    pub fn list(&self) -> Vec<u16> {
        match self {
            Ready::Levels(levels) => levels.iter().flatten().copied().collect(),
            Ready::Sorted(set) => set.iter().map(|e| e.process).collect(),
            Ready::Tickets(pot) => pot.list(),
        }
    }

    /// Memory in bytes (about).
    pub fn bytes(&self) -> usize {
        match self {
            Ready::Levels(levels) => levels.iter().map(|q| q.capacity() * 2 + 32).sum(),
            Ready::Sorted(set) => set.len() * 40,
            Ready::Tickets(pot) => pot.tree.len() * 8,
        }
    }
}

/// Tickets of the ready processes: who holds drawn ticket n, in O(log n).
#[derive(Debug, Clone, PartialEq)]
pub struct Tickets {
    tree: Vec<u64>,
    count: usize,
}

impl Tickets {
    /// An empty pot for `n` processes.
    pub fn new(n: usize) -> Self {
        Tickets {
            tree: vec![0; n + 1],
            count: 0,
        }
    }

    /// Makes room for one process more.
    pub fn grow(&mut self) {
        let i = self.tree.len();
        let low = i & i.wrapping_neg();
        let value = self.before(i - 1) - self.before(i - low);
        self.tree.push(value);
    }

    /// Puts a process's tickets in (`tickets` ≥ 1).
    pub fn put(&mut self, process: u16, tickets: u64) {
        self.add(process, tickets);
        self.count += 1;
    }

    /// Takes a process's tickets out.
    pub fn take(&mut self, process: u16, tickets: u64) {
        self.add(process, tickets.wrapping_neg());
        self.count -= 1;
    }

    fn add(&mut self, process: u16, by: u64) {
        let mut i = usize::from(process) + 1;
        while i < self.tree.len() {
            self.tree[i] = self.tree[i].wrapping_add(by);
            i += i & i.wrapping_neg();
        }
    }

    /// Sum of the tickets of the first `n` processes.
    pub fn before(&self, n: usize) -> u64 {
        let (mut i, mut sum) = (n, 0_u64);
        while i > 0 {
            sum = sum.wrapping_add(self.tree[i]);
            i &= i - 1;
        }
        sum
    }

    /// All tickets in the pot.
    pub fn total(&self) -> u64 {
        self.before(self.tree.len() - 1)
    }

    /// Who holds ticket `n`, counted from 0 over the processes by position.
    pub fn holder(&self, n: u64) -> u16 {
        let (mut at, mut left) = (0, n);
        let mut step = self.tree.len().next_power_of_two();
        while step > 0 {
            if at + step < self.tree.len() && self.tree[at + step] <= left {
                at += step;
                left -= self.tree[at];
            }
            step /= 2;
        }
        at as u16
    }

    fn list(&self) -> Vec<u16> {
        let mut held = Vec::with_capacity(self.count);
        let (mut n, total) = (0, self.total());
        while n < total {
            let p = self.holder(n);
            held.push(p);
            n = self.before(usize::from(p) + 1);
        }
        held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ticket_has_its_holder() {
        let mut pot = Tickets::new(5);
        pot.put(1, 3);
        pot.put(4, 2);
        pot.put(0, 1);
        let holders: Vec<u16> = (0..pot.total()).map(|n| pot.holder(n)).collect();
        assert_eq!(holders, [0, 1, 1, 1, 4, 4]);
        assert_eq!(pot.list(), [0, 1, 4]);
        pot.take(1, 3);
        assert_eq!(pot.total(), 3);
        assert_eq!(pot.holder(1), 4);
    }

    #[test]
    fn a_grown_pot_is_as_if_made_large() {
        for n in 1..20 {
            let (mut grown, mut large) = (Tickets::new(n), Tickets::new(n + 3));
            for p in 0..n as u16 {
                grown.put(p, u64::from(p) + 1);
                large.put(p, u64::from(p) + 1);
            }
            for _ in 0..3 {
                grown.grow();
            }
            assert_eq!(grown, large);
        }
    }
}
