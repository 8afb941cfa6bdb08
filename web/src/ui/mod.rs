//! The shell's own kit: pictures, tables, the scenario editor, charts, messages. Knows no lab.

pub mod chart;
mod chart_file;
mod editor;
mod number;
mod packet;
mod picture;
mod same;
mod sized;
mod table;

pub use chart_file::{ChartFile, save_chart};
pub use editor::{Editor, Path, default_of, is_deep, patch, value_text};
pub use number::NumberField;
pub use packet::{Kept, PacketView};
pub use picture::Picture;
pub use same::Same;
pub use sized::Sized;
pub use table::DataTable;
