//! Scenarios between files and code.
//!
//! [`Form`] reads a type from a JSON value and writes it back; the macro `form!` makes one from a list
//! of names. What is read has been held against the declared fields before ([`crate::check`]), so
//! there is nothing left to explain here: that is why this takes a tenth of the program's size that
//! derived readers with their error messages do.

use crate::check::address;
use serde_json::{Map, Value};

/// A type that scenario files hold.
pub trait Form: Sized {
    /// From a value that the declared fields allow; `None` where they allow more than the type.
    fn read(value: &Value) -> Option<Self>;
    /// The value in a file.
    fn write(&self) -> Value;
}

impl Form for u64 {
    /// An address may be a text.
    fn read(value: &Value) -> Option<Self> {
        value.as_u64().or_else(|| address(value.as_str()?))
    }
    fn write(&self) -> Value {
        Value::from(*self)
    }
}

impl Form for i64 {
    fn read(value: &Value) -> Option<Self> {
        value.as_i64()
    }
    fn write(&self) -> Value {
        Value::from(*self)
    }
}

impl Form for bool {
    fn read(value: &Value) -> Option<Self> {
        value.as_bool()
    }
    fn write(&self) -> Value {
        Value::Bool(*self)
    }
}

impl Form for String {
    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
    fn write(&self) -> Value {
        Value::from(self.as_str())
    }
}

impl<T: Form> Form for Vec<T> {
    fn read(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(T::read).collect()
    }
    fn write(&self) -> Value {
        Value::Array(self.iter().map(T::write).collect())
    }
}

impl<T: Form> Form for Option<T> {
    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::read(value).map(Some),
        }
    }
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::write)
    }
}

/// Reads a field that must be there.
pub fn field<T: Form>(value: &Value, key: &str) -> Option<T> {
    T::read(value.get(key)?)
}

/// Reads a field that may be missing.
pub fn field_or<T: Form>(value: &Value, key: &str, default: T) -> Option<T> {
    match value.get(key) {
        Some(value) => T::read(value),
        None => Some(default),
    }
}

/// Writes a field.
pub fn put(map: &mut Map<String, Value>, key: &'static str, value: Value) {
    map.insert(key.to_owned(), value);
}

/// Makes a [`Form`].
///
/// A structure: `form!(Process { id, arrival = 0, nice = 0; quiet })`: `id` must be there, `arrival` may be
/// missing, `nice` may be missing and is not written where it is the default; `purpose("use")` has
/// another name in files. Words:
/// `form!(Rule4: Cumulative = "cumulative", Early = "early")`. Variants told apart by a field:
/// `form!(Policy by "name": "fcfs" => Fcfs {}, "sjf" => Sjf(Lengths), "stride" => Stride { quantum })`.
macro_rules! form {
    (@key $f:ident) => {
        stringify!($f)
    };
    (@key $f:ident $key:literal) => {
        $key
    };
    (@read $v:ident $key:expr) => {
        $crate::form::field($v, $key)?
    };
    (@read $v:ident $key:expr; $d:expr) => {
        $crate::form::field_or($v, $key, $d)?
    };
    (@write $map:ident $key:expr; $value:expr $(; $d:expr)?) => {
        $crate::form::put(&mut $map, $key, $crate::form::Form::write($value));
    };
    (@write $map:ident $key:expr; $value:expr; $d:expr; quiet) => {
        if *$value != $d {
            $crate::form::put(&mut $map, $key, $crate::form::Form::write($value));
        }
    };
    ($T:ident { $($f:ident $(($key:literal))? $(= $d:expr $(; $s:ident)?)?),* $(,)? }) => {
        impl $crate::form::Form for $T {
            fn read(v: &serde_json::Value) -> Option<Self> {
                Some($T { $($f: $crate::form::form!(@read v $crate::form::form!(@key $f $($key)?) $(; $d)?)),* })
            }
            fn write(&self) -> serde_json::Value {
                let mut map = serde_json::Map::new();
                $($crate::form::form!(@write map $crate::form::form!(@key $f $($key)?); &self.$f $(; $d $(; $s)?)?);)*
                serde_json::Value::Object(map)
            }
        }
    };
    ($T:ident: $($variant:ident = $word:literal),+ $(,)?) => {
        impl $crate::form::Form for $T {
            fn read(v: &serde_json::Value) -> Option<Self> {
                match v.as_str()? {
                    $($word => Some($T::$variant),)+
                    _ => None,
                }
            }
            fn write(&self) -> serde_json::Value {
                serde_json::Value::from(match self { $($T::$variant => $word),+ })
            }
        }
    };
    ($T:ident by $tag:literal: $(
        $word:literal => $variant:ident
            $({ $($f:ident $(($key:literal))? $(= $d:expr $(; $s:ident)?)?),* $(,)? })?
            $(($inner:ident))?
    ),+ $(,)?) => {
        impl $crate::form::Form for $T {
            fn read(v: &serde_json::Value) -> Option<Self> {
                Some(match v.get($tag)?.as_str()? {
                    $($word => $T::$variant
                        $({ $($f: $crate::form::form!(@read v $crate::form::form!(@key $f $($key)?) $(; $d)?)),* })?
                        $((<$inner as $crate::form::Form>::read(v)?))?,)+
                    _ => return None,
                })
            }
            #[allow(unused_mut, non_snake_case)]
            fn write(&self) -> serde_json::Value {
                let mut map = serde_json::Map::new();
                match self {
                    $($T::$variant $({ $($f),* })? $(($inner))? => {
                        $crate::form::put(&mut map, $tag, serde_json::Value::from($word));
                        $($($crate::form::form!(@write map $crate::form::form!(@key $f $($key)?); $f $(; $d $(; $s)?)?);)*)?
                        $(if let serde_json::Value::Object(more) = $crate::form::Form::write($inner) {
                            map.extend(more);
                        })?
                    })+
                }
                serde_json::Value::Object(map)
            }
        }
    };
}
pub(crate) use form;

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[derive(Debug, Clone, PartialEq)]
    struct Inner {
        deep: u64,
    }
    form!(Inner { deep("use") = 5 });

    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Word {
        One,
        Two,
    }
    form!(Word: One = "one", Two = "two");

    #[derive(Debug, PartialEq)]
    enum Choice {
        Plain {},
        With { n: i64, list: Vec<u64> },
        Holds(Inner),
    }
    form!(Choice by "name":
        "plain" => Plain {},
        "with" => With { n = -1; quiet, list = Vec::new() },
        "holds" => Holds(Inner),
    );

    #[derive(Debug, PartialEq)]
    struct Whole {
        choice: Choice,
        word: Word,
        text: Option<String>,
    }
    form!(Whole { choice, word = Word::One, text = None; quiet });

    #[test]
    fn what_is_written_is_read_back() {
        for value in [
            json!({"choice": {"name": "plain"}, "word": "two"}),
            json!({"choice": {"name": "with", "list": [1, 2]}, "word": "one"}),
            json!({"choice": {"name": "with", "n": 3, "list": []}, "word": "one", "text": "t"}),
            json!({"choice": {"name": "holds", "use": 7}, "word": "one"}),
        ] {
            assert_eq!(Whole::read(&value).expect("fits").write(), value);
        }
    }

    #[test]
    fn what_is_missing_has_its_default() {
        let whole = Whole::read(&json!({"choice": {"name": "holds"}}));
        let choice = Choice::Holds(Inner { deep: 5 });
        let (word, text) = (Word::One, None);
        assert_eq!(whole, Some(Whole { choice, word, text }));
        assert_eq!(Whole::read(&json!({"word": "one"})), None);
        assert_eq!(Whole::read(&json!({"choice": {"name": "other"}})), None);
    }
}
