//! What to paste into somebody's page so that a lab is embedded there.

use kw_scene::escape;
use std::fmt::Write as _;

/// Where it is pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// HTML, as a frame.
    Iframe,
    /// HTML, as the custom element.
    Element,
    /// Markdown that takes no HTML: a link.
    Markdown,
    /// Jupyter Book, MyST, Sphinx.
    Myst,
    /// MkDocs.
    MkDocs,
    /// Moodle.
    Moodle,
    /// Notion, and whatever embeds an address.
    Notion,
}

impl Form {
    /// All of them.
    pub const ALL: [Form; 7] = [
        Form::Iframe,
        Form::Element,
        Form::Markdown,
        Form::Myst,
        Form::MkDocs,
        Form::Moodle,
        Form::Notion,
    ];

    /// Its word in text ids.
    pub fn name(self) -> &'static str {
        match self {
            Form::Iframe => "iframe",
            Form::Element => "element",
            Form::Markdown => "markdown",
            Form::Myst => "myst",
            Form::MkDocs => "mkdocs",
            Form::Moodle => "moodle",
            Form::Notion => "notion",
        }
    }
}

/// What is embedded.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The address of the site, without `?` and `#`.
    pub base: &'a str,
    /// Names and values of the table.
    pub parameters: &'a [(&'a str, String)],
    /// What it is called.
    pub title: &'a str,
    /// The fragment that opens the same in the whole program.
    pub link: &'a str,
    /// How tall a frame is that nobody resizes, in CSS pixels.
    pub height: u32,
}

/// The text to paste.
pub fn snippet(form: Form, place: &Place) -> String {
    match form {
        Form::Iframe | Form::Moodle => place.iframe(),
        Form::Element | Form::MkDocs => place.element(),
        Form::Markdown => {
            let mut title = String::new();
            for c in place.title.chars() {
                if r"\[]*_`<>".contains(c) {
                    title.push('\\');
                }
                title.push(c);
            }
            format!("[{title}]({}{})", place.base, place.link)
        }
        Form::Myst => format!("```{{raw}} html\n{}\n```", place.element()),
        Form::Notion => place.address(),
    }
}

/// The query of an embed with these parameters.
pub fn query(parameters: &[(&str, String)]) -> String {
    let mut out = "?embed=1".to_owned();
    for (name, value) in parameters {
        out.push_str(&format!("&{name}={}", encoded(value)));
    }
    out
}

impl Place<'_> {
    fn address(&self) -> String {
        format!("{}{}", self.base, query(self.parameters))
    }

    fn iframe(&self) -> String {
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\" loading=\"lazy\" style=\"border: 0\" allowfullscreen></iframe>",
            escaped(&self.address()),
            escaped(self.title),
            self.height
        )
    }

    fn element(&self) -> String {
        let script = match self.base.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/kernel-wire.js"),
            None => "kernel-wire.js".to_owned(),
        };
        let mut out = format!(
            "<script src=\"{}\" defer></script>\n<kernel-wire",
            escaped(&script)
        );
        for (name, value) in self.parameters {
            let _ = write!(out, " {name}=\"{}\"", escaped(value));
        }
        let title = escaped(self.title);
        let link = escaped(&format!("{}{}", self.base, self.link));
        let _ = write!(
            out,
            " title=\"{title}\"><a href=\"{link}\">{title}</a></kernel-wire>"
        );
        out
    }
}

/// A text as the value of an attribute, wherever it is pasted: single quotes are escaped, too.
fn escaped(text: &str) -> String {
    escape(text).replace('\'', "&#39;")
}

/// A text as a value in a query.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAD: &str = "a\"b<script>&'c]한";

    fn place<'a>(parameters: &'a [(&'a str, String)], title: &'a str) -> Place<'a> {
        Place {
            base: "https://example.org/kw/",
            parameters,
            title,
            link: "#/os/scheduling?s=AW3",
            height: 600,
        }
    }

    #[test]
    fn each_form_has_what_its_place_takes() {
        let parameters = [
            ("lab", "os/scheduling".to_owned()),
            ("step", "3".to_owned()),
        ];
        let place = place(&parameters, "CPU scheduling");
        let address = "https://example.org/kw/?embed=1&lab=os/scheduling&step=3";
        assert_eq!(snippet(Form::Notion, &place), address);
        let iframe = snippet(Form::Iframe, &place);
        let src = address.replace('&', "&amp;");
        assert!(iframe.contains(&format!("src=\"{src}\"")), "{iframe}");
        assert!(iframe.contains("height=\"600\"") && iframe.contains("title=\"CPU scheduling\""));
        let element = snippet(Form::Element, &place);
        assert!(element.contains("src=\"https://example.org/kw/kernel-wire.js\""));
        assert!(element.contains("<kernel-wire lab=\"os/scheduling\" step=\"3\""));
        let markdown = "[CPU scheduling](https://example.org/kw/#/os/scheduling?s=AW3)";
        assert_eq!(snippet(Form::Markdown, &place), markdown);
        let myst = snippet(Form::Myst, &place);
        assert_eq!(myst, format!("```{{raw}} html\n{element}\n```"));
    }

    #[test]
    fn nothing_in_a_title_or_value_becomes_markup() {
        let parameters = [("lab", BAD.to_owned())];
        let place = place(&parameters, BAD);
        for form in Form::ALL {
            let text = snippet(form, &place);
            // Our own script is the only one; Markdown's are marked as no markup.
            let foreign = text.replace("\\<script\\>", "").matches("<script>").count();
            assert_eq!(foreign, 0, "{text}");
        }
        let address = snippet(Form::Notion, &place);
        let (_, search) = address.split_once('?').expect("a query");
        assert_eq!(crate::embed::pairs(search)[1].1, BAD);
    }
}
