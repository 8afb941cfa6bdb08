//! Ethernet addresses.

use smoltcp::wire::EthernetAddress;
use std::{fmt, str::FromStr};

/// An Ethernet (MAC) address; shown as `02:00:5e:10:00:01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Mac(pub [u8; 6]);

impl Mac {
    /// To everybody on the link.
    pub const BROADCAST: Mac = Mac([0xff; 6]);
    /// Not known: what an ARP request holds for its target.
    pub const ZERO: Mac = Mac([0; 6]);

    /// A locally administered address with this number (IEEE 802: bit 1 of the first byte).
    pub const fn local(n: u32) -> Mac {
        let n = n.to_be_bytes();
        Mac([0x02, 0x00, n[0], n[1], n[2], n[3]])
    }

    /// Whether it is the broadcast or a multicast address.
    pub fn is_group(self) -> bool {
        self.0[0] & 1 == 1
    }
}

impl From<EthernetAddress> for Mac {
    fn from(a: EthernetAddress) -> Self {
        Mac(a.0)
    }
}

impl From<Mac> for EthernetAddress {
    fn from(a: Mac) -> Self {
        EthernetAddress(a.0)
    }
}

impl fmt::Display for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{g:02x}")
    }
}

/// The text is no MAC address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoMac;

impl FromStr for Mac {
    type Err = NoMac;

    /// Six pairs of hexadecimal digits with colons or dashes between them.
    fn from_str(s: &str) -> Result<Self, NoMac> {
        let mut out = [0; 6];
        let mut pairs = s.split([':', '-']);
        for byte in &mut out {
            let pair = pairs.next().filter(|p| p.len() == 2 && !p.starts_with('+'));
            *byte = u8::from_str_radix(pair.ok_or(NoMac)?, 16).map_err(|_| NoMac)?;
        }
        match pairs.next() {
            None => Ok(Mac(out)),
            Some(_) => Err(NoMac),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_they_are_written() {
        let mac = Mac([0x02, 0, 0x5e, 0x10, 0, 1]);
        assert_eq!(mac.to_string(), "02:00:5e:10:00:01");
        assert_eq!("02-00-5E-10-00-01".parse(), Ok(mac));
        for bad in [
            "",
            "02:00:5e:10:00",
            "02:00:5e:10:00:01:02",
            "2:0:5e:10:0:1",
            "02:00:5e:10:00:+1",
            "02:00:5e:10:00:0g",
        ] {
            assert_eq!(bad.parse::<Mac>(), Err(NoMac), "{bad}");
        }
        assert!(Mac::BROADCAST.is_group() && !Mac::local(7).is_group());
    }
}
