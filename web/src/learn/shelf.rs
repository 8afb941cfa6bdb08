//! Where the book of the language in force stands: not asked for, on its way, here, or not to be had.

use crate::{browser, prefs::use_words};
use kw_content::Book;
use kw_texts::Lang;
use std::rc::Rc;
use yew::prelude::*;

/// A book, as far as it has come.
#[derive(Clone)]
pub enum Loaded {
    /// Nobody has asked for it.
    No,
    /// It is on its way.
    Coming,
    /// It is here.
    Here(Rc<Book>),
    /// It could not be had.
    Failed,
}

impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Loaded::Here(a), Loaded::Here(b)) => Rc::ptr_eq(a, b),
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }
}

/// The book, and how it is asked for; the app provides it.
#[derive(Clone, PartialEq)]
pub struct Shelf {
    /// The book.
    pub book: Loaded,
    /// Asks for it.
    pub want: Callback<()>,
}

/// The book, which is asked for by looking for it.
#[hook]
pub fn use_book() -> Loaded {
    let shelf = use_context::<Shelf>().expect("the app provides its shelf");
    let want = shelf.want.clone();
    use_effect_with(shelf.book == Loaded::No, move |is_missing| {
        if *is_missing {
            want.emit(());
        }
    });
    shelf.book
}

/// The book of a language, from the page itself or from beside it.
pub async fn fetch(lang: Lang) -> Option<Rc<Book>> {
    let text = browser::part(&format!("book-{}", lang.tag())).await?;
    Book::read(&text).map(Rc::new)
}

#[derive(Properties, PartialEq)]
pub struct MissingProps {
    pub is_failed: bool,
}

/// What stands where the book is not here.
#[component]
pub fn Missing(props: &MissingProps) -> Html {
    let words = use_words();
    let shelf = use_context::<Shelf>().expect("the app provides its shelf");
    let again = {
        let want = shelf.want.clone();
        Callback::from(move |_: MouseEvent| want.emit(()))
    };
    if props.is_failed {
        html! {
            <p role="alert" class="missing">
                { words.t("book-failed") } { " " }
                <button type="button" onclick={again}>{ words.t("book-again") }</button>
            </p>
        }
    } else {
        html! { <p role="status" class="missing progress">{ words.t("book-coming") }</p> }
    }
}
