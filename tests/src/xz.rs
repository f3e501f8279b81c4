//! Unpacking images.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Unpacks the xz file `packed` into the new file `image`, whose empty parts take no room.
pub fn unpack(packed: &Path, image: &Path) {
    let out = fs::File::create(image).expect("a new file");
    // xz leaves holes when it writes to a file of its own.
    let xz = Command::new("xz").arg("-dc").arg(packed).stdin(Stdio::null()).stdout(out).status();
    assert!(xz.expect("xz is needed (xz-utils)").success(), "cannot unpack {}", packed.display());
}
