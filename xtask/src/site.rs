//! What is handed out (the static site, the one file, the archive of both): building it, measuring it,
//! looking at it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::files::{File, contents};
use xtask::server::{Server, Site};
use xtask::{csp, offline};

use crate::package::{VERSION, archive};
use crate::run::{Doing as _, Done, Failure, cargo, path_with, root, run, say};
use crate::{book, onefile, sizes, tools, wasm};

/// The name of the one file.
pub const ONE_FILE: &str = "kernel-and-wire.html";

/// Where the site is written; Trunk.toml says the same.
pub fn folder() -> PathBuf {
    root().join("dist").join("site")
}

/// Sets up what a build needs, and builds the site for release.
pub fn build() -> Done<PathBuf> {
    let toolchain = wasm::toolchain()?;
    let folders = [tools::wasm_bindgen()?, tools::trunk()?, tools::wasm_opt()?];

    let small = wasm::small_site(&toolchain)?;

    // Trunk works offline, so that it never fetches a tool; the crates must be there before.
    run(cargo("fetch").arg("--quiet").envs(small.clone()))?;

    say("Building the site (some minutes the first time) …");
    let built = run(&mut trunk(&toolchain, &folders, &small)?);
    if built.is_err() && !small.is_empty() {
        say("\nOnce more with the library as it comes; the site will be about an eighth larger.");
        run(&mut trunk(&toolchain, &folders, &[])?)?;
    } else {
        built?;
    }
    book::put(&folder())?;
    seal(&folder())?;
    offline::fill_in(&folder()).doing(|| "fill in the service worker".to_owned())?;
    Ok(folder())
}

/// Writes the page's policy into it.
fn seal(site: &Path) -> Done {
    let file = site.join("index.html");
    let page = String::from_utf8_lossy(&read(&file)?).into_owned();
    let sealed = csp::with_policy(&page, &csp::policy(&page));
    let sealed = sealed.doing(|| format!("seal {}", file.display()))?;
    fs::write(&file, sealed).doing(|| format!("write {}", file.display()))
}

/// Everything that is handed out, and where it was written.
pub struct Bundle {
    /// The folder of the site.
    pub site: PathBuf,
    /// The one file.
    pub one_file: PathBuf,
    /// The archive of all.
    pub archive: PathBuf,
    files: Vec<File>,
}

/// Builds the site, and of it the one file and the archive.
pub fn build_all() -> Done<Bundle> {
    pack(build()?)
}

/// Makes of a site the one file and the archive, beside it.
fn pack(site: PathBuf) -> Done<Bundle> {
    let files = contents(&site).doing(|| format!("read {}", site.display()))?;
    let decompressor = read(&tools::xz_decompress()?)?;
    let page = onefile::page(&files, &String::from_utf8_lossy(&decompressor))?;
    let licence = |name: &str| Ok((name.to_owned(), read(&root().join(name))?));
    let licences = [licence("LICENSE-APACHE")?, licence("LICENSE-MIT")?];
    let packed = archive(&files, page.as_bytes(), &licences)?;
    let bundle = Bundle {
        one_file: site.with_file_name(ONE_FILE),
        archive: site.with_file_name(format!("kernel-and-wire-{VERSION}.zip")),
        site,
        files,
    };
    for (place, bytes) in [
        (&bundle.one_file, page.as_bytes()),
        (&bundle.archive, packed.as_slice()),
    ] {
        fs::write(place, bytes).doing(|| format!("write {}", place.display()))?;
    }
    Ok(bundle)
}

fn read(file: &Path) -> Done<Vec<u8>> {
    fs::read(file).doing(|| format!("read {}", file.display()))
}

/// Trunk with its tools, and with what makes the site small.
fn trunk(
    toolchain: &wasm::Toolchain,
    folders: &[PathBuf; 3],
    small: &[(String, String)],
) -> Done<Command> {
    let mut trunk = Command::new(folders[1].join("trunk"));
    trunk.current_dir(root());
    trunk
        .args([
            "build",
            "--offline",
            "--release",
            "--cargo-profile",
            "web",
            "--dist",
        ])
        .arg(folder());
    trunk.env("PATH", path_with(folders)?);
    // Trunk reads this one as a switch of its own and stops at the usual value, 1.
    trunk.env_remove("NO_COLOR");
    // What the compiler says is what the person needs; Trunk's own insides are not.
    trunk.env("RUST_BACKTRACE", "0");
    toolchain.apply(&mut trunk);
    if !small.is_empty() {
        // These would win over the flags for the one target.
        trunk
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
    }
    trunk.envs(small.iter().cloned());
    Ok(trunk)
}

/// Builds everything and tells its sizes, and the policy that a strict host may send with the site.
pub fn bundle() -> Done {
    let bundle = build_all()?;
    say(format!("\nThe site is in {}:\n", bundle.site.display()));
    say(sizes::table(&bundle.files));
    for (what, place) in [
        ("The one file", &bundle.one_file),
        ("The archive", &bundle.archive),
    ] {
        let size = sizes::human(read(place)?.len());
        say(format!("{what} is {} ({size}).", place.display()));
    }
    let page = read(&bundle.site.join("index.html"))?;
    say(format!(
        "\nAny static host will do. A strict one may send:\nContent-Security-Policy: {}",
        csp::policy(&String::from_utf8_lossy(&page))
    ));
    Ok(())
}

/// Makes a package for learning platforms of the built site and a lab. What a package is, `kw` knows.
pub fn scorm(lab: &str) -> Done {
    let site = folder();
    let name = format!("{}-scorm.zip", lab.replace('/', "-"));
    let out = site.with_file_name(name);
    let mut kw = cargo("run");
    kw.args([
        "--quiet",
        "--release",
        "-p",
        "kw",
        "--",
        "scorm",
        "--lab",
        lab,
    ]);
    run(kw.arg("--site").arg(&site).arg("--out").arg(&out))?;
    say(format!("The package of {lab} is {}.", out.display()));
    Ok(())
}

/// Builds the site and serves it until the person stops it.
pub fn serve(port: u16) -> Done {
    let site = build()?;
    let server = start(&Site::new(&site), port)?;
    say(format!(
        "\nKernel & Wire is at {} (Ctrl-C stops it).",
        server.url()
    ));
    loop {
        std::thread::park();
    }
}

/// Serves at this port, or at a free one if it is taken.
fn start(site: &Site, port: u16) -> Done<Server> {
    match site.clone().port(port).start() {
        Err(error)
            if port != 0
                && matches!(
                    error.kind(),
                    io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied
                ) =>
        {
            say(format!(
                "Port {port} cannot be had ({error}); taking a free one."
            ));
            site.start()
        }
        other => other,
    }
    .map_err(|error| Failure(format!("The site could not be served: {error}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_no_obstacle() {
        let site = Site::new(&root());
        let first = site.start().unwrap();
        let second = start(&site, first.address().port()).unwrap();
        assert_ne!(first.address(), second.address());
    }
}
