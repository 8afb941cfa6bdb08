//! A scene as live SVG. Parts that did not change are not looked at again.

use crate::{
    browser,
    prefs::{Words, use_words},
};
use kw_scene::{Px, Scene, Shape, squeezed};
use std::rc::Rc;
use yew::{prelude::*, virtual_dom::VNode};

#[derive(Properties, PartialEq)]
pub struct PictureProps {
    /// The lab whose texts its labels are.
    pub lab: &'static str,
    /// What to draw.
    pub scene: Rc<Scene>,
    /// Whether it says nothing that is not said beside it.
    #[prop_or_default]
    pub decorative: bool,
    /// A click on an instant of its time axis.
    #[prop_or_default]
    pub on_time: Option<Callback<u64>>,
    /// A click on a part that leads to a step.
    #[prop_or_default]
    pub on_step: Option<Callback<u64>>,
    /// Parts that are answers to a question, with their numbers.
    #[prop_or_default]
    pub choices: Rc<Vec<(String, usize)>>,
    /// A click on one of those.
    #[prop_or_default]
    pub on_choice: Callback<usize>,
}

/// A picture.
#[component]
pub fn Picture(props: &PictureProps) -> Html {
    let words = use_words();
    let scene = &props.scene;
    let (w, h) = (Px(scene.width), Px(scene.height));
    let axis = scene.time.filter(|_| props.on_time.is_some());
    let leads = props.on_step.is_some() && scene.parts.iter().any(|p| p.step.is_some());
    let is_asked = !props.choices.is_empty();
    let onclick = (axis.is_some() || leads || is_asked).then(|| {
        let (on_time, on_step) = (props.on_time.clone(), props.on_step.clone());
        let on_choice = props.on_choice.clone();
        Callback::from(move |e: MouseEvent| {
            let choice = browser::attribute_around(&e, "data-choice");
            if let Some(n) = choice.and_then(|n| n.parse().ok()) {
                return on_choice.emit(n);
            }
            // A part that leads to a step is meant before the place in time behind it.
            let step = browser::attribute_around(&e, "data-step");
            if let (Some(emit), Some(step)) = (&on_step, step.and_then(|s| s.parse().ok())) {
                return emit.emit(step);
            }
            let x = browser::x_within(&e, "svg.picture").map(|x| x as f32);
            if let (Some(emit), Some(axis), Some(x)) = (&on_time, axis, x)
                && (axis.left..=axis.right).contains(&x)
            {
                emit.emit(axis.at(x));
            }
        })
    });
    let label = words.0.label(props.lab, &scene.title);
    let parts = scene.parts.iter().map(|part| {
        let choice = props.choices.iter().find(|c| c.0 == part.key).map(|c| c.1);
        html! { <PartView key={part.key.clone()} lab={props.lab} scene={SceneRef::new(scene, &part.key)} {leads} choice={choice} words={words.clone()} /> }
    });
    html! {
        <svg
            class={classes!("picture", axis.is_some().then_some("seekable"))}
            viewBox={format!("0 0 {w} {h}")}
            width={w.to_string()}
            height={h.to_string()}
            role={if props.decorative { "presentation" } else { "img" }}
            aria-label={(!props.decorative).then_some(label)}
            aria-hidden={props.decorative.then_some("true")}
            onclick={onclick}
        >
            { for parts }
        </svg>
    }
}

/// One part of a shared scene; equal if the part is.
#[derive(Clone)]
struct SceneRef {
    scene: Rc<Scene>,
    index: usize,
}

impl SceneRef {
    fn new(scene: &Rc<Scene>, key: &str) -> Self {
        let index = scene.parts.iter().position(|p| p.key == key).unwrap_or(0);
        SceneRef {
            scene: scene.clone(),
            index,
        }
    }
}

impl PartialEq for SceneRef {
    fn eq(&self, other: &Self) -> bool {
        // Words are squeezed by the width of the whole.
        self.scene.width == other.scene.width
            && self.scene.parts[self.index] == other.scene.parts[other.index]
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    lab: &'static str,
    scene: SceneRef,
    /// Whether parts lead to their steps.
    leads: bool,
    /// Which answer it is.
    choice: Option<usize>,
    words: Words,
}

#[component]
fn PartView(props: &PartProps) -> Html {
    let part = &props.scene.scene.parts[props.scene.index];
    let shapes = part.shapes.iter().map(|s| shape(s, props));
    let step = part.step.filter(|_| props.leads).map(|n| n.to_string());
    let choice = props.choice.map(|n| n.to_string());
    let class = match &choice {
        Some(_) => Some("choice"),
        None => step.is_some().then_some("leads"),
    };
    html! { <g {class} data-step={step} data-choice={choice}>{ for shapes }</g> }
}

fn shape(shape: &Shape, props: &PartProps) -> VNode {
    match shape {
        Shape::Rect { x, y, w, h, class } => html! {
            <rect
                class={class.clone()}
                x={Px(*x).to_string()}
                y={Px(*y).to_string()}
                width={Px(*w).to_string()}
                height={Px(*h).to_string()}
            />
        },
        Shape::Line {
            x1,
            y1,
            x2,
            y2,
            class,
        } => html! {
            <line
                class={class.clone()}
                x1={Px(*x1).to_string()}
                y1={Px(*y1).to_string()}
                x2={Px(*x2).to_string()}
                y2={Px(*y2).to_string()}
            />
        },
        Shape::Path { d, class } => html! { <path class={class.clone()} d={d.clone()} /> },
        Shape::Text {
            x,
            y,
            anchor,
            label,
            class,
        } => {
            let words = props.words.0.label(props.lab, label);
            let scene = &props.scene;
            let part = &scene.scene.parts[scene.index];
            let squeeze = squeezed(part, shape, &words, scene.scene.width);
            html! {
                <text
                    class={class.clone()}
                    x={Px(*x).to_string()}
                    y={Px(*y).to_string()}
                    text-anchor={anchor.name()}
                    textLength={squeeze.map(|w| Px(w).to_string())}
                    lengthAdjust={squeeze.map(|_| "spacingAndGlyphs")}
                >
                    { words }
                </text>
            }
        }
    }
}
