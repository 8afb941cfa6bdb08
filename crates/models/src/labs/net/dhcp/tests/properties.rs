//! What holds in every run, whatever the seed.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn random() -> impl Strategy<Value = Scenario> {
    (0_u64..100_000).prop_map(presets::random)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// RFC 2131 §1.6: an address is never in use by two clients of one server at a time.
    #[test]
    fn a_server_binds_an_address_to_one_client_and_a_client_to_one_address(sc in random()) {
        for (state, _) in steps(&sc) {
            for host in &state.hosts {
                let state::Role::Server(server) = &host.role else { continue };
                let mut seen = BTreeMap::new();
                for b in server.bindings() {
                    let standing = b.at(state.now);
                    if standing == server::Standing::Leased {
                        prop_assert!(seen.insert(b.mac, b.address).is_none());
                    }
                }
                let addresses: Vec<Ipv4Addr> = server.bindings().iter().map(|b| b.address).collect();
                prop_assert!(addresses.is_sorted() && addresses.windows(2).all(|w| w[0] != w[1]));
            }
        }
    }

    /// RFC 2131 §4.4.5: T1 ≤ T2 ≤ end; at the end the address is given up at once.
    #[test]
    fn no_client_uses_an_address_past_its_lease(sc in random()) {
        for (state, event) in steps(&sc) {
            for host in &state.hosts {
                let state::Role::Client { method: Method::Dhcp, dhcp, .. } = &host.role else { continue };
                let own = host.station.address(0);
                match dhcp.lease() {
                    Some(lease) => {
                        prop_assert!(lease.since <= lease.t1 && lease.t1 <= lease.t2 && lease.t2 <= lease.ends);
                        prop_assert!(state.now <= lease.ends, "{event:?}");
                        let right = own == Some(lease.address);
                        prop_assert!(right || !host.plugged, "{own:?} {lease:?}");
                    }
                    // What a release still has to send it sends from the address.
                    None if dhcp.phase() != Phase::Off => {
                        prop_assert!(own.is_none_or(|a| a.is_link_local()), "{own:?} {:?}", dhcp.phase());
                    }
                    None => {}
                }
            }
        }
    }

    /// Every answer has the transaction and the client of a message that was sent before.
    #[test]
    fn answers_belong_to_questions(sc in random()) {
        let mut asked: Vec<(u32, Mac)> = Vec::new();
        for (_, m) in messages(&steps(&sc)) {
            if m.kind.is_reply() {
                prop_assert!(asked.contains(&(m.xid, m.chaddr)), "{m:?}");
            } else {
                asked.push((m.xid, m.chaddr));
            }
        }
    }

    /// RFC 2131 §4.1: 4, 8, 16, 32, 64, 64 … s between transmissions, each a second more or less.
    #[test]
    fn discovers_are_repeated_in_doubling_steps(sc in random()) {
        let mut last: BTreeMap<(Mac, u32), (u64, u32)> = BTreeMap::new();
        for (row, m, sent) in frames(&steps(&sc)).into_iter().filter_map(|(r, m, s)| Some((r, m?, s))) {
            if m.kind != Type::Discover || !m.giaddr.is_unspecified() { continue }
            if let Some((before, n)) = last.get(&(m.chaddr, m.xid)) {
                let base = (4_u64 << n).min(64) * SECOND;
                let gap = row.at - before;
                prop_assert!((base - SECOND..=base + SECOND).contains(&gap), "{gap} after {n}");
                prop_assert_eq!(sent.repeat, n + 1);
            }
            let n = last.get(&(m.chaddr, m.xid)).map_or(0, |l| l.1 + 1);
            last.insert((m.chaddr, m.xid), (row.at, n));
        }
    }

    /// RFC 2131 §4.1, with the destination of every frame: giaddr, ciaddr, B flag, else yiaddr at
    /// chaddr; a DHCPNAK to everybody.
    #[test]
    fn every_answer_goes_where_the_rfc_sends_it(sc in random()) {
        for (row, m, sent) in frames(&steps(&sc)).into_iter().filter_map(|(r, m, s)| Some((r, m?, s))) {
            if !m.kind.is_reply() { continue }
            let read = frame::read(&sent.bytes).expect("a frame");
            let Carried::Ipv4(ip) = read.what else { panic!("{read:?}") };
            let relayed = !m.giaddr.is_unspecified();
            let at_relay = relayed && ip.from == m.giaddr;
            if relayed && !at_relay {
                prop_assert_eq!(ip.to, m.giaddr);
            } else if m.kind == Type::Nak {
                prop_assert!(row.broadcast);
            } else if !m.ciaddr.is_unspecified() {
                prop_assert_eq!(ip.to, m.ciaddr);
            } else if m.broadcast {
                prop_assert!(row.broadcast);
            } else {
                prop_assert_eq!((ip.to, read.to), (m.yiaddr, m.chaddr));
            }
        }
    }
}
