//! Sums that tell whether bytes arrived as they were sent: the CRC-32 of Ethernet frames and the
//! one's complement sum of the internet protocols.

use crate::frame::{ETHERNET, IPV4};

/// Fewest bytes of a frame without its check sequence (IEEE 802.3 §3.2.7: 46 bytes of data).
pub const LEAST: usize = ETHERNET + 46;
/// Bytes of the frame check sequence.
pub const FCS: usize = 4;

/// The CRC-32 of IEEE 802.3 §3.2.9, as a number.
pub fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            let carry = crc & 1;
            crc = (crc >> 1) ^ (carry * 0xedb8_8320);
        }
    }
    !crc
}

/// The frame as it goes on the cable: padded to its least length, the check sequence behind it.
pub fn sealed(frame: &[u8]) -> Vec<u8> {
    let mut bytes = frame.to_vec();
    bytes.resize(bytes.len().max(LEAST), 0);
    // Bits of a byte travel lowest first, and the sum's highest bit travels first: that is the
    // number with its lowest byte first.
    bytes.extend(crc32(&bytes).to_le_bytes());
    bytes
}

/// The check sequence behind a frame, and the one its bytes give; `None` where it is too short for one.
pub fn check(sealed: &[u8]) -> Option<(u32, u32)> {
    let (frame, found) = sealed.split_last_chunk::<FCS>()?;
    Some((u32::from_le_bytes(*found), crc32(frame)))
}

/// The one's complement sum of 16-bit words (RFC 1071); an odd last byte counts as a high one.
pub fn ones_complement(parts: &[&[u8]]) -> u16 {
    let words = parts.iter().flat_map(|part| part.chunks(2));
    let word = |w: &[u8]| u64::from(w[0]) << 8 | u64::from(*w.get(1).unwrap_or(&0));
    let mut sum: u64 = words.map(word).sum();
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    sum as u16
}

/// Whether the checksum of what an IPv4 datagram carries is right: TCP, UDP (RFC 9293 §3.1, RFC 768:
/// over a pseudo-header, too), ICMP (RFC 792). What has none is taken as right.
pub fn is_right(datagram: &[u8]) -> bool {
    let Some(header) = datagram.first().map(|b| usize::from(b & 15) * 4) else {
        return false;
    };
    if header < IPV4 || datagram.len() < header {
        return false;
    }
    let data = &datagram[header..];
    let length = (data.len() as u16).to_be_bytes();
    let protocol = [0, datagram[9]];
    let pseudo = [&datagram[12..20], &protocol, &length, data];
    match datagram[9] {
        1 => ones_complement(&[data]) == 0xffff,
        17 if data.get(6..8) == Some(&[0, 0]) => true,
        6 | 17 => ones_complement(&pseudo) == 0xffff,
        _ => true,
    }
}

/// A checksum after one 16-bit word under it changed (RFC 1624, equation 3): HC' = ~(~HC + ~m + m').
pub fn updated(checksum: u16, old: u16, new: u16) -> u16 {
    !ones_complement(&[
        &(!checksum).to_be_bytes(),
        &(!old).to_be_bytes(),
        &new.to_be_bytes(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Ipv4Addr, Mac,
        frame::{Carries, Datagram, hop},
    };
    use proptest::prelude::*;

    fn datagram(data: &[u8], ttl: u8) -> Datagram {
        Datagram {
            ttl,
            ..Datagram::udp(
                Ipv4Addr::new(192, 0, 2, 10),
                Ipv4Addr::new(198, 51, 100, 11),
                (5000, 5001),
                data.into(),
            )
        }
    }

    /// The check value of CRC-32/ISO-HDLC, and the residue of a frame with its own sum behind it.
    #[test]
    fn the_crc_has_its_published_values() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(&sealed(b"123456789")), 0x2144_df1c);
    }

    #[test]
    fn a_short_frame_is_padded_to_sixty_bytes() {
        let frame = datagram(b"x", 64).frame(Mac::local(1), Mac::local(2));
        assert_eq!(frame.len(), 14 + 20 + 8 + 1);
        let bytes = sealed(&frame);
        assert_eq!(bytes.len(), 64);
        assert!(bytes[frame.len()..60].iter().all(|b| *b == 0));
        assert_eq!(sealed(&bytes[..60]), bytes);
        assert_eq!(sealed(&[7; 100]).len(), 104);
        assert_eq!(check(&[1, 2, 3]), None);
    }

    /// RFC 1071 §3: 0001 f203 f4f5 f6f7 add up to ddf2.
    #[test]
    fn the_sum_of_rfc_1071() {
        let bytes = [0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7];
        assert_eq!(ones_complement(&[&bytes]), 0xddf2);
        assert_eq!(ones_complement(&[&bytes[..2], &bytes[2..]]), 0xddf2);
        assert_eq!(ones_complement(&[&[0x12]]), 0x1200);
    }

    /// RFC 1624 §4: checksum DD2F, a word that goes from 5555 to 3285 → 0000.
    #[test]
    fn the_example_of_rfc_1624() {
        assert_eq!(updated(0xdd2f, 0x5555, 0x3285), 0x0000);
    }

    proptest! {
        #[test]
        fn a_flipped_bit_never_passes(data in prop::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>()) {
            let good = datagram(&data, 64);
            prop_assert!(is_right(&good.bytes()));
            let mut bytes = sealed(&good.frame(Mac::local(1), Mac::local(2)));
            let (found, made) = check(&bytes).expect("it is long enough");
            prop_assert_eq!(found, made);
            let bit = at.index(bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
            let (found, made) = check(&bytes).expect("it is long enough");
            prop_assert_ne!(found, made);
            // Inside what UDP covers it shows there, too; its checksum becomes no zero by one bit
            // unless only that bit was set.
            let mut bytes = good.bytes();
            let bit = 20 * 8 + at.index((bytes.len() - 20) * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!is_right(&bytes) || bytes[26..28] == [0, 0]);
        }

        #[test]
        fn a_hop_changes_the_checksum_as_rfc_1624_says(ttl in 2_u8.., data in prop::collection::vec(any::<u8>(), 0..9)) {
            let before = datagram(&data, ttl).bytes();
            let after = hop(&before).expect("it lives on");
            let word = |bytes: &[u8], at| u16::from_be_bytes([bytes[at], bytes[at + 1]]);
            let made = updated(word(&before, 10), word(&before, 8), word(&after, 8));
            prop_assert_eq!(word(&after, 10), made);
        }
    }

    #[test]
    fn icmp_and_tcp_are_summed_too() {
        let echo = Datagram {
            carries: Carries::Echo {
                reply: false,
                ident: 1,
                seq: 1,
                data: b"abc"[..].into(),
            },
            ..datagram(b"", 64)
        };
        let mut bytes = echo.bytes();
        assert!(is_right(&bytes));
        bytes[30] ^= 4;
        assert!(!is_right(&bytes) && !is_right(&[]) && !is_right(&[0x45; 9]));
    }
}
