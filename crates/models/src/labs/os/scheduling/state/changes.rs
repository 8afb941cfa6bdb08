//! Changes of the past: what a learner may do between two steps.

use super::*;

impl State {
    /// Position of a process by name.
    pub fn find(&self, id: &str) -> Option<u16> {
        let i = self.def.processes.iter().position(|p| p.id == id)?;
        u16::try_from(i).ok()
    }

    /// Changes the past between two steps.
    pub fn intervene(&mut self, input: &Input) -> Event {
        let what = match input {
            Input::Kill { process } => self.with(process, Self::kill),
            Input::SetPriority { process, priority } => self.with(process, |st, p| {
                st.set_number(p, "priority", *priority as i64)
            }),
            Input::SetNice { process, nice } => {
                self.with(process, |st, p| st.set_number(p, "nice", *nice))
            }
            Input::SetTickets { process, tickets } => self.with(process, |st, p| {
                st.set_number(p, "tickets", *tickets as i64)
            }),
            Input::Add { id, bursts } => self.add(id, bursts),
            Input::SetPolicy { policy } => self.set_policy(policy),
        };
        Event { at: self.now, what }
    }

    fn with(&mut self, id: &str, change: impl FnOnce(&mut Self, u16) -> What) -> What {
        match self.find(id) {
            Some(p)
                if !matches!(
                    self.procs[usize::from(p)].phase,
                    Phase::Done | Phase::Killed
                ) =>
            {
                change(self, p)
            }
            found => What::NoEffect {
                process: found.unwrap_or(0),
            },
        }
    }

    fn kill(&mut self, p: u16) -> What {
        let since = self.procs[usize::from(p)].since;
        let on_cpu = self.cpus.iter().position(|cpu| match cpu.job {
            Job::Running { process, .. } | Job::Loading { process, .. } => process == p,
            Job::Idle => false,
        });
        let was = match (self.procs[usize::from(p)].phase, on_cpu) {
            (Phase::Ready, _) => {
                self.dequeue(p);
                self.proc(p).waited += self.now - since;
                Was::Ready(since)
            }
            (Phase::Running, Some(cpu)) => {
                self.leave(cpu);
                Was::Running(cpu as u8, since)
            }
            (Phase::Loading, Some(cpu)) => {
                let Job::Loading { since, .. } = self.cpus[cpu].job else {
                    unreachable!("a loading process is on a loading CPU")
                };
                self.switching += self.now - since;
                self.cpus[cpu].job = Job::Idle;
                Was::Loading(cpu as u8, since)
            }
            (Phase::Io, _) => {
                self.io.retain(|e| e.process != p);
                Was::Io(since)
            }
            _ => Was::Future,
        };
        let now = self.now;
        let proc = self.proc(p);
        proc.phase = Phase::Killed;
        proc.completion = Some(now);
        proc.since = now;
        What::Killed { process: p, was }
    }

    fn set_number(&mut self, p: u16, what: &'static str, to: i64) -> What {
        let queued = self.procs[usize::from(p)].phase == Phase::Ready;
        let since = self.procs[usize::from(p)].since;
        for cpu in 0..self.cpus.len() {
            self.charge(cpu);
        }
        if queued {
            self.dequeue(p);
        }
        let def = Rc::make_mut(&mut self.def);
        let given = &mut def.processes[usize::from(p)];
        let from = match what {
            "priority" => std::mem::replace(&mut given.priority, to as u64) as i64,
            "nice" => std::mem::replace(&mut given.nice, to),
            _ => std::mem::replace(&mut given.tickets, to as u64) as i64,
        };
        if what == "priority" {
            self.proc(p).priority = to as u64;
        }
        if queued {
            self.enqueue_since(p, false, since);
        }
        self.check = self.def.policy.preempts();
        What::Changed {
            process: p,
            what,
            from,
            to,
        }
    }

    fn add(&mut self, id: &str, bursts: &[u64]) -> What {
        let process = Process::new(id, self.now, bursts);
        let p = self.procs.len() as u16;
        let mut proc = Proc::new(&process);
        if let Some(lengths) = self.def.policy.lengths() {
            proc.estimate = lengths.first_estimate * 1000;
        }
        self.procs.push(proc);
        Rc::make_mut(&mut self.def).processes.push(process);
        if let Ready::Tickets(pot) = &mut self.ready {
            pot.grow();
        }
        self.arrive(p);
        What::Added { process: p }
    }

    fn set_policy(&mut self, policy: &Policy) -> What {
        for cpu in 0..self.cpus.len() {
            self.charge(cpu);
        }
        let mut queued = self.ready.list();
        kw_trace::order_by(&mut queued, &|p| {
            (self.procs[usize::from(p)].since, self.def(p).arrival)
        });
        self.aging.clear();
        self.ready_weight = 0;
        self.floor = 0;
        self.boosts += 1;
        self.rng = Rng::new(policy.seed());
        self.boost_at = match policy.boost() {
            0 => 0,
            period => (self.now / period + 1) * period,
        };
        Rc::make_mut(&mut self.def).policy = policy.clone();
        self.ready = policy.queue();
        self.prepare_policy();
        let (boosts, def) = (self.boosts, Rc::clone(&self.def));
        for (proc, given) in self.procs.iter_mut().zip(&def.processes) {
            proc.share = 0;
            proc.priority = given.priority;
            proc.epoch = boosts;
            proc.set_level(0, def.policy.queues());
        }
        for p in queued {
            let since = self.procs[usize::from(p)].since;
            self.enqueue_since(p, false, since);
        }
        for cpu in 0..self.cpus.len() {
            if let Job::Running { process, .. } | Job::Loading { process, .. } = self.cpus[cpu].job
            {
                self.renew_slice(process);
            }
        }
        self.check = policy.preempts();
        What::PolicySet {
            name: policy_name(policy),
        }
    }
}
