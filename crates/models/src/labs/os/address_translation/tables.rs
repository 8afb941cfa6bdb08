//! Page tables in physical memory, as sparse as the machine leaves them.
//!
//! A table lies in the operating system's own memory, behind the frames that pages may use, and begins
//! at a multiple of the page size; an entry of an upper level holds the number of the frame where the
//! next table begins. Left out: how that memory itself is found and freed.

use super::scenario::{MAX_FRAMES, MAX_LEVELS, Scenario};
use std::rc::Rc;

/// How an address is split, and where things lie.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Bits of a virtual address.
    pub virtual_bits: u32,
    /// Bits of the offset.
    pub page_bits: u32,
    /// Index bits of each level.
    pub levels: Vec<u32>,
    /// Bytes of an entry.
    pub entry_bytes: u64,
    /// Frames for pages; the tables lie behind them.
    pub frames: u64,
}

impl Shape {
    /// The shape a scenario asks for; its numbers have been checked.
    pub fn new(sc: &Scenario) -> Self {
        let mut shape = Shape {
            virtual_bits: sc.virtual_bits as u32,
            page_bits: sc.page_bits as u32,
            levels: sc.levels.iter().map(|b| *b as u32).collect(),
            entry_bytes: match sc.entry_bytes {
                0 if sc.virtual_bits <= 32 => 4,
                0 => 8,
                n => n,
            },
            frames: sc.frames,
        };
        if sc.frames == 0 {
            let ends = sc.mapped.iter().filter(|m| m.present).map(|m| {
                let below = m
                    .level
                    .checked_sub(1)
                    .map_or(0, |l| shape.below(l as usize));
                m.frame.saturating_add(1 << below)
            });
            shape.frames = ends.max().unwrap_or(0).clamp(16, MAX_FRAMES as u64);
        }
        shape
    }

    /// Bits of a page number.
    pub fn page_number_bits(&self) -> u32 {
        self.virtual_bits - self.page_bits
    }

    /// Page number bits below the index of a level: an entry there covers 2 to this power pages.
    pub fn below(&self, level: usize) -> u32 {
        self.levels.iter().skip(level + 1).sum()
    }

    /// The index of a page in the table of a level.
    pub fn index(&self, page: u64, level: usize) -> u64 {
        (page >> self.below(level)) & ((1 << self.levels[level]) - 1)
    }

    /// The last level.
    pub fn last(&self) -> usize {
        self.levels.len() - 1
    }

    /// Bytes of a table of a level.
    pub fn table_bytes(&self, level: usize) -> u64 {
        self.entry_bytes << self.levels[level]
    }

    /// Bytes of one flat table for a whole address space.
    pub fn flat_bytes(&self) -> u64 {
        self.entry_bytes << self.page_number_bits()
    }

    /// Page number and offset of an address.
    pub fn split(&self, address: u64) -> (u64, u64) {
        (
            address >> self.page_bits,
            address & ((1 << self.page_bits) - 1),
        )
    }
}

/// An entry of a page table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    /// The frame; in an upper level the position of the next table among all tables.
    pub target: u64,
    /// P.
    pub present: bool,
    /// W.
    pub writable: bool,
    /// U.
    pub user: bool,
    /// A.
    pub accessed: bool,
    /// D.
    pub dirty: bool,
    /// It maps a page; else it leads to a table.
    pub leaf: bool,
    /// The operating system's own note: shared copy-on-write.
    pub copy: bool,
    /// The operating system's own note: the page's content is on the disk.
    pub on_disk: bool,
}

/// One page table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Whose address space it belongs to.
    pub process: u8,
    /// Its level, 0 at the top.
    pub level: u8,
    /// The page number of its first entry's first page.
    pub first_page: u64,
    /// Its physical address.
    pub base: u64,
    /// Entries that were ever written, by index. Shared between copies of the state until written.
    entries: Rc<Vec<(u64, Entry)>>,
}

impl Table {
    /// An entry; one that was never written is not present.
    pub fn entry(&self, index: u64) -> Option<&Entry> {
        let i = self.entries.binary_search_by_key(&index, |e| e.0).ok()?;
        Some(&self.entries[i].1)
    }

    /// The entries that were ever written, by index.
    pub fn entries(&self) -> &[(u64, Entry)] {
        &self.entries
    }
}

/// The place of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Position of its table.
    pub table: u32,
    /// Its index there.
    pub index: u64,
}

/// All page tables of all processes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tables {
    all: Vec<Table>,
    next_base: u64,
    /// Tables in use, by level.
    pub count: [u32; MAX_LEVELS],
}

/// A mapping that stands in another one's way.
pub struct Covered;

impl Tables {
    /// No tables yet, behind the frames of this shape.
    pub fn new(shape: &Shape) -> Self {
        Tables {
            next_base: shape.frames << shape.page_bits,
            ..Tables::default()
        }
    }

    /// All of them, in the order they were made.
    pub fn all(&self) -> &[Table] {
        &self.all
    }

    /// The table at a position.
    pub fn table(&self, table: u32) -> &Table {
        &self.all[table as usize]
    }

    /// The first byte behind all tables.
    pub fn end(&self) -> u64 {
        self.next_base
    }

    /// Makes an empty table.
    pub fn make(&mut self, shape: &Shape, process: u8, level: usize, first_page: u64) -> u32 {
        self.all.push(Table {
            process,
            level: level as u8,
            first_page,
            base: self.next_base,
            entries: Rc::default(),
        });
        let pages = shape.table_bytes(level).div_ceil(1 << shape.page_bits);
        self.next_base += pages << shape.page_bits;
        self.count[level] += 1;
        self.all.len() as u32 - 1
    }

    /// The entry at a place.
    pub fn get(&self, place: Place) -> Option<&Entry> {
        self.table(place.table).entry(place.index)
    }

    /// The entry at a place, to be changed; it is made if it was never written.
    pub fn get_mut(&mut self, place: Place) -> &mut Entry {
        let entries = Rc::make_mut(&mut self.all[place.table as usize].entries);
        let i = match entries.binary_search_by_key(&place.index, |e| e.0) {
            Ok(i) => i,
            Err(i) => {
                entries.insert(i, (place.index, Entry::default()));
                i
            }
        };
        &mut entries[i].1
    }

    /// The place of the entry that maps a page, present or not, and its level.
    pub fn find(&self, shape: &Shape, root: u32, page: u64) -> Option<(Place, usize)> {
        let mut table = root;
        for level in 0..shape.levels.len() {
            let index = shape.index(page, level);
            let place = Place { table, index };
            let entry = self.get(place)?;
            if entry.leaf {
                return Some((place, level));
            }
            if !entry.present {
                return None;
            }
            table = entry.target as u32;
        }
        None
    }

    /// The place for a page's entry at `level`, with the tables on the way to it made, and how many
    /// those were.
    ///
    /// # Errors
    /// Where a large page covers it, or it would cover smaller ones.
    pub fn reach(
        &mut self,
        shape: &Shape,
        root: u32,
        page: u64,
        level: usize,
    ) -> Result<(Place, u8), Covered> {
        let process = self.table(root).process;
        let (mut table, mut made) = (root, 0);
        for l in 0..level {
            let index = shape.index(page, l);
            let place = Place { table, index };
            table = match self.get(place) {
                Some(entry) if entry.leaf => return Err(Covered),
                Some(entry) if entry.present => entry.target as u32,
                _ => {
                    let first = page >> shape.below(l) << shape.below(l);
                    let next = self.make(shape, process, l + 1, first);
                    made += 1;
                    *self.get_mut(place) = Entry {
                        target: u64::from(next),
                        present: true,
                        writable: true,
                        user: true,
                        ..Entry::default()
                    };
                    next
                }
            };
        }
        let index = shape.index(page, level);
        let place = Place { table, index };
        match self.get(place) {
            Some(entry) if !entry.leaf && entry.present => Err(Covered),
            _ => Ok((place, made)),
        }
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        self.all.len() * size_of::<Table>()
    }
}
