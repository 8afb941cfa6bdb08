//! The formulas against textbook numbers, and against what is counted.

use super::*;
use crate::labs::rtc::topologies::formulas::{Sum, all, formula};

fn gives(topology: Topology, senders: u64, listeners: u64, sum: Sum) -> Option<u64> {
    let (call, plan) = plan(&wide(topology, senders, listeners));
    formula(&call, &plan, sum).map(|f| f.gives)
}

/// Where everything fits, what a formula gives is what is counted in the plan, for all sizes.
#[test]
fn every_formula_gives_what_is_counted_where_everything_fits() {
    let mut seen = std::collections::BTreeSet::new();
    for topology in Topology::ALL {
        for senders in 1..=12 {
            for listeners in [0, 1, 2, 7, 30] {
                for (simulcast, mix) in [(false, Mix::MinusSelf), (true, Mix::Common)] {
                    let sc = Scenario {
                        simulcast,
                        mix,
                        ..wide(topology, senders, listeners)
                    };
                    let (call, plan) = plan(&sc);
                    for f in all(&call, &plan) {
                        let place = format!("{topology:?} {senders}+{listeners} {mix:?}: {f:?}");
                        assert_eq!(f.counted, Some(f.gives), "{place}");
                        seen.insert(f.sum);
                    }
                }
            }
        }
    }
    assert_eq!(seen.len(), Sum::ALL.len(), "{seen:?}");
}

/// Mesh links grow as N(N−1)/2: quadratically, not exponentially (CURRICULUM, rtc/topologies).
#[test]
fn mesh_links_grow_with_the_square() {
    let links = |n| gives(Topology::Mesh, n, 0, Sum::Links).expect("a formula");
    let known: Vec<u64> = [2, 3, 4, 5, 8, 50, 1_000].into_iter().map(links).collect();
    assert_eq!(known, [1, 3, 6, 10, 28, 1_225, 499_500]);
    for n in 2..60 {
        // Each new participant brings one link more than the one before.
        assert_eq!(links(n + 1) - links(n), n);
        assert!(
            links(2 * n) < 5 * links(n) + 2,
            "twice as many: about four times"
        );
    }
    // Any mix of senders and listeners has the same links.
    assert_eq!(gives(Topology::Mesh, 1, 999, Sum::Links), Some(499_500));
}

#[test]
fn m_of_n_send() {
    for (m, l) in [(1, 1), (1, 4), (3, 2), (5, 0), (2, 48), (1, 999)] {
        let n = m + l;
        let of = |topology, sum| gives(topology, m, l, sum);
        assert_eq!(of(Topology::Mesh, Sum::Streams), Some(m * (n - 1)));
        assert_eq!(of(Topology::Sfu, Sum::In), Some(m));
        // Σ over receivers of the senders other than itself.
        assert_eq!(of(Topology::Sfu, Sum::Out), Some(m * (m - 1) + l * m));
        assert_eq!(
            of(Topology::Mcu, Sum::Out),
            Some(if m == 1 { n - 1 } else { n })
        );
        assert_eq!(of(Topology::Mesh, Sum::Up), Some(n - 1));
        assert_eq!(of(Topology::Mcu, Sum::Up), Some(1));
        assert_eq!(of(Topology::Mesh, Sum::Work), None, "there is no server");
    }
}

/// M + 1 mixes where there are listeners, M where all send, one where it is common.
#[test]
fn mixes_are_counted() {
    let encodes = |m, l, mix| {
        let sc = Scenario {
            mix,
            ..wide(Topology::Mcu, m, l)
        };
        let server = plan(&sc).1.server;
        assert_eq!(server.mixes, server.encodes);
        server.encodes
    };
    assert_eq!(encodes(4, 0, Mix::MinusSelf), 4);
    assert_eq!(encodes(4, 6, Mix::MinusSelf), 5);
    assert_eq!(encodes(1, 6, Mix::MinusSelf), 1);
    assert_eq!(encodes(4, 6, Mix::Common), 1);
    assert_eq!(encodes(1, 0, Mix::MinusSelf), 0, "alone");
}

#[test]
fn an_equation_says_each_part_once() {
    let (call, plan) = plan(&wide(Topology::Sfu, 4, 0));
    let text = |sum| formula(&call, &plan, sum).map(|f| f.equation());
    assert_eq!(text(Sum::Out).as_deref(), Some("M(N−1) = 4·3 = 12"));
    assert_eq!(text(Sum::In).as_deref(), Some("M = 4"));
    assert_eq!(text(Sum::Up).as_deref(), Some("1"));
}
