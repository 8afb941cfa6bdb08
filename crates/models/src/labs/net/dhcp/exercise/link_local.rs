//! Exercises about addresses without a server (RFC 3927): how one is claimed, and what follows on conflicts.

use super::{ip, sheet};
use crate::{
    exercise::{Answer, Blank, Worksheet, walk},
    labs::net::dhcp::{
        Dhcp,
        event::{Event, What},
        link_local::{MAX_CONFLICTS, SLOW, Told},
        presets,
        rows::{Row, Sort, row},
        scenario::Scenario,
    },
};
use kw_net::{Ipv4Addr, Mac, SECOND};
use kw_scene::Label;
use kw_trace::Rng;

/// The host that is asked about.
const HOST: u16 = 0;

fn in_range(rng: &mut Rng) -> Ipv4Addr {
    Ipv4Addr::new(169, 254, rng.between(1, 254) as u8, rng.below(256) as u8)
}

/// The ARP messages of the host, and what became of its address.
fn seen(sc: &Scenario) -> (Vec<Row>, Vec<(u64, Told)>) {
    let (mut rows, mut told) = (Vec::new(), Vec::new());
    walk::<Dhcp>(sc, |_, event| match &event.what {
        What::Sent(sent) if sent.from == HOST => rows.push(row(event.at, sent)),
        What::LinkLocal(HOST, what) => told.push((event.at, *what)),
        _ => {}
    });
    (rows, told)
}

fn number(n: u64) -> Answer {
    Answer::Number(n, &[])
}

fn ms(at: u64) -> Answer {
    Answer::Number(at / 1000, &["ms"])
}

/// Whether a step is about the address of the host.
fn is_telling(event: &Event) -> bool {
    match &event.what {
        What::Sent(sent) => sent.from == HOST,
        What::LinkLocal(host, _) => *host == HOST,
        What::Change(_) => true,
        _ => false,
    }
}

/// Level 3: probes, announcements and their instants; at one in two the first address is somebody else's.
pub(super) fn claims(rng: &mut Rng) -> Option<Worksheet> {
    let (first, is_taken) = (in_range(rng), rng.one_in(2));
    let address = first.to_string();
    let mut sc = presets::simple(300, 50);
    sc.servers.clear();
    sc.clients = vec![presets::local("A", &address, rng.between(12, 20))];
    if is_taken {
        sc.clients.push(presets::local("B", &address, 0));
    }
    sc.seed = rng.below(1_000_000);
    let (rows, told) = seen(&sc);
    let claimed = told.iter().find_map(|(_, t)| match t {
        Told::Claimed(address) => Some(*address),
        _ => None,
    })?;
    let probes = rows.iter().filter(|r| r.sort == Sort::ArpProbe).count() as u64;
    let last = rows.iter().rfind(|r| r.sort == Sort::ArpProbe)?;
    let announced = |r: &&Row| r.sort == Sort::ArpAnnouncement && r.ends.0 == claimed;
    let announced: Vec<u64> = rows.iter().filter(announced).map(|r| r.at).collect();
    let [one, two] = *announced.first_chunk()?;
    let choices = [
        in_range(rng),
        Ipv4Addr::new(169, 254, 0, rng.between(1, 254) as u8),
        Ipv4Addr::new(169, 254, 255, rng.between(1, 254) as u8),
    ];
    let (may, mut listed) = (choices[0], choices.to_vec());
    listed.rotate_left(rng.below(3) as usize);
    let blanks = vec![
        Blank::new(Label::text("answer-probes"), number(probes), "wrong-probes")
            .slip(number(announced.len() as u64), "wrong-probes-announced")
            .slip(number(3), "wrong-probes-anew")
            .slip(number(6), "wrong-probes-all")
            .slip(number(probes + 2), "wrong-probes-announced"),
        Blank::new(
            Label::text("answer-probe-from"),
            ip(last.ends.0),
            "wrong-probe-from",
        )
        .slip(ip(last.ends.1), "wrong-probe-from"),
        Blank::new(Label::text("answer-claimed"), ms(one), "wrong-claimed")
            .slip(ms(last.at), "wrong-claimed-at-once")
            .slip(ms(last.at + 1_000_000), "wrong-claimed-soon"),
        Blank::new(Label::text("answer-announced"), ms(two), "wrong-announced")
            .slip(ms(one), "wrong-announced-first")
            .slip(ms(one + 1_000_000), "wrong-announced"),
        Blank::new(Label::text("answer-may"), ip(may), "wrong-may")
            .slip(ip(choices[1]), "wrong-may")
            .slip(ip(choices[2]), "wrong-may"),
    ];
    let listed: Vec<String> = listed.iter().map(Ipv4Addr::to_string).collect();
    let question = (
        "question-claims",
        vec![
            ("address", address.into()),
            ("taken", if is_taken { "yes" } else { "no" }.into()),
            ("last", (last.at / 1000).into()),
            ("choices", listed.join(", ").into()),
        ],
    );
    let hints = ["hint-probes", "hint-claim", "hint-range"];
    Some(sheet(&sc, true, question, blanks, hints, is_telling))
}

/// Level 4: a row of conflicts, and perhaps another host that uses the address in the end.
pub(super) fn conflicts(rng: &mut Rng) -> Option<Worksheet> {
    // From the tenth on it has to wait.
    let many = u64::from(MAX_CONFLICTS);
    let count = if rng.one_in(2) {
        many
    } else {
        rng.between(2, many - 2)
    };
    let mac = Mac([
        0x02,
        0,
        0x5e,
        0x20,
        rng.below(256) as u8,
        rng.below(256) as u8,
    ]);
    let mut sc = presets::conflicts(mac, count as usize);
    sc.clients[usize::from(HOST)].start = rng.between(1, 20);
    sc.until = 120;
    let (_, told) = seen(&sc);
    let (claimed_at, claimed) = told.iter().find_map(|(at, t)| match t {
        Told::Claimed(address) => Some((*at, *address)),
        _ => None,
    })?;
    let is_used = rng.one_in(2);
    let used_at = claimed_at / SECOND + rng.between(5, 15);
    sc.until = used_at + 20;
    if is_used {
        let taken = presets::take(&claimed.to_string());
        sc.happenings = vec![presets::at(used_at, taken)];
    }
    let (rows, told) = seen(&sc);
    let mut conflicts = told
        .iter()
        .filter(|(_, t)| matches!(t, Told::Conflict { used: false, .. }));
    let last = conflicts.next_back()?.0;
    let drawn = |t: &&(u64, Told)| matches!(t.1, Told::Chosen { .. }) && t.0 >= last;
    let next = told.iter().find(drawn)?.0;
    let probes = rows
        .iter()
        .filter(|r| r.sort == Sort::ArpProbe && r.at < claimed_at);
    let probes = probes.count() as u64;
    let announced = |r: &&Row| r.sort == Sort::ArpAnnouncement && r.ends.0 == claimed;
    let announced = rows.iter().filter(announced).count() as u64;
    let keeps = !told
        .iter()
        .any(|(_, t)| matches!(t, Told::Conflict { used: true, .. }));
    let blanks = vec![
        Blank::new(
            Label::text("answer-probes-until"),
            number(probes),
            "wrong-probes",
        )
        .slip(number(3 * (count + 1)), "wrong-probes-all")
        .slip(number(count + 1), "wrong-probes-last")
        .slip(number(3), "wrong-probes-anew"),
        Blank::new(Label::text("answer-next"), ms(next), "wrong-next")
            .slip(ms(last), "wrong-next-slow")
            .slip(ms(last + SLOW), "wrong-next-early"),
        Blank::new(
            Label::text("answer-announcements"),
            number(announced),
            "wrong-announcements",
        )
        .slip(number(2), "wrong-announcements-defence")
        .slip(number(3), "wrong-announcements-nobody")
        .slip(number(announced + 1), "wrong-announcements"),
        Blank::new(
            Label::text("answer-keeps"),
            Answer::Yes(keeps),
            "wrong-keeps",
        )
        .slip(Answer::Yes(!keeps), "wrong-keeps"),
    ];
    let question = (
        "question-conflicts",
        vec![
            ("count", count.into()),
            ("last", (last / 1000).into()),
            ("used", if is_used { "yes" } else { "no" }.into()),
            ("at", used_at.into()),
        ],
    );
    let hints = ["hint-first-probe", "hint-ten", "hint-defence"];
    Some(sheet(&sc, true, question, blanks, hints, is_telling))
}
