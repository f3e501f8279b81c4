//! The lists of volumes in the settings: `"vg"`, `"vg/lv"`, `"@tag"`, `"@*"`.

use crate::model::{Lv, Vg};
use crate::name::Tag;

/// An item of a list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ListItem {
    /// All LVs of that VG.
    Vg(Box<str>),
    /// One LV.
    Lv(Box<str>, Box<str>),
    /// LVs that bear the tag, or whose VG does.
    Tag(Box<str>),
    /// LVs that bear any tag of this host, or whose VG does.
    HostTags,
}

/// An item that says nothing. Worded as LVM2 words it, but for the setting's name before it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum BadItem {
    /// `""`
    #[error("Ignoring empty string in config file")]
    Empty,
    /// `"@"`
    #[error("Ignoring empty tag in config file")]
    EmptyTag,
}

impl ListItem {
    /// Reads an item.
    ///
    /// # Errors
    /// [`BadItem`]; LVM2 passes over such items.
    pub fn parse(text: &str) -> Result<Self, BadItem> {
        match (text, text.strip_prefix('@')) {
            ("", _) => Err(BadItem::Empty),
            (_, Some("")) => Err(BadItem::EmptyTag),
            (_, Some("*")) => Ok(Self::HostTags),
            (_, Some(tag)) => Ok(Self::Tag(tag.into())),
            (name, None) => Ok(match name.split_once('/') {
                Some((vg, lv)) => Self::Lv(vg.into(), lv.into()),
                None => Self::Vg(name.into()),
            }),
        }
    }

    fn has(&self, vg: &Vg, lv: &Lv, host_tags: &[Tag]) -> bool {
        let tagged = |tag: &str| lv.tags.iter().chain(&vg.tags).any(|own| own == tag);
        match self {
            Self::Vg(name) => vg.name == **name,
            Self::Lv(in_vg, name) => vg.name == **in_vg && lv.name == **name,
            Self::Tag(tag) => tagged(tag),
            Self::HostTags => host_tags.iter().any(|tag| tagged(tag.as_str())),
        }
    }
}

/// A list of volumes.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct VolumeList {
    items: Vec<ListItem>,
}

impl VolumeList {
    /// A list of these items.
    pub fn new(items: Vec<ListItem>) -> Self {
        Self { items }
    }

    /// Reads a list from the strings of a setting; also the items that were passed over.
    pub fn parse<'a>(items: impl IntoIterator<Item = &'a str>) -> (Self, Vec<BadItem>) {
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        for item in items {
            match ListItem::parse(item) {
                Ok(item) => good.push(item),
                Err(why) => bad.push(why),
            }
        }
        (Self::new(good), bad)
    }

    /// Whether an LV is in the list. An empty list has none.
    pub fn has(&self, vg: &Vg, lv: &Lv, host_tags: &[Tag]) -> bool {
        self.items.iter().any(|item| item.has(vg, lv, host_tags))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_told_apart_by_their_first_characters() {
        let read = |text| ListItem::parse(text);
        assert_eq!(read("vg"), Ok(ListItem::Vg("vg".into())));
        assert_eq!(read("vg/a"), Ok(ListItem::Lv("vg".into(), "a".into())));
        assert_eq!(read("@t"), Ok(ListItem::Tag("t".into())));
        assert_eq!(read("@*"), Ok(ListItem::HostTags));
        assert_eq!(read("@"), Err(BadItem::EmptyTag));
        let (list, bad) = VolumeList::parse(["", "vg"]);
        assert_eq!(list, VolumeList::new(vec![ListItem::Vg("vg".into())]));
        assert_eq!(bad, [BadItem::Empty]);
        assert_eq!(bad[0].to_string(), "Ignoring empty string in config file");
    }
}
