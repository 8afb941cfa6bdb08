//! How large the site is: as it lies there, and as hosts send it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::run::{Doing as _, Done};

/// The sizes of one file, or of several together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// As it is.
    pub raw: usize,
    /// With gzip at its best level.
    pub gzip: usize,
    /// With brotli at its best level.
    pub brotli: usize,
}

impl Sizes {
    fn of(bytes: &[u8]) -> Self {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        // Writing into memory does not fail.
        let _ = gzip.write_all(bytes);
        let gzip = gzip.finish().map_or(0, |packed| packed.len());
        let mut packed = Vec::new();
        let best = brotli::enc::BrotliEncoderParams {
            quality: 11,
            lgwin: 22,
            ..Default::default()
        };
        let brotli =
            brotli::BrotliCompress(&mut &bytes[..], &mut packed, &best).map_or(0, |_| packed.len());
        Sizes {
            raw: bytes.len(),
            gzip,
            brotli,
        }
    }

    fn add(&mut self, other: Sizes) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// A table of every file under `folder` and of the whole.
pub fn table(folder: &Path) -> Done<String> {
    let mut rows = Vec::new();
    let mut whole = Sizes::default();
    for file in files(folder)? {
        let bytes = fs::read(&file).doing(|| format!("read {}", file.display()))?;
        let sizes = Sizes::of(&bytes);
        whole.add(sizes);
        let name = file
            .strip_prefix(folder)
            .unwrap_or(&file)
            .to_string_lossy()
            .replace('\\', "/");
        rows.push((name, sizes));
    }
    rows.push((format!("all {} files", rows.len()), whole));
    Ok(layout(&rows))
}

fn layout(rows: &[(String, Sizes)]) -> String {
    let width = rows
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0)
        .max(4);
    let mut text = format!(
        "{:width$} {:>10} {:>10} {:>10}\n",
        "file", "raw", "gzip", "brotli"
    );
    for (name, sizes) in rows {
        let [raw, gzip, brotli] = [sizes.raw, sizes.gzip, sizes.brotli].map(human);
        text.push_str(&format!(
            "{name:width$} {raw:>10} {gzip:>10} {brotli:>10}\n"
        ));
    }
    text
}

/// A size for people: `512 B`, `117.9 KB`, `2.35 MB`, with thousands of bytes as hosts count.
pub fn human(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..999_950 => tenths(bytes, 1_000, 1, "KB"),
        _ => tenths(bytes, 1_000_000, 2, "MB"),
    }
}

fn tenths(bytes: usize, unit: usize, digits: usize, name: &str) -> String {
    format!("{:.digits$} {name}", bytes as f64 / unit as f64)
}

fn files(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).doing(|| format!("read {}", folder.display()))?;
        for entry in entries {
            let path = entry.doing(|| format!("read {}", folder.display()))?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_well() {
        for (bytes, text) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1.0 KB"),
            (117_949, "117.9 KB"),
            (999_949, "999.9 KB"),
            (999_950, "1.00 MB"),
            (2_349_000, "2.35 MB"),
        ] {
            assert_eq!(human(bytes), text);
        }
    }

    #[test]
    fn packing_makes_what_repeats_smaller() {
        let sizes = Sizes::of(&[b'a'; 10_000]);
        assert_eq!(sizes.raw, 10_000);
        assert!(sizes.gzip > 0 && sizes.gzip < 100, "{sizes:?}");
        assert!(sizes.brotli > 0 && sizes.brotli < 100, "{sizes:?}");
    }

    #[test]
    fn columns_stand_under_each_other() {
        let one = Sizes {
            raw: 5,
            gzip: 1_500,
            brotli: 2_000_000,
        };
        let text = layout(&[("index.html".to_owned(), one), ("a".to_owned(), one)]);
        let lengths: Vec<usize> = text.lines().map(str::len).collect();
        assert!(lengths.iter().all(|length| *length == lengths[0]), "{text}");
    }
}
