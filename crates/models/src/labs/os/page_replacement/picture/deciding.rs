//! The structure that decides, as the present step left it: FIFO's queue, LRU's stack, LFU's counts,
//! NUR's classes, the clock, aging's counters, OPT's next uses.

use super::{colour, corner, number};
use crate::labs::os::page_replacement::{
    PageReplacement,
    event::{Because, Touched, What},
    one::{One, counter_bits},
    scenario::Policy,
};
use kw_paging::{NEVER, Policy as P};
use kw_scene::{Anchor, Label, Part, PathData, Scene, bits::flag, cut, width_of};
use kw_trace::{Param, Trace};

const BOX: f32 = 38.0;
/// Most rows or boxes of a structure.
const MOST: usize = 24;

struct Panel<'a> {
    one: &'a One,
    touched: Option<&'a Touched>,
    is_tick: bool,
    width: f32,
    scene: &'a mut Scene,
}

/// Draws it under `y`; its lower edge.
pub fn draw(trace: &Trace<PageReplacement>, one: &One, scene: &mut Scene, y: f32) -> f32 {
    let touched = match trace.event().map(|e| &e.what) {
        Some(What::Touched(t)) => Some(t),
        _ => None,
    };
    let is_tick = matches!(trace.event().map(|e| &e.what), Some(What::Tick { .. }));
    let width = scene.width;
    let mut panel = Panel {
        one,
        touched,
        is_tick,
        width,
        scene,
    };
    let y = panel.head(y);
    // As high as it is with all frames in use, so that nothing below moves while one steps.
    let rows = one.memory.frames.count().min(MOST) as f32;
    let least = match one.policy {
        Policy::Lru {} if rows <= 8.0 => rows * 29.0,
        Policy::Lfu { keep_counts: true } => rows * 30.0 + 20.0,
        Policy::Lfu { .. } => rows * 30.0,
        Policy::Aging { .. } => rows * 30.0 + 18.0,
        Policy::Random { .. } => 0.0,
        _ => BOX,
    };
    let bottom = match &one.memory.policy {
        P::Fifo(_) => panel.queue(y),
        P::Lru(_) => panel.stack(y),
        P::Lfu(_) => panel.counts(y),
        P::Opt(_) => panel.next_uses(y),
        P::Nur(_) => panel.classes(y),
        P::Clock(_) => panel.clock(y),
        P::Aging(_) => panel.counters(y),
        P::Random(_) => y,
    };
    bottom.max(y + least)
}

impl Panel<'_> {
    /// What is shown, and when the next tick comes.
    fn head(&mut self, y: f32) -> f32 {
        let mut part = Part::new("deciding");
        let id = match self.one.policy {
            Policy::Fifo {} => "deciding-fifo",
            Policy::Opt {} => "deciding-opt",
            Policy::Lru {} => "deciding-lru",
            Policy::Lfu { .. } => "deciding-lfu",
            Policy::Nur { .. } => "deciding-nur",
            Policy::Clock { .. } => "deciding-clock",
            Policy::Aging { .. } => "deciding-aging",
            Policy::Random { .. } => "deciding-random",
        };
        part.text(2.0, y + 12.0, Anchor::Start, Label::text(id), "head");
        let mut y = y + 20.0;
        if let Some(left) = self.one.memory.until_tick() {
            let words = number("deciding-tick", u64::from(left));
            part.text(2.0, y + 12.0, Anchor::Start, words, "second");
            y += 20.0;
        }
        self.scene.parts.push(part);
        // The line is kept free where nobody left, so that nothing moves.
        if let Some(words) = self.just_left() {
            let mut part = Part::new("just-left");
            super::cross(&mut part, 9.0, y + 8.0, 5.5, "fault");
            part.text(20.0, y + 12.5, Anchor::Start, words, "second");
            self.scene.parts.push(part);
        }
        y + 22.0
    }

    /// Who left in this step, with what decided it: the structure below is without it already.
    fn just_left(&self) -> Option<Label> {
        let touched = self.touched?;
        let page = self.one.name(touched.evicted?.page);
        let (by, n) = match &touched.because {
            Because::Oldest(n) => ("since", Param::from(*n)),
            Because::LeastRecent(n) => ("used", Param::from(*n)),
            Because::Farthest { next: Some(n), .. } => ("next", Param::from(*n)),
            Because::Farthest { next: None, .. } => ("never", Param::Nothing),
            Because::LeastFrequent { count, .. } => ("count", Param::from(*count)),
            Because::Class { class, .. } => ("class", Param::from(*class)),
            Because::Counter { bits, .. } => ("counter", Param::from(bits.as_str())),
            Because::Hand { .. } => ("hand", Param::Nothing),
            _ => ("chance", Param::Nothing),
        };
        let params = vec![
            ("page", Param::from(page)),
            ("by", Param::from(by)),
            ("n", n),
        ];
        Some(Label::Text("just-left", params))
    }

    fn name(&self, frame: usize) -> (u32, String) {
        let page = self.one.memory.frames.page(frame).unwrap_or(0);
        (colour(page), self.one.name(page).to_string())
    }

    /// Whether the present step changed what is in this frame, or what is noted about it.
    fn is_new(&self, frame: usize) -> bool {
        self.is_tick || self.touched.is_some_and(|t| t.frame as usize == frame)
    }

    /// A page in a box, with a line of words under its number where there are any.
    fn page(
        &self,
        part: &mut Part,
        (x, y): (f32, f32),
        (w, h): (f32, f32),
        frame: usize,
        key: Option<Label>,
    ) {
        let (k, name) = self.name(frame);
        part.rect(x, y, w, h, "box");
        part.rect(x, y, 6.0, h, format!("p{k}"));
        let middle = if key.is_some() { 15.5 } else { h / 2.0 + 4.5 };
        let label = Label::raw(cut(&name, w - 14.0));
        part.text(x + 12.0, y + middle, Anchor::Start, label, "head num");
        if let Some(key) = key {
            part.text(x + 12.0, y + 31.0, Anchor::Start, key, "second small");
        }
        if self.one.memory.frames.is_dirty(frame) {
            let mut path = PathData::default();
            corner(&mut path, x + w - 1.0, y + 1.0, 7.0);
            part.path(path, "mark");
        }
        if self.is_new(frame) {
            part.rect(x - 1.0, y - 1.0, w + 2.0, h + 2.0, "ring");
        }
    }

    /// Boxes in a row, in as many lines as they need; the first has the words `next out` before it.
    fn boxes(
        &mut self,
        key: &str,
        order: &[u32],
        words: &dyn Fn(&One, usize) -> Label,
        mut y: f32,
    ) -> f32 {
        if order.is_empty() {
            return y;
        }
        let mut part = Part::new(key);
        let w = order
            .iter()
            .map(|f| width_of(&self.name(*f as usize).1) + 20.0)
            .fold(96.0_f32, f32::max)
            .min(140.0);
        let left = self.out_mark(&mut part, y + BOX / 2.0, true);
        let mut x = left;
        for (i, frame) in order.iter().enumerate() {
            if x + w > self.width - 4.0 && x > left {
                x = left;
                y += BOX + 6.0;
            }
            if i == MOST {
                let rest = number("more", (order.len() - i) as u64);
                part.text(x + 2.0, y + 23.0, Anchor::Start, rest, "second");
                break;
            }
            let frame = *frame as usize;
            let key = words(self.one, frame);
            self.page(&mut part, (x, y), (w, BOX), frame, Some(key));
            x += w + 6.0;
        }
        self.scene.parts.push(part);
        y + BOX
    }

    /// The words `next out` with an arrow that points away from what follows; its right edge.
    fn out_mark(&self, part: &mut Part, y: f32, is_full_only: bool) -> f32 {
        let frames = &self.one.memory.frames;
        let is_due = !is_full_only || frames.used() == frames.count();
        if !is_due {
            return 4.0;
        }
        let mut path = PathData::default();
        path.polygon(&[(4.0, y), (12.0, y - 5.0), (12.0, y + 5.0)]);
        part.path(path, "fault");
        part.text(
            16.0,
            y + 4.5,
            Anchor::Start,
            Label::text("next-out"),
            "second",
        );
        86.0
    }

    fn queue(&mut self, y: f32) -> f32 {
        let order = self.one.memory.order();
        self.boxes(
            "queue",
            &order,
            &|one, f| number("box-since", u64::from(one.loaded[f])),
            y,
        )
    }

    /// LRU's stack upright: the page used last on top.
    fn stack(&mut self, mut y: f32) -> f32 {
        let order = self.one.memory.order();
        if order.len() > 8 {
            let words: &dyn Fn(&One, usize) -> Label =
                &|one, f| number("box-used", u64::from(one.used[f]));
            return self.boxes("stack", &order, words, y);
        }
        let mut part = Part::new("stack");
        let height = 26.0;
        let is_full = order.len() == self.one.memory.frames.count();
        for (i, frame) in order.iter().rev().enumerate() {
            let f = *frame as usize;
            self.page(&mut part, (86.0, y), (76.0, height), f, None);
            let words = number("box-used", u64::from(self.one.used[f]));
            part.text(172.0, y + 17.5, Anchor::Start, words, "second");
            if i == 0 {
                let top = Label::text("stack-top");
                part.text(78.0, y + 17.5, Anchor::End, top, "second");
            }
            if i + 1 == order.len() && is_full && i > 0 {
                self.out_mark(&mut part, y + height / 2.0, true);
            }
            y += height + 3.0;
        }
        self.scene.parts.push(part);
        y
    }

    /// LFU's counts as bars, the lowest first.
    fn counts(&mut self, mut y: f32) -> f32 {
        let P::Lfu(lfu) = &self.one.memory.policy else {
            return y;
        };
        let order = self.one.memory.order();
        let most = order.iter().map(|f| lfu.count(*f as usize)).max();
        let unit =
            ((self.width - 158.0 - 150.0) / most.unwrap_or(1).max(1) as f32).clamp(1.0, 22.0);
        let mut part = Part::new("counts");
        for (i, frame) in order.iter().take(MOST).enumerate() {
            let f = *frame as usize;
            if i == 0 {
                self.out_mark(&mut part, y + 13.0, true);
            }
            self.page(&mut part, (86.0, y), (64.0, 26.0), f, None);
            let count = lfu.count(f);
            let (k, _) = self.name(f);
            let w = (count as f32 * unit)
                .min(self.width - 158.0 - 150.0)
                .max(2.0);
            part.rect(158.0, y + 5.0, w, 16.0, format!("p{k}"));
            let words = Label::Text(
                "box-count",
                vec![
                    ("n", Param::from(u64::from(count))),
                    ("used", Param::from(u64::from(self.one.used[f]))),
                ],
            );
            part.text(164.0 + w, y + 17.5, Anchor::Start, words, "second");
            y += 30.0;
        }
        // Counts of pages that are out, where they survive.
        let kept: Vec<String> = (0..self.one.demand.names.len() as u32)
            .filter(|p| self.one.memory.frames.place(*p).is_none())
            .filter_map(|p| Some((p, lfu.kept(p).filter(|n| *n > 0)?)))
            .take(12)
            .map(|(p, n)| format!("{} ({n})", self.one.name(p)))
            .collect();
        if !kept.is_empty() {
            let words = Label::Text("kept-counts", vec![("list", Param::from(kept.join(", ")))]);
            part.text(2.0, y + 14.0, Anchor::Start, words, "second");
            y += 20.0;
        }
        self.scene.parts.push(part);
        y
    }

    fn next_uses(&mut self, y: f32) -> f32 {
        let P::Opt(opt) = &self.one.memory.policy else {
            return y;
        };
        let frames = &self.one.memory.frames;
        let mut order: Vec<u16> = (0..frames.count() as u16)
            .filter(|f| frames.page(usize::from(*f)).is_some())
            .collect();
        kw_trace::order_by(&mut order, &|f| {
            let next = opt.next_use(usize::from(f)).unwrap_or(0);
            (u64::from(NEVER - next), 0)
        });
        let order: Vec<u32> = order.into_iter().map(u32::from).collect();
        let words: &dyn Fn(&One, usize) -> Label = &|one, f| match &one.memory.policy {
            P::Opt(opt) => match opt.next_use(f).and_then(|place| one.number(place)) {
                Some(n) => number("box-next", n),
                None => Label::text("never"),
            },
            _ => Label::text("never"),
        };
        self.boxes("next", &order, words, y)
    }

    /// NUR's four classes as shelves.
    fn classes(&mut self, mut y: f32) -> f32 {
        let P::Nur(nur) = &self.one.memory.policy else {
            return y;
        };
        let frames = &self.one.memory.frames;
        let mut is_lowest = frames.used() == frames.count();
        let mut part = Part::new("classes");
        for class in 0..4_u8 {
            let members: Vec<usize> = (0..frames.count())
                .filter(|f| frames.page(*f).is_some() && nur.class(frames, *f) == class)
                .collect();
            part.line((86.0, y + 34.0), (self.width - 8.0, y + 34.0), "rule");
            let words = Label::Text(
                "class-row",
                vec![
                    ("n", Param::from(u64::from(class))),
                    ("r", Param::from(u64::from(class / 2))),
                    ("m", Param::from(u64::from(class % 2))),
                ],
            );
            part.text(86.0, y + 21.0, Anchor::Start, words, "second");
            if is_lowest && !members.is_empty() {
                self.out_mark(&mut part, y + 17.0, true);
                is_lowest = false;
            }
            let mut x = 86.0 + 72.0;
            for (i, f) in members.iter().enumerate() {
                let w = (width_of(&self.name(*f).1) + 22.0).max(48.0);
                if x + w > self.width - 40.0 {
                    let rest = number("more", (members.len() - i) as u64);
                    part.text(x + 2.0, y + 21.0, Anchor::Start, rest, "second");
                    break;
                }
                self.page(&mut part, (x, y + 3.0), (w, 28.0), *f, None);
                x += w + 6.0;
            }
            y += 38.0;
        }
        self.scene.parts.push(part);
        y
    }

    /// Aging's counters, bit by bit, with R before them.
    fn counters(&mut self, mut y: f32) -> f32 {
        let (P::Aging(aging), Policy::Aging { bits, .. }) =
            (&self.one.memory.policy, self.one.policy)
        else {
            return y;
        };
        let frames = &self.one.memory.frames;
        let compared = |f: usize| {
            let with_r = matches!(
                self.one.policy,
                Policy::Aging {
                    compare: crate::labs::os::page_replacement::scenario::Compare::WithR,
                    ..
                }
            );
            (with_r && aging.is_referenced(f), aging.counter(f), f)
        };
        let held: Vec<usize> = (0..frames.count())
            .filter(|f| frames.page(*f).is_some())
            .collect();
        let lowest = held.iter().copied().min_by_key(|f| compared(*f));
        let cell = ((self.width - 240.0) / bits as f32).clamp(9.0, 22.0);
        let mut part = Part::new("counters");
        let (r_x, x) = (158.0, 158.0 + 30.0);
        part.text(
            r_x + 11.0,
            y + 12.0,
            Anchor::Middle,
            Label::raw("R"),
            "second num",
        );
        part.text(
            x,
            y + 12.0,
            Anchor::Start,
            Label::text("counter-head"),
            "second",
        );
        y += 18.0;
        for f in held.iter().copied().take(MOST) {
            if lowest == Some(f) && frames.used() == frames.count() {
                self.out_mark(&mut part, y + 13.0, true);
            }
            self.page(&mut part, (86.0, y), (64.0, 26.0), f, None);
            flag(
                &mut part,
                (r_x, y + 2.0),
                (22.0, 22.0),
                aging.is_referenced(f),
            );
            let digits = counter_bits(u64::from(aging.counter(f)), bits);
            for (i, digit) in digits.chars().enumerate() {
                flag(
                    &mut part,
                    (x + i as f32 * cell, y + 2.0),
                    (cell, 22.0),
                    digit == '1',
                );
            }
            let end = x + bits as f32 * cell + 8.0;
            if end + 48.0 < self.width {
                let value = Label::raw(format!("= {}", aging.counter(f)));
                part.text(end, y + 17.5, Anchor::Start, value, "second num");
            }
            y += 30.0;
        }
        self.scene.parts.push(part);
        y
    }

    /// The frames in a circle, with R bits and the hand; the frames that the hand passed in this step
    /// are marked.
    fn clock(&mut self, y: f32) -> f32 {
        let P::Clock(clock) = &self.one.memory.policy else {
            return y;
        };
        let frames = &self.one.memory.frames;
        let count = frames.count();
        if count > MOST {
            let order: Vec<u32> = (0..count as u32)
                .map(|i| (clock.hand() + i) % count as u32)
                .filter(|f| frames.page(*f as usize).is_some())
                .collect();
            let words: &dyn Fn(&One, usize) -> Label =
                &|one, f| number("box-r", u64::from(one.is_referenced(f)));
            return self.boxes("clock", &order, words, y);
        }
        let passed: &[u32] = match self.touched.map(|t| &t.because) {
            Some(Because::Hand { passed, .. }) => passed,
            _ => &[],
        };
        let (bw, bh) = match self.width {
            w if w < 480.0 => (52.0, 34.0),
            _ => (64.0, 38.0),
        };
        // Far enough apart that neighbours do not touch.
        let radius = (count as f32 * (bw + 10.0) / std::f32::consts::TAU).max(66.0);
        let (rx, ry) = (
            radius.min(self.width / 2.0 - bw / 2.0 - 8.0),
            radius.min(150.0),
        );
        let (cx, cy) = (
            (rx + bw / 2.0 + 30.0).min(self.width / 2.0),
            y + ry + bh / 2.0 + 6.0,
        );
        let place = |f: usize| {
            let (x, y) = turned(f as f32 / count as f32);
            (cx + rx * x, cy - ry * y)
        };
        let mut part = Part::new("clock");
        let mut face = PathData::default();
        face.polygon(&std::array::from_fn::<_, 48, _>(|i| {
            let (x, y) = turned(i as f32 / 48.0);
            (cx + rx * x, cy - ry * y)
        }));
        part.path(face, "lane");
        for f in 0..count {
            let (x, y) = place(f);
            let (x, y) = (x - bw / 2.0, y - bh / 2.0);
            if frames.page(f).is_none() {
                part.rect(x, y, bw, bh, "box");
                continue;
            }
            if passed.contains(&(f as u32)) {
                part.rect(x - 4.0, y - 4.0, bw + 8.0, bh + 8.0, "passed");
            }
            self.page(&mut part, (x, y), (bw, bh), f, None);
            flag(
                &mut part,
                (x + bw - 19.0, y + bh / 2.0 - 8.0),
                (15.0, 16.0),
                clock.is_referenced(f),
            );
        }
        let (hx, hy) = place(clock.hand() as usize);
        // From the middle to just before the box.
        let (dx, dy) = (hx - cx, hy - cy);
        let length = (dx * dx + dy * dy).sqrt().max(1.0);
        let edge = (bw / 2.0 / dx.abs().max(0.1)).min(bh / 2.0 / dy.abs().max(0.1));
        let reach = (1.0 - edge - 16.0 / length).max(0.2);
        let tip = (cx + dx * reach, cy + dy * reach);
        part.line((cx, cy), tip, "now");
        let (ux, uy) = (dx / length, dy / length);
        let mut head = PathData::default();
        head.polygon(&[
            (tip.0 + ux * 8.0, tip.1 + uy * 8.0),
            (tip.0 - uy * 5.0, tip.1 + ux * 5.0),
            (tip.0 + uy * 5.0, tip.1 - ux * 5.0),
        ]);
        part.path(head, "now-fill");
        super::disc(&mut part, cx, cy, 4.0, "now-fill");
        // Beside the clock where there is room, else under it.
        let side = cx + rx + bw / 2.0 + 18.0;
        let bottom = cy + ry + bh / 2.0 + 8.0;
        let ids = ["clock-hand", "clock-bit", "clock-passed"];
        let (x, top) = match self.width - side {
            room if room > 250.0 => (side, cy - 16.0),
            _ => (2.0, bottom + 16.0),
        };
        for (i, id) in ids.into_iter().enumerate() {
            let y = top + i as f32 * 20.0;
            part.text(x, y, Anchor::Start, Label::text(id), "second");
        }
        self.scene.parts.push(part);
        bottom.max(if x < side { top + 48.0 } else { 0.0 })
    }
}

/// Sine and cosine of a part (0 to 1) of a whole turn, to within 0.002: Bhaskara's formula, because the
/// exact functions would be in the browser program for this clock alone.
fn turned(part: f32) -> (f32, f32) {
    let sine = |part: f32| {
        let half = part.fract() * 2.0;
        let (x, sign) = if half < 1.0 {
            (half, 1.0)
        } else {
            (half - 1.0, -1.0)
        };
        let p = x * (1.0 - x);
        sign * 16.0 * p / (5.0 - 4.0 * p)
    };
    (sine(part), sine(part + 0.25))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_turn_is_round_enough() {
        for i in 0..100 {
            let part = i as f32 / 100.0;
            let (x, y) = super::turned(part);
            let (sin, cos) = (part * std::f32::consts::TAU).sin_cos();
            assert!((x - sin).abs() < 0.002 && (y - cos).abs() < 0.002, "{part}");
        }
    }
}
