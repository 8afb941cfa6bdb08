//! What is read, asked and remembered: notes, glossary, cards, interview questions. Which words there are comes
//! from the book (`kw_content`), which is fetched once somebody wants it.

mod figure;
mod glossary;
mod interview;
mod note;
mod quiz;
mod shelf;
mod topic;

pub use glossary::GlossaryPage;
pub use interview::InterviewPage;
pub use shelf::{Loaded, Shelf, fetch, use_book};
pub use topic::{TopicPage, TopicView};
