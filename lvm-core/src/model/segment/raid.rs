//! `raid0` to `raid10`: data and parity on image LVs, with a small metadata LV beside each image.
//!
//! Keys: `device_count` (RAID0: `stripe_count`), `data_copies`, `region_size`, `stripe_size` (sectors),
//! `writebehind` (requests), `min_recovery_rate`, `max_recovery_rate` (KiB/s for each device), `data_offset`
//! (sectors), `raids` (metadata LV, image LV, and so on; `raid0_lvs` of a plain RAID0: images only).

use serde::{Deserialize, Serialize};

use super::{Area, LvUse};
use crate::format::text::TextWriter;
use crate::model::import::{Fields, ImportError, Refs};
use crate::model::{LvIdx, Vg};
use crate::units::{Extents, Sectors};

macro_rules! levels {
    ($($(#[$doc:meta])* $level:ident = $name:literal, parity $parity:literal;)*) => {
        /// A RAID level with its layout: each is a segment type of its own in the text.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize, Deserialize)]
        pub enum RaidLevel {
            $($(#[$doc])* #[serde(rename = $name)] $level,)*
        }

        impl RaidLevel {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$level),*];

            /// Its name in the text, on the command line and in reports.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$level => $name,)*
                }
            }

            /// How many images' worth of parity there is.
            pub const fn parity(self) -> u32 {
                match self {
                    $(Self::$level => $parity,)*
                }
            }
        }
    };
}
levels! {
    /// Striped, without metadata LVs.
    Raid0 = "raid0", parity 0;
    /// Striped, with metadata LVs.
    Raid0Meta = "raid0_meta", parity 0;
    /// The same data on each image.
    Raid1 = "raid1", parity 0;
    /// Striped over mirrored images.
    Raid10 = "raid10", parity 0;
    /// Another name of RAID10's layout.
    Raid10Near = "raid10_near", parity 0;
    /// Parity on the first image.
    Raid4 = "raid4", parity 1;
    /// As [`Self::Raid5Ls`].
    Raid5 = "raid5", parity 1;
    /// Parity on the last image.
    Raid5N = "raid5_n", parity 1;
    /// Left asymmetric.
    Raid5La = "raid5_la", parity 1;
    /// Right asymmetric.
    Raid5Ra = "raid5_ra", parity 1;
    /// Left symmetric.
    Raid5Ls = "raid5_ls", parity 1;
    /// Right symmetric.
    Raid5Rs = "raid5_rs", parity 1;
    /// As [`Self::Raid6Zr`].
    Raid6 = "raid6", parity 2;
    /// Zero restart.
    Raid6Zr = "raid6_zr", parity 2;
    /// N restart.
    Raid6Nr = "raid6_nr", parity 2;
    /// N continue.
    Raid6Nc = "raid6_nc", parity 2;
    /// Both parities on the last images.
    Raid6N6 = "raid6_n_6", parity 2;
    /// As `raid5_la`, with Q on the last image.
    Raid6La6 = "raid6_la_6", parity 2;
    /// As `raid5_ra`, with Q on the last image.
    Raid6Ra6 = "raid6_ra_6", parity 2;
    /// As `raid5_ls`, with Q on the last image.
    Raid6Ls6 = "raid6_ls_6", parity 2;
    /// As `raid5_rs`, with Q on the last image.
    Raid6Rs6 = "raid6_rs_6", parity 2;
}

impl RaidLevel {
    /// The level of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        if !name.starts_with("raid") {
            return None;
        }
        Self::ALL.iter().copied().find(|level| level.name() == name)
    }

    /// RAID0, with metadata LVs or without.
    pub const fn is_raid0(self) -> bool {
        matches!(self, Self::Raid0 | Self::Raid0Meta)
    }

    /// RAID10, under either name.
    pub const fn is_raid10(self) -> bool {
        matches!(self, Self::Raid10 | Self::Raid10Near)
    }

    /// Whether data is cut into stripes: all but RAID1.
    pub const fn is_striped(self) -> bool {
        !matches!(self, Self::Raid1)
    }
}

/// A RAID segment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Raid {
    /// Level and layout.
    pub level: RaidLevel,
    /// The image LVs, in the order of their roles.
    pub areas: Vec<Area>,
    /// The metadata LV of each image; empty where there are none.
    pub metas: Vec<LvIdx>,
    /// Length of a chunk; `ZERO` for RAID1.
    pub stripe_size: Sectors,
    /// How many copies RAID10 keeps.
    pub data_copies: Option<u32>,
    /// How much data one bit of the write-intent bitmap stands for.
    pub region_size: Option<Sectors>,
    /// Writes that may be outstanding to images marked as write-mostly.
    pub writebehind: Option<u32>,
    /// KiB/s for each device.
    pub min_recovery_rate: Option<u32>,
    /// KiB/s for each device.
    pub max_recovery_rate: Option<u32>,
    /// Where data begins on the images while they are reshaped.
    pub data_offset: Option<Sectors>,
}

impl Raid {
    /// How many images hold data of their own, copies not counted: at least 1.
    pub fn data_stripes(&self) -> u32 {
        let images = u32::try_from(self.areas.len()).unwrap_or(u32::MAX);
        let stripes = match self.level {
            RaidLevel::Raid1 => 1,
            level if level.is_raid10() => images / self.data_copies.unwrap_or(2).max(1),
            level => images.saturating_sub(level.parity()),
        };
        stripes.max(1)
    }

    /// Extents that each image has of a segment of `len` extents, of which `reshape` are set aside.
    pub fn area_len(&self, len: Extents, reshape: Extents) -> Extents {
        let images = u32::try_from(self.areas.len()).unwrap_or(u32::MAX).max(1);
        let stripes = match self.level {
            RaidLevel::Raid1 => return len,
            level => images.saturating_sub(level.parity()).max(1),
        };
        let copies = if self.level.is_raid10() { self.data_copies.unwrap_or(2).max(1) } else { 1 };
        let data = u64::from(len.saturating_sub(reshape).get()) * u64::from(copies);
        let each = data.div_ceil(u64::from(stripes)) + u64::from(reshape.get() / images);
        Extents::new(u32::try_from(each).unwrap_or(u32::MAX))
    }

    pub(super) fn import(
        level: RaidLevel,
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        // Each level has one of the two; LVM2 takes either for all.
        let count = match fields.take_u32("device_count")? {
            Some(count) => count,
            None => fields.need_u32("stripe_count")?,
        };
        let (areas, metas) = import_images(level, count, fields, refs)?;
        Ok(Self {
            level,
            areas,
            metas,
            stripe_size: fields.take_sectors("stripe_size")?.unwrap_or(Sectors::ZERO),
            data_copies: fields.take_u32("data_copies")?,
            region_size: fields.take_sectors("region_size")?,
            writebehind: fields.take_u32("writebehind")?,
            min_recovery_rate: fields.take_u32("min_recovery_rate")?,
            max_recovery_rate: fields.take_u32("max_recovery_rate")?,
            data_offset: fields.take_sectors("data_offset")?,
        })
    }

    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        let count = if self.level.is_raid0() { "stripe_count" } else { "device_count" };
        out.int(count, self.areas.len());
        out.int_opt("data_copies", self.data_copies);
        out.int_opt("region_size", self.region_size);
        if !self.stripe_size.is_zero() {
            out.int("stripe_size", self.stripe_size);
        }
        out.int_opt("writebehind", self.writebehind);
        out.int_opt("min_recovery_rate", self.min_recovery_rate);
        out.int_opt("max_recovery_rate", self.max_recovery_rate);
        out.int_opt("data_offset", self.data_offset);
        out.blank();
        let images: Vec<_> =
            self.areas.iter().map(|area| area.lv().unwrap_or(LvIdx::NOWHERE)).collect();
        if self.metas.is_empty() {
            out.rows(list_key(self.level), &images, |out, image| out.quote(vg.lv_name(*image)));
        } else {
            let pairs: Vec<_> = self.metas.iter().zip(images).collect();
            out.rows(list_key(self.level), &pairs, |out, (meta, image)| {
                out.quote(vg.lv_name(**meta));
                out.raw(", ");
                out.quote(vg.lv_name(*image));
            });
        }
    }

    pub(super) fn refs(&self, visit: &mut dyn FnMut(LvUse, LvIdx)) {
        self.metas.iter().for_each(|meta| visit(LvUse::RaidMetadata, *meta));
    }

    pub(super) fn refs_mut(&mut self, visit: &mut dyn FnMut(&mut LvIdx)) {
        self.metas.iter_mut().for_each(visit);
    }
}

/// The key of the list of images.
fn list_key(level: RaidLevel) -> &'static str {
    if level == RaidLevel::Raid0 { "raid0_lvs" } else { "raids" }
}

/// Reads the list of images: with a metadata LV before each, or images alone.
fn import_images(
    level: RaidLevel,
    count: u32,
    fields: &mut Fields<'_, '_, '_>,
    refs: &Refs<'_>,
) -> Result<(Vec<Area>, Vec<LvIdx>), ImportError> {
    let key = list_key(level);
    let (lvs, wrong_length) = fields.need_lvs(key, refs)?;
    let (metas, images) = match u32::try_from(lvs.len()) {
        Ok(len) if len == count => (Vec::new(), lvs),
        Ok(len) if len.checked_div(2) == Some(count) && len % 2 == 0 => {
            let pairs =
                lvs.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
            pairs.unzip()
        }
        _ => return Err(wrong_length),
    };
    let areas = images.into_iter().map(|lv| Area::Lv { lv, start: Extents::ZERO }).collect();
    Ok((areas, metas))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raid(level: RaidLevel, images: u32, data_copies: Option<u32>) -> Raid {
        let area = |lv| Area::Lv { lv: LvIdx(lv), start: Extents::ZERO };
        Raid {
            level,
            areas: (0..images).map(area).collect(),
            metas: Vec::new(),
            stripe_size: Sectors::new(128),
            data_copies,
            region_size: None,
            writebehind: None,
            min_recovery_rate: None,
            max_recovery_rate: None,
            data_offset: None,
        }
    }

    #[test]
    fn every_level_is_found_by_its_name() {
        for level in RaidLevel::ALL {
            assert_eq!(RaidLevel::from_name(level.name()), Some(*level));
        }
        assert_eq!(RaidLevel::from_name("raid7"), None);
    }

    #[test]
    fn images_are_as_long_as_lvm2_makes_them() {
        // Lengths as in LVM2's own VGs.
        let len = |raid: &Raid, len, reshape| {
            raid.area_len(Extents::new(len), Extents::new(reshape)).get()
        };
        assert_eq!(len(&raid(RaidLevel::Raid1, 3, None), 4, 0), 4);
        assert_eq!(len(&raid(RaidLevel::Raid0, 3, None), 3, 0), 1);
        assert_eq!(len(&raid(RaidLevel::Raid5Ls, 4, None), 3, 0), 1);
        assert_eq!(len(&raid(RaidLevel::Raid6Zr, 5, None), 3, 0), 1);
        assert_eq!(len(&raid(RaidLevel::Raid10, 4, Some(2)), 4, 0), 2);
        assert_eq!(len(&raid(RaidLevel::Raid5Ls, 3, None), 7, 3), 3);
    }
}
