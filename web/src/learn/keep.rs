//! What the learner has done, kept in the browser where that is allowed, else for as long as the page is open.

use crate::{browser, storage};
use kw_learn::progress::Progress;
use std::cell::RefCell;

const KEY: &str = "kw-progress";

thread_local! {
    static PROGRESS: RefCell<Option<Progress>> = const { RefCell::new(None) };
}

fn stored() -> Progress {
    storage::get_as(KEY, |text| {
        let value = kw_exchange::parse_file(text).ok()?;
        Progress::read(&value).ok()
    })
    .unwrap_or_default()
}

/// Looks at what has been done.
pub fn look<T>(at: impl FnOnce(&Progress) -> T) -> T {
    PROGRESS.with_borrow_mut(|kept| at(kept.get_or_insert_with(stored)))
}

/// Changes it by what the learner did, and keeps it. Another tab may have been at work meanwhile: nothing it did is
/// lost.
pub fn change<T>(how: impl FnOnce(&mut Progress) -> T) -> T {
    changed(how, storage::set)
}

/// Notes what happened by the way; where it cannot be kept, nothing is said.
pub fn note(how: impl FnOnce(&mut Progress)) {
    changed(how, storage::set_quietly);
}

fn changed<T>(how: impl FnOnce(&mut Progress) -> T, keep: fn(&str, &str)) -> T {
    PROGRESS.with_borrow_mut(|kept| {
        let progress = kept.get_or_insert_with(stored);
        // What does not fit any more is no reason to lose what is here.
        let _ = progress.import(&stored());
        let done = how(progress);
        keep(KEY, &progress.write().to_string());
        done
    })
}

/// Now, in Unix seconds.
pub fn now() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}

/// How far the local clock is ahead of UTC, less the four hours after midnight that still belong to the day before.
pub fn offset() -> i64 {
    let minutes = js_sys::Date::new_0().get_timezone_offset();
    -(minutes as i64) * 60 - 4 * 3600
}

/// Hands the file of progress to the learner.
pub fn save() {
    let text = look(|p| kw_exchange::file_text(&p.write()));
    browser::save(
        "kernel-and-wire-progress.json",
        "application/json",
        text.as_bytes(),
    );
}
