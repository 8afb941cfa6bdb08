//! DHCP in a browser: what the page shows of messages, states and bytes is what `kw` works out; real
//! captures open, runs leave as captures, in both languages, wide and narrow.

use kw_tests::{
    Key, Kw, Look, Page, Value, axe, captures, column, file_refused, is_korean, json, lab_words,
    scratch, violations, visit, words,
};

const LAB: &str = "net/dhcp";

fn english(id: &str) -> String {
    lab_words(LAB, "en", id)
}

fn results_table(page: &Page, id: &str) -> Vec<Vec<String>> {
    page.table(&format!(".results table[data-table={id}]"))
}

/// The Results tab, opened here, lists the messages of a result.
fn messages_equal(page: &Page, name: &str, result: &Value) {
    page.tab("results");
    page.until(
        "the results are there",
        "return !!kwt.one('.results table')",
    );
    let shown = results_table(page, "messages");
    let count = |key: &str| result[key].as_array().map_or(0, Vec::len);
    let all = count("messages") + count("arp");
    // A long table says how much of it is shown.
    assert!(
        shown.len() == all + 1 || shown.len() > 50,
        "{name}: {}",
        shown.len()
    );
    let what = column(&shown, &english("column-message"));
    let from = column(&shown, &english("column-from"));
    let dhcp: Vec<&Vec<String>> = shown[1..]
        .iter()
        .filter(|r| r[what].starts_with("DHCP"))
        .collect();
    let want = result["messages"].as_array().expect("messages");
    for (row, message) in dhcp.iter().zip(want) {
        let word = message["type"].as_str().expect("a word").to_uppercase();
        assert!(
            row[what].starts_with(&format!("DHCP{word}")),
            "{name}: {row:?}"
        );
        assert_eq!(json!(row[from]), message["from"], "{name}");
    }
    let clients = results_table(page, "clients");
    let address = column(&clients, &english("column-address"));
    for (row, client) in clients[1..]
        .iter()
        .zip(result["clients"].as_array().expect("clients"))
    {
        let want = client["address"].as_str().unwrap_or("–");
        assert_eq!(row[address], want, "{name}");
    }
}

#[test]
fn what_has_been_played_to_its_end_has_the_messages_of_kw() {
    visit(Look::default(), |page| {
        for preset in [
            "first-lease",
            "server-dies",
            "relay",
            "typed-in",
            "recording",
        ] {
            page.open(&format!("#/{LAB}?preset={preset}"));
            page.key(Key::End);
            page.stands_at(page.end());
            let scenario = Kw::preset_of(LAB, preset);
            messages_equal(page, preset, &Kw::result(&scenario));
            let kw = Kw::json(
                &["run", "-", "--format", "json", "--steps"],
                &scenario.to_string(),
            );
            let steps = kw["steps"].as_array().expect("steps");
            assert_eq!(
                json!(page.why()),
                steps[steps.len() - 1]["text"],
                "{preset}"
            );
        }
    });
}

/// The state that is lit is the client's; what a broadcast is for is told.
#[test]
fn a_lease_is_walked_step_by_step_in_both_languages() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=first-lease"));
        page.keys(&[Key::Right, Key::Right]);
        page.stands_at(2);
        let why = page.why();
        assert!(why.contains("Broadcast from 0.0.0.0"), "{why}");
        let picture = page.picture();
        assert!(
            picture.contains("SELECTING") && picture.contains("DISCOVER"),
            "{picture}"
        );
        let packet = page.text("#tab-panel");
        assert!(
            packet.contains("DHCPDISCOVER") && packet.contains("ff:ff:ff:ff:ff:ff"),
            "{packet}"
        );
        page.language("ko");
        page.stands_at(2);
        assert!(is_korean(&page.why()));
        assert!(is_korean(&page.text("#tab-panel")));
    });
}

/// A line of the diagram leads to the step that it is of.
#[test]
fn a_message_of_the_diagram_leads_to_its_step() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=first-lease&at=8"));
        page.stands_at(8);
        page.js(
            "const g = kwt.all('svg.picture g[data-step=\"4\"]')[0];
             g.dispatchEvent(new MouseEvent('click', { bubbles: true }));",
            &[],
        );
        page.stands_at(4);
        assert!(page.why().contains("offers"), "{}", page.why());
    });
}

/// The real captures, dropped on another lab's page, open here and tell their stories.
#[test]
fn real_captures_open() {
    let stories = [
        ("dhcp-dora-renew-release.pcap", 11, 7, "This request renews"),
        ("dhcp-nak.pcap", 6, 2, "refuses"),
        ("dhcp-down-apipa.pcap", 7, 6, "169.254.12.192"),
    ];
    visit(Look::default(), |page| {
        for (name, steps, at, told) in stories {
            let Some(file) = captures(name) else {
                println!("there is no {name} here");
                return;
            };
            page.open("#/os/scheduling");
            page.choose_file(&file);
            page.until(
                "the lab is open",
                "return location.hash.startsWith('#/net/dhcp')",
            );
            page.stands_at(steps);
            assert_eq!(page.end(), steps, "{name}");
            page.scrub(at);
            page.stands_at(at);
            assert!(page.why().contains(told), "{name}: {}", page.why());
            let bytes = std::fs::read(&file).expect("the capture");
            let text = Kw::text(&["import", &file.display().to_string()], "");
            let imported: Value = serde_json::from_str(&text).expect("a scenario");
            assert!(!bytes.is_empty());
            messages_equal(page, name, &Kw::result(&imported));
        }
    });
}

/// What is saved as a capture is what `kw` writes, and opens again with the same messages.
#[test]
fn a_run_leaves_as_a_capture_and_comes_back() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=server-dies"));
        page.key(Key::End);
        page.stands_at(page.end());
        // The page hands a file to the browser as an object URL.
        page.js(
            "window.saved = null; const make = URL.createObjectURL;
             URL.createObjectURL = blob => { blob.arrayBuffer().then(b =>
               window.saved = Array.from(new Uint8Array(b))); return make.call(URL, blob); };",
            &[],
        );
        page.choose("select.save", "pcapng");
        let saved = page.until("the capture is saved", "return window.saved");
        let bytes: Vec<u8> = serde_json::from_value(saved).expect("bytes");
        let scenario = Kw::preset_of(LAB, "server-dies");
        let kw = Kw::run(&["run", "-", "--format", "pcapng"], &scenario.to_string());
        assert_eq!(bytes, kw.stdout);
        let file = scratch("again.pcapng", &bytes);
        page.choose_file(file.path());
        page.until("it is open", "return !!kwt.one('.notice.said')");
        // The hosts are called what they were called.
        page.until(
            "it stands at its end",
            "return kwt.at() > 0 && kwt.at() === kwt.end()",
        );
        let picture = page.picture();
        for host in scenario["clients"].as_array().into_iter().flatten() {
            let name = host["id"].as_str().expect("a name");
            assert!(picture.contains(&format!(">{name}<")), "{name}: {picture}");
        }
        let back = Kw::json(&["import", &file.path().display().to_string()], "");
        messages_equal(page, "again", &Kw::result(&back));
    });
}

/// A capture of a link without Ethernet headers (raw IP) opens as the same messages, and says so.
#[test]
fn a_capture_without_ethernet_headers_opens() {
    let Some(file) = captures("dhcp-dora-renew-release.pcap") else {
        println!("there is no capture here");
        return;
    };
    let ethernet = std::fs::read(&file).expect("the capture");
    let word = |at: usize| {
        let bytes: [u8; 4] = ethernet[at..at + 4].try_into().expect("four bytes");
        u32::from_le_bytes(bytes)
    };
    let mut raw = ethernet[..20].to_vec();
    raw.extend(101_u32.to_le_bytes());
    let mut at = 24;
    while at < ethernet.len() {
        let length = word(at + 8);
        let packet = &ethernet[at + 16..at + 16 + length as usize];
        // IPv4 alone: what is behind an Ethernet header that says so.
        if packet[12..14] == [8, 0] {
            raw.extend_from_slice(&ethernet[at..at + 8]);
            raw.extend((length - 14).to_le_bytes().repeat(2));
            raw.extend_from_slice(&packet[14..]);
        }
        at += 16 + length as usize;
    }
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}"));
        let file = scratch("raw.pcap", &raw);
        page.choose_file(file.path());
        page.until("it is open", "return !!kwt.one('.notice.said')");
        let said = page.text(".notice.said");
        assert!(said.contains("without an Ethernet header"), "{said}");
        let back = Kw::json(&["import", &file.path().display().to_string()], "");
        let result = Kw::result(&back);
        assert_eq!(result["messages"].as_array().map_or(0, Vec::len), 7);
        messages_equal(page, "raw", &result);
    });
}

#[test]
fn what_is_no_capture_of_addresses_is_refused_and_what_was_there_stays() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=relay&at=5"));
        page.stands_at(5);
        let before = page.why();
        let mut bytes = Vec::new();
        for word in [0xa1b2_c3d4_u32, 0x0004_0002, 0, 0, 65_535, 1, 0, 0, 4, 4, 0] {
            bytes.extend(word.to_le_bytes());
        }
        let said = file_refused(page, "other.pcap", &bytes);
        assert!(said.contains("no lab"), "{said}");
        assert_eq!((page.at(), page.why()), (5, before));
    });
}

/// A change of the past names a host of the scenario and is the one that `kw` makes.
#[test]
fn a_server_dies_at_any_moment() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=first-lease&at=12&tab=changes"));
        page.stands_at(12);
        page.choose("#change-input\\.do", "server-down");
        page.click(".changes button.primary");
        page.until("the change is made", "return kwt.why().includes('S stops')");
        page.key(Key::End);
        page.stands_at(page.end());
        let mut scenario = Kw::preset_of(LAB, "first-lease");
        scenario["interventions"] =
            json!([{"after": 12, "input": {"do": "server-down", "server": "S"}}]);
        let result = Kw::result(&scenario);
        messages_equal(page, "changed", &result);
    });
}

fn axe_is_content(look: Look, theme: &str) {
    visit(look, |page| {
        page.open(&format!("#/{LAB}?preset=relay&at=16"));
        page.theme(theme);
        page.js(&axe(), &[]);
        for tab in [
            "scenario", "packet", "results", "compare", "changes", "steps",
        ] {
            page.tab(tab);
            let found = violations(page, tab);
            assert!(found.is_empty(), "{}", found.join("\n"));
        }
    });
}

#[test]
fn axe_finds_nothing_wide_in_english_light() {
    axe_is_content(Look::default(), "light");
}

#[test]
fn axe_finds_nothing_narrow_in_korean_dark() {
    let look = Look {
        width: 390,
        ..Look::korean()
    };
    axe_is_content(look, "dark");
}

/// The words of the shell for what a lab has no packets for stay those of the shell.
#[test]
fn steps_without_a_packet_say_so() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=first-lease&at=3&tab=packet"));
        page.stands_at(3);
        let text = page.text("#tab-panel");
        assert!(text.contains(&words("en", "packet-none")), "{text}");
    });
}
