//! Which steps of a run somebody has seen, in a form that a learning platform keeps between two visits.

/// Steps that were seen, as ranges in order that do not touch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen(Vec<(u64, u64)>);

/// Most characters that a platform keeps (`cmi.suspend_data` of SCORM 1.2).
const MOST: usize = 4096;

impl Seen {
    /// All steps from the first to the last of these were seen.
    pub fn add(&mut self, first: u64, last: u64) {
        let (mut first, mut last) = (first.min(last), first.max(last));
        self.0.retain(|(a, b)| {
            let touches = *a <= last.saturating_add(1) && first <= b.saturating_add(1);
            if touches {
                first = first.min(*a);
                last = last.max(*b);
            }
            !touches
        });
        let at = self.0.partition_point(|r| r.0 < first);
        self.0.insert(at, (first, last));
    }

    /// Whether all of these were seen.
    pub fn covers(&self, first: u64, last: u64) -> bool {
        self.0.iter().any(|(a, b)| *a <= first && last <= *b)
    }

    /// `1-4,9`: what [`Seen::read`] reads. Ranges that there is no room for are left out: they are seen
    /// once more.
    pub fn write(&self) -> String {
        let mut out = String::new();
        for (first, last) in &self.0 {
            let comma = if out.is_empty() { "" } else { "," };
            let one = if first == last {
                format!("{comma}{first}")
            } else {
                format!("{comma}{first}-{last}")
            };
            if out.len() + one.len() > MOST {
                break;
            }
            out.push_str(&one);
        }
        out
    }

    /// What was written; what is no range is passed over.
    pub fn read(text: &str) -> Seen {
        let mut seen = Seen::default();
        for part in text.split(',').take(MOST) {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            if let (Ok(first), Ok(last)) = (first.parse(), last.parse()) {
                seen.add(first, last);
            }
        }
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_touch_are_one() {
        let mut seen = Seen::default();
        for (first, last) in [(5, 5), (1, 2), (9, 12), (6, 8), (20, 18)] {
            seen.add(first, last);
        }
        assert_eq!(seen.write(), "1-2,5-12,18-20");
        assert!(seen.covers(5, 12) && !seen.covers(1, 5) && !seen.covers(12, 13));
        seen.add(3, 4);
        assert!(seen.covers(1, 12));
        seen.add(u64::MAX, 0);
        assert!(seen.covers(0, u64::MAX));
    }

    proptest::proptest! {
        #[test]
        fn it_is_the_set_of_what_was_added(added in proptest::collection::vec((0_u64..60, 0_u64..60), 0..20)) {
            let mut seen = Seen::default();
            let mut naive = [false; 60];
            for (a, b) in added {
                seen.add(a, b);
                naive[a.min(b) as usize..=a.max(b) as usize].fill(true);
            }
            for (n, is_seen) in naive.iter().enumerate() {
                assert_eq!(seen.covers(n as u64, n as u64), *is_seen);
            }
            assert_eq!(Seen::read(&seen.write()), seen);
        }

        #[test]
        fn any_text_is_read(text in "[0-9,x-]{0,80}") {
            let _ = Seen::read(&text);
        }
    }

    #[test]
    fn it_fits_into_what_a_platform_keeps() {
        let mut seen = Seen::default();
        (0..5_000).for_each(|i| seen.add(i * 2, i * 2));
        let text = seen.write();
        assert!(text.len() <= MOST && text.starts_with("0,2,4"));
        assert!(Seen::read(&text).covers(200, 200));
    }
}
