use super::*;

fn short(password: &str) -> Key {
    Key::Short(password.into())
}

/// RFC 5769 §2.1: the sample request. Its bytes as the RFC prints them.
#[rustfmt::skip]
const SAMPLE_REQUEST: [u8; 108] = [
    0x00, 0x01, 0x00, 0x58, 0x21, 0x12, 0xa4, 0x42, 0xb7, 0xe7, 0xa7, 0x01, 0xbc, 0x34, 0xd6, 0x86, 0xfa, 0x87, 0xdf, 0xae,
    0x80, 0x22, 0x00, 0x10, 0x53, 0x54, 0x55, 0x4e, 0x20, 0x74, 0x65, 0x73, 0x74, 0x20, 0x63, 0x6c, 0x69, 0x65, 0x6e, 0x74,
    0x00, 0x24, 0x00, 0x04, 0x6e, 0x00, 0x01, 0xff,
    0x80, 0x29, 0x00, 0x08, 0x93, 0x2f, 0xf9, 0xb1, 0x51, 0x26, 0x3b, 0x36,
    0x00, 0x06, 0x00, 0x09, 0x65, 0x76, 0x74, 0x6a, 0x3a, 0x68, 0x36, 0x76, 0x59, 0x20, 0x20, 0x20,
    0x00, 0x08, 0x00, 0x14, 0x9a, 0xea, 0xa7, 0x0c, 0xbf, 0xd8, 0xcb, 0x56, 0x78, 0x1e, 0xf2, 0xb5, 0xb2, 0xd3, 0xf2, 0x49, 0xc1, 0xb5, 0x71, 0xa2,
    0x80, 0x28, 0x00, 0x04, 0xe5, 0x7a, 0x3b, 0xcf,
];

#[test]
fn the_sample_request_of_rfc_5769_is_read_and_intact() {
    let message = read(&SAMPLE_REQUEST).expect("a message");
    assert_eq!(
        (message.class, message.method),
        (Class::Request, Method::Binding)
    );
    assert_eq!(message.id, 0xb7e7_a701_bc34_d686_fa87_dfae);
    assert_eq!(message.holds.username.as_deref(), Some("evtj:h6vY"));
    assert_eq!(message.holds.priority, Some(0x6e00_01ff));
    assert_eq!(message.holds.controlled, Some(0x932f_f9b1_5126_3b36));
    let password = "VOkJxbRl1RmTxUk/WvJxBt";
    assert_eq!(is_intact(&SAMPLE_REQUEST, &short(password)), Some(true));
    assert_eq!(
        is_intact(&SAMPLE_REQUEST, &short("VOkJxbRl1RmTxUk/WvJxBu")),
        Some(false)
    );
}

/// RFC 5769 §2.4: long-term credentials. Their user name is six Japanese letters.
#[test]
fn long_term_integrity_is_that_of_user_realm_and_password() {
    let key = Key::Long {
        user: "\u{30de}\u{30c8}\u{30ea}\u{30c3}\u{30af}\u{30b9}".into(),
        realm: "example.org".into(),
        password: "TheMatrIX".into(),
    };
    let mut message = Message::new(
        Class::Request,
        Method::Binding,
        0x78ad_3433_c6ad_72c0_29da_412e,
    );
    message.holds.username = Some("\u{30de}\u{30c8}\u{30ea}\u{30c3}\u{30af}\u{30b9}".into());
    message.holds.realm = Some("example.org".into());
    message.holds.nonce = Some("f//499k954d6OL34oL9FSTvy64sA".into());
    let bytes = message.bytes(Some(&key));
    assert_eq!(is_intact(&bytes, &key), Some(true));
    let other = Key::Long {
        user: "x".into(),
        realm: "example.org".into(),
        password: "TheMatrIX".into(),
    };
    assert_eq!(is_intact(&bytes, &other), Some(false));
}

#[test]
fn what_is_written_is_read_again() {
    let mut message = Message::new(Class::Success, Method::Allocate, 7);
    let address = Ipv4Addr::new(203, 0, 113, 9);
    message.holds = Holds {
        username: Some("a:b".into()),
        priority: Some(1_694_498_815),
        use_candidate: true,
        controlling: Some(u64::MAX),
        controlled: Some(1),
        mapped: Some((address, 1)),
        relayed: Some((address, 2)),
        peer: Some((address, 65_535)),
        error: Some(487),
        realm: Some("r".into()),
        nonce: Some("n".into()),
        lifetime: Some(600),
        transport: Some(17),
        channel: Some(0x4001),
        data: Some([1, 2, 3].into()),
    };
    let key = short("secret");
    let bytes = message.bytes(Some(&key));
    assert_eq!(bytes.len() % 4, 0);
    assert_eq!(read(&bytes), Some(message));
    assert_eq!(is_intact(&bytes, &key), Some(true));
}

/// RFC 8489 §7: what has a wrong fingerprint is not a message.
#[test]
fn any_changed_bit_is_noticed() {
    let bytes = Message::new(Class::Request, Method::Binding, 5).bytes(Some(&short("p")));
    // With another type the fingerprint is just something unknown behind the integrity (§14.5).
    let kind = bytes.len() - 8..bytes.len() - 6;
    for bit in (0..bytes.len() * 8).filter(|bit| !kind.contains(&(bit / 8))) {
        let mut changed = bytes.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        let still = read(&changed).is_some() && is_intact(&changed, &short("p")) == Some(true);
        assert!(!still, "bit {bit}");
    }
    for end in 0..bytes.len() {
        assert_eq!(read(&bytes[..end]), None);
    }
}

/// RFC 8656 §12.4, §12.5: four bytes of head; over TCP padded, and the padding does not count.
#[test]
fn channels_carry_data_as_it_is() {
    let bytes = channel_data(0x4000, b"hello", false);
    assert_eq!(&bytes[..], b"\x40\x00\x00\x05hello");
    assert_eq!(read_channel(&bytes), Some((0x4000, &b"hello"[..])));
    let bytes = channel_data(0x4fff, b"hello", true);
    assert_eq!(bytes.len(), 12);
    assert_eq!(read_channel(&bytes), Some((0x4fff, &b"hello"[..])));
    assert_eq!(read_channel(b"\x50\x00\x00\x00"), None);
    assert_eq!(read_channel(b"\x40\x00\x00\x05hell"), None);
}
