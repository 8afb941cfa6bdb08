//! What the limits of fields alone cannot say about a scenario.

use super::{
    scenario::{Input, Method, Prefix, Scenario},
    server::range,
};
use kw_trace::Problem;
use std::collections::BTreeMap;

/// Most addresses of a pool.
const MAX_POOL: u32 = 65_536;

/// Whether names, networks and addresses fit together.
pub fn check(sc: &Scenario) -> Result<(), Problem> {
    if let Some(capture) = &sc.capture {
        for (i, frame) in capture.frames.iter().enumerate() {
            let place = format!("capture.frames[{i}]");
            if frame.link as usize >= capture.links.len() {
                let most = capture.links.len() as i64 - 1;
                return Err(Problem::range(format!("{place}.link"), frame.link, 0, most));
            }
            if i > 0 && capture.frames[i - 1].at > frame.at {
                let before = capture.frames[i - 1].at as i64;
                let place = format!("{place}.at");
                return Err(Problem::range(place, frame.at, before, i64::MAX));
            }
        }
        return Ok(());
    }
    names(sc)?;
    for (i, client) in sc.clients.iter().enumerate() {
        let place = format!("clients[{i}]");
        network(sc, &client.network).map_err(|p| p.under(&place))?;
        if client.method == Method::Static && client.address.0.is_none() {
            return Err(Problem::new("static-address", format!("{place}.address")));
        }
        let twin = client.mac.0.and_then(|mac| {
            let others = sc.clients[..i].iter();
            others.clone().position(|c| c.mac.0 == Some(mac))
        });
        if let Some(first) = twin {
            return Err(Problem::new("duplicate", format!("{place}.mac"))
                .with(
                    "value",
                    client.mac.0.map_or_else(String::new, |m| m.to_string()),
                )
                .with("first", format!("clients[{first}].mac")));
        }
    }
    for (i, server) in sc.servers.iter().enumerate() {
        let place = format!("servers[{i}]");
        network(sc, &server.network).map_err(|p| p.under(&place))?;
        for (j, pool) in server.pools.iter().enumerate() {
            let place = format!("{place}.pools[{j}]");
            check_pool(pool).map_err(|p| p.under(&place))?;
        }
    }
    for (i, router) in sc.routers.iter().enumerate() {
        for (j, port) in router.ports.iter().enumerate() {
            let place = format!("routers[{i}].ports[{j}]");
            network(sc, &port.network).map_err(|p| p.under(&place))?;
        }
    }
    for (i, planned) in sc.happenings.iter().enumerate() {
        known(sc, &planned.event).map_err(|p| p.under(&format!("happenings[{i}].event")))?;
    }
    Ok(())
}

/// Every device and every network has a name of its own.
fn names(sc: &Scenario) -> Result<(), Problem> {
    let networks = sc.networks.iter().enumerate();
    unique(networks.map(|(i, n)| (n.name.as_str(), format!("networks[{i}].name"))))?;
    let clients = sc.clients.iter().map(|c| c.id.as_str());
    let clients = clients
        .enumerate()
        .map(|(i, n)| (n, format!("clients[{i}].id")));
    let servers = sc.servers.iter().map(|s| s.id.as_str());
    let servers = servers
        .enumerate()
        .map(|(i, n)| (n, format!("servers[{i}].id")));
    let routers = sc.routers.iter().map(|r| r.id.as_str());
    let routers = routers
        .enumerate()
        .map(|(i, n)| (n, format!("routers[{i}].id")));
    unique(clients.chain(servers).chain(routers))
}

fn unique<'a>(names: impl Iterator<Item = (&'a str, String)>) -> Result<(), Problem> {
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    for (name, place) in names {
        if let Some(first) = seen.get(name) {
            return Err(Problem::new("duplicate", place)
                .with("value", name)
                .with("first", first.clone()));
        }
        seen.insert(name, place);
    }
    Ok(())
}

fn network(sc: &Scenario, name: &str) -> Result<(), Problem> {
    if sc.networks.iter().any(|n| n.name == name) {
        return Ok(());
    }
    Err(unknown(
        "network",
        name,
        sc.networks.iter().map(|n| n.name.as_str()),
    ))
}

fn unknown<'a>(field: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Problem {
    Problem::new("choice", field)
        .with("value", name)
        .with("known", known.collect::<Vec<_>>().join(", "))
}

fn check_pool(pool: &super::scenario::Pool) -> Result<(), Problem> {
    let subnet = pool.subnet.0.unwrap_or(Prefix {
        network: kw_net::Ipv4Addr::UNSPECIFIED,
        length: 0,
    });
    for (field, address) in [("first", pool.first.0), ("last", pool.last.0)] {
        if let Some(address) = address.filter(|a| !subnet.contains(*a)) {
            return Err(Problem::new("outside-subnet", field)
                .with("value", address.to_string())
                .with(
                    "subnet",
                    pool.subnet
                        .0
                        .map_or_else(String::new, |s| super::scenario::Notation::text(&s)),
                ));
        }
    }
    let range = range(pool);
    if range.is_empty() {
        return Err(Problem::new("pool-order", "last")
            .with(
                "value",
                pool.last.0.map_or_else(String::new, |a| a.to_string()),
            )
            .with(
                "first",
                pool.first.0.map_or_else(String::new, |a| a.to_string()),
            ));
    }
    let size = range.end() - range.start();
    if size >= MAX_POOL {
        return Err(Problem::new("pool-size", "last")
            .with("value", u64::from(size) + 1)
            .with("max", u64::from(MAX_POOL)));
    }
    let (t1, t2, lease) = (pool.t1, pool.t2, pool.lease);
    let later = if t2 > 0 { t2 } else { lease / 8 * 7 };
    if t1 > 0 && t1 > later {
        return Err(Problem::range("t1", t1, 0, later as i64));
    }
    if t2 > lease {
        return Err(Problem::range("t2", t2, 0, lease as i64));
    }
    Ok(())
}

/// Whether everything that an input names is there.
fn known(sc: &Scenario, input: &Input) -> Result<(), Problem> {
    let client = |name: &String| {
        if sc.clients.iter().any(|c| c.id == *name) {
            return Ok(());
        }
        let all = sc.clients.iter().map(|c| c.id.as_str());
        Err(unknown("client", name, all))
    };
    let server = |name: &String| {
        if sc.servers.iter().any(|s| s.id == *name) {
            return Ok(());
        }
        let all = sc.servers.iter().map(|s| s.id.as_str());
        Err(unknown("server", name, all))
    };
    match input {
        Input::Unplug { client: name }
        | Input::Plug { client: name }
        | Input::Restart { client: name }
        | Input::Release { client: name }
        | Input::Renew { client: name }
        | Input::SetClock { client: name, .. } => client(name),
        Input::Move {
            client: name,
            network: to,
        } => client(name).and_then(|()| network(sc, to)),
        Input::ServerDown { server: name } | Input::ServerUp { server: name, .. } => server(name),
        Input::Take { network: to, .. } => network(sc, to),
        Input::Lose {} => Ok(()),
    }
}

/// Whether a change of the past can be made.
pub fn check_input(sc: &Scenario, input: &Input) -> Result<(), Problem> {
    if sc.capture.is_some() {
        return Err(Problem::new("recording-fixed", ""));
    }
    known(sc, input)
}
