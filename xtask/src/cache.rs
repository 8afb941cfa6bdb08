//! The user's folder of tools: each in a folder of its own, named by tool and version.
//!
//! A tool is made in a folder beside its own and renamed when it is whole, so an interrupted
//! installation never looks done. One process installs at a time; others wait.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::run::{Doing as _, Done, fail, say};

/// `$XDG_CACHE_HOME/kernel-and-wire`, else `~/.cache/kernel-and-wire`.
pub fn folder() -> Done<PathBuf> {
    let absolute = |name| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .filter(|p| p.is_absolute())
    };
    let base = absolute("XDG_CACHE_HOME").or_else(|| {
        absolute("HOME")
            .or_else(|| absolute("USERPROFILE"))
            .map(|home| home.join(".cache"))
    });
    match base {
        Some(base) => Ok(base.join("kernel-and-wire")),
        None => {
            fail("There is no folder to keep tools in: set HOME or XDG_CACHE_HOME to a full path.")
        }
    }
}

/// Where the output of installing `tool` goes, to be read when it fails.
pub fn log(tool: &str) -> Done<PathBuf> {
    Ok(folder()?.join("setup").join(format!("{tool}.log")))
}

/// The folder `name` of the cache, made by `make` unless `good` says that it is there and whole.
/// `announce` is said before making it. `make` fills a folder that does not exist yet.
pub fn ensure(
    name: &str,
    announce: &str,
    good: impl Fn(&Path) -> bool,
    make: impl FnOnce(&Path) -> Done,
) -> Done<PathBuf> {
    let place = folder()?.join(name);
    if good(&place) {
        return Ok(place);
    }
    let _lock = lock()?;
    if good(&place) {
        return Ok(place); // another process made it while we waited
    }
    say(announce);
    let part = place.with_file_name(format!(".{name}.part"));
    remove(&part)?;
    make(&part)?;
    if !good(&part) {
        return fail(format!(
            "The installation of {name} ran through but what it made does not work; see {}.",
            log(name)?.display()
        ));
    }
    remove(&place)?;
    fs::rename(&part, &place).doing(|| format!("move {name} to {}", place.display()))?;
    Ok(place)
}

/// Removes a folder if it is there.
fn remove(folder: &Path) -> Done {
    if folder.exists() {
        fs::remove_dir_all(folder).doing(|| format!("remove {}", folder.display()))?;
    }
    Ok(())
}

/// Waits until no other xtask installs anything; holds as long as the file is open.
fn lock() -> Done<File> {
    let folder = folder()?;
    fs::create_dir_all(&folder).doing(|| format!("make the tool folder {}", folder.display()))?;
    let path = folder.join("lock");
    let file = File::create(&path).doing(|| format!("write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say("Another cargo xtask is setting up tools; waiting for it …");
            file.lock().doing(|| format!("lock {}", path.display()))?;
        }
        // A file system without locks: go on, the rename at the end is still all or nothing.
        Err(TryLockError::Error(_)) => {}
    }
    Ok(file)
}
