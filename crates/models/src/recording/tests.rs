//! The whole recording against plain runs, however it is sliced.

use super::*;
use kw_paging::next_uses;
use kw_trace::Rng;

/// A program of three regions: code, data, and a stack far away.
fn program(count: usize) -> Recording {
    let mut rng = Rng::new(9);
    let mut pages = Pages::default();
    let references = (0..count).map(|i| {
        let page = match rng.below(4) {
            0 | 1 => 0x400 + (i as u64 / 50 + rng.below(3)) % 20,
            2 => 0x500 + rng.below(30),
            _ => 0x7_fff0 + rng.below(2),
        };
        Reference::new(pages.number(page), rng.below(5) == 0)
    });
    let references = references.collect();
    Recording::new(references, pages)
}

/// Slices of every length.
fn budgets() -> impl Iterator<Item = u64> {
    [1, 7, 100, 20_000, 3].into_iter().cycle()
}

#[test]
fn every_point_of_the_curves_is_a_run() {
    let recording = program(3000);
    let references = recording.references();
    let pages = recording.pages().len();
    let next = next_uses(references, pages);
    let mut study = FaultCurves::new(&recording, Choice::all(), Some(4));
    let mut last = 0;
    for budget in budgets() {
        let done = study.advance(budget);
        let (now, all) = study.progress();
        assert!((last..=all).contains(&now));
        assert_eq!(done, now == all);
        last = now;
        if done {
            break;
        }
    }
    assert_eq!(study.curves().len(), 8);
    for curve in study.curves() {
        let name = &curve.choice.name;
        let frames: Vec<u64> = curve.faults.iter().map(|p| p.0).collect();
        assert!(frames.is_sorted());
        let is_pass = name == "lru" || name == "opt";
        let expected = if is_pass {
            pages
        } else {
            sizes(pages, references.len()).len()
        };
        assert_eq!(frames.len(), expected, "{name}");
        for (frames, faults) in &curve.faults {
            let policy = curve.choice.policy.clone();
            let mut memory = Memory::new(policy, *frames as usize, pages);
            memory.run(references, &next);
            assert_eq!(memory.counts.faults, *faults, "{name} with {frames}");
        }
    }
    let chart = study.chart();
    assert_eq!((chart.here, chart.series.len()), (Some(4), 8));
    for series in &chart.series {
        let x: Vec<u64> = series.points.iter().map(|p| p.0).collect();
        let all: Vec<u64> = sizes(pages, references.len())
            .iter()
            .map(|n| *n as u64)
            .collect();
        assert_eq!(x, all, "{:?}", series.name);
        let faults = series.points.last().map(|p| p.1);
        assert_eq!(faults, Some(pages as u64 * 1000), "all pages fit");
    }
}

#[test]
fn a_budget_is_kept() {
    let recording = program(100_000);
    let mut study = FaultCurves::new(&recording, Choice::all(), None);
    assert!(!study.advance(1));
    // One slice and no more, however small the budget.
    assert!(study.progress().0 <= SLICE as u64);
}

#[test]
fn sizes_are_all_at_first_and_end_with_all_pages() {
    assert_eq!(sizes(0, 9), [1]);
    assert_eq!(sizes(1, 9), [1]);
    assert_eq!(sizes(5, 9), [1, 2, 3, 4, 5]);
    let many = sizes(100_000, 1_000_000);
    assert!(many.is_sorted_by(|a, b| a < b));
    assert_eq!(many[..24], (1..=24).collect::<Vec<_>>());
    assert_eq!(many.last(), Some(&100_000));
    assert!(many.len() < 120, "{}", many.len());
}

#[test]
fn density_counts_every_reference_once() {
    let recording = program(3000);
    for (columns, rows) in [(1, 1), (7, 3), (100, 20), (1000, 1000), (0, 0), (5000, 4)] {
        let mut density = Density::new(&recording, columns, rows);
        for budget in budgets() {
            if density.advance(budget) {
                break;
            }
        }
        assert_eq!(density.progress(), (3000, 3000));
        assert!(density.rows().len() <= rows.max(1));
        assert!(density.columns() <= columns.clamp(1, 3000));
        let mut expected = vec![Uses::default(); density.columns() * density.rows().len()];
        for (i, r) in recording.references().iter().enumerate() {
            let page = recording.pages().names()[r.page() as usize];
            let holds = |row: &Row| (row.first..=row.last).contains(&page);
            let row = density.rows().iter().position(holds).expect("a row");
            let column = i * density.columns() / 3000;
            assert!(density.span(column).contains(&i));
            assert_eq!(density.column_of(i), column);
            let cell = &mut expected[column * density.rows().len() + row];
            cell.all += 1;
            cell.writes += u32::from(r.writes());
        }
        let got: Vec<Uses> = (0..density.columns())
            .flat_map(|c| density.column(c).to_vec())
            .collect();
        assert_eq!(got, expected, "{columns} x {rows}");
        assert_eq!(
            density.most(),
            expected.iter().map(|c| c.all).max().unwrap_or(0)
        );
    }
}

#[test]
fn rows_keep_regions_apart() {
    let recording = program(3000);
    let rows = |max| Density::new(&recording, 10, max).rows().to_vec();
    let gaps = |rows: &[Row]| {
        rows.iter()
            .filter(|r| r.gap)
            .map(|r| r.first)
            .collect::<Vec<_>>()
    };
    let all = rows(1000);
    assert_eq!(all.len(), recording.pages().len());
    assert!(all.iter().all(|r| r.first == r.last && r.pages == 1));
    assert!(all.is_sorted_by(|a, b| a.last < b.first));
    assert_eq!(gaps(&all), [0x500, 0x7_fff0]);
    let few = rows(9);
    assert!(few.len() <= 9 && few.len() > 5, "{few:?}");
    assert_eq!(gaps(&few), [0x500, 0x7_fff0]);
    assert_eq!(few.iter().map(|r| r.pages).sum::<usize>(), all.len());
    // Too few rows for the regions: they share.
    assert_eq!(rows(2).len(), 2);
    assert!(gaps(&rows(2)).is_empty());
}

#[test]
fn a_recording_of_nothing() {
    let nothing = Recording::new(Vec::new(), Pages::default());
    let mut density = Density::new(&nothing, 10, 10);
    assert!(density.advance(1));
    assert_eq!((density.rows().len(), density.most()), (0, 0));
    assert!(FaultCurves::new(&nothing, Choice::all(), None).advance(u64::MAX));
    assert_eq!(nothing.window(5, 5, 3)["references"], json!([]));
}

#[test]
fn a_window_is_a_scenario() {
    let mut pages = Pages::default();
    let references = [7, 0, 1, 0].map(|p| Reference::new(pages.number(p), p == 1));
    let recording = Recording::new(references.to_vec(), pages);
    assert_eq!(
        recording.window(1, 2, 3),
        json!({
            "lab": "os/page-replacement", "version": 1, "policy": {"name": "lru"},
            "frames": 3, "references": [0, {"page": 1, "write": true}],
        })
    );
    let references = |value: Value| value["references"].as_array().map(Vec::len);
    assert_eq!(references(recording.window(3, usize::MAX, 1)), Some(1));
    assert_eq!(references(recording.window(9, 1, 1)), Some(0));
    let long = program(MAX_WINDOW + 5);
    assert_eq!(references(long.window(0, usize::MAX, 1)), Some(MAX_WINDOW));
}

#[test]
fn pages_with_names_too_large_go_by_number() {
    let mut pages = Pages::default();
    let names = [MAX_PAGE, 9, MAX_PAGE + 1, 9];
    let references = names.map(|p| Reference::new(pages.number(p), false));
    let window = |range| window(&references, &pages, range, 1)["references"].clone();
    assert_eq!(window(0..2), json!([MAX_PAGE, 9]));
    assert_eq!(window(0..4), json!([0, 1, 2, 1]));
    assert_eq!(window(3..4), json!([9]));
}

#[test]
fn policies_by_name() {
    let names = |text| Choice::list(text).map(|all| all.into_iter().map(|c| c.name).collect());
    assert_eq!(names("all"), Ok(NAMES.map(str::to_owned).to_vec()));
    assert_eq!(
        names(" lru, nur:tick=5 "),
        Ok(vec!["lru".into(), "nur:tick=5".into()])
    );
    let policy = |text| Choice::list(text).map(|all| all[0].policy.clone());
    assert_eq!(policy("nur:tick=5"), Ok(Policy::Nur(Nur::new(5, None))));
    assert_eq!(
        policy("aging:width=16"),
        Ok(Policy::Aging(Aging::new(TICK, 16, false)))
    );
    assert_eq!(policy("random:seed=7"), Ok(Policy::Random(Random::new(7))));
    let problem = |text| {
        Choice::list(text)
            .map(|_| ())
            .map_err(|p| (p.kind, p.field))
    };
    let refused = |kind, field: &str| Err((kind, field.to_owned()));
    assert_eq!(problem("lpu"), refused("choice", ""));
    assert_eq!(problem(""), refused("choice", ""));
    assert_eq!(problem("lru:tick=5"), refused("no-parameters", "lru"));
    assert_eq!(problem("lru:"), refused("no-parameters", "lru"));
    assert_eq!(problem("nur:seed=5"), refused("unknown-field", "nur:seed"));
    assert_eq!(problem("nur:tick"), refused("range", "nur:tick"));
    assert_eq!(problem("aging:width=0"), refused("range", "aging:width"));
    assert_eq!(problem("nur:tick=4294967296"), refused("range", "nur:tick"));
}
