//! Colours as terminals number them.

use lvm_core::report::map::Paint;

/// Colours of LVs; they begin anew after the last.
const VOLUMES: [&str; 6] = ["34", "32", "35", "36", "33", "31"];

/// The number of a colour; nothing where there is none.
pub(crate) fn number(paint: Paint) -> &'static str {
    match paint {
        Paint::Plain => "",
        Paint::Title => "1",
        Paint::Faint | Paint::Free => "2",
        Paint::Bad => "31",
        Paint::Good => "32",
        Paint::Low => "33",
        Paint::Volume(place) => VOLUMES.get(place % VOLUMES.len()).copied().unwrap_or(""),
    }
}
