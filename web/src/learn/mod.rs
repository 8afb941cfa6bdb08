//! What is read, asked and remembered: notes, glossary, cards, interview questions. Which words there are comes
//! from the book (`kw_content`), which is fetched once somebody wants it.

mod computed;
mod figure;
mod found;
mod glossary;
mod interview;
pub mod keep;
mod note;
mod paths;
mod quiz;
mod review;
mod shelf;
mod topic;

pub use found::{Found, labs, use_index};
pub use glossary::GlossaryPage;
pub use interview::InterviewPage;
pub use paths::{PathsPage, is_done};
pub use review::ReviewPage;
pub use shelf::{Loaded, Shelf, fetch, use_book};
pub use topic::{TopicPage, TopicView};
