//! Numbers and options in the byte order of a section. Nothing here fails but by [`None`].

/// The order of the bytes of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Lowest first.
    Little,
    /// Highest first.
    Big,
}

impl Order {
    /// The two bytes at a place as a number.
    pub fn u16(self, bytes: &[u8], at: usize) -> Option<u16> {
        let bytes = *bytes.get(at..)?.first_chunk()?;
        Some(match self {
            Order::Little => u16::from_le_bytes(bytes),
            Order::Big => u16::from_be_bytes(bytes),
        })
    }

    /// The four bytes at a place as a number.
    pub fn u32(self, bytes: &[u8], at: usize) -> Option<u32> {
        let bytes = *bytes.get(at..)?.first_chunk()?;
        Some(match self {
            Order::Little => u32::from_le_bytes(bytes),
            Order::Big => u32::from_be_bytes(bytes),
        })
    }

    /// Eight bytes as a signed number.
    pub fn i64(self, bytes: &[u8]) -> Option<i64> {
        let bytes = bytes.try_into().ok()?;
        Some(match self {
            Order::Little => i64::from_le_bytes(bytes),
            Order::Big => i64::from_be_bytes(bytes),
        })
    }

    /// The options in the rest of a block: code and value, up to the one that ends them or the first that
    /// does not fit.
    pub fn options(self, mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
        std::iter::from_fn(move || {
            let (code, len) = (self.u16(rest, 0)?, self.u16(rest, 2)?);
            if code == 0 {
                return None;
            }
            let len = usize::from(len);
            let value = rest.get(4..4 + len)?;
            // The padding of the last one may be missing.
            rest = rest.get(4 + len.next_multiple_of(4)..).unwrap_or_default();
            Some((code, value))
        })
    }
}
