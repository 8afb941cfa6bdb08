//! The Content-Security-Policy of a page: as narrow as the product promises to live with.
//!
//! The policy is the same for every page, except for the hashes of the page's own inline
//! scripts, which are read out of its text. This is not an HTML parser: it knows comments,
//! script elements and quoted attributes, which is what our own pages are made of.

use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The policy for `html`: nothing from anywhere but the page's own origin, and of inline
/// scripts only those that the page has.
pub fn policy(html: &str) -> String {
    let mut scripts = String::from("'self' 'wasm-unsafe-eval'");
    for script in inline_scripts(html) {
        let source = format!(" '{}'", hash(script));
        if !scripts.contains(&source) {
            scripts.push_str(&source);
        }
    }
    format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; worker-src 'self'; manifest-src 'self'"
    )
}

/// What a page's `head` begins with, after which its policy stands.
const CHARSET: &str = "<meta charset=\"utf-8\">";

/// The page with its policy in it, before anything that the policy is about: hosts that send no headers hold to it too.
///
/// # Errors
/// If the page does not name its characters once.
pub fn with_policy(page: &str, policy: &str) -> io::Result<String> {
    let meta = format!(
        "{CHARSET}\n    <meta http-equiv=\"content-security-policy\" content=\"{policy}\">"
    );
    match page.matches(CHARSET).count() {
        1 => Ok(page.replacen(CHARSET, &meta, 1)),
        n => Err(io::Error::other(format!(
            "the page has {n} `{CHARSET}`, not one"
        ))),
    }
}

/// The hash source of one inline script, as it stands between the quotes of a policy.
pub fn hash(script: &str) -> String {
    // A browser hashes what its parser saw, and that knows line feeds only.
    let seen = script.replace("\r\n", "\n").replace('\r', "\n");
    format!(
        "sha256-{}",
        STANDARD.encode(Sha256::digest(seen.as_bytes()))
    )
}

/// The texts of the scripts written inside the page, in order. Scripts with a `src` and
/// blocks of data are not among them.
pub fn inline_scripts(html: &str) -> Vec<&str> {
    // ASCII lower case keeps every byte where it is, so places found in one fit the other.
    let lower = html.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = lower[at..].find('<').map(|n| at + n) {
        if lower[next..].starts_with("<!--") {
            let Some(end) = lower[next + 4..].find("-->") else {
                break;
            };
            at = next + 4 + end + 3;
            continue;
        }
        at = next + 1;
        let Some(rest) = lower[next..].strip_prefix("<script") else {
            continue;
        };
        if !rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/') {
            continue;
        }
        let start = next + "<script".len();
        let Some(tag) = tag_length(&lower[start..]) else {
            break;
        };
        let body = start + tag + 1;
        let Some(length) = lower[body..].find("</script") else {
            break;
        };
        if is_inline_code(&lower[start..start + tag]) {
            found.push(&html[body..body + length]);
        }
        at = body + length;
    }
    found
}

/// How far it is to the `>` that ends a tag; one inside quotes does not.
fn tag_length(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '>' => return Some(at),
            None => {}
        }
    }
    None
}

/// Whether a script element with these attributes (in lower case) is code written in place.
fn is_inline_code(attributes: &str) -> bool {
    if attribute(attributes, "src").is_some() {
        return false;
    }
    match attribute(attributes, "type").as_deref().map(str::trim) {
        None | Some("" | "module" | "importmap" | "speculationrules") => true,
        Some(other) => other.ends_with("/javascript") || other.ends_with("/ecmascript"),
    }
}

/// The value of the attribute `name`, empty if it has none.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/')
            .unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let mut value = "";
        rest = after.trim_start();
        if let Some(given) = rest.strip_prefix('=') {
            let given = given.trim_start();
            let quoted = given.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quoted {
                Some(mark) => given[1..].split_once(mark).unwrap_or((&given[1..], "")),
                None => {
                    let end = given
                        .find(|c: char| c.is_ascii_whitespace())
                        .unwrap_or(given.len());
                    given.split_at(end)
                }
            };
        }
        if key == name {
            return Some(value.to_owned());
        }
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if key.is_empty() && value.is_empty() && rest.starts_with('=') {
            break;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_of_the_specification() {
        // CSP Level 3, section 8.3 gives this script and its hash.
        assert_eq!(
            hash("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }

    #[test]
    fn line_ends_do_not_change_the_hash() {
        assert_eq!(hash("a\r\nb\rc"), hash("a\nb\nc"));
    }

    #[test]
    fn only_code_written_in_place_is_found() {
        let html = r#"<!doctype html><!-- <script>no()</script> -->
            <SCRIPT Type="module">one()</SCRIPT>
            <script src="x.js"></script><script data-a="src>" >two(1 < 2)</script>
            <script type="application/json">{}</script><script defer src=y.js></script>
            <scripted>no</scripted><script>세번째()</script>"#;
        assert_eq!(inline_scripts(html), ["one()", "two(1 < 2)", "세번째()"]);
    }

    #[test]
    fn a_page_without_inline_scripts_has_the_bare_policy() {
        assert_eq!(
            policy("<html></html>"),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
             img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'"
        );
    }

    #[test]
    fn the_policy_has_each_hash_once() {
        let policy = policy("<script>a</script><script>a</script><script>b</script>");
        assert_eq!(policy.matches("sha256-").count(), 2);
    }

    #[test]
    fn a_policy_stands_before_everything_it_is_about() {
        let page = "<head>\n    <meta charset=\"utf-8\">\n    <script>a</script></head>";
        let sealed = with_policy(page, &policy(page)).unwrap();
        let meta = sealed.find("content-security-policy").unwrap();
        assert!(meta < sealed.find("<script>").unwrap(), "{sealed}");
        assert_eq!(
            policy(&sealed),
            policy(page),
            "the policy changes nothing that it is about"
        );
        assert!(with_policy("<head></head>", "x").is_err());
    }

    #[test]
    fn broken_pages_end() {
        for html in [
            "<script",
            "<script>",
            "<!-- <script>",
            "<script = = =>x</script>",
            "<",
            "<script ==a>y</script>",
        ] {
            let _ = policy(html);
        }
    }
}
