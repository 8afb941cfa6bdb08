//! The formulas: as symbols, with the numbers of the call put in, what they give, and what was counted
//! in the plan.
//!
//! N participants, M of them send; they hold once everything is set up. What overload, missing codecs or
//! encryption take away stands in the counted column alone.

use super::{
    plan::{Call, Plan},
    scenario::{Mix, Topology},
};

/// What a formula is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sum {
    /// Connections.
    Links,
    /// Streams from a sender to a receiver.
    Streams,
    /// Streams up, for each sender.
    Up,
    /// Streams down, for each sender.
    DownSender,
    /// Streams down, for each who only listens.
    DownListener,
    /// Streams into the server.
    In,
    /// Streams out of the server.
    Out,
    /// Uplink that a sender with a picture needs, in kbit/s.
    UpRate,
    /// Pictures that a sender encodes.
    Encodes,
    /// Pictures that the server encodes.
    ServerEncodes,
    /// Work of the server, in thousandths of a core.
    Work,
}

impl Sum {
    /// All of them, in the order they are told.
    pub const ALL: [Sum; 11] = [
        Sum::Links,
        Sum::Streams,
        Sum::Up,
        Sum::DownSender,
        Sum::DownListener,
        Sum::In,
        Sum::Out,
        Sum::UpRate,
        Sum::Encodes,
        Sum::ServerEncodes,
        Sum::Work,
    ];

    /// The id of its name.
    pub fn word(self) -> &'static str {
        match self {
            Sum::Links => "sum-name-links",
            Sum::Streams => "sum-name-streams",
            Sum::Up => "sum-name-up",
            Sum::DownSender => "sum-name-down-sender",
            Sum::DownListener => "sum-name-down-listener",
            Sum::In => "sum-name-in",
            Sum::Out => "sum-name-out",
            Sum::UpRate => "sum-name-up-rate",
            Sum::Encodes => "sum-name-encodes",
            Sum::ServerEncodes => "sum-name-server-encodes",
            Sum::Work => "sum-name-work",
        }
    }
}

/// A formula for the present call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// What it is about.
    pub sum: Sum,
    /// In symbols.
    pub symbols: &'static str,
    /// With the numbers put in.
    pub numbers: String,
    /// What it gives.
    pub gives: u64,
    /// What the plan has; none where rows differ, so that there is no one number.
    pub counted: Option<u64>,
}

impl Formula {
    /// Symbols, numbers and what they give, each once.
    pub fn equation(&self) -> String {
        let mut all = vec![self.symbols.to_owned()];
        for part in [self.numbers.clone(), self.gives.to_string()] {
            if all.last() != Some(&part) {
                all.push(part);
            }
        }
        all.join(" = ")
    }
}

/// The formula of something, if it says anything about the present call.
pub fn formula(call: &Call, plan: &Plan, sum: Sum) -> Option<Formula> {
    let (n, m, p) = (plan.n, plan.senders, plan.pictures);
    if n < 2 || m == 0 {
        return None;
    }
    let (media, work) = (&call.def.media, &call.def.work);
    let (v, a) = (media.high, media.audio);
    let layers = v + media.middle + media.low;
    let topology = call.topology;
    let minus_self = call.def.mix == Mix::MinusSelf;
    let all = |pick: &dyn Fn(usize) -> Option<u64>| -> Option<u64> {
        let mut values = call.present().filter_map(pick);
        let first = values.next()?;
        values.all(|v| v == first).then_some(first)
    };
    let sends = |i: &usize| call.rows[*i].sends != super::scenario::Sends::Nothing;
    let shows = |i: &usize| call.rows[*i].sends == super::scenario::Sends::Video;
    let of_senders = |pick: &dyn Fn(usize) -> u64| all(&|i| sends(&i).then(|| pick(i)));
    let of_shown = |pick: &dyn Fn(usize) -> u64| all(&|i| shows(&i).then(|| pick(i)));
    let listens = n > m;
    let server = &plan.server;
    // A sender alone gets nothing back, but for a picture that is mixed for all.
    let is_alone = m == 1 && (minus_self || p == 0);
    let (mixed, mixed_numbers, mixed_gives) = match is_alone {
        true => ("N−1", format!("{n}−1"), n - 1),
        false => ("N", n.to_string(), n),
    };
    let (symbols, numbers, gives, counted) = match (sum, topology) {
        (Sum::Links, Topology::Mesh) => (
            "N(N−1)/2",
            format!("{n}·{}/2", n - 1),
            n * (n - 1) / 2,
            Some(plan.links),
        ),
        (Sum::Links, _) => ("N", n.to_string(), n, Some(plan.links)),
        (Sum::Streams, Topology::Mcu) => (mixed, mixed_numbers, mixed_gives, Some(plan.streams())),
        (Sum::Streams, _) => (
            "M(N−1)",
            format!("{m}·{}", n - 1),
            m * (n - 1),
            Some(plan.streams()),
        ),
        (Sum::Up, Topology::Mesh) => (
            "N−1",
            format!("{n}−1"),
            n - 1,
            of_senders(&|i| plan.sides[i].streams_up),
        ),
        (Sum::Up, _) => (
            "1",
            "1".to_owned(),
            1,
            of_senders(&|i| plan.sides[i].streams_up),
        ),
        (Sum::DownSender, Topology::Mcu) => {
            let gives = u64::from(!is_alone);
            (
                if is_alone { "0" } else { "1" },
                gives.to_string(),
                gives,
                of_senders(&|i| plan.sides[i].streams_down),
            )
        }
        (Sum::DownSender, _) => (
            "M−1",
            format!("{m}−1"),
            m - 1,
            of_senders(&|i| plan.sides[i].streams_down),
        ),
        (Sum::DownListener, _) if !listens => return None,
        (Sum::DownListener, topology) => {
            let counted = all(&|i| (!sends(&i)).then(|| plan.sides[i].streams_down));
            match topology {
                Topology::Mcu => ("1", "1".to_owned(), 1, counted),
                _ => ("M", m.to_string(), m, counted),
            }
        }
        (Sum::In | Sum::Out | Sum::ServerEncodes | Sum::Work, Topology::Mesh) => return None,
        (Sum::In, _) => ("M", m.to_string(), m, Some(server.streams_in)),
        (Sum::Out, Topology::Sfu) => (
            "M(N−1)",
            format!("{m}·{}", n - 1),
            m * (n - 1),
            Some(server.streams_out),
        ),
        (Sum::Out, _) => (mixed, mixed_numbers, mixed_gives, Some(server.streams_out)),
        (Sum::UpRate, _) if p == 0 => return None,
        (Sum::UpRate, Topology::Mesh) => (
            "(N−1)(V+A)",
            format!("{}·({v}+{a})", n - 1),
            (n - 1) * (v + a),
            of_shown(&|i| plan.sides[i].up),
        ),
        (Sum::UpRate, Topology::Sfu) if call.simulcast => (
            "V₁+V₂+V₃+A",
            format!("{v}+{}+{}+{a}", media.middle, media.low),
            layers + a,
            of_shown(&|i| plan.sides[i].up),
        ),
        (Sum::UpRate, _) => (
            "V+A",
            format!("{v}+{a}"),
            v + a,
            of_shown(&|i| plan.sides[i].up),
        ),
        (Sum::Encodes, _) if p == 0 => return None,
        (Sum::Encodes, topology) => {
            let counted = of_shown(&|i| plan.sides[i].encodes);
            let many = call.def.mesh_encodes == super::scenario::MeshEncodes::PerReceiver;
            match topology {
                Topology::Mesh if many => ("N−1", format!("{n}−1"), n - 1, counted),
                Topology::Sfu if call.simulcast => ("3", "3".to_owned(), 3, counted),
                _ => ("1", "1".to_owned(), 1, counted),
            }
        }
        (Sum::ServerEncodes, _) if p == 0 => return None,
        (Sum::ServerEncodes, Topology::Sfu) => ("0", "0".to_owned(), 0, Some(server.encodes)),
        (Sum::ServerEncodes, _) => {
            // Own mixes of those who send a picture, and one for all others.
            let own_mixes = if minus_self && p > 1 { p } else { 0 };
            let one = u64::from(!minus_self || n > p);
            let symbols = match (minus_self, n > p) {
                (false, _) => "1",
                (true, true) if p > 1 => "P+1",
                (true, true) => "1",
                (true, false) => "P",
            };
            let numbers = match symbols {
                "P+1" => format!("{p}+1"),
                "P" => p.to_string(),
                _ => "1".to_owned(),
            };
            (symbols, numbers, own_mixes + one, Some(server.encodes))
        }
        (Sum::Work, Topology::Sfu) => (
            "F·M(N−1)",
            format!("{}·{m}·{}", work.forward, n - 1),
            work.forward * m * (n - 1),
            Some(server.work),
        ),
        (Sum::Work, _) => {
            let own_mixes = if minus_self && p > 1 { p } else { 0 };
            let shared = u64::from(p > 0 && (!minus_self || n > p));
            let mixes = own_mixes + shared;
            let sounds = m + if m > 1 { m } else { 0 } + u64::from(listens);
            let out = mixed_gives;
            let numbers = format!(
                "{}·{p} + {}·{mixes} + {}·{mixes} + {}·{out} + {}·{sounds}",
                work.decode, work.mix, work.encode, work.forward, work.audio
            );
            let gives = work.decode * p
                + (work.mix + work.encode) * mixes
                + work.forward * out
                + work.audio * sounds;
            (
                "D·P + X·mixes + E·mixes + F·out + S·sounds",
                numbers,
                gives,
                Some(server.work),
            )
        }
    };
    Some(Formula {
        sum,
        symbols,
        numbers,
        gives,
        counted,
    })
}

/// All formulas that say something about the present call.
pub fn all(call: &Call, plan: &Plan) -> Vec<Formula> {
    let each = Sum::ALL.into_iter();
    each.filter_map(|sum| formula(call, plan, sum)).collect()
}
