//! How large the site is: as it lies there, and as hosts send it.

use std::io::Write as _;

use xtask::files::File;

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

/// A table of these files and of the whole.
pub fn table(files: &[File]) -> String {
    let mut rows = Vec::new();
    let mut whole = Sizes::default();
    for (name, bytes) in files {
        let sizes = Sizes::of(bytes);
        whole.add(sizes);
        rows.push((name.clone(), sizes));
    }
    rows.push((format!("all {} files", rows.len()), whole));
    layout(&rows)
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
