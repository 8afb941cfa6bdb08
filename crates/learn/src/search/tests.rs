use super::*;
use proptest::prelude::*;

fn entry(kind: Kind, title: &str, also: &[&str], body: &str) -> Entry {
    Entry {
        address: title.to_owned(),
        kind,
        title: title.to_owned(),
        also: also.iter().map(|a| (*a).to_owned()).collect(),
        body: body.to_owned(),
    }
}

fn index() -> Index {
    use Kind::{Card, Lab, Note, Term};
    Index::new(vec![
        entry(
            Card,
            "왜 호위 효과가 생기는가?",
            &[],
            "긴 프로세스가 앞에 서면 스케줄링이 FCFS일 때 뒤가 모두 기다립니다.",
        ),
        entry(
            Note,
            "스케줄링 알고리즘",
            &["Scheduling algorithms"],
            "라운드 로빈은 시간 할당량을 씁니다.",
        ),
        entry(
            Lab,
            "CPU 스케줄링",
            &["CPU scheduling"],
            "프로세스를 고릅니다. 문맥 교환에는 시간이 듭니다.",
        ),
        entry(
            Term,
            "스케줄링",
            &["scheduling"],
            "다음에 실행할 것을 고르는 일입니다.",
        ),
        entry(
            Term,
            "문맥 교환",
            &["context switch"],
            "레지스터를 저장하고 복원합니다.",
        ),
        entry(
            Lab,
            "Page Replacement",
            &["페이지 교체"],
            "A page fault chooses a victim. The replaced page is written back.",
        ),
        entry(
            Term,
            "page fault",
            &["페이지 부재"],
            "The page is not in memory.",
        ),
        entry(
            Term,
            "라운드 로빈",
            &["Round-Robin", "RR"],
            "시간 할당량이 끝나면 줄의 끝으로 갑니다.",
        ),
    ])
}

fn titles(query: &str) -> Vec<String> {
    index()
        .find(query, 20)
        .iter()
        .map(|m| m.entry.title.clone())
        .collect()
}

#[test]
fn the_whole_title_then_its_beginning_then_a_word_then_the_body() {
    assert_eq!(
        titles("스케줄링"),
        [
            "스케줄링",
            "스케줄링 알고리즘",
            "CPU 스케줄링",
            "왜 호위 효과가 생기는가?"
        ]
    );
    assert_eq!(
        titles("scheduling"),
        ["스케줄링", "스케줄링 알고리즘", "CPU 스케줄링"]
    );
    assert_eq!(
        titles("page"),
        ["page fault", "Page Replacement"],
        "the shorter first"
    );
    assert_eq!(
        titles("PAGE FAULT"),
        ["page fault", "Page Replacement"],
        "then by title and body"
    );
}

#[test]
fn hangul_is_found_by_initial_consonants_and_while_it_is_typed() {
    assert_eq!(
        titles("ㅅㅋㅈㄹ"),
        ["스케줄링", "스케줄링 알고리즘", "CPU 스케줄링"]
    );
    for typed in ["스케ㅈㄹ", "스케주", "스켖", "스켖ㄹ", "스케줄ㄹ"] {
        assert_eq!(
            titles(typed)[..3],
            ["스케줄링", "스케줄링 알고리즘", "CPU 스케줄링"],
            "{typed}"
        );
    }
    let nfd = "\u{1109}\u{1173}\u{110F}\u{1166}\u{110C}\u{116E}\u{11AF}";
    assert_eq!(titles(nfd), titles("스케줄"));
    assert_eq!(
        titles("\u{1109}\u{110F}\u{110C}\u{1105}"),
        titles("ㅅㅋㅈㄹ")
    );
}

#[test]
fn spaces_and_the_order_of_words_do_not_matter() {
    for typed in ["문맥교환", "문맥 교환", "교환 문맥", "ㅁㅁㄱㅎ"] {
        assert_eq!(titles(typed)[0], "문맥 교환", "{typed}");
    }
    assert_eq!(
        titles("문맥교환"),
        ["문맥 교환", "CPU 스케줄링"],
        "in the body, too"
    );
    assert_eq!(titles("로빈 라운"), ["라운드 로빈", "스케줄링 알고리즘"]);
    assert_eq!(titles("roundrobin"), ["라운드 로빈"]);
    assert_eq!(titles("알고리즘 scheduling"), ["스케줄링 알고리즘"]);
    assert_eq!(
        titles("스케줄링 없는말"),
        Vec::<String>::new(),
        "all words must match"
    );
}

#[test]
fn nothing_is_found_for_nothing() {
    for typed in ["", "   ", "/-!", "\u{0}"] {
        assert_eq!(titles(typed), Vec::<String>::new());
    }
    assert!(index().find("page", 0).is_empty());
    assert_eq!(index().find("page", 1).len(), 1);
}

#[test]
fn what_was_found_is_marked() {
    let index = index();
    let marked = |query: &str, nth: usize| {
        let found = &index.find(query, 9)[nth];
        let of = |text: &str, ranges: &[Range<usize>]| -> Vec<String> {
            ranges.iter().map(|r| text[r.clone()].to_owned()).collect()
        };
        (
            of(&found.entry.title, &found.title),
            of(&found.snippet, &found.marks),
            found.also,
        )
    };
    let words = |list: &[&str]| -> Vec<String> { list.iter().map(|w| (*w).to_owned()).collect() };
    assert_eq!(marked("ㅅㅋ", 2), (words(&["스케"]), words(&[]), None));
    assert_eq!(
        marked("문맥교환", 0),
        (words(&["문맥 교환"]), words(&[]), None)
    );
    assert_eq!(
        marked("문맥교환", 1),
        (words(&[]), words(&["문맥 교환"]), None)
    );
    assert_eq!(
        marked("로빈 라운", 0),
        (words(&["라운", "로빈"]), words(&[]), None)
    );
    assert_eq!(marked("rr", 0), (words(&[]), words(&[]), Some(1)));
    let (title, body, _) = marked("fault page", 1);
    assert_eq!(
        (title, body),
        (words(&["Page"]), words(&["page", "fault", "page"]))
    );
}

#[test]
fn a_snippet_shows_the_place_on_one_line() {
    let long = format!(
        "{}\n\n여기에  세마포어가\n있습니다. {}",
        "앞 글자 ".repeat(60),
        "뒤 글자 ".repeat(60)
    );
    let index = Index::new(vec![entry(Kind::Note, "동기화", &[], &long)]);
    let found = &index.find("세마포", 1)[0];
    assert!(found.snippet.starts_with('…') && found.snippet.ends_with('…'));
    assert!(
        found.snippet.contains("여기에 세마포어가 있습니다."),
        "{}",
        found.snippet
    );
    let marked: Vec<&str> = found
        .marks
        .iter()
        .map(|r| &found.snippet[r.clone()])
        .collect();
    assert_eq!(marked, ["세마포"]);
    let by_title = &index.find("동기", 1)[0];
    assert!(by_title.snippet.starts_with("앞 글자") && by_title.snippet.ends_with('…'));
    let short = Index::new(vec![entry(Kind::Note, "a", &[], " b c ")]);
    assert_eq!(short.find("a", 1)[0].snippet, "b c");
}

/// 2,000 entries with 1 MB of body: `cargo test -p kw-learn --release speed -- --ignored --nocapture`.
#[test]
#[ignore = "measures, decides nothing"]
fn speed() {
    let words = [
        "프로세스",
        "page",
        "스케줄러",
        "table",
        "교착",
        "상태의",
        "frame",
        "메모리",
        "lease",
        "주소",
    ];
    let mut rng = kw_trace::Rng::new(1);
    let mut text = |n: u64| -> String {
        let list: Vec<&str> = (0..n).map(|_| words[rng.below(10) as usize]).collect();
        list.join(" ")
    };
    let entries: Vec<Entry> = (0..2000)
        .map(|_| entry(Kind::Note, &text(3), &[&text(2)], &text(60)))
        .collect();
    let bytes: usize = entries.iter().map(|e| e.body.len()).sum();
    let start = std::time::Instant::now();
    let index = Index::new(entries);
    println!("{bytes} bytes of body, made ready in {:?}", start.elapsed());
    for query in [
        "스케줄링",
        "ㅅㅋㅈㄹ",
        "스케ㅈㄹ",
        "page table",
        "프로세슨 스케줄러",
        "zzz",
        "교착상태 lease zz",
        "ㅍ",
    ] {
        let timed = |_| {
            let start = std::time::Instant::now();
            let n = index.find(query, 30).len();
            (start.elapsed(), n)
        };
        println!("{query}: {:?}", (0..9).map(timed).min());
    }
}

proptest! {
    /// Whatever is typed and whatever is written: ranges lie in their texts, on borders of characters.
    #[test]
    fn ranges_are_of_their_texts(
        title in "[a-c가각갂고과닭ㄱㄳ\u{1100}\u{1161}\u{11A8}\u{1F600} .\n\u{300}]{0,10}",
        body in "[a-c가각갂고과닭ㄱㄳ\u{1100}\u{1161}\u{11A8}\u{1F600} .\n\u{300}]{0,300}",
        query in "[a-c가각갂고과닭ㄱㄳ\u{1100}\u{1161}\u{11A8} .]{1,4}",
    ) {
        let index = Index::new(vec![entry(Kind::Note, &title, &[&body], &body)]);
        for found in index.find(&query, 9) {
            for (text, ranges) in [(&title, &found.title), (&found.snippet, &found.marks)] {
                prop_assert!(ranges.iter().all(|r| r.start < r.end && text.get(r.clone()).is_some()));
                prop_assert!(ranges.windows(2).all(|w| w[0].end < w[1].start));
            }
            prop_assert!(found.snippet.chars().count() <= SNIPPET + 2);
            prop_assert!(!found.snippet.contains('\n'));
        }
    }

    /// A title is found by itself, by its initial consonants, and by all its beginnings in syllables.
    #[test]
    fn a_hangul_title_is_found_by_itself_and_its_initials(title in "[가-힣]{1,5}( [가-힣]{1,4})?") {
        let index = Index::new(vec![entry(Kind::Note, &title, &[], "")]);
        let initials: String = title
            .chars()
            .map(|c| match letters::Syllable::of(c as u16) {
                Some(s) => char::from_u32(u32::from(letters::consonant(s.initial))).expect("a jamo"),
                None => c,
            })
            .collect();
        prop_assert_eq!(index.find(&title, 1).len(), 1);
        prop_assert_eq!(index.find(&initials, 1).len(), 1);
        for (i, _) in title.char_indices().skip(1) {
            prop_assert_eq!(index.find(&title[..i], 1).len(), 1);
        }
    }
}
