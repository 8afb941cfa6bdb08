//! `kw scorm`: a lab, or a set of its exercises, as a package for learning platforms (SCORM 1.2): the whole
//! site, what it shows written into its page, and the manifest.
//!
//! The same site and the same wishes give the same bytes.

use crate::commands::{lab, read_scenario};
use kw_exchange::{
    embed::{self, query},
    link,
};
use kw_models::registry::open_any;
use kw_scene::escape;
use kw_texts::Texts;
use kw_trace::Problem;
use std::{
    fs,
    io::{Cursor, Write as _},
    path::{Path, PathBuf},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// What `kw scorm` is given.
#[derive(clap::Args)]
pub struct Args {
    /// Id of the lab, for example os/scheduling.
    #[arg(long, required_unless_present = "file")]
    lab: Option<String>,
    /// Scenario file; - reads standard input.
    #[arg(conflicts_with_all = ["preset", "exercises"])]
    file: Option<PathBuf>,
    /// Name of one of the lab's presets.
    #[arg(long)]
    preset: Option<String>,
    /// So many exercises in place of the lab.
    #[arg(long)]
    exercises: Option<String>,
    /// How hard they are.
    #[arg(long, requires = "exercises")]
    level: Option<String>,
    /// The first exercise, or the seed of a random scenario.
    #[arg(long)]
    seed: Option<String>,
    /// More parameters of docs/EMBED.md, as in an address: controls=player&loop=3-9.
    #[arg(long = "with", default_value = "")]
    more: String,
    /// The built site.
    #[arg(long, default_value = "dist/site")]
    site: PathBuf,
    /// The package to write.
    #[arg(long)]
    pub out: PathBuf,
}

/// What is of no use in a package: a platform keeps pages for reading without a network by itself, if at all.
const LEFT_OUT: [&str; 4] = [
    "sw.js",
    "offline.js",
    "manifest.webmanifest",
    "kernel-wire.js",
];
/// Where the page asks for it.
const ASKED_FOR: [&str; 2] = [
    r#"<script src="offline.js" defer></script>"#,
    r#"<link rel="manifest" href="manifest.webmanifest">"#,
];

/// The bytes of the package.
pub fn scorm(args: &Args, texts: &Texts) -> Result<Vec<u8>, Problem> {
    let mut wanted = Vec::new();
    let mut id = args.lab.clone().unwrap_or_default();
    if let Some(path) = &args.file {
        let scenario = open_any(&read_scenario(path)?)?.scenario();
        let of_file = scenario["lab"].as_str().unwrap_or_default();
        if !id.is_empty() && id != of_file {
            return Err(Problem::new("import-lab", "--lab")
                .with("value", id)
                .with("found", of_file));
        }
        of_file.clone_into(&mut id);
        wanted.push(("scenario", link::pack(&scenario)?));
    }
    lab(&id)?;
    wanted.insert(0, ("lab", id.clone()));
    let given = [
        ("preset", &args.preset),
        ("exercises", &args.exercises),
        ("level", &args.level),
        ("seed", &args.seed),
    ];
    let given = given
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.clone()?)));
    wanted.extend(given);
    wanted.push(("scorm", "1".to_owned()));
    // Of a name that comes twice the first counts: what stands last are defaults.
    let mut address = query(&wanted);
    if !args.more.is_empty() {
        address = format!("{address}&{}", args.more.trim_start_matches(['?', '&']));
    }
    address.push_str(&format!("&lang={}&controls=full", texts.lang().tag()));
    let embed = embed::read(&address, "").unwrap_or_else(|| embed::Embed::of(&[], None, ""));
    if let Some(problem) = embed.problems.into_iter().next() {
        return Err(problem);
    }
    let mut title = texts.get(Some(&id), "lab-title");
    if let Some(set) = embed.exercises {
        let level = [
            ("lab", title.into()),
            ("level", u64::from(set.level).into()),
        ];
        title = texts.with(None, "sheet-title", &level);
    } else if let Some(name) = &args.preset {
        title = format!(
            "{title}: {}",
            texts.get(Some(&id), &format!("preset-{name}"))
        );
    }
    package(&args.site, &address, &title, &id)
}

/// The site, asked for this, as a package.
fn package(site: &Path, address: &str, title: &str, id: &str) -> Result<Vec<u8>, Problem> {
    let refuse = |e: std::io::Error| {
        Problem::new("file", site.display().to_string()).with("message", e.to_string())
    };
    let mut files = Vec::new();
    collect(site, "", &mut files).map_err(refuse)?;
    files.sort();
    files.retain(|name| !LEFT_OUT.contains(&name.as_str()));
    let has = |end: &str| files.iter().any(|f| f.ends_with(end));
    if !has("index.html") || !has(".wasm") {
        return Err(Problem::new("no-site", "--site").with("value", site.display().to_string()));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    let mut add = |name: &str, bytes: &[u8]| -> std::io::Result<()> {
        zip.start_file(name, options)?;
        zip.write_all(bytes)
    };
    let manifest = manifest(&files, title, id);
    add("imsmanifest.xml", manifest.as_bytes()).map_err(refuse)?;
    for name in &files {
        let mut bytes = fs::read(site.join(name)).map_err(refuse)?;
        if name == "index.html" {
            bytes = page(&String::from_utf8_lossy(&bytes), address).into_bytes();
        }
        add(name, &bytes).map_err(refuse)?;
    }
    let done = zip.finish().map_err(std::io::Error::from).map_err(refuse)?;
    Ok(done.into_inner())
}

/// The names of all files in a folder and those below, with `/` between.
fn collect(folder: &Path, before: &str, names: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

/// The page that knows what it shows.
fn page(html: &str, address: &str) -> String {
    let meta = format!(r#"<meta name="kw-embed" content="{}">"#, escape(address));
    let mut html = html.replacen("<head>", &format!("<head>{meta}"), 1);
    for unused in ASKED_FOR {
        html = html.replace(unused, "");
    }
    html
}

fn manifest(files: &[String], title: &str, id: &str) -> String {
    let (id, title) = (id.replace('/', "-"), escape(title));
    let mut list = String::new();
    for name in files {
        list.push_str(&format!("      <file href=\"{}\"/>\n", escape(name)));
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="kernel-and-wire-{id}" version="1.2"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>{title}</title>
      <item identifier="item" identifierref="resource" isvisible="true">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="resource" type="webcontent" adlcp:scormtype="sco" href="index.html">
{list}    </resource>
  </resources>
</manifest>
"#
    )
}
