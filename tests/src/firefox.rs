//! Firefox, for what only another browser can tell: a session of its own driver, scripts, and waiting.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::page::{HELPERS, PATIENCE};

/// Firefox with one window; it and its driver end when this is dropped.
pub struct Firefox {
    runtime: Runtime,
    client: Option<Client>,
    driver: Child,
}

/// Starts Firefox in this language; `None`, said aloud, where the machine has none.
pub fn firefox(language: &str) -> Option<Firefox> {
    let named = |name: &str| {
        std::env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    let (Some(program), Some(driver)) = (named("KW_FIREFOX"), named("KW_GECKODRIVER")) else {
        eprintln!("KW_FIREFOX and KW_GECKODRIVER name no Firefox: not tested here");
        return None;
    };
    // Its driver has to be told a port.
    let port = std::net::TcpListener::bind(("127.0.0.1", 0))
        .and_then(|free| free.local_addr())
        .expect("a free port")
        .port();
    let driver = Command::new(&driver)
        .args(["--port", &port.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|e| panic!("{} does not start: {e}", driver.display()));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime starts");
    let mut firefox = Firefox {
        runtime,
        client: None,
        driver,
    };
    let capabilities = json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": program,
            "args": ["-headless"],
            "prefs": { "intl.accept_languages": language },
        },
    });
    let Value::Object(capabilities) = capabilities else {
        unreachable!()
    };
    firefox.connect(port, &capabilities);
    Some(firefox)
}

impl Firefox {
    fn connect(&mut self, port: u16, capabilities: &Capabilities) {
        let address = format!("http://127.0.0.1:{port}");
        // A driver gives up for itself after a minute; on a busy machine a second start is quicker.
        let deadline = Instant::now() + 4 * PATIENCE;
        while self.client.is_none() {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities.clone());
            match self.runtime.block_on(builder.connect(&address)) {
                Ok(client) => self.client = Some(client),
                // The driver takes a moment to listen.
                Err(_) if Instant::now() < deadline => thread::sleep(Duration::from_millis(50)),
                Err(error) => panic!("Firefox does not start: {error}"),
            }
        }
    }

    /// Loads an address afresh, and waits until the page stands.
    pub fn open(&self, address: &str) {
        let client = self.client.as_ref().expect("open until it is dropped");
        for address in ["about:blank", address] {
            self.runtime
                .block_on(client.goto(address))
                .unwrap_or_else(|e| panic!("{address} does not load: {e}"));
        }
        self.js(HELPERS, &[]);
        self.until("the page stands", "return kwt.settled()", &[]);
    }

    /// Runs the body of a function.
    pub fn js(&self, body: &str, arguments: &[Value]) -> Value {
        self.try_js(body, arguments)
            .unwrap_or_else(|e| panic!("{e} in {body}"))
    }

    fn try_js(&self, body: &str, arguments: &[Value]) -> Result<Value, String> {
        let client = self.client.as_ref().expect("open until it is dropped");
        self.runtime
            .block_on(client.execute(body, arguments.to_vec()))
            .map_err(|e| e.to_string())
    }

    /// Waits until the body of a function returns `true`.
    pub fn until(&self, what: &str, body: &str, arguments: &[Value]) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let value = self.try_js(body, arguments);
            if value == Ok(Value::Bool(true)) {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "in vain waited until {what} ({value:?})"
            );
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let limit = Duration::from_secs(10);
            let _ = self
                .runtime
                .block_on(async { tokio::time::timeout(limit, client.close()).await });
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
