//! The networks that a learner picks, and what comes out between them.

use super::{super::picks, *};
use crate::session::open;

/// Every option is found again in the scenario that it makes, and opens.
#[test]
fn every_option_is_what_it_says() {
    for (n, pick) in picks::ALL.iter().enumerate() {
        for option in 0..pick.options.len() {
            let sc = picks::pick(&preset("names"), n, option);
            assert_eq!(picks::picked(&sc, n), Some(option), "{} {option}", pick.id);
            let value = crate::session::scenario_value::<Ice>(&kw_trace::Run::plain(sc));
            assert!(open::<Ice>(&value).is_ok(), "{value}");
        }
    }
    assert!(Ice::picks(&preset("holes")).len() == 3);
}

/// The paths of all pairs of networks with both servers, and without TURN: what falls out of packets.
#[test]
fn networks_meet_as_their_nats_let_them() {
    // open, home, double, firewall, phone; then B in the network of A.
    let want = ["dddrdd", "dhhrrd", "dhhrrd", "rrrrrd", "drrrrd"];
    for (a, row) in want.iter().enumerate() {
        for (b, path) in row.chars().enumerate() {
            let sc = picks::pick(&preset("holes"), 0, a);
            let sc = picks::pick(&sc, 1, b);
            let both = run(&sc).0;
            let found = both.path().filter(|_| is_connected(&both));
            let found = found.map_or("none", |p| p.name());
            assert!(found.starts_with(path), "{a} {b}: {found}");
            // Without a relay the relayed ones fail.
            let alone = run(&picks::pick(&sc, 2, 1)).0;
            assert_eq!(is_connected(&alone), path != 'r', "{a} {b}");
        }
    }
}
