//! What a capture is about: that decides which lab it is for.

use crate::{Imported, Note, addresses::Addresses, ice::Ice, packets::Capture};
use kw_trace::Problem;

/// Packets of a capture, looked at for every lab as they come.
#[derive(Default)]
pub struct Contents {
    addresses: Addresses,
    ice: Ice,
}

impl Contents {
    /// Looks at what was read since the last call.
    pub fn look(&mut self, capture: &Capture) {
        self.addresses.look(capture);
        self.ice.look(capture);
    }

    /// The recording for the lab that most of it is for; `capture` is what was looked at.
    ///
    /// # Errors
    /// Where nothing in it is for any lab.
    pub fn finish(self, capture: &Capture) -> Result<Imported, Problem> {
        let (dhcp, ice) = (self.addresses.messages() as u64, self.ice.messages());
        let (mut imported, also, count) = match ice > dhcp {
            true => (self.ice.finish(capture)?, "import-also-dhcp", dhcp),
            false => (self.addresses.finish(capture)?, "import-also-ice", ice),
        };
        if count > 0 {
            imported.notes.push(Note::new(also).with("count", count));
        }
        Ok(imported)
    }
}
