//! Texts for unit tests: a VG with one PV, and whatever LVs a test writes down.

/// An LV of one segment with these keys.
pub(crate) fn lv(name: &str, segment: &str) -> String {
    // Names of tests are short and different: they serve as ids.
    let id = format!("{name:0>32}");
    format!(
        "{name} {{ id = \"{id}\" status = [\"READ\", \"WRITE\", \"VISIBLE\"] flags = [] segment_count = 1 \
         segment1 {{ {segment} }} }}\n"
    )
}

/// The text of a VG with these keys of its own and these LVs.
pub(crate) fn text(keys: &str, lvs: &str) -> String {
    format!(
        "contents = \"Text Format Volume Group\"\nversion = 1\nvg {{\nid = \"{0:032}\"\nseqno = 1\nstatus = []\n\
         flags = []\nextent_size = 8192\nmax_lv = 0\nmax_pv = 0\n{keys}\nphysical_volumes {{\npv0 {{ id = \"{0:032}\" \
         device = \"/dev/sda\" status = [\"ALLOCATABLE\"] flags = [] pe_start = 2048 pe_count = 1000 }}\n}}\n\
         logical_volumes {{\n{lvs}}}\n}}\n",
        0
    )
}
