//! All of IPv4 to scale: the classes, the special ranges, and where the address lies.

use super::View;
use crate::{
    ipv4::{Class, Ip, Prefix, SPECIAL},
    labs::net::subnetting::{event::What, results::special_word, state::Known},
};
use kw_scene::{Anchor, Label, Part, PathData};

/// Draws the strip.
pub fn draw(view: &mut View<'_>) {
    let state = view.state;
    let range = state.address.special();
    let second = match range {
        Some(range) if state.known >= Known::Special => Label::text(special_word(range.name)),
        _ if state.known >= Known::Special => Label::text("special-none"),
        _ => Label::text("special-unknown"),
    };
    view.caption("cap-space", Label::text("cap-space"), Some(second));
    let scale = view.scale(Prefix::of(Ip(0), 0));
    let (top, height) = (view.y, 20.0);
    let own = state.address.class();
    for class in Class::ALL {
        let (x, width) = scale.block(class.block());
        let is_own = class == own && state.known >= Known::Class;
        let mut part = Part::new(format!("class-{}", class.name()));
        part.rect(
            x + 0.5,
            top,
            width - 1.0,
            height,
            if is_own { "lit" } else { "lane" },
        );
        let at = x + width / 2.0;
        let words = if is_own { "head" } else { "second" };
        part.text(
            at,
            top + 14.5,
            Anchor::Middle,
            Label::raw(class.name()),
            words,
        );
        if is_own && matches!(view.what(), Some(What::Class)) {
            part.rect(x + 1.0, top - 1.5, width - 2.0, height + 3.0, "ring");
        }
        view.scene.parts.push(part);
    }
    // Ranges narrower than a pixel are drawn as wide as two.
    let mut part = Part::new("special");
    let mut path = PathData::default();
    for special in SPECIAL {
        let (x, width) = scale.block(special.prefix);
        path.rect(
            x.min(scale.right - 2.0),
            top + height + 2.0,
            width.max(2.0),
            5.0,
        );
    }
    part.path(path, "special");
    view.scene.parts.push(part);
    let mut part = Part::new("space-address");
    let x = scale.x(u64::from(state.address.0));
    let y = top + height + 9.0;
    let mut arrow = PathData::default();
    arrow.polygon(&[(x, y), (x - 5.0, y + 8.0), (x + 5.0, y + 8.0)]);
    part.path(arrow, "now-fill");
    let value = Label::raw(state.address.to_string());
    let (at, anchor) = if x < (scale.left + scale.right) / 2.0 {
        (x + 9.0, Anchor::Start)
    } else {
        (x - 9.0, Anchor::End)
    };
    part.text(at, y + 9.0, anchor, value, "now-text num");
    view.scene.parts.push(part);
    view.y = y + 20.0;
}
