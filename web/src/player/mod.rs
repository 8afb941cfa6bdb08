//! A lab's page: the picture, the player under it, why beside it, and the tabs below. Written once
//! for all labs; what a lab is comes through [`Session`](kw_models::Session) and its declared fields.

pub mod answers;
mod changes;
mod compare;
mod curves;
mod embedding;
mod exercise_sheet;
mod exercises;
mod first_minute;
mod futures;
mod import;
mod live;
mod page;
mod panels;
mod predicting;
mod recording;
mod saving;
mod sheet;
mod timeline;
mod toolbar;

pub use page::LabPage;
