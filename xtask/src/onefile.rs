//! The whole site as one HTML file that opens by double click.
//!
//! A browser loads no modules and fetches nothing for a page from `file://`. So everything is in the page:
//! styles and scripts as they are, the WebAssembly and the books packed with xz (a fifth smaller than gzip makes it) in
//! base64, and the npm package xz-decompress to unpack it. The file brings its own policy, which allows
//! exactly these scripts and styles, and nothing from anywhere.

use std::cell::RefCell;
use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use lzma_rust2::{XzOptions, XzWriter};
use xtask::csp;

use crate::run::{Doing as _, Done, Failure, fail};
use xtask::files::File;

/// How wasm-bindgen's JavaScript ends: it gives out the function that starts the program.
const EXPORT: &str = "__wbg_init as default";
/// What takes the place of Trunk's script that starts the program.
const START: &str = include_str!("../../web/onefile.js");
/// Of the site, but of no use in a page that is alone.
const NOT_HERE: [&str; 1] = ["offline.js"];

/// The one file, made of the files of the site and of the text of the decompressor.
pub fn page(site: &[File], decompressor: &str) -> Done<String> {
    let (_, wasm) = only(site, ".wasm")?;
    let (program, _) = only(site, "_bg.wasm")?;
    let program = text(site, &program.replace("_bg.wasm", ".js"))?;
    if !program.contains(EXPORT) || program.contains("from './") {
        return fail(
            "wasm-bindgen's JavaScript is not as the one file needs it: `xtask/src/onefile.rs` knows how.",
        );
    }
    let program = format!("{program}\n{START}");
    let styles = RefCell::new(Vec::new());
    let put = |element: &mut Element<'_, '_>, name: &str, text: &str| {
        // No text may end its element, or hide its end.
        if text.to_ascii_lowercase().contains(&format!("</{name}")) || text.contains("<!--") {
            return Err(format!("what goes into <{name}> has its end in it").into());
        }
        let start = match (name, element.get_attribute("type")) {
            ("script", Some(kind)) => format!("<script type=\"{kind}\">"),
            _ => format!("<{name}>"),
        };
        element.replace(&format!("{start}{text}</{name}>"), ContentType::Html);
        Ok(())
    };
    let address = |element: &Element<'_, '_>, name: &str| {
        let address = element.get_attribute(name).unwrap_or_default();
        address.trim_start_matches("./").to_owned()
    };
    let handlers = vec![
        element!("link[rel=stylesheet]", |e| {
            let css = text(site, &address(e, "href")).map_err(|f| f.0)?;
            put(e, "style", &css)?;
            styles.borrow_mut().push(css);
            Ok(())
        }),
        element!(
            "link[rel=preload], link[rel=modulepreload], link[rel=manifest], link[rel=apple-touch-icon], meta[http-equiv]",
            |e| {
                e.remove();
                Ok(())
            }
        ),
        element!("meta[name^=book-]", |e| {
            e.remove();
            Ok(())
        }),
        element!("script[src]", |e| {
            let name = address(e, "src");
            if NOT_HERE.contains(&name.as_str()) {
                e.remove();
                return Ok(());
            }
            put(e, "script", &text(site, &name).map_err(|f| f.0)?)
        }),
        element!("script[type=module]:not([src])", |e| put(
            e, "script", &program
        )),
        element!("body", |e| {
            // Behind everything that is to be seen while the rest is read.
            let mut parts = format!("<script>{decompressor}</script>");
            for (id, bytes) in std::iter::once(("program", wasm)).chain(books(site)) {
                let data = STANDARD.encode(packed(bytes).map_err(|f| f.0)?);
                let kind = "application/octet-stream";
                parts.push_str(&format!(
                    "<script type=\"{kind}\" id=\"{id}\">{data}</script>"
                ));
            }
            e.append(&parts, ContentType::Html);
            Ok(())
        }),
    ];
    let settings = handlers.into_iter().fold(
        RewriteStrSettings::new(),
        RewriteStrSettings::append_element_content_handler,
    );
    let index = text(site, "index.html")?;
    let page = rewrite_str(&index, settings)
        .map_err(|error| Failure(format!("The one file could not be made: {error}.")))?;
    let policy = policy(&page, &styles.borrow());
    csp::with_policy(&page, &policy).doing(|| "seal the one file".to_owned())
}

/// Allows the page's own scripts and styles, pictures in the page, and nothing else.
fn policy(page: &str, styles: &[String]) -> String {
    let hashes = |texts: &mut dyn Iterator<Item = &str>| -> String {
        texts.map(|t| format!(" '{}'", csp::hash(t))).collect()
    };
    let scripts = hashes(&mut csp::inline_scripts(page).into_iter());
    let styles = hashes(&mut styles.iter().map(String::as_str));
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval'{scripts}; style-src{styles}; img-src data:; \
         base-uri 'none'; form-action 'none'"
    )
}

/// Packed with xz at its best.
fn packed(bytes: &[u8]) -> Done<Vec<u8>> {
    let pack = || {
        let mut writer = XzWriter::new(Vec::new(), XzOptions::with_preset(9))?;
        writer.write_all(bytes)?;
        writer.finish()
    };
    pack().doing(|| "pack the program".to_owned())
}

/// The books of the site, with the names that the program asks for them by.
fn books(site: &[File]) -> impl Iterator<Item = (&str, &Vec<u8>)> {
    ["book-ko", "book-en"].into_iter().filter_map(|id| {
        let file = site.iter().find(|(name, _)| name.starts_with(id))?;
        Some((id, &file.1))
    })
}

/// The one file whose name ends so.
fn only<'a>(site: &'a [File], end: &str) -> Done<&'a File> {
    let mut found = site.iter().filter(|(name, _)| name.ends_with(end));
    match (found.next(), found.next()) {
        (Some(file), None) => Ok(file),
        _ => fail(format!("The site has to have one file *{end}.")),
    }
}

fn text(site: &[File], name: &str) -> Done<String> {
    match site.iter().find(|(known, _)| known == name) {
        Some((_, bytes)) => Ok(String::from_utf8_lossy(bytes).into_owned()),
        None => fail(format!("The site has no file `{name}`.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(program: &str, css: &str) -> Vec<File> {
        let index = "<!doctype html><html><head>\n    <meta charset=\"utf-8\">\n\
            <link rel=\"icon\" href=\"data:x\"><link rel=\"stylesheet\" href=\"./main-1.css\"/>\n\
            <script type=\"module\">import init from './kw-1.js';</script>\n\
            <script src=\"old-browser.js\"></script><script src=\"offline.js\" defer></script>\n\
            <link rel=\"modulepreload\" href=\"./kw-1.js\"><link rel=\"preload\" href=\"./kw-1_bg.wasm\">\n\
            <link rel=\"manifest\" href=\"manifest.webmanifest\"></head><body><p>여기</p></body></html>";
        [
            ("index.html", index),
            ("kw-1.js", program),
            ("kw-1_bg.wasm", "\0asm"),
            ("main-1.css", css),
            ("offline.js", "keep()"),
            ("old-browser.js", "old()"),
        ]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .to_vec()
    }

    const PROGRAM: &str = "go();\nexport { __wbg_init as default };";

    #[test]
    fn nothing_is_left_to_be_fetched() {
        let page = page(&site(PROGRAM, "p { color: red }"), "unpack()").unwrap();
        for part in [
            "<style>p { color: red }</style>",
            "<script>old()</script>",
            "<script type=\"module\">go();\n",
            "<p>여기</p>",
            "href=\"data:x\"",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        for part in ["src=", "href=\"./", "manifest", "keep()", "import "] {
            assert!(!page.contains(part), "{part}: {page}");
        }
        assert!(page.find("unpack()") > page.find("여기"), "{page}");
    }

    #[test]
    fn its_policy_allows_what_it_has_and_no_more() {
        let page = page(&site(PROGRAM, "p{}"), "unpack()").unwrap();
        let (_, policy) = page
            .split_once("content-security-policy\" content=\"")
            .unwrap();
        let (policy, _) = policy.split_once('"').unwrap();
        let program = format!("{PROGRAM}\n{START}");
        for text in ["old()", "unpack()", "p{}", &program] {
            assert!(policy.contains(&csp::hash(text)), "{text}: {policy}");
        }
        assert_eq!(policy.matches("sha256-").count(), 4, "{policy}");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("'self'"));
    }

    #[test]
    fn the_same_site_gives_the_same_bytes() {
        let made = || page(&site(PROGRAM, "p{}"), "unpack()").unwrap();
        assert_eq!(made(), made());
    }

    #[test]
    fn what_would_break_the_page_is_refused() {
        let refused = |program: &str, css: &str| page(&site(program, css), "unpack()").is_err();
        assert!(refused("go();", "p{}"), "no export");
        assert!(refused(&format!("import x from './y.js';{PROGRAM}"), "p{}"));
        assert!(refused(PROGRAM, "</style>"));
        assert!(refused(&format!("'</SCRIPT>';{PROGRAM}"), "p{}"));
    }
}
