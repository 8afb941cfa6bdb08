//! A static server on the loopback address, for looking at the site and for testing it.
//!
//! It serves one folder of files, sends the strict Content-Security-Policy that the product
//! promises to work under, and lets nothing be kept in the browser's cache unasked. It runs
//! in a background thread until its [`Server`] is dropped.
//!
//! ```no_run
//! use std::path::Path;
//! let server = xtask::server::Site::new(Path::new("dist/site")).under("/any/sub/path").start()?;
//! println!("open {}", server.url());
//! # Ok::<(), std::io::Error>(())
//! ```

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    self, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
};
use axum::http::{Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

use crate::csp;

/// A folder to serve, and how.
#[derive(Clone, Debug)]
pub struct Site {
    folder: PathBuf,
    port: u16,
    prefix: String,
    strict: bool,
    bare: bool,
    shared: bool,
}

impl Site {
    /// The files of `folder` at the root of a free port, under the strict policy.
    pub fn new(folder: &Path) -> Self {
        Site {
            folder: folder.to_owned(),
            port: 0,
            prefix: String::new(),
            strict: true,
            bare: false,
            shared: false,
        }
    }

    /// Listen on this port; 0 means any that is free.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Serve the folder under a path such as `/course/os`; everything else is not found.
    pub fn under(mut self, prefix: &str) -> Self {
        let prefix = prefix.trim_matches('/');
        self.prefix = if prefix.is_empty() {
            String::new()
        } else {
            format!("/{prefix}")
        };
        self
    }

    /// Send no Content-Security-Policy: for pages of a test that are not ours.
    pub fn without_policy(mut self) -> Self {
        self.strict = false;
        self
    }

    /// Send no header that a host does not send unasked, and WebAssembly as bytes of no known kind.
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self.without_policy()
    }

    /// Let pages of any origin read the files, as most static hosts do.
    pub fn for_all_origins(mut self) -> Self {
        self.shared = true;
        self
    }

    /// Starts serving, and returns once the port listens.
    pub fn start(&self) -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let seen = Arc::<Mutex<Vec<Seen>>>::default();
        let router = self.router(Arc::clone(&seen));
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = std::thread::Builder::new()
            .name("static server".to_owned())
            .spawn(move || {
                runtime.block_on(async move {
                    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
                        return;
                    };
                    tokio::select! {
                        _ = axum::serve(listener, router) => {}
                        _ = stopped => {}
                    }
                });
            })?;
        Ok(Server {
            address,
            prefix: self.prefix.clone(),
            seen,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    fn router(&self, seen: Arc<Mutex<Vec<Seen>>>) -> Router {
        let files = ServeDir::new(&self.folder);
        let router = if self.prefix.is_empty() {
            Router::new().fallback_service(files)
        } else {
            Router::new().nest_service(&self.prefix, files)
        };
        let shared = Shared {
            strict: self.strict,
            bare: self.bare,
            shared: self.shared,
            seen,
        };
        router.layer(middleware::from_fn_with_state(shared, answer))
    }
}

/// One request that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What was asked for: path and query, as the browser sent them.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

/// A server that runs; it stops when this is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    prefix: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the site for a browser, with a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}{}/", self.address, self.prefix)
    }

    /// The requests answered so far (the oldest are forgotten after many thousand).
    pub fn requests(&self) -> Vec<Seen> {
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[derive(Clone)]
struct Shared {
    strict: bool,
    bare: bool,
    shared: bool,
    seen: Arc<Mutex<Vec<Seen>>>,
}

/// More requests than any test makes; a server left running for days forgets the rest.
const REMEMBERED: usize = 20_000;

/// Requests that would be answered by a part of a page, or by "you have it already": then
/// the policy could not be told from the answer. On loopback nothing is lost without them.
const CONDITIONS: [HeaderName; 6] = [
    header::RANGE,
    header::IF_RANGE,
    header::IF_MATCH,
    header::IF_NONE_MATCH,
    header::IF_MODIFIED_SINCE,
    header::IF_UNMODIFIED_SINCE,
];

async fn answer(State(shared): State<Shared>, mut request: Request, next: Next) -> Response {
    for name in CONDITIONS {
        request.headers_mut().remove(name);
    }
    let path = request
        .uri()
        .path_and_query()
        .map_or_else(String::new, ToString::to_string);
    // Asked only for a page's headers, we still have to read it to know its policy.
    let head_only = *request.method() == Method::HEAD;
    if head_only {
        *request.method_mut() = Method::GET;
    }
    let mut response = finish(next.run(request).await, &shared).await;
    if shared.shared {
        set(
            response.headers_mut(),
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            "*",
        );
    }
    if head_only {
        *response.body_mut() = Body::empty();
    }
    let mut seen = shared.seen.lock().unwrap_or_else(PoisonError::into_inner);
    if seen.len() >= REMEMBERED {
        seen.drain(..REMEMBERED / 2);
    }
    seen.push(Seen {
        path,
        status: response.status().as_u16(),
    });
    response
}

/// Adds the headers that every answer has.
async fn finish(response: Response, shared: &Shared) -> Response {
    let (mut parts, mut body) = response.into_parts();
    let kind = parts
        .headers
        .get(CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or("")
        .to_owned();
    let mut page = String::new();
    if kind.starts_with("text/html") {
        let Ok(bytes) = to_bytes(body, usize::MAX).await else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        page = String::from_utf8_lossy(&bytes).into_owned();
        body = Body::from(bytes);
    }
    if kind.starts_with("text/") && !kind.contains("charset") {
        set(
            &mut parts.headers,
            CONTENT_TYPE,
            &format!("{kind}; charset=utf-8"),
        );
    }
    if shared.bare {
        if kind == "application/wasm" {
            set(&mut parts.headers, CONTENT_TYPE, "application/octet-stream");
        }
        return Response::from_parts(parts, body);
    }
    set(&mut parts.headers, CACHE_CONTROL, "no-cache");
    set(
        &mut parts.headers,
        header::X_CONTENT_TYPE_OPTIONS,
        "nosniff",
    );
    if shared.strict {
        set(
            &mut parts.headers,
            CONTENT_SECURITY_POLICY,
            &csp::policy(&page),
        );
    }
    Response::from_parts(parts, body)
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    /// A folder that is removed at the end of the test.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path =
                std::env::temp_dir().join(format!("kw-server-{}-{name}", std::process::id()));
            std::fs::create_dir_all(path.join("site/assets")).unwrap();
            std::fs::write(path.join("secret.txt"), "secret").unwrap();
            std::fs::write(path.join("site/index.html"), "<script>hello()</script>").unwrap();
            std::fs::write(path.join("site/assets/a.wasm"), "\0asm").unwrap();
            std::fs::write(path.join("site/assets/a.js"), "1").unwrap();
            Folder(path)
        }

        fn site(&self) -> Site {
            Site::new(&self.0.join("site"))
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    fn ask(server: &Server, start_line: &str) -> String {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        write!(
            stream,
            "{start_line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\nrange: bytes=0-1\r\n\r\n"
        )
        .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_page_comes_whole_with_its_policy() {
        let folder = Folder::new("page");
        let server = folder.site().start().unwrap();
        for (line, body) in [
            ("GET /", true),
            ("GET /index.html?x=1", true),
            ("HEAD /", false),
        ] {
            let text = ask(&server, line);
            assert!(text.starts_with("HTTP/1.1 200"), "{text}");
            assert!(
                text.contains("content-type: text/html; charset=utf-8"),
                "{text}"
            );
            assert!(text.contains("cache-control: no-cache"), "{text}");
            assert!(
                text.contains(&format!("'wasm-unsafe-eval' '{}'", csp::hash("hello()"))),
                "{text}"
            );
            assert_eq!(text.ends_with("<script>hello()</script>"), body, "{text}");
        }
        assert_eq!(
            server.requests()[1],
            Seen {
                path: "/index.html?x=1".to_owned(),
                status: 200
            }
        );
        assert!(server.address().ip().is_loopback());
    }

    #[test]
    fn types_are_those_that_browsers_insist_on() {
        let folder = Folder::new("types");
        let server = folder.site().start().unwrap();
        assert!(ask(&server, "GET /assets/a.wasm").contains("content-type: application/wasm"));
        assert!(ask(&server, "GET /assets/a.js").contains("content-type: text/javascript"));
    }

    #[test]
    fn a_bare_host_sends_only_what_it_must() {
        let folder = Folder::new("bare");
        let server = folder.site().bare().start().unwrap();
        let page = ask(&server, "GET /");
        for header in ["content-security-policy", "cache-control", "x-content-type"] {
            assert!(!page.contains(header), "{page}");
        }
        assert!(
            ask(&server, "GET /assets/a.wasm").contains("content-type: application/octet-stream")
        );
    }

    #[test]
    fn nothing_outside_the_folder_is_reached() {
        let folder = Folder::new("outside");
        let server = folder.site().start().unwrap();
        for path in [
            "/../secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e/secret.txt",
            "//../secret.txt",
            "/assets/../../secret.txt",
            "/..%5csecret.txt",
        ] {
            let text = ask(&server, &format!("GET {path}"));
            assert!(!text.contains("\r\n\r\nsecret"), "{path}: {text}");
            assert!(!text.starts_with("HTTP/1.1 200"), "{path}: {text}");
        }
    }

    #[test]
    fn a_sub_path_and_no_policy_on_request() {
        let folder = Folder::new("prefix");
        let server = folder
            .site()
            .under("/a/b/")
            .without_policy()
            .start()
            .unwrap();
        assert!(server.url().ends_with("/a/b/"));
        let text = ask(&server, "GET /a/b/");
        assert!(
            text.starts_with("HTTP/1.1 200") && !text.contains("content-security-policy"),
            "{text}"
        );
        assert!(ask(&server, "GET /a/b/assets/a.js").starts_with("HTTP/1.1 200"));
        assert!(ask(&server, "GET /index.html").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn dropping_it_closes_the_port() {
        let folder = Folder::new("drop");
        let server = folder.site().start().unwrap();
        let address = server.address();
        drop(server);
        assert!(TcpStream::connect(address).is_err());
    }
}
