//! Writes the frames of a run as a pcapng file.

use kw_models::{Frame, Traffic};
use kw_net::Mac;

/// What the section says made it (the option shb_userappl).
const PROGRAM: &str = "Kernel & Wire";

// Block types and options: draft-ietf-opsawg-pcapng, sections 4.1 to 4.3.
const SECTION: u32 = 0x0a0d_0d0a;
const INTERFACE: u32 = 1;
const NAMES: u32 = 4;
const ENHANCED_PACKET: u32 = 6;
const SHB_USERAPPL: u16 = 4;
const IF_NAME: u16 = 2;
const IF_TSRESOL: u16 = 9;
/// Record of a name resolution block: an EUI-48 address and its name (section 4.5).
const EUI_48: u16 = 3;

/// A pcapng file of all frames: [`Writer`] at once.
pub fn pcapng(traffic: &Traffic) -> Vec<u8> {
    let mut writer = Writer::new(&traffic.links, &traffic.names);
    traffic.frames.iter().for_each(|frame| writer.frame(frame));
    writer.finish()
}

/// A pcapng file being written: one section with an interface for each link, Ethernet, in the order of
/// their numbers, the names of the hosts by their Ethernet addresses, and an enhanced packet block for
/// each frame, as they come. Numbers are little-endian.
///
/// The clock of a lab begins at 0 and so does the file's: times are microseconds after 1970-01-01
/// 00:00:00 UTC, so that the same run gives the same bytes, whenever it is saved.
#[derive(Debug, Clone, Default)]
pub struct Writer {
    out: Vec<u8>,
}

impl Writer {
    /// A file without packets yet.
    pub fn new(links: &[String], names: &[(Mac, String)]) -> Self {
        let mut out = Vec::new();
        block(&mut out, SECTION, |body| {
            body.extend(0x1a2b_3c4d_u32.to_le_bytes());
            // Version 1.0, and a section whose length is not told.
            body.extend([1, 0, 0, 0]);
            body.extend((-1_i64).to_le_bytes());
            option(body, SHB_USERAPPL, PROGRAM.as_bytes());
            body.extend([0; 4]);
        });
        for name in links {
            block(&mut out, INTERFACE, |body| {
                // Ethernet, nothing, and no limit of length.
                body.extend([1, 0, 0, 0, 0, 0, 0, 0]);
                option(body, IF_NAME, name.as_bytes());
                option(body, IF_TSRESOL, &[6]);
                body.extend([0; 4]);
            });
        }
        if !names.is_empty() {
            block(&mut out, NAMES, |body| {
                for (mac, name) in names {
                    let value = [&mac.0[..], name.as_bytes(), &[0]].concat();
                    option(body, EUI_48, &value);
                }
                body.extend([0; 4]);
            });
        }
        Writer { out }
    }

    /// One frame more.
    pub fn frame(&mut self, frame: &Frame) {
        block(&mut self.out, ENHANCED_PACKET, |body| {
            let len = frame.bytes.len() as u32;
            let (high, low) = ((frame.at >> 32) as u32, frame.at as u32);
            for number in [frame.link as u32, high, low, len, len] {
                body.extend(number.to_le_bytes());
            }
            body.extend_from_slice(&frame.bytes);
        });
    }

    /// The file.
    pub fn finish(self) -> Vec<u8> {
        self.out
    }
}

/// A block of this type with what `fill` puts in it.
fn block(out: &mut Vec<u8>, kind: u32, fill: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    out.extend(kind.to_le_bytes());
    out.extend([0; 4]);
    fill(out);
    pad(out, start);
    let len = (out.len() - start + 4) as u32;
    out[start + 4..start + 8].copy_from_slice(&len.to_le_bytes());
    out.extend(len.to_le_bytes());
}

/// An option; of a longer value than fits, the beginning.
fn option(out: &mut Vec<u8>, code: u16, value: &[u8]) {
    let len = u16::try_from(value.len()).unwrap_or(u16::MAX);
    let start = out.len();
    out.extend(code.to_le_bytes());
    out.extend(len.to_le_bytes());
    out.extend_from_slice(&value[..len.into()]);
    pad(out, start);
}

/// Zeros up to a multiple of 4 bytes.
fn pad(out: &mut Vec<u8>, start: usize) {
    let len = out.len() - start;
    out.resize(start + len.next_multiple_of(4), 0);
}
