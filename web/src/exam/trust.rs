//! What a signature protects against and what it does not, said on both pages.

use crate::prefs::use_words;
use yew::prelude::*;

const SHOWN: [&str; 3] = [
    "exam-trust-changed",
    "exam-trust-made-up",
    "exam-trust-other",
];
const NOT_SHOWN: [&str; 3] = ["exam-trust-code", "exam-trust-answers", "exam-trust-who"];

#[component]
pub fn Trust() -> Html {
    let words = use_words();
    let list = |ids: [&str; 3]| html! { <ul>{ for ids.map(|id| html! { <li>{ words.t(id) }</li> }) }</ul> };
    html! {
        <section class="asked trust" aria-labelledby="exam-trust">
            <h2 id="exam-trust">{ words.t("exam-trust") }</h2>
            <div class="trust-both">
                <div><h3>{ words.t("exam-trust-good") }</h3>{ list(SHOWN) }</div>
                <div><h3>{ words.t("exam-trust-bad") }</h3>{ list(NOT_SHOWN) }</div>
            </div>
            <p>{ words.t("exam-trust-so") }</p>
        </section>
    }
}
