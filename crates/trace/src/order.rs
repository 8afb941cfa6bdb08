//! One sort for all: every kind of sort costs the browser program several kilobytes.

/// Sorts numbers that name things by a key of each, equal keys by the number itself.
pub fn order_by(list: &mut [u16], key: &dyn Fn(u16) -> (u64, u64)) {
    list.sort_unstable_by_key(|n| (key(*n), *n));
}

#[cfg(test)]
mod tests {
    use super::order_by;

    #[test]
    fn equal_keys_keep_the_order_of_names() {
        let mut list = [4, 3, 2, 1, 0];
        order_by(&mut list, &|n| (u64::from(n % 2), 0));
        assert_eq!(list, [0, 2, 4, 1, 3]);
    }
}
