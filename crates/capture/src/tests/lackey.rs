//! Memory traces: each rule of their lines, the real one against plain string cutting, and any bytes
//! in any pieces.

use crate::lackey::{Lackey, MAX_PAGE_SIZE, Trace};
use crate::{FRAMES, Imported, Kind, Note, REFERENCES, import, recognise};
use kw_models::registry::open_any;
use kw_trace::{Param, Problem};
use proptest::prelude::*;
use std::sync::LazyLock;

/// The real trace.
static REAL: LazyLock<Vec<u8>> = LazyLock::new(|| super::capture("ls-100k.lackey"));

/// Reads bytes in pieces that end at these places.
fn read(bytes: &[u8], cuts: &[usize], page_size: u64) -> Result<Trace, Problem> {
    let mut reader = Lackey::new(page_size)?;
    reader.expect(bytes.len() as u64);
    let mut from = 0;
    for cut in cuts.iter().copied().chain([bytes.len()]) {
        reader.feed(&bytes[from..cut])?;
        from = cut;
    }
    reader.finish()
}

/// Page and `w` of each reference.
fn named(trace: &Trace) -> String {
    let names = trace.pages.names();
    let all = trace.references.iter().map(|r| {
        let write = if r.writes() { "w" } else { "" };
        format!("{:x}{write}", names[r.page() as usize])
    });
    all.collect::<Vec<_>>().join(" ")
}

fn shown(text: &str) -> String {
    match read(text.as_bytes(), &[], 4096) {
        Ok(trace) => format!(
            "{} | {} lines, {} other{}",
            named(&trace),
            trace.lines,
            trace.other,
            if trace.cut { ", cut" } else { "" }
        ),
        Err(p) => format!("{} at '{}'", p.kind, p.field),
    }
}

#[test]
fn lines() {
    for (text, expected) in [
        // The four kinds: S and M write.
        (
            "I  0401ab70,3\n S 1fff000668,8\n L 04032e40,8\n M 04033e06,1\n",
            "401a 1fff000w 4032 4033w | 4 lines, 0 other",
        ),
        // The page of the first byte, though the last is in the next.
        (" L 00001ffc,8\n", "1 | 1 lines, 0 other"),
        (
            " L 0,1\n S ffffffffffffffff,1\n",
            "0 fffffffffffffw | 2 lines, 0 other",
        ),
        (" L 0000ABCDE,1\n", "ab | 1 lines, 0 other"),
        // Line ends of another system, no line end at the end, and empty lines.
        (
            "I  00001000,3\r\n S 00002000,8\r\n",
            "1 2w | 2 lines, 0 other",
        ),
        ("I  00001000,3\n S 00002000,", "1 2w | 2 lines, 0 other"),
        ("\n\nI  00001000,3\n\n", "1 | 4 lines, 3 other"),
        // What others say in between.
        (
            "==1== Lackey\nI  00001000,3\nI am ls.\nIt\n L\n S\nL 1,1\n X 1,1\n--1-- I  1,1\n",
            "1 | 9 lines, 8 other",
        ),
        ("I 00001000,3\n", "1 | 1 lines, 0 other"),
        // The last line breaks off.
        ("I  00001000,3\n S 0000", "1 | 2 lines, 0 other, cut"),
        ("I  00001000,3\n S", "1 | 2 lines, 1 other"),
        ("I  00001000,3\n S ", "1 | 2 lines, 0 other, cut"),
        // Addresses that are none.
        ("==1== x\nI  0401xb70,3\n", "import-address at 'line 2'"),
        ("I  00001000,3\n L ,8\n", "import-address at 'line 2'"),
        ("I  00001000\nI  00001000,3\n", "import-address at 'line 1'"),
        (" S 11112222333344445,8\n", "import-address at 'line 1'"),
        (" S -1,8", "import-address at 'line 1'"),
        // Nothing at all.
        ("", "import-no-reference at ''"),
        ("==1== Lackey\n", "import-no-reference at ''"),
        ("I  0401", "import-no-reference at ''"),
    ] {
        assert_eq!(shown(text), expected, "of {text:?}");
    }
}

#[test]
fn pages_of_every_size() {
    let text = " L 00000fff,1\n L 00001000,1\n L 00201000,1\n";
    let pages = |size| read(text.as_bytes(), &[], size).map(|t| named(&t));
    assert_eq!(pages(1).as_deref(), Ok("fff 1000 201000"));
    assert_eq!(pages(4096).as_deref(), Ok("0 1 201"));
    assert_eq!(pages(2 << 20).as_deref(), Ok("0 0 1"));
    assert_eq!(pages(MAX_PAGE_SIZE).as_deref(), Ok("0 0 0"));
    for wrong in [0, 3, 4095, u64::MAX, MAX_PAGE_SIZE * 2] {
        let problem = pages(wrong).expect_err("no page size");
        assert_eq!(problem.kind, "page-size");
        assert!(
            problem
                .params
                .contains(&("value", wrong.to_string().into()))
        );
    }
}

#[test]
fn a_refusal_stays() {
    let mut reader = Lackey::new(4096).expect("a page size");
    let said = reader.feed(b"I  00001000,3\n L x,1\n");
    assert!(said.is_err());
    assert_eq!(reader.feed(b"I  00001000,3\n"), said);
    assert_eq!(reader.finish().map(|_| ()), said);
}

#[test]
fn there_is_a_most() {
    let mut reader = Lackey::new(4096).expect("a page size");
    reader.most = 3;
    assert_eq!(
        reader.feed(b"I  00001000,3\nI  00001000,3\n==1==\nI  00001000,3\n"),
        Ok(())
    );
    assert_eq!(reader.len(), 3);
    let problem = reader.feed(b"\nI  00001000,3\n").expect_err("one too many");
    assert_eq!(
        (problem.kind, problem.field.as_str()),
        ("import-references", "line 6")
    );
    assert_eq!(problem.params, [("max", Param::Int(3))]);
}

/// Page and write of every reference of a well-formed trace, by plain string cutting.
fn by_hand(bytes: &[u8]) -> Vec<(u64, bool)> {
    let text = std::str::from_utf8(bytes).expect("text");
    let rows = text.lines().filter_map(|line| {
        let kind = line.split_whitespace().next()?;
        let address = line.split([' ', ',']).filter(|w| !w.is_empty()).nth(1)?;
        let address = u64::from_str_radix(address, 16);
        ["I", "L", "S", "M"].contains(&kind).then(|| {
            (
                address.expect("hexadecimal") / 4096,
                kind == "S" || kind == "M",
            )
        })
    });
    rows.collect()
}

#[test]
fn the_real_one() {
    let expected = by_hand(&REAL);
    // `grep -cE '^(I | [LSM])'` of the file says so too; the other six lines are valgrind's.
    assert_eq!(expected.len(), 99_994);
    let trace = read(&REAL, &[], 4096).expect("well-formed");
    let names = trace.pages.names();
    let got: Vec<(u64, bool)> = trace
        .references
        .iter()
        .map(|r| (names[r.page() as usize], r.writes()))
        .collect();
    assert_eq!(got, expected);
    assert_eq!((trace.lines, trace.other, trace.cut), (100_000, 6, false));
    assert_eq!(trace.pages.len(), 81);
}

#[test]
fn the_real_one_becomes_a_scenario() {
    assert_eq!(recognise(&REAL), Some(Kind::Lackey));
    let imported = import(&REAL, "ls").expect("well-formed");
    assert_eq!(imported.lab, "os/page-replacement");
    opens(&imported);
    let value = imported.value();
    assert_eq!(value["lab"], imported.lab);
    assert_eq!(value["version"], 1);
    assert_eq!(value["policy"]["name"], "lru");
    assert_eq!(value["frames"], FRAMES);
    let references = value["references"].as_array().expect("a list");
    let got: Vec<(u64, bool)> = references
        .iter()
        .map(|r| match r.as_u64() {
            Some(page) => (page, false),
            None => (r["page"].as_u64().expect("a page"), r["write"] == true),
        })
        .collect();
    assert_eq!(got, by_hand(&REAL)[..REFERENCES]);
    // Pages come and go in it: with LRU's four frames 25 times.
    let distinct: std::collections::BTreeSet<u64> = got.iter().map(|r| r.0).collect();
    assert!(distinct.len() > 2 * FRAMES, "{distinct:?}");
    assert_eq!(
        imported.notes,
        [
            Note::new("import-taken")
                .with("taken", 1000_u64)
                .with("count", 99_994_u64)
                .with("pages", 81_u64)
                .with("size", 4096_u64),
            Note::new("import-passed").with("count", 6_u64),
        ]
    );
}

#[test]
fn pages_with_large_numbers_are_numbered_anew() {
    let imported = import(b" L ffffffffff600000,8\n L 00001000,8\n", "x").expect("references");
    assert_eq!(imported.value()["references"], serde_json::json!([0, 1]));
    let told = imported.notes.iter().any(|n| n.id == "import-renumbered");
    assert!(told, "{:?}", imported.notes);
}

#[test]
fn a_cut_line_is_told() {
    let imported = import(b"I  00001000,3\n S 0000", "x").expect("one reference");
    let cut = imported.notes.iter().find(|n| n.id == "import-cut");
    assert_eq!(
        cut.map(|n| &n.params[..]),
        Some(&[("line", Param::Int(2))][..])
    );
}

/// What is imported, its lab opens (where it is there).
fn opens(imported: &Imported) {
    if kw_models::entry(imported.lab).is_some()
        && let Err(p) = open_any(&imported.value())
    {
        panic!("the lab refuses the import: {p}");
    }
}

/// Something like a trace: its lines, and lines that are nearly so.
fn nearly() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        "I  0401ab70,3\n",
        " S 1fff000668,8\n",
        " L 04032e40,8\r\n",
        " M 04033e06,1\n",
        "\n",
        "\r",
        "I ",
        " S",
        " L ",
        "0",
        "ffff",
        ",",
        "   ",
        "==1== words and words and words and words and w",
        " L ffffffffff600000,1\n",
        "00000000000000000000000000000000",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|p| p.concat().into_bytes())
}

proptest! {
    #[test]
    fn pieces_make_no_difference(
        bytes in prop_oneof![nearly(), prop::collection::vec(any::<u8>(), 0..200)],
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..30),
    ) {
        let mut cuts: Vec<usize> = cuts.iter().map(|c| c.index(bytes.len() + 1)).collect();
        cuts.sort_unstable();
        let show = |result: Result<Trace, Problem>| {
            result.map(|t| (named(&t), t.lines, t.other, t.cut))
        };
        prop_assert_eq!(show(read(&bytes, &cuts, 64)), show(read(&bytes, &[], 64)));
    }

    #[test]
    fn what_is_no_trace_is_refused_or_read(bytes in nearly()) {
        if let Ok(imported) = import(&bytes, "x") {
            opens(&imported);
            let count = imported.value()["references"].as_array().map_or(0, Vec::len);
            prop_assert!((1..=REFERENCES).contains(&count));
        }
    }
}
