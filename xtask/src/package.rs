//! The archive of everything that is handed out: the site, the one file, a page that says what is inside,
//! licences and checksums. The same files give the same bytes: no times, no owners, a fixed order.

use std::io::{Cursor, Write as _};

use sha2::{Digest as _, Sha256};
use xtask::files::{File, hex};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::run::{Done, Failure};

/// The version of the product.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

const README: &str = include_str!("inside.html");

/// The archive of a site, the one file and the licences.
pub fn archive(site: &[File], one_file: &[u8], licences: &[File]) -> Done<Vec<u8>> {
    let mut files: Vec<File> = licences.to_vec();
    files.push((
        "README.html".to_owned(),
        README.replace("{VERSION}", VERSION).into_bytes(),
    ));
    files.push((crate::site::ONE_FILE.to_owned(), one_file.to_vec()));
    files.extend(
        site.iter()
            .map(|(name, bytes)| (format!("site/{name}"), bytes.clone())),
    );
    files.sort();
    files.push(("SHA256SUMS".to_owned(), sums(&files).into_bytes()));
    zipped(&format!("kernel-and-wire-{VERSION}"), &files)
        .map_err(|error| Failure(format!("The archive could not be made: {error}.")))
}

/// The checksums of files, as `sha256sum -c` reads them.
fn sums(files: &[File]) -> String {
    files
        .iter()
        .map(|(name, bytes)| format!("{}  {name}\n", hex(&Sha256::digest(bytes))))
        .collect()
}

fn zipped(folder: &str, files: &[File]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        // The first time that an archive can tell.
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in files {
        archive.start_file(format!("{folder}/{name}"), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn file(name: &str, text: &str) -> File {
        (name.to_owned(), text.as_bytes().to_vec())
    }

    fn made() -> Vec<u8> {
        let site = [file("icons/a.png", "png"), file("index.html", "<p>")];
        archive(&site, b"abc", &[file("LICENSE-MIT", "MIT")]).unwrap()
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        assert_eq!(made(), made());
    }

    #[test]
    fn everything_is_inside_with_its_checksum() {
        let mut archive = zip::ZipArchive::new(Cursor::new(made())).unwrap();
        let mut read = |name: &str| {
            let mut text = String::new();
            let name = format!("kernel-and-wire-{VERSION}/{name}");
            let mut file = archive.by_name(&name).unwrap();
            assert_eq!(
                file.last_modified().map(|time| time.year()),
                Some(1980),
                "{name}"
            );
            file.read_to_string(&mut text).unwrap();
            text
        };
        assert_eq!(read("site/index.html"), "<p>");
        assert_eq!(read("kernel-and-wire.html"), "abc");
        let page = read("README.html");
        assert!(page.contains(VERSION) && !page.contains("{VERSION}"));
        let sums = read("SHA256SUMS");
        // FIPS 180-2, B.1: the hash of `abc`.
        assert!(
            sums.contains(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  kernel-and-wire.html\n"
            ),
            "{sums}"
        );
        assert_eq!(sums.lines().count(), 5, "{sums}");
        assert_eq!(archive.len(), 6);
    }
}
