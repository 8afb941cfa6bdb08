//! What the limits of the fields alone cannot say about a scenario.

use super::*;

/// What the field limits alone cannot say.
pub(super) fn check(sc: &Scenario, shape: &Shape, forks: &[Fork]) -> Result<(), Problem> {
    let last_page = (1_i64 << shape.page_number_bits()) - 1;
    let frames = shape.frames as i64;
    let count = sc.accesses.len() as i64;
    let within = |field: String, value: u64, min: i64, max: i64| {
        if (min..=max).contains(&(value as i64)) {
            Ok(())
        } else {
            Err(Problem::range(field, value, min, max))
        }
    };
    for (i, m) in sc.mapped.iter().enumerate() {
        let at = |name: &str| format!("mapped[{i}].{name}");
        within(at("process"), m.process, 1, sc.processes as i64)?;
        within(at("level"), m.level, 0, shape.levels.len() as i64)?;
        within(at("page"), m.page, 0, last_page)?;
        let below = m
            .level
            .checked_sub(1)
            .map_or(0, |l| shape.below(l as usize));
        let span = 1_i64 << below;
        for (name, value) in [("page", m.page), ("frame", m.frame)] {
            if value % span as u64 != 0 {
                return Err(Problem::new("multiple", at(name))
                    .with("value", value)
                    .with("step", span));
            }
        }
        if m.present {
            within("frames".to_owned(), shape.frames, span, MAX_FRAMES)?;
            within(at("frame"), m.frame, 0, frames - span)?;
        }
    }
    for (i, fork) in sc.forks.iter().enumerate() {
        let at = |name: &str| format!("forks[{i}].{name}");
        within(at("after"), fork.after, 0, count)?;
        let before = forks.iter().filter(|f| f.after < fork.after).count()
            + sc.forks[..i]
                .iter()
                .filter(|f| f.after == fork.after)
                .count();
        within(
            at("process"),
            fork.process,
            1,
            sc.processes as i64 + before as i64,
        )?;
    }
    for (i, a) in sc.accesses.iter().enumerate() {
        let at = |name: &str| format!("accesses[{i}].{name}");
        let before = forks.iter().filter(|f| f.after <= i as u64).count();
        within(
            at("process"),
            a.process,
            1,
            sc.processes as i64 + before as i64,
        )?;
        within(at("address"), a.address, 0, (1 << shape.virtual_bits) - 1)?;
    }
    Ok(())
}
