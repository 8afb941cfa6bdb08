//! Content that is drawn for the width it gets.

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SizedProps {
    /// Draws the content for a width in CSS pixels.
    pub content: Callback<f32, Html>,
    /// Changes whenever the content is to be drawn anew.
    #[prop_or_default]
    pub version: u32,
}

/// Watches its own width.
pub struct Sized {
    node: NodeRef,
    width: f32,
    _watch: Option<(ResizeObserver, Closure<dyn FnMut()>)>,
}

impl Component for Sized {
    type Message = f32;
    type Properties = SizedProps;

    fn create(_: &Context<Self>) -> Self {
        Sized {
            node: NodeRef::default(),
            width: 0.0,
            _watch: None,
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if !first {
            return;
        }
        let Some(element) = self.node.cast::<HtmlElement>() else {
            return;
        };
        let (link, watched) = (ctx.link().clone(), element.clone());
        let measure = move || link.send_message(watched.client_width() as f32);
        measure();
        let callback = Closure::<dyn FnMut()>::new(measure);
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(element.unchecked_ref::<Element>());
            self._watch = Some((observer, callback));
        }
    }

    fn update(&mut self, _: &Context<Self>, width: f32) -> bool {
        let changed = (self.width - width).abs() >= 1.0;
        self.width = width;
        changed
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Some((observer, _)) = &self._watch {
            observer.disconnect();
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        html! {
            <div class="sized" ref={self.node.clone()}>
                if self.width > 0.0 {
                    { ctx.props().content.emit(self.width) }
                }
            </div>
        }
    }
}
