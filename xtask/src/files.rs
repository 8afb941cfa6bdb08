//! The files of a folder with their bytes.

use std::fs;
use std::io;
use std::path::Path;

/// A file: its name with slashes, below some folder, and its bytes.
pub type File = (String, Vec<u8>);

/// Every file under a folder, in the order of their names.
pub fn contents(folder: &Path) -> io::Result<Vec<File>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy();
            found.push((name.replace('\\', "/"), fs::read(&path)?));
        }
    }
    found.sort();
    Ok(found)
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_read_in_the_order_of_names() {
        let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web");
        let names: Vec<String> = contents(&web).unwrap().into_iter().map(|f| f.0).collect();
        assert!(names.is_sorted(), "{names:?}");
        assert!(names.contains(&"icons/icon.svg".to_owned()), "{names:?}");
    }
}
