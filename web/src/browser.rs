//! The browser's own things behind plain functions: the address, files
//! to save, the clipboard, the clock that slices of work are measured by.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Document, Element, HtmlAnchorElement,
    HtmlCanvasElement, HtmlImageElement, Url, Window,
};

/// The window; there always is one where this runs.
pub fn window() -> Window {
    web_sys::window().expect("the page runs in a window")
}

/// The document.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// The root element.
pub fn root() -> Option<Element> {
    document().document_element()
}

/// Milliseconds of a clock that only goes forward.
pub fn now_ms() -> f64 {
    window().performance().map_or(0.0, |p| p.now())
}

/// Random bytes that nobody can guess; `None` where this browser has none.
pub fn random() -> Option<[u8; 8]> {
    let mut bytes = [0; 8];
    let crypto = window().crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// Gives the focus to the element of an id.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// What comes behind `#` in the address, with the `#`.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The address without its fragment.
pub fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The whole address.
pub fn whole_address() -> String {
    window().location().href().unwrap_or_default()
}

/// The address of the program: without query and fragment, and without a name that hosts put in.
pub fn site() -> String {
    let address = address();
    let path = address.split('?').next().unwrap_or_default();
    path.strip_suffix("index.html").unwrap_or(path).to_owned()
}

/// Says in the root element, for the styles, that this is a frame of somebody's page.
pub fn mark_embed() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-embed", "");
    }
}

/// Goes to another page of the program.
pub fn go(fragment: &str) {
    let _ = window().location().set_hash(fragment);
}

/// Replaces the address without a new entry in the history. Sandboxed pages may refuse.
pub fn replace_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// Whether a media query holds.
pub fn media(query: &str) -> bool {
    window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|m| m.matches())
}

/// The languages the reader's browser asks for.
pub fn language() -> String {
    window().navigator().language().unwrap_or_default()
}

/// Hands a file to the reader.
pub fn save(name: &str, mime: &str, bytes: &[u8]) {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        save_blob(name, &blob);
    }
}

/// The same for what the browser made.
pub fn save_blob(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else {
        return;
    };
    if let Ok(element) = document().create_element("a")
        && let Ok(anchor) = element.dyn_into::<HtmlAnchorElement>()
    {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    // The browser keeps the blob until the download has it.
    gloo_timers::callback::Timeout::new(10_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
}

/// The largest side and area of an image that every browser makes, in pixels.
const IMAGE: (f64, f64) = (8192.0, 16_000_000.0);

/// An SVG document of this size as PNG, twice as large so that its lines are sharp; smaller where browsers
/// could not make it. `None` where this one cannot draw it.
pub async fn png(svg: &str, (width, height): (f64, f64)) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    let text = js_sys::encode_uri_component(svg).as_string()?;
    image.set_src(&format!("data:image/svg+xml,{text}"));
    wasm_bindgen_futures::JsFuture::from(image.decode())
        .await
        .ok()?;
    let (side, area) = IMAGE;
    let scale = 2.0_f64
        .min(side / width.max(height))
        .min((area / (width * height)).sqrt());
    let canvas = document().create_element("canvas").ok()?;
    let canvas = canvas.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width((width * scale) as u32);
    canvas.set_height((height * scale) as u32);
    let pen = canvas.get_context("2d").ok()??;
    let pen = pen.dyn_into::<CanvasRenderingContext2d>().ok()?;
    let (w, h) = (f64::from(canvas.width()), f64::from(canvas.height()));
    pen.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, w, h)
        .ok()?;
    let made = js_sys::Promise::new(&mut |done, failed| {
        if canvas.to_blob(&done).is_err() {
            let _ = failed.call0(&JsValue::NULL);
        }
    });
    let blob = wasm_bindgen_futures::JsFuture::from(made).await.ok()?;
    blob.dyn_into().ok()
}

/// How far right of the left edge of the nearest such element around it something was clicked, in CSS
/// pixels. All events arrive at the root of the page, so what they are heard at tells nothing.
pub fn x_within(e: &web_sys::MouseEvent, css: &str) -> Option<f64> {
    let clicked = e.target()?.dyn_into::<Element>().ok()?;
    let around = clicked.closest(css).ok()??;
    Some(f64::from(e.client_x()) - around.get_bounding_client_rect().left())
}

/// An attribute of what was clicked, or of the nearest element around it that has it.
pub fn attribute_around(e: &web_sys::MouseEvent, name: &str) -> Option<String> {
    let clicked = e.target()?.dyn_into::<Element>().ok()?;
    let around = clicked.closest(&format!("[{name}]")).ok()??;
    around.get_attribute(name)
}

/// Scrolls what is inside an element, as far as needed and no further, until a descendant is seen. The
/// page around it stays where it is.
pub fn bring_into(pane: &Element, inside: &Element) {
    let outer = pane.get_bounding_client_rect();
    let inner = inside.get_bounding_client_rect();
    let (above, below) = (inner.top() - outer.top(), inner.bottom() - outer.bottom());
    let by = if above < 0.0 { above } else { below.max(0.0) };
    pane.set_scroll_top(pane.scroll_top() + by.round() as i32);
}

/// Copies text; false where the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Missing outside secure contexts.
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|c| c.is_undefined()) {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}

/// The files of a list that a control or a drop gives.
pub fn files(list: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    let Some(list) = list else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|i| list.get(i)).collect()
}

/// Bytes of a chosen file, from one place to another.
pub async fn read(file: &web_sys::File, from: f64, to: f64) -> Option<Vec<u8>> {
    let part = file.slice_with_f64_and_f64(from, to).ok()?;
    let buffer = wasm_bindgen_futures::JsFuture::from(part.array_buffer())
        .await
        .ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The place for the program: what `index.html` shows in it until then goes, and so does the id that
/// tells that it is not there yet. The rest of the body stays.
pub fn place() -> Option<Element> {
    let place = document().get_element_by_id("boot")?;
    let _ = place.remove_attribute("id");
    Some(place)
}

/// A part of the site that is not in the program: from the page itself, where that has all in it, or from beside it.
/// Which file it is, a `meta` element of that name says; `None` where it cannot be had.
pub async fn part(name: &str) -> Option<String> {
    use wasm_bindgen_futures::JsFuture;
    let document = document();
    if let Ok(inside) = js_sys::Reflect::get(&window(), &"kwPart".into())
        && let Ok(inside) = inside.dyn_into::<js_sys::Function>()
    {
        let text = inside.call1(&JsValue::NULL, &name.into()).ok()?;
        let text = JsFuture::from(text.dyn_into::<js_sys::Promise>().ok()?);
        return text.await.ok()?.as_string();
    }
    let meta = document.query_selector(&format!("meta[name={name}]"));
    let file = meta.ok()??.get_attribute("content")?;
    let response = JsFuture::from(window().fetch_with_str(&file)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?)
        .await
        .ok()?
        .as_string()
}
