//! The review of a day: a few minutes across topics.

use super::{CardState, day, due};
use crate::progress::Progress;
use std::cmp::Ordering;

/// How long the daily review takes: five minutes, in seconds.
pub const DAILY_SECONDS: u32 = 300;
/// How many cards never seen it brings in a day.
pub const DAILY_NEW: u32 = 5;
/// How long a card takes that has been seen before, in seconds: an estimate of this product.
pub const SEEN_SECONDS: u32 = 20;
/// How long a card takes that has never been seen, with reading why, in seconds: an estimate of this product.
pub const NEW_SECONDS: u32 = 35;

/// A card that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer<'a> {
    /// Its name for ever: `os/scheduling#convoy`.
    pub key: &'a str,
    /// What it is about; no two neighbours share it where that can be avoided.
    pub topic: &'a str,
}

/// How much a day may bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How long the review may take, in seconds, by the estimates.
    pub seconds: u32,
    /// How many cards never seen a day may bring, those already seen for the first time today included.
    pub new_a_day: u32,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            seconds: DAILY_SECONDS,
            new_a_day: DAILY_NEW,
        }
    }
}

/// The cards to be seen now, in their order.
///
/// Those that are due come first, the longest overdue for its interval at the head; what is left of the
/// time goes to cards never seen, of the topic of which the fewest have been seen, in the order of
/// `offers`. Then they are moved as little as it takes to keep cards of one topic apart. `offset` says when a day
/// begins (see [`day`]). The same arguments always give the same list; a key that is offered twice counts once.
pub fn daily<'a>(
    progress: &Progress,
    offers: &[Offer<'a>],
    now: i64,
    offset: i64,
    plan: Plan,
) -> Vec<&'a str> {
    let mut waiting: Vec<(Offer<'a>, &CardState)> = Vec::new();
    let mut fresh: Vec<Offer<'a>> = Vec::new();
    let mut seen = Counts::default();
    for (i, offer) in offers.iter().enumerate() {
        if offers[..i].iter().any(|o| o.key == offer.key) {
            continue;
        }
        match progress.cards.get(offer.key) {
            Some(state) => {
                seen.add(offer.topic);
                if due(state, now, offset) {
                    waiting.push((*offer, state));
                }
            }
            None => fresh.push(*offer),
        }
    }
    // Stable: equals stay in the order of the offers.
    waiting.sort_by(|a, b| more_overdue(a.1, b.1, now));

    let mut left = plan.seconds;
    let mut take = |cost: u32| {
        let fits = cost <= left;
        left -= if fits { cost } else { 0 };
        fits
    };
    let mut chosen: Vec<Offer<'a>> = Vec::new();
    for (offer, _) in waiting {
        if !take(SEEN_SECONDS) {
            break;
        }
        chosen.push(offer);
    }
    let today = day(now, offset);
    let is_todays = |s: &&CardState| day(s.first, offset) == today;
    let begun = progress.cards.values().filter(is_todays).count();
    let mut room = (plan.new_a_day as usize).saturating_sub(begun);
    while room > 0 && !fresh.is_empty() && take(NEW_SECONDS) {
        // The first of the least, because `min_by_key` keeps the first of equals.
        let least = (0..fresh.len()).min_by_key(|&i| seen.of(fresh[i].topic));
        let least = least.unwrap_or(0);
        let offer = fresh.remove(least);
        seen.add(offer.topic);
        chosen.push(offer);
        room -= 1;
    }
    apart(chosen).iter().map(|o| o.key).collect()
}

/// Which of two comes first: the one that is later, measured by its interval.
fn more_overdue(a: &CardState, b: &CardState, now: i64) -> Ordering {
    let late = |s: &CardState| i128::from(now) - i128::from(s.due);
    let interval = |s: &CardState| i128::from(s.due.saturating_sub(s.last).max(1));
    (late(b) * interval(a)).cmp(&(late(a) * interval(b)))
}

/// How many cards there are of each topic; topics are few.
#[derive(Default)]
struct Counts<'a>(Vec<(&'a str, usize)>);

impl<'a> Counts<'a> {
    fn of(&self, topic: &str) -> usize {
        self.0.iter().find(|c| c.0 == topic).map_or(0, |c| c.1)
    }

    fn add(&mut self, topic: &'a str) {
        match self.0.iter_mut().find(|c| c.0 == topic) {
            Some(count) => count.1 += 1,
            None => self.0.push((topic, 1)),
        }
    }

    fn remove(&mut self, topic: &str) {
        if let Some(count) = self.0.iter_mut().find(|c| c.0 == topic) {
            count.1 -= 1;
        }
    }
}

/// The same cards with as few neighbours of one topic as there can be, otherwise in their order.
fn apart(mut cards: Vec<Offer<'_>>) -> Vec<Offer<'_>> {
    let mut counts = Counts::default();
    cards.iter().for_each(|card| counts.add(card.topic));
    let mut out: Vec<Offer<'_>> = Vec::new();
    while !cards.is_empty() {
        let last = out.last().map(|o| o.topic);
        let rest = cards.len() - 1;
        // After a card of topic `t`, `rest` cards can be put in a row without equal neighbours if no topic
        // has more than half of them, rounded up, and `t` no more than half, rounded down.
        let keeps = |t: &str| {
            counts.0.iter().all(|&(topic, n)| match topic == t {
                true => n - 1 <= rest / 2,
                false => n <= rest.div_ceil(2),
            })
        };
        let other = |o: &Offer| Some(o.topic) != last;
        let at = cards
            .iter()
            .position(|o| other(o) && keeps(o.topic))
            // One topic has too many: it takes every second place.
            .or_else(|| {
                let most = cards
                    .iter()
                    .filter(|o| other(o))
                    .map(|o| counts.of(o.topic))
                    .max();
                cards
                    .iter()
                    .position(|o| other(o) && Some(counts.of(o.topic)) == most)
            })
            .unwrap_or(0);
        let card = cards.remove(at);
        counts.remove(card.topic);
        out.push(card);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{DAY, Grade, grade};
    use proptest::prelude::*;

    const NOW: i64 = 1_700_000_000;

    fn offers<'a>(keys: &'a [String], topics: &'a [String]) -> Vec<Offer<'a>> {
        keys.iter()
            .zip(topics)
            .map(|(key, topic)| Offer { key, topic })
            .collect()
    }

    fn cards(topics: &str) -> (Vec<String>, Vec<String>) {
        topics
            .chars()
            .enumerate()
            .map(|(i, t)| (format!("{t}#{i}"), t.to_string()))
            .unzip()
    }

    fn topics(list: &[&str]) -> String {
        list.iter().filter_map(|key| key.chars().next()).collect()
    }

    #[test]
    fn five_minutes_are_filled_with_what_is_due_then_with_new_cards() {
        let (keys, of) = cards("abcabcabcabcabcabcabcabcabcabc");
        let offers = offers(&keys, &of);
        let plan = Plan::default();
        let mut progress = Progress::default();
        let first = daily(&progress, &offers, NOW, 0, plan);
        assert_eq!(
            first,
            ["a#0", "b#1", "c#2", "a#3", "b#4"],
            "five new ones a day"
        );
        for (i, key) in keys.iter().take(5).enumerate() {
            let state = grade(None, Grade::Easy, NOW + i as i64);
            progress.cards.insert(key.clone(), state);
        }
        assert!(
            daily(&progress, &offers, NOW + 60, 0, plan).is_empty(),
            "enough for today"
        );
        let tomorrow = daily(&progress, &offers, NOW + DAY, 0, plan);
        assert_eq!(
            topics(&tomorrow),
            "cabca",
            "first of the topic of which fewer were seen"
        );
        let later = daily(&progress, &offers, NOW + 16 * DAY, 0, plan);
        assert_eq!(later.len(), 10, "5 · 20 s + 5 · 35 s");
        assert!(progress.cards.contains_key(later[0]));
        let short = Plan {
            seconds: 100 + 34,
            ..plan
        };
        assert_eq!(daily(&progress, &offers, NOW + 16 * DAY, 0, short).len(), 5);
        let none = Plan { seconds: 0, ..plan };
        assert!(daily(&progress, &offers, NOW + 16 * DAY, 0, none).is_empty());
        for (i, key) in keys.iter().enumerate() {
            progress
                .cards
                .insert(key.clone(), grade(None, Grade::Easy, NOW + i as i64));
        }
        assert_eq!(
            daily(&progress, &offers, NOW + 99 * DAY, 0, plan).len(),
            15,
            "15 · 20 s"
        );
    }

    #[test]
    fn the_longest_overdue_for_its_interval_comes_first() {
        let mut progress = Progress::default();
        let mut add = |key: &str, last_days: i64, due_days: i64| {
            let mut state = grade(None, Grade::Easy, NOW);
            state.last = NOW - last_days * DAY;
            state.due = NOW - due_days * DAY;
            progress.cards.insert(key.to_owned(), state);
        };
        add("a#half", 30, 10);
        add("b#twice", 3, 2);
        add("c#tenth", 110, 10);
        let (keys, of): (Vec<String>, Vec<String>) = ["a#half", "b#twice", "c#tenth"]
            .iter()
            .map(|k| ((*k).to_owned(), k[..1].to_owned()))
            .unzip();
        let list = daily(&progress, &offers(&keys, &of), NOW, 0, Plan::default());
        assert_eq!(list, ["b#twice", "a#half", "c#tenth"]);
    }

    #[test]
    fn a_card_that_is_offered_twice_comes_once_and_one_that_is_gone_not_at_all() {
        let offer = Offer {
            key: "a#1",
            topic: "a",
        };
        let mut progress = Progress::default();
        let gone = grade(None, Grade::Again, NOW - DAY);
        progress.cards.insert("gone#1".to_owned(), gone);
        assert_eq!(
            daily(&progress, &[offer, offer], NOW, 0, Plan::default()),
            ["a#1"]
        );
    }

    proptest! {
        /// As few neighbours of one topic as there can be: none, unless one topic has more than half.
        #[test]
        fn neighbours_share_a_topic_only_where_it_cannot_be_avoided(of in "[a-e]{0,16}|a{1,9}[ab]{0,6}|[bc]{0,3}a{1,9}") {
            let (keys, of) = cards(&of);
            let offers = offers(&keys, &of);
            let list = apart(offers.clone());
            let mut sorted: Vec<&str> = list.iter().map(|o| o.key).collect();
            sorted.sort_unstable();
            let mut wanted: Vec<&str> = offers.iter().map(|o| o.key).collect();
            wanted.sort_unstable();
            prop_assert_eq!(sorted, wanted);
            let equal = list.windows(2).filter(|w| w[0].topic == w[1].topic).count();
            let most = of.iter().map(|t| of.iter().filter(|u| *u == t).count()).max().unwrap_or(0);
            prop_assert_eq!(equal, (2 * most).saturating_sub(of.len() + 1));
        }

        #[test]
        fn cards_that_are_apart_already_stay_in_their_order(of in "(ab){0,3}(cab){0,3}d?") {
            let (keys, of) = cards(&of);
            let offers = offers(&keys, &of);
            prop_assume!(offers.windows(2).all(|w| w[0].topic != w[1].topic));
            prop_assert_eq!(apart(offers.clone()), offers);
        }
    }
}
