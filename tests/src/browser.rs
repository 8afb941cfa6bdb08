//! The browser: one driver for all tests of a program that run at the same time, and a session
//! with a profile of its own for each test.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::variable;

/// What the reader's browser is like.
#[derive(Clone, Debug)]
pub struct Look {
    /// The language it asks for.
    pub language: &'static str,
    /// Width of the window in CSS pixels.
    pub width: u32,
    /// Height of the window in CSS pixels.
    pub height: u32,
    /// The path that the site lies under.
    pub under: &'static str,
    /// A script that runs in each document before any of its own.
    pub before: &'static str,
    /// Whether errors in the console are what the test is about.
    pub errors_expected: bool,
    /// Whether the site's host lets pages of any origin read its files.
    pub for_all_origins: bool,
}

impl Default for Look {
    fn default() -> Self {
        Look {
            language: "en-US",
            width: 1280,
            height: 900,
            under: "",
            before: "",
            errors_expected: false,
            for_all_origins: false,
        }
    }
}

impl Look {
    /// A browser that asks for Korean.
    pub fn korean() -> Self {
        Look {
            language: "ko-KR",
            ..Look::default()
        }
    }
}

/// A driver that runs; it and its browsers end when this is dropped.
struct Driver {
    process: Child,
    port: u16,
}

/// The driver in use. Only tests hold it, so that the last of them ends it.
static DRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

impl Driver {
    fn get() -> Arc<Driver> {
        let mut driver = DRIVER.lock().unwrap_or_else(PoisonError::into_inner);
        driver.upgrade().unwrap_or_else(|| {
            let new = Arc::new(Driver::start());
            *driver = Arc::downgrade(&new);
            new
        })
    }

    /// Starts it on a port that it chooses itself, and says.
    fn start() -> Driver {
        let program = variable("KW_CHROMEDRIVER");
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|e| panic!("{} does not start: {e}", program.display()));
        let said = process.stdout.take().expect("its output is a pipe");
        let mut lines = BufReader::new(said).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        let Some(port) = port else {
            let _ = process.kill();
            let _ = process.wait();
            panic!("{} did not say its port", program.display());
        };
        // A pipe that nobody empties would stop it some day.
        thread::spawn(move || lines.for_each(drop));
        Driver { process, port }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked to go it ends its browsers too.
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = stream.write_all(b"GET /shutdown HTTP/1.1\r\nhost: localhost\r\n\r\n");
        }
        let deadline = Instant::now() + Duration::from_secs(5);
        while Instant::now() < deadline {
            if let Ok(Some(_)) = self.process.try_wait() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// How many browsers there are; more than this machine can drive would make all of them slow.
static BROWSERS: (Mutex<usize>, Condvar) = (Mutex::new(0), Condvar::new());

struct Turn;

impl Turn {
    fn take() -> Turn {
        let most = thread::available_parallelism().map_or(1, |n| n.get().clamp(1, 6));
        let count = BROWSERS.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut count = BROWSERS
            .1
            .wait_while(count, |n| *n >= most)
            .unwrap_or_else(PoisonError::into_inner);
        *count += 1;
        Turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *BROWSERS.0.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        BROWSERS.1.notify_one();
    }
}

/// A browser with one window.
pub struct Browser {
    runtime: Runtime,
    client: Option<Client>,
    profile: PathBuf,
    // Dropped last, in this order.
    _driver: Arc<Driver>,
    _turn: Turn,
}

impl Browser {
    /// Starts it.
    pub fn start(look: &Look) -> Browser {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let turn = Turn::take();
        let driver = Driver::get();
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("kw-e2e-{}-{n}", std::process::id()));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime starts");
        let mut browser = Browser {
            runtime,
            client: None,
            profile,
            _driver: driver,
            _turn: turn,
        };
        let capabilities = capabilities(look, &browser.profile.display().to_string());
        let address = format!("http://127.0.0.1:{}", browser._driver.port);
        let client = browser
            .runtime
            .block_on(
                ClientBuilder::new(HttpConnector::new())
                    .capabilities(capabilities)
                    .connect(&address),
            )
            .unwrap_or_else(|e| panic!("the browser does not start: {e}"));
        browser.client = Some(client);
        browser
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("open until it is dropped")
    }

    /// Does something with the session.
    pub fn run<'a, F, T>(&'a self, work: impl FnOnce(&'a Client) -> F) -> T
    where
        F: Future<Output = T> + 'a,
    {
        self.runtime.block_on(work(self.client()))
    }

    /// Sends a command that is not in the standard, below the session.
    pub fn command(&self, path: &'static str, body: Value) -> Result<Value, String> {
        self.run(|c| c.issue_cmd(Extra { path, body }))
            .map_err(|e| e.to_string())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let limit = Duration::from_secs(10);
            let _ = self
                .runtime
                .block_on(async { tokio::time::timeout(limit, client.close()).await });
        }
        let _ = fs::remove_dir_all(&self.profile);
    }
}

fn capabilities(look: &Look, profile: &str) -> Capabilities {
    let size = format!("--window-size={},{}", look.width.max(500), look.height);
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--enable-precise-memory-info",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(size);
    arguments.push(format!("--accept-lang={}", look.language));
    arguments.push(format!("--user-data-dir={profile}"));
    let value = json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": variable("KW_CHROMIUM"),
            "args": arguments,
        },
        "goog:loggingPrefs": { "browser": "ALL" },
        "timeouts": { "script": 300_000, "pageLoad": 120_000 },
    });
    match value {
        Value::Object(map) => map,
        _ => unreachable!(),
    }
}

#[derive(Debug)]
struct Extra {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extra {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
