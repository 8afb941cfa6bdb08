//! Packet captures on the page: what is refused, and how; messages opened to bytes and fields, each shown
//! by the other; what is saved, in pieces; labs without packets have nothing of them.

use kw_tests::{Key, Look, Page, Value, file_refused, json, visit};

const LAB: &str = "#/os/scheduling";

/// A pcap file with so many packets of 1000 bytes.
fn capture(packets: usize) -> Vec<u8> {
    let words =
        |numbers: &[u32]| -> Vec<u8> { numbers.iter().flat_map(|n| n.to_le_bytes()).collect() };
    let mut bytes = words(&[0xa1b2_c3d4, 0x0004_0002, 0, 0, 65_535, 1]);
    let mut packet = words(&[0, 0, 1000, 1000]);
    packet.resize(16 + 1000, 7);
    bytes.extend(packet.repeat(packets));
    bytes
}

#[test]
fn a_damaged_capture_is_refused_with_its_place() {
    visit(Look::default(), |page| {
        page.open(LAB);
        let good = capture(1);
        let said = file_refused(page, "cut.pcap", &good[..30]);
        assert!(
            said.contains("byte 24") && said.contains("packet 1"),
            "{said}"
        );
        let said = file_refused(page, "empty.pcap", &good[..24]);
        assert!(said.contains("no packets"), "{said}");
        let said = file_refused(page, "large.pcap", &capture(67_000));
        assert!(said.contains("65 MiB") && said.contains("64 MiB"), "{said}");
    });
    visit(Look::korean(), |page| {
        page.open(LAB);
        let said = file_refused(page, "cut.pcap", &capture(1)[..30]);
        assert!(
            said.contains("24바이트") && said.contains("1번 패킷"),
            "{said}"
        );
    });
}

/// Bytes in the middle of a long capture are looked at in pieces, too, so the page stays live.
#[test]
fn a_long_capture_is_read_in_pieces() {
    visit(Look::default(), |page| {
        page.open(LAB);
        page.js(
            "window.read = [];
             new MutationObserver(() => {
               const p = kwt.one('.progress progress');
               if (p && p.value > 0) window.read.push(p.value);
             }).observe(document.body, { childList: true, subtree: true, attributes: true });",
            &[],
        );
        // What comes of it is for a lab to say; that all of it was read, the pieces tell.
        let mut bytes = capture(40_000);
        bytes[20] = 0xee;
        let said = file_refused(page, "long.pcap", &bytes);
        assert!(said.contains("40000"), "{said}");
        let read = page.js("return [...new Set(window.read)].length", &[]);
        assert!(read.as_u64() > Some(3), "{read} pieces were told");
    });
}

#[test]
fn a_lab_without_packets_has_none_to_show_or_save() {
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?tab=packet"));
        let tabs = page.js("return kwt.all('#tab-packet').length", &[]);
        let forms = "return kwt.all('.save option[value=pcapng]').length";
        assert_eq!((tabs, page.js(forms, &[])), (json!(0), json!(0)));
        let open = page.text_of("return kwt.one('[role=tab][aria-selected=true]').id", &[]);
        assert_eq!(open, "tab-scenario");
    });
}

/// The bytes that are lit, by their places; a group may be one element.
const LIT: &str = "
  const bytes = [];
  kwt.all('.dump .hex').forEach((group, g) => {
    for (let n = 0; n < 8; n++) {
      const cell = group.children[n];
      if (group.classList.contains('lit') || (cell && cell.classList.contains('lit'))) bytes.push(g * 8 + n);
    }
  });
  return bytes;";

/// Moves the pointer to the middle of what a script finds: left, top, width, height.
fn point(page: &Page, body: &str, arguments: &[Value]) {
    let place = page.js(body, arguments);
    page.cdp(
        "Input.dispatchMouseEvent",
        json!({"type": "mouseMoved", "x": place[0], "y": place[1]}),
    );
}

fn point_at_byte(page: &Page, byte: u64) {
    point(
        page,
        "const n = arguments[0], group = kwt.all('.dump .hex')[Math.floor(n / 8)];
         group.scrollIntoView({ block: 'center' });
         await new Promise((f) => requestAnimationFrame(() => setTimeout(f)));
         const b = group.getBoundingClientRect();
         return [b.left + (n % 8 + 0.5) * b.width / 8, b.top + 8];",
        &[json!(byte)],
    );
}

/// Pointing at a byte lights its field, pointing at a field its bytes; the keyboard does the same. A frame
/// of 1,514 bytes is drawn with few elements, whose bytes are found all the same.
#[test]
fn bytes_and_fields_show_each_other() {
    visit(Look::default(), |page| {
        page.open("#/net/layers?preset=full-frame&at=4&tab=packet");
        page.until(
            "the frame is open",
            "return kwt.all('.dump .hex').length > 180",
        );
        let few = page.js("return kwt.all('.dump i').length", &[]);
        assert!(few.as_u64() < Some(600), "{few} bytes have elements");
        // Ethernet is 14 bytes, IPv4 20, ICMP 8; behind them data, where eight bytes are one element.
        let fields = [
            (13, "EtherType", vec![12, 13]),
            (22, "Time to live", vec![22]),
            (803, "Data", (42..1514).collect::<Vec<u64>>()),
            (1500, "Data", (42..1514).collect()),
        ];
        for (byte, name, bytes) in fields {
            point_at_byte(page, byte);
            page.until_for(
                &format!("byte {byte} is pointed at"),
                "const c = kwt.all('.dump .cursor').map((c) => +c.dataset.b);
                 return c.length === 2 && c.every((b) => b === arguments[0])",
                &[json!(byte)],
            );
            let told = page.text(".opened .readout");
            assert!(
                told.to_lowercase().contains(&name.to_lowercase()),
                "{byte}: {told}"
            );
            assert_eq!(page.js(LIT, &[]), json!(bytes), "{byte}");
        }
        // The field of the TTL, with the pointer and with the keyboard.
        let row = "kwt.all('.layers .row').find((r) => /time to live/i.test(r.textContent))";
        point(
            page,
            &format!(
                "const r = {row}; r.scrollIntoView({{ block: 'center' }});
                 await new Promise((f) => requestAnimationFrame(() => setTimeout(f)));
                 const b = r.getBoundingClientRect(); return [b.left + 9, b.top + 9];"
            ),
            &[],
        );
        page.until(
            "its byte is lit",
            &LIT.replace("return bytes;", "return bytes.join() === '22'"),
        );
        page.cdp(
            "Input.dispatchMouseEvent",
            json!({"type": "mouseMoved", "x": 1, "y": 1}),
        );
        page.js("kwt.one('.dump').focus()", &[]);
        page.keys(&[Key::Home, Key::Down, Key::Right, Key::Right]);
        let cursor = "return +kwt.one('.dump .cursor').dataset.b";
        assert_eq!(page.js(cursor, &[]), json!(18));
        page.key(Key::End);
        // Behind the data comes the frame check sequence.
        assert_eq!(page.js(cursor, &[]), json!(1517));
        let said = page.text(".opened [aria-live]");
        assert!(said.contains("FCS"), "{said}");
    });
}

/// A field that is kept stays lit in the next message that has it, over a step without a message.
#[test]
fn a_field_stays_kept_from_message_to_message() {
    visit(Look::default(), |page| {
        page.open("#/net/dhcp?preset=first-lease&at=4&tab=packet");
        page.until("the message is open", "return !!kwt.one('.opened')");
        page.js(
            "kwt.all('.layers .row').find((r) => /yiaddr/.test(r.textContent)).click()",
            &[],
        );
        let kept =
            "return kwt.all('.row.kept').length === 1 && /yiaddr/.test(kwt.text('.row.kept'))";
        page.until("it is kept", kept);
        page.key(Key::Right);
        page.stands_at(5);
        page.until("there is no message", "return !!kwt.one('.no-packet')");
        page.key(Key::Right);
        page.stands_at(6);
        page.until("it is kept in the next", kept);
    });
}

/// A long run leaves as a capture in pieces, with progress, and can be stopped; the page stays where it is.
#[test]
fn a_long_run_is_saved_in_pieces() {
    let scenario = json!({
        "lab": "net/dhcp", "version": 1, "until": 1_000_000, "networks": [{"name": "LAN"}],
        "clients": (0..10).map(|n| json!({"id": format!("PC{n}"), "network": "LAN"})).collect::<Vec<_>>(),
        "servers": [{
            "id": "S", "network": "LAN", "address": "192.168.50.1",
            "pools": [{"subnet": "192.168.50.0/24", "first": "192.168.50.100", "last": "192.168.50.150", "lease": 3600}],
        }],
    });
    visit(Look::default(), |page| {
        page.open("#/net/dhcp");
        let file = kw_tests::scratch("long.json", scenario.to_string().as_bytes());
        page.choose_file(file.path());
        page.until("it has run", "return kwt.end() > 10000 && kwt.ready()");
        page.scrub(5);
        page.stands_at(5);
        page.js(
            "window.saved = null; window.pieces = []; const make = URL.createObjectURL;
             URL.createObjectURL = (blob) => { window.saved = blob.size; return make.call(URL, blob); };
             window.seen = new MutationObserver(() => {
               const p = kwt.one('.progress progress');
               if (p && p.value > 0) window.pieces.push(p.value);
             });
             seen.observe(document.body, { childList: true, subtree: true, attributes: true });",
            &[],
        );
        page.choose("select.save", "pcapng");
        page.until("it is saved", "return window.saved > 1000000");
        let pieces = page.js("return [...new Set(window.pieces)].length", &[]);
        assert!(pieces.as_u64() > Some(3), "{pieces} pieces were told");
        page.stands_at(5);
        // Stopped at the first piece, nothing is saved.
        page.js(
            "window.saved = null; window.stops = 0;
             new MutationObserver(() => {
               const b = kwt.one('.progress button');
               if (b) { window.stops += 1; b.click(); }
             }).observe(document.body, { childList: true, subtree: true });",
            &[],
        );
        page.choose("select.save", "pcapng");
        page.until(
            "it was stopped",
            "return window.stops > 0 && !kwt.one('.progress')",
        );
        assert_eq!(page.js("return window.saved", &[]), json!(null));
        page.stands_at(5);
    });
}
