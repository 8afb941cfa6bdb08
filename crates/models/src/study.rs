//! Curves over many runs: what changes when one quantity does.
//!
//! A study is work in slices; its chart can be drawn at any time and grows while it works. What is
//! worth a look in it is a [`Finding`] with the runs that show it.

use kw_scene::Label;
use kw_trace::Why;
use serde_json::Value;

/// Curves over one quantity. The title is the text `chart-{id}`, the axes are named by the texts
/// `axis-{x}` and `axis-{y}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its id.
    pub id: &'static str,
    /// What runs along x.
    pub x: &'static str,
    /// What runs up y.
    pub y: &'static str,
    /// Whether y is a share of 1, shown in percent.
    pub percent: bool,
    /// Whether equal steps up y are equal factors: for curves that fall over several powers of ten.
    pub log: bool,
    /// The curves, each in a colour of its own by its place.
    pub series: Vec<Series>,
    /// The x of the scenario at hand.
    pub here: Option<u64>,
}

/// One curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: Label,
    /// x and y, y in thousandths; x rises.
    pub points: Vec<(u64, u64)>,
    /// Points that are worth a look, by x.
    pub marked: Vec<u64>,
    /// Whether it is that of the scenario at hand.
    pub here: bool,
}

/// Something worth a look, and the runs that show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What it is: a text of the lab.
    pub why: Why,
    /// Scenario files to open, each with the words of its button.
    pub runs: Vec<(Label, Value)>,
}

/// Outcomes over two qualities, one down and one across: each cell is a run. The title and the names of
/// the two are those of the study's chart, which has no series then.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Names of the rows (y).
    pub rows: Vec<Label>,
    /// Names of the columns (x).
    pub columns: Vec<Label>,
    /// The cells, row by row; `None` is not worked out yet.
    pub cells: Vec<Option<GridCell>>,
    /// Position of the scenario at hand among the cells.
    pub here: Option<usize>,
}

/// What came out of one run.
#[derive(Debug, Clone, PartialEq)]
pub struct GridCell {
    /// Its class: what it means to the eye.
    pub class: &'static str,
    /// It in a word.
    pub word: Label,
    /// The scenario file of its run.
    pub run: Value,
}

/// Curves being worked out.
pub trait Study {
    /// Works for about `budget` steps of the model; whether all is done.
    fn advance(&mut self, budget: u64) -> bool;
    /// How much is done, of how much.
    fn progress(&self) -> (u64, u64);
    /// The curves as far as they are known.
    fn chart(&self) -> Chart;
    /// The outcomes so far, where they are not curves.
    fn grid(&self) -> Option<Grid> {
        None
    }
    /// What is worth a look so far.
    fn findings(&self) -> Vec<Finding> {
        Vec::new()
    }
}
