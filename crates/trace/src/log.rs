//! An append-only list in blocks: it never moves what it holds, so growing to a million entries
//! costs no copy and no moment with two of everything.

const BLOCK: usize = 8192;

/// Append-only list of small values, stored in blocks of 8,192.
#[derive(Debug, Clone, PartialEq)]
pub struct Log<T> {
    blocks: Vec<Vec<T>>,
}

impl<T> Default for Log<T> {
    fn default() -> Self {
        Log { blocks: Vec::new() }
    }
}

impl<T: Copy> Log<T> {
    /// Adds one entry.
    pub fn push(&mut self, value: T) {
        match self.blocks.last_mut() {
            Some(block) if block.len() < BLOCK => block.push(value),
            _ => {
                // The first block grows with its content: most runs are short.
                let mut block = if self.blocks.is_empty() {
                    Vec::new()
                } else {
                    Vec::with_capacity(BLOCK)
                };
                block.push(value);
                self.blocks.push(block);
            }
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        match self.blocks.last() {
            Some(last) => (self.blocks.len() - 1) * BLOCK + last.len(),
            None => 0,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Entry `i`, counted from 0.
    pub fn get(&self, i: usize) -> Option<T> {
        self.blocks.get(i / BLOCK)?.get(i % BLOCK).copied()
    }

    /// Entries `from..to` in order (cut to what exists).
    pub fn range(&self, from: usize, to: usize) -> impl Iterator<Item = T> + '_ {
        (from..to.min(self.len())).filter_map(|i| self.get(i))
    }

    /// How many leading entries satisfy `pred`, which must hold for a prefix only (binary search).
    pub fn partition_point(&self, mut pred: impl FnMut(&T) -> bool) -> usize {
        let full = self
            .blocks
            .partition_point(|b| b.last().is_some_and(&mut pred));
        match self.blocks.get(full) {
            Some(block) => full * BLOCK + block.partition_point(pred),
            None => self.len(),
        }
    }

    /// Memory held by the entries, in bytes.
    pub fn bytes(&self) -> usize {
        self.blocks
            .iter()
            .map(|b| b.capacity() * size_of::<T>())
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behaves_as_one_list_across_blocks() {
        let mut log = Log::default();
        assert!(log.is_empty());
        for n in 0..20_000_u32 {
            log.push(n);
        }
        assert_eq!(log.len(), 20_000);
        assert_eq!(log.get(8192), Some(8192));
        assert_eq!(log.get(20_000), None);
        assert_eq!(
            log.range(8190, 8194).collect::<Vec<_>>(),
            [8190, 8191, 8192, 8193]
        );
        for cut in [0, 1, 8191, 8192, 8193, 16_384, 19_999, 20_000, 30_000] {
            assert_eq!(
                log.partition_point(|n| *n < cut),
                (cut as usize).min(20_000)
            );
        }
    }
}
