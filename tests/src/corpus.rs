//! Images made by others. Their licences differ from ours, so they are not part of this repository; a folder
//! beside it may hold them, and the tests that read them say so when it does not.

use std::path::{Path, PathBuf};

use crate::skip::{skip_softly, skip_unless_tools};
use crate::xz;

/// The folder of images: `RLVM_CORPUS`, or `../shared/corpus/images` beside the repository.
pub fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("RLVM_CORPUS").map(PathBuf::from);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    named.or_else(|| Some(root.parent()?.join("shared/corpus/images"))).filter(|dir| dir.is_dir())
}

/// Unpacks `NAME.xz` into `to`; `None`, having said why, where it is not there.
pub fn unpack(name: &str, to: &Path) -> Option<PathBuf> {
    let Some(folder) = folder() else {
        skip_softly(
            "the images made by others are not beside the repository (RLVM_CORPUS names their folder)",
        );
        return None;
    };
    if !skip_unless_tools(&["xz"]) {
        return None;
    }
    let packed = folder.join(format!("{name}.xz"));
    if !packed.is_file() {
        skip_softly(&format!("{} is not there", packed.display()));
        return None;
    }
    let image = to.join(name);
    xz::unpack(&packed, &image);
    Some(image)
}
