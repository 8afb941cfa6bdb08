//! A field for one whole number. What is typed stays until the field is left, however often the rest is drawn.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct NumberProps {
    pub label: String,
    #[prop_or_default]
    pub id: Option<&'static str>,
    #[prop_or_default]
    pub min: u64,
    pub max: u64,
    pub value: u64,
    /// Called with the number when the field is left or Enter is pressed; what is no number is forgotten.
    pub on_number: Callback<u64>,
}

#[component]
pub fn NumberField(props: &NumberProps) -> Html {
    let typed = use_state(|| None::<String>);
    let value_of = |e: &Event| {
        let input = e.target()?.dyn_into::<HtmlInputElement>().ok()?;
        Some(input.value())
    };
    let oninput = {
        let typed = typed.clone();
        move |e: InputEvent| typed.set(value_of(&e))
    };
    let onchange = {
        let (typed, on_number) = (typed.clone(), props.on_number.clone());
        move |e: Event| {
            if let Some(number) = value_of(&e).and_then(|v| v.trim().parse().ok()) {
                on_number.emit(number);
            }
            typed.set(None);
        }
    };
    let onblur = {
        let typed = typed.clone();
        move |_: FocusEvent| typed.set(None)
    };
    let value = match &*typed {
        Some(text) => text.clone(),
        None => props.value.to_string(),
    };
    html! {
        <label>
            { props.label.clone() }
            <input
                id={props.id}
                type="number"
                min={props.min.to_string()}
                max={props.max.to_string()}
                {value}
                {oninput}
                {onchange}
                {onblur}
            />
        </label>
    }
}
