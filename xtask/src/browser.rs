//! The browser that the tests look through, and its driver.
//!
//! `CHROME` and `CHROMEDRIVER` in the environment name other programs than those found.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Done, fail, is_program, on_path, output, say, version_of};
use crate::{apt, tools};

const CHROMIUM_NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const CHROMIUM_PLACES: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// Chromium (or Chrome) with the driver that fits it.
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
}

/// Finds or installs the browser, its driver and Korean letters.
pub fn browser() -> Done<Browser> {
    let (mut chromium, mut driver) = (find_chromium()?, find_driver()?);
    if (chromium.is_none() || driver.is_none()) && apt::exists() {
        let mut packages = vec!["fonts-noto-cjk"];
        packages.extend(chromium.is_none().then_some("chromium"));
        packages.extend(driver.is_none().then_some("chromium-driver"));
        apt::install("The browser for the tests", &packages)?;
        (chromium, driver) = (find_chromium()?, find_driver()?);
    }
    let Some(chromium) = chromium else {
        return fail(
            "Chromium is missing: install Chromium or Google Chrome, or say where it is in the variable CHROME.",
        );
    };
    let Some(driver) = driver else {
        return fail(
            "chromedriver is missing: install the one of your Chromium's version, or say where it is in the \
             variable CHROMEDRIVER.",
        );
    };
    same_version(&chromium, &driver)?;
    korean_letters();
    Ok(Browser { chromium, driver })
}

/// Firefox with its driver.
pub struct Firefox {
    /// The browser.
    pub program: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
}

/// Firefox, if there is one or it may be installed: what works offline is opened in it too.
pub fn firefox() -> Option<Firefox> {
    let find = || ["firefox", "firefox-esr"].iter().find_map(|n| on_path(n));
    if find().is_none() && apt::may_install() {
        // Why it could not be installed is in the log; the tests run without it.
        let _ = apt::install("Firefox", &["firefox-esr"]);
    }
    let found = find().and_then(|program| {
        let driver = on_path("geckodriver").or_else(|| tools::geckodriver().ok())?;
        Some(Firefox { program, driver })
    });
    if found.is_none() {
        say("There is no Firefox with geckodriver here, so the product is not opened in it.");
    }
    found
}

fn find_chromium() -> Done<Option<PathBuf>> {
    if let Some(given) = given("CHROME")? {
        return Ok(Some(given));
    }
    let on_path = CHROMIUM_NAMES.iter().find_map(|name| on_path(name));
    Ok(on_path.or_else(|| {
        CHROMIUM_PLACES
            .iter()
            .map(PathBuf::from)
            .find(|file| is_program(file))
    }))
}

fn find_driver() -> Done<Option<PathBuf>> {
    Ok(given("CHROMEDRIVER")?.or_else(|| on_path("chromedriver")))
}

/// The program that a variable names, which then must be there.
fn given(variable: &str) -> Done<Option<PathBuf>> {
    let Some(value) = std::env::var_os(variable).filter(|v| !v.is_empty()) else {
        return Ok(None);
    };
    let named = Path::new(&value);
    let found = if named.components().count() > 1 {
        is_program(named).then(|| named.to_owned())
    } else {
        value.to_str().and_then(on_path)
    };
    match found {
        Some(program) => Ok(Some(program)),
        None => fail(format!(
            "The variable {variable} names `{}`, which is not a program.",
            named.display()
        )),
    }
}

/// A driver refuses a browser of another main version, with words that help nobody.
fn same_version(chromium: &Path, driver: &Path) -> Done {
    let (Some(browser), Some(its_driver)) = (version_of(chromium), version_of(driver)) else {
        return Ok(());
    };
    if main_version(&browser) == main_version(&its_driver) {
        return Ok(());
    }
    fail(format!(
        "{} has version {browser} but {} has {its_driver}: install the driver of the browser's version, or name \
         a pair that fits in the variables CHROME and CHROMEDRIVER.",
        chromium.display(),
        driver.display()
    ))
}

fn main_version(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

/// Without a Korean font pictures of pages show boxes; the tests themselves run.
fn korean_letters() {
    let present = || {
        output(Command::new("fc-list").arg(":lang=ko")).is_none_or(|list| !list.trim().is_empty())
    };
    if !cfg!(target_os = "linux") || present() {
        return;
    }
    let installed = apt::may_install()
        && apt::install("A font with Korean letters", &["fonts-noto-cjk"]).is_ok();
    if !installed {
        say(
            "Note: no font has Korean letters, so screenshots will show boxes (fonts-noto-cjk has them).",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_main_version_must_fit() {
        assert_eq!(main_version("156.0.8078.79"), main_version("156.1"));
        assert_ne!(main_version("156.0"), main_version("15.6"));
    }
}
