//! What is kept in the reader's browser: settings, and places in exercises. It may be blocked, full or
//! damaged; the page works without it, and the first trouble is told, once.

use crate::browser::window;
use std::cell::RefCell;
use web_sys::Storage;

type Tell = Box<dyn FnOnce(&'static str)>;

thread_local! {
    /// Who tells the reader; nobody once that is done.
    static TELL: RefCell<Option<Tell>> = const { RefCell::new(None) };
}

/// Who tells the reader of the first trouble, by the id of its text.
pub fn on_trouble(tell: impl FnOnce(&'static str) + 'static) {
    TELL.set(Some(Box::new(tell)));
    // Inside another page storage is blocked as a rule, and nothing is lost while nothing is chosen.
    let window = window();
    let is_inside = window.parent().ok().flatten().is_some_and(|p| p != window);
    if !is_inside && storage().is_none() {
        trouble("storage-blocked");
    }
}

fn trouble(text: &'static str) {
    if let Some(tell) = TELL.take() {
        tell(text);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// A value that is kept.
pub fn get(key: &str) -> Option<String> {
    match storage()?.get_item(key) {
        Ok(value) => value,
        Err(_) => {
            trouble("storage-damaged");
            None
        }
    }
}

/// Keeps a value where that is possible.
pub fn set(key: &str, value: &str) {
    match storage().map(|s| s.set_item(key, value)) {
        Some(Ok(())) => {}
        Some(Err(_)) => trouble("storage-full"),
        None => trouble("storage-blocked"),
    }
}

/// Keeps a value where that is possible, and says nothing where it is not: the reader has not asked for it.
pub fn set_quietly(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// A value that is kept and can be read; what cannot be read is put aside.
pub fn get_as<T>(key: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let value = get(key)?;
    let read = read(&value);
    if read.is_none() {
        trouble("storage-damaged");
        if let Some(storage) = storage() {
            let _ = storage.remove_item(key);
        }
    }
    read
}
