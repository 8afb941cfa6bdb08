//! Packet captures on the page: what is refused, and how; labs without packets have nothing of them.

use kw_tests::{Look, file_refused, json, visit};

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
