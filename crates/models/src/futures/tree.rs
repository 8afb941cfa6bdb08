//! The runs of one scenario that a learner has made: each is a list of changes of the past.
//!
//! A run whose list begins with all of another's is a branch of it. So the tree is in the lists themselves, and
//! nothing of it can contradict them. Left out: the scenario, which is the same for all.

use super::{after, shared};
use kw_trace::Problem;
use serde_json::Value;

/// Most branches beside the run without changes.
pub const MAX_BRANCHES: usize = 16;

/// The runs of a scenario: the first is the one without changes, and always there.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    branches: Vec<Vec<Value>>,
}

impl Default for Tree {
    fn default() -> Self {
        Tree {
            branches: vec![Vec::new()],
        }
    }
}

impl Tree {
    /// The run without changes, and the one with these.
    pub fn of(changes: &[Value]) -> Self {
        let mut tree = Tree::default();
        if !changes.is_empty() {
            tree.branches.push(changes.to_vec());
        }
        tree
    }

    /// How many runs there are.
    pub fn len(&self) -> usize {
        self.branches.len()
    }

    /// Whether there is only the run without changes.
    pub fn is_empty(&self) -> bool {
        self.branches.len() == 1
    }

    /// The changes of a run.
    pub fn changes(&self, n: usize) -> &[Value] {
        self.branches.get(n).map_or(&[], Vec::as_slice)
    }

    /// The run that has exactly these changes.
    pub fn find(&self, changes: &[Value]) -> Option<usize> {
        self.branches.iter().position(|b| b == changes)
    }

    /// The run with these changes, which is there after this.
    ///
    /// # Errors
    /// Where there are [`MAX_BRANCHES`] others already.
    pub fn add(&mut self, changes: &[Value]) -> Result<usize, Problem> {
        if let Some(n) = self.find(changes) {
            return Ok(n);
        }
        if self.branches.len() > MAX_BRANCHES {
            return Err(Problem::new("branches", "").with("max", MAX_BRANCHES as u64));
        }
        self.branches.push(changes.to_vec());
        Ok(self.branches.len() - 1)
    }

    /// The run of which run `n` is a branch; `None` for the one without changes.
    pub fn parent(&self, n: usize) -> Option<usize> {
        let own = self.changes(n);
        let is_begun_by = |b: &Vec<Value>| b.len() < own.len() && shared(b, own) == b.len();
        let before = self.branches.iter().enumerate();
        let before = before.filter(|(_, b)| is_begun_by(b));
        before.max_by_key(|(_, b)| b.len()).map(|(n, _)| n)
    }

    /// The changes that run `n` has and its parent has not.
    pub fn own(&self, n: usize) -> &[Value] {
        let known = self.parent(n).map_or(0, |p| self.changes(p).len());
        &self.changes(n)[known..]
    }

    /// All runs with how deep they lie, each after the one that it branches off, by the step at which they do.
    pub fn rows(&self) -> Vec<(usize, usize)> {
        let mut rows = Vec::new();
        self.rows_below(0, 0, &mut rows);
        rows
    }

    fn rows_below(&self, n: usize, depth: usize, out: &mut Vec<(usize, usize)>) {
        out.push((n, depth));
        let below = (1..self.len()).filter(|b| self.parent(*b) == Some(n));
        let mut below: Vec<usize> = below.collect();
        below.sort_by_key(|b| self.own(*b).first().map(after));
        for branch in below {
            self.rows_below(branch, depth + 1, out);
        }
    }

    /// Removes a run and its branches; the one without changes stays.
    pub fn remove(&mut self, n: usize) {
        let gone = self.changes(n).to_vec();
        if !gone.is_empty() {
            self.branches.retain(|b| shared(b, &gone) < gone.len());
        }
    }

    /// Takes a change back: gives the list without the change after this step. What had only led there is gone,
    /// what others branch off stays.
    pub fn undo(&mut self, changes: &[Value], step: u64) -> Vec<Value> {
        let Some(undone) = changes.iter().position(|c| after(c) == step) else {
            return changes.to_vec();
        };
        for end in (undone + 1..=changes.len()).rev() {
            let led = &changes[..end];
            let leads = self
                .branches
                .iter()
                .any(|b| b.len() > end && shared(b, led) == end);
            if leads {
                break;
            }
            self.branches.retain(|b| b != led);
        }
        let mut list = changes.to_vec();
        list.remove(undone);
        // The change was a step: what came later comes one step sooner.
        for later in &mut list[undone..] {
            later["after"] = after(later).saturating_sub(1).into();
        }
        list
    }

    /// All runs but the one without changes and this one, for links.
    pub fn others(&self, current: &[Value]) -> Vec<Value> {
        let others = self.branches.iter().skip(1).filter(|b| *b != current);
        others.map(|b| Value::Array(b.clone())).collect()
    }

    /// The tree of the run at hand and the others, as [`Tree::others`] gave them. `whole` holds a list of changes
    /// against what a lab declares, and gives it with all its fields, so that equal ones are equal.
    ///
    /// # Errors
    /// Where there are too many, or one is none.
    pub fn read(
        current: &[Value],
        others: &[Value],
        whole: impl Fn(&Value) -> Result<Value, Problem>,
    ) -> Result<Self, Problem> {
        let mut tree = Tree::default();
        for (i, other) in others.iter().enumerate() {
            let place = format!("branches[{i}]");
            let other = whole(other).map_err(|p| p.under(&place))?;
            let list = other.as_array().map_or(&[][..], Vec::as_slice);
            let is_ordered = list.windows(2).all(|two| after(&two[0]) < after(&two[1]));
            if !is_ordered {
                return Err(Problem::new("link-damaged", place));
            }
            tree.add(list)?;
        }
        tree.add(current)?;
        Ok(tree)
    }
}

/// The changes of a run that does all that this one does up to step `step`, and then `change`.
pub fn branch(changes: &[Value], change: Value) -> Vec<Value> {
    let step = after(&change);
    let before = changes.iter().filter(|c| after(c) < step).cloned();
    before.chain([change]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn change(step: u64, what: &str) -> Value {
        json!({"after": step, "input": {"do": what}})
    }

    fn list(changes: &[(u64, &str)]) -> Vec<Value> {
        changes
            .iter()
            .map(|(step, what)| change(*step, what))
            .collect()
    }

    /// Rows as words: how deep, and the own changes.
    fn rows(tree: &Tree) -> Vec<String> {
        let word = |c: &Value| format!("{}{}", after(c), c["input"]["do"].as_str().unwrap_or("?"));
        let row = |(n, depth): (usize, usize)| {
            let own: Vec<String> = tree.own(n).iter().map(word).collect();
            format!("{}{}", "-".repeat(depth), own.join("+"))
        };
        tree.rows().into_iter().map(row).collect()
    }

    fn grown() -> Tree {
        let mut tree = Tree::of(&list(&[(4, "a")]));
        for other in [
            &[(4, "a"), (9, "b")][..],
            &[(2, "c")],
            &[(4, "a"), (6, "d"), (7, "e")],
        ] {
            tree.add(&list(other)).expect("room");
        }
        tree
    }

    #[test]
    fn branches_lie_below_what_they_branch_off() {
        let tree = grown();
        assert_eq!(rows(&tree), ["", "-2c", "-4a", "--6d+7e", "--9b"]);
        assert_eq!(tree.parent(0), None);
        assert_eq!(tree.parent(2), Some(1));
        let mut same = tree.clone();
        assert_eq!(same.add(&list(&[(2, "c")])), Ok(3));
        assert_eq!(same, tree, "nothing is there twice");
    }

    #[test]
    fn a_branch_is_what_was_done_before_its_change() {
        let long = list(&[(4, "a"), (9, "b")]);
        assert_eq!(
            branch(&long, change(12, "x")),
            list(&[(4, "a"), (9, "b"), (12, "x")])
        );
        assert_eq!(
            branch(&long, change(9, "x")),
            list(&[(4, "a"), (9, "x")]),
            "another instead"
        );
        assert_eq!(branch(&long, change(5, "x")), list(&[(4, "a"), (5, "x")]));
        assert_eq!(branch(&long, change(0, "x")), list(&[(0, "x")]));
    }

    #[test]
    fn a_removed_run_takes_its_branches_with_it() {
        let mut tree = grown();
        tree.remove(1);
        assert_eq!(rows(&tree), ["", "-2c"]);
        tree.remove(0);
        assert_eq!(rows(&tree), ["", "-2c"], "the run without changes stays");
        tree.remove(7);
        assert_eq!(tree.len(), 2);
    }

    #[test]
    fn undoing_takes_back_what_had_only_led_there() {
        let mut tree = grown();
        assert_eq!(
            tree.undo(&list(&[(4, "a"), (9, "b")]), 9),
            list(&[(4, "a")])
        );
        assert_eq!(rows(&tree), ["", "-2c", "-4a", "--6d+7e"]);
        // What comes later comes a step sooner.
        assert_eq!(
            tree.undo(&list(&[(4, "a"), (6, "d"), (7, "e")]), 6),
            list(&[(4, "a"), (6, "e")])
        );
        assert_eq!(rows(&tree), ["", "-2c", "-4a"]);
        let mut tree = grown();
        assert!(tree.undo(&list(&[(4, "a")]), 4).is_empty());
        assert_eq!(tree, grown(), "others branch off it");
        assert_eq!(
            tree.undo(&list(&[(4, "a")]), 5),
            list(&[(4, "a")]),
            "there is none"
        );
    }

    #[test]
    fn it_comes_back_from_what_is_kept_of_it() {
        let tree = grown();
        for n in 0..tree.len() {
            let current = tree.changes(n);
            let others = tree.others(current);
            let back = Tree::read(current, &others, |l| Ok(l.clone())).expect("good");
            assert_eq!(rows(&back), rows(&tree));
            assert_eq!(back.find(current).map(|n| back.changes(n)), Some(current));
        }
    }

    #[test]
    fn it_is_bounded_and_refuses_what_is_wrong() {
        let mut tree = Tree::default();
        for n in 0..MAX_BRANCHES as u64 {
            tree.add(&list(&[(n, "a")])).expect("room");
        }
        let full = tree.add(&list(&[(99, "a")]));
        assert_eq!(full.map_err(|p| p.kind), Err("branches"));
        let many = tree.others(&[]);
        assert!(Tree::read(&[], &many, |l| Ok(l.clone())).is_ok());
        let read =
            |current: &[Value], others: &[Value]| Tree::read(current, others, |l| Ok(l.clone()));
        assert!(read(&list(&[(99, "a")]), &many).is_err(), "one too many");
        let twice = Value::Array(list(&[(3, "a"), (3, "b")]));
        assert!(read(&[], &[twice]).is_err(), "not in order");
        let refused = Tree::read(&[], &[json!(7)], |_| Err(Problem::new("type", "")));
        assert_eq!(refused.map_err(|p| p.field), Err("branches[0]".to_owned()));
    }
}
