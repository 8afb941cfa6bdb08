//! A lab in a frame of somebody's page: what it was asked for, how tall it is, and those who listen: the
//! page around it, and a learning platform. What may be asked is declared in [`kw_exchange::embed`].

mod audience;
mod frame;
mod host;
mod scorm;

pub use audience::{Audience, Standing};
pub use frame::Frame;
pub use host::{Command, Host};

use crate::browser;
use kw_exchange::embed::{Embed, read};
use std::rc::Rc;

/// What was asked for, and by whom.
#[derive(Clone)]
pub struct Around {
    pub embed: Rc<Embed>,
    pub host: Rc<Host>,
}

impl PartialEq for Around {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.embed, &other.embed) && Rc::ptr_eq(&self.host, &other.host)
    }
}

/// What the address asks for, or the page itself: in a package for a learning platform it says so in a
/// `meta` element, because platforms add to addresses.
pub fn asked() -> Option<Embed> {
    let search = browser::window().location().search().unwrap_or_default();
    let fragment = browser::fragment();
    let meta = || {
        let element = browser::document().query_selector("meta[name=kw-embed]");
        element.ok().flatten()?.get_attribute("content")
    };
    read(&search, &fragment).or_else(|| read(&meta()?, &fragment))
}
