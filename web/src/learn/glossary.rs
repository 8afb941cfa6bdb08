//! The glossary: every term in both languages, what it is, and where it is used.

use super::{
    note::marked,
    shelf::{Loaded, Missing, use_book},
};
use crate::{browser, prefs::use_words};
use kw_content::{Book, Term};
use kw_texts::Lang;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct GlossaryProps {
    /// The term that was asked for.
    pub term: Option<String>,
}

/// Titles and ids of the topics whose notes use a term.
fn uses<'a>(book: &'a Book, term: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    book.topics
        .iter()
        .filter(move |t| t.terms().contains(&term))
        .map(|t| (t.id.as_str(), t.note.title.as_str()))
}

fn id_of(term: &str) -> String {
    format!("term-{term}")
}

#[component]
pub fn GlossaryPage(props: &GlossaryProps) -> Html {
    let words = use_words();
    let book = use_book();
    let is_here = matches!(book, Loaded::Here(_));
    use_effect_with((props.term.clone(), is_here), |(term, _)| {
        let found = term
            .as_ref()
            .and_then(|t| browser::document().get_element_by_id(&id_of(t)));
        if let Some(found) = found {
            found.scroll_into_view();
        }
    });
    let book = match book {
        Loaded::Here(book) => book,
        other => {
            return html! {
                <main id="content" class="page reading">
                    <h1>{ words.t("glossary") }</h1>
                    <Missing is_failed={other == Loaded::Failed} />
                </main>
            };
        }
    };
    let is_korean = words.0.lang() == Lang::Ko;
    let mut terms: Vec<&Term> = book.terms.iter().collect();
    if is_korean {
        terms.sort_by(|a, b| a.ko.cmp(&b.ko));
    }
    let missing = props.term.as_ref().filter(|t| book.term(t).is_none());
    html! {
        <main id="content" class="page reading">
            <h1>{ words.t("glossary") }</h1>
            <p class="summary">{ words.with("glossary-intro", &[("n", (terms.len() as u64).into())]) }</p>
            if let Some(term) = missing {
                <p role="alert">{ words.with("glossary-nothing", &[("term", term.chars().take(40).collect::<String>().into())]) }</p>
            }
            <dl class="glossary">
                { for terms.into_iter().map(|term| {
                    let (name, other, tag) = match is_korean {
                        true => (&term.ko, &term.en, "en"),
                        false => (&term.en, &term.ko, "ko"),
                    };
                    let is_asked = props.term.as_deref() == Some(term.id.as_str());
                    html! {
                        <div key={term.id.clone()} id={id_of(&term.id)} class={is_asked.then_some("asked-for")}>
                            <dt>{ name }{ " " }<span lang={tag}>{ other }</span></dt>
                            <dd>
                                { marked(&term.say) }
                                <span class="uses">
                                    { for uses(&book, &term.id).map(|(id, title)| html! {
                                        <a key={id.to_owned()} href={format!("#/{id}")}>{ title }</a>
                                    }) }
                                </span>
                            </dd>
                        </div>
                    }
                }) }
            </dl>
        </main>
    }
}
