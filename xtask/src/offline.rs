//! Fills in the service worker of a built site: which files there are, each with its hash, and a version
//! that is another one as soon as a byte is. What the worker does with them is told in `web/sw.js`.

use std::fs;
use std::io;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::files::{File, contents, hex};

const WORKER: &str = "sw.js";

/// Writes version and files into the worker of the site in this folder.
pub fn fill_in(site: &Path) -> io::Result<()> {
    let files = contents(site)?;
    let template = fs::read_to_string(site.join(WORKER))?;
    fs::write(site.join(WORKER), filled(&template, &files)?)
}

fn filled(template: &str, files: &[File]) -> io::Result<String> {
    let mut list = String::from("{\n");
    for (name, bytes) in files.iter().filter(|(name, _)| name != WORKER) {
        // Hosts may send the name of the page elsewhere, and then its folder is the right address.
        let address = if name == "index.html" { "./" } else { name };
        if address.contains(['\'', '\\', '?', '#', '%']) {
            return Err(io::Error::other(format!(
                "The site has a file `{name}`; its name does not go into {WORKER}"
            )));
        }
        let hash = STANDARD.encode(Sha256::digest(bytes));
        list.push_str(&format!("  '{address}': 'sha256-{hash}',\n"));
    }
    list.push('}');
    // The worker's own text counts too: another one keeps its files in another cache.
    let version = hex(&Sha256::digest(format!("{template}{list}")))[..16].to_owned();
    let with = |text: String, empty: &str, full: String| {
        if text.matches(empty).count() == 1 {
            Ok(text.replacen(empty, &full, 1))
        } else {
            Err(io::Error::other(format!(
                "{WORKER} has to have one line `{empty}`"
            )))
        }
    };
    let text = with(
        template.to_owned(),
        "const FILES = {};",
        format!("const FILES = {list};"),
    )?;
    with(
        text,
        "const VERSION = '';",
        format!("const VERSION = '{version}';"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "// x\nconst VERSION = '';\nconst FILES = {};\ngo();\n";

    fn site(page: &str) -> Vec<File> {
        [
            ("a/b.png", "png"),
            ("index.html", page),
            ("sw.js", TEMPLATE),
        ]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .to_vec()
    }

    #[test]
    fn every_file_but_the_worker_is_in_the_list_with_its_hash() {
        let worker = filled(TEMPLATE, &site("abc")).unwrap();
        // FIPS 180-2, B.1: the hash of `abc`.
        assert!(
            worker.contains("'./': 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=',"),
            "{worker}"
        );
        assert!(worker.contains("'a/b.png': 'sha256-"), "{worker}");
        assert!(
            !worker.contains("sw.js") && !worker.contains("index.html"),
            "{worker}"
        );
        assert!(
            worker.starts_with("// x\nconst VERSION = '") && worker.ends_with("};\ngo();\n"),
            "{worker}"
        );
    }

    #[test]
    fn the_version_changes_with_a_byte_and_with_nothing_else() {
        let version = |page: &str| {
            let worker = filled(TEMPLATE, &site(page)).unwrap();
            worker.lines().nth(1).unwrap().to_owned()
        };
        assert_eq!(version("abc"), version("abc"));
        assert_ne!(version("abc"), version("abd"));
    }

    #[test]
    fn the_real_worker_can_be_filled_in() {
        let template = fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../web")
                .join(WORKER),
        )
        .unwrap();
        assert!(filled(&template, &site("abc")).is_ok());
        assert!(filled("const VERSION = '';", &site("abc")).is_err());
    }
}
