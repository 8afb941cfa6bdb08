//! A scenario's fields as data: names, limits, defaults.
//!
//! Declared once by a lab; the editor shows the limits, the file reader checks against them and the
//! refusals name them. Which values belong together is the lab's own business ([`crate::Lab::start`]).

/// One field of a scenario.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in scenario files.
    pub key: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether a file may leave it out (the lab then uses its default).
    pub optional: bool,
    /// Hidden fields are carried along but not shown in the editor (imported data).
    pub hidden: bool,
    /// Left out means that there is none, not a default: emptied in the editor it leaves the file. Only
    /// for fields of the scenario itself, not of what is inside them.
    pub may_be_absent: bool,
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub enum FieldKind {
    /// A whole number within limits, both included.
    Int {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
        /// What the editor offers for a new one.
        new: i64,
    },
    /// An address or a number of pages, 0 to `max`: a whole number, or a text such as `"0x403004"`.
    /// It is shown in hexadecimal.
    Address {
        /// Largest.
        max: i64,
        /// What the editor offers for a new one.
        new: i64,
    },
    /// Yes or no.
    Bool,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A short text of 1 to `max` characters.
    Text {
        /// Most characters.
        max: usize,
        /// What the editor offers for a new one; a number is put behind it.
        new: &'static str,
    },
    /// The name of one of the things in a list of the scenario.
    Reference {
        /// The list's field.
        list: &'static str,
        /// The field of its items that holds the name.
        key: &'static str,
    },
    /// Whole numbers in a row.
    Ints {
        /// Smallest of each.
        min: i64,
        /// Largest of each.
        max: i64,
        /// Fewest numbers.
        least: usize,
        /// Most numbers.
        most: usize,
        /// Whether their count must be odd (it begins and ends with the same kind of thing).
        odd: bool,
        /// What the editor offers for a new one.
        new: &'static [i64],
    },
    /// References to pages in a row. Each is a page number, or an object with `page` and `write`
    /// where it may write to the page; a learner types `7` or `7w`.
    References {
        /// Largest page number.
        max: i64,
        /// Fewest references.
        least: usize,
        /// Most references.
        most: usize,
        /// What the editor offers for a new one: page numbers.
        new: &'static [i64],
    },
    /// A text in a notation, such as an address.
    Notation {
        /// Its name; the text `notation-{name}` says in words what is right.
        name: &'static str,
        /// Whether a text is in it.
        is: fn(&str) -> bool,
        /// What the editor offers for a new one.
        new: &'static str,
    },
    /// Texts in a notation, in a row.
    Notations {
        /// The notation's name.
        name: &'static str,
        /// Whether a text is in it; none with spaces or commas is.
        is: fn(&str) -> bool,
        /// Fewest.
        least: usize,
        /// Most.
        most: usize,
        /// What the editor offers for a new one.
        new: &'static [&'static str],
    },
    /// Fields inside a field.
    Group(&'static [Field]),
    /// Fields inside a field, or `null`: there is no such thing.
    Maybe(&'static [Field]),
    /// A list of equal groups.
    List {
        /// The fields of each.
        fields: &'static [Field],
        /// Fewest.
        least: usize,
        /// Most.
        most: usize,
    },
    /// One of several groups, told apart by the word in `tag`.
    Variant {
        /// The field that holds the word.
        tag: &'static str,
        /// Each word with its fields.
        cases: &'static [(&'static str, &'static [Field])],
    },
}

impl Field {
    /// A field that must be there.
    pub const fn required(key: &'static str, kind: FieldKind) -> Self {
        Field {
            key,
            kind,
            optional: false,
            hidden: false,
            may_be_absent: false,
        }
    }

    /// A field that a file may leave out.
    pub const fn optional(key: &'static str, kind: FieldKind) -> Self {
        Field {
            key,
            kind,
            optional: true,
            hidden: false,
            may_be_absent: false,
        }
    }

    /// The same field, carried along but not shown in the editor.
    pub const fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// A field of the scenario itself that there may not be.
    pub const fn absent(key: &'static str, kind: FieldKind) -> Self {
        Field {
            may_be_absent: true,
            ..Field::optional(key, kind)
        }
    }
}
