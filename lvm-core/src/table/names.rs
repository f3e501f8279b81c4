//! Names and UUIDs of devices.
//!
//! A name is `VG-LV` or `VG-LV-LAYER`, with every hyphen of a part doubled, so that it can be taken apart again. A
//! UUID is `LVM-`, the VG's id and the LV's id without their dashes, and a suffix for layers and for hidden LVs, by
//! which udev's rules and blkid know what not to look into.

use core::fmt::Write as _;

use super::Layer;
use super::thin::is_new_pool;
use crate::id::{Id, VgId};
use crate::model::{LvIdx, LvUse, Relations, SegmentKind};

/// What every UUID begins with.
const UUID_PREFIX: &str = "LVM-";

/// The name of a device of an LV. It is valid by construction but for its length.
pub fn dm_name(vg: &str, lv: &str, layer: Layer) -> String {
    let mut name = String::with_capacity(vg.len() + lv.len() + 8);
    push_doubled(&mut name, vg);
    name.push('-');
    push_doubled(&mut name, lv);
    if let Some(suffix) = layer.suffix() {
        name.push('-');
        push_doubled(&mut name, &suffix);
    }
    name
}

fn push_doubled(name: &mut String, part: &str) {
    for char in part.chars() {
        name.push(char);
        if char == '-' {
            name.push(char);
        }
    }
}

/// The UUID of a device of an LV.
pub fn dm_uuid(relations: &Relations<'_>, lv: LvIdx, layer: Layer) -> Option<String> {
    let vg = relations.vg();
    let id = match layer {
        Layer::CvolData | Layer::CvolMeta => cvol_id(relations, lv, layer),
        _ => None,
    };
    let id = id.or_else(|| Some(vg.lv(lv)?.id.0))?;
    let suffix = layer.suffix();
    let suffix = suffix.as_deref().or_else(|| hidden_suffix(relations, lv));
    Some(uuid(vg.id, &id, suffix))
}

fn uuid(vg: VgId, lv: &Id, suffix: Option<&str>) -> String {
    let mut uuid = String::with_capacity(UUID_PREFIX.len() + 72);
    let _ = write!(uuid, "{UUID_PREFIX}{}{}", vg.0.bare(), lv.bare());
    if let Some(suffix) = suffix {
        uuid.push('-');
        uuid.push_str(suffix);
    }
    uuid
}

/// The parts of a cachevol have ids of their own, which the segment of the cached LV keeps.
fn cvol_id(relations: &Relations<'_>, cvol: LvIdx, layer: Layer) -> Option<Id> {
    let cached = relations.user_as(cvol, LvUse::CachePool)?;
    let segments = &relations.vg().lv(cached)?.segments;
    segments.iter().find_map(|segment| match &segment.kind {
        SegmentKind::Cache(cache) if layer == Layer::CvolMeta => cache.parts.metadata_id,
        SegmentKind::Cache(cache) => cache.parts.data_id,
        _ => None,
    })
}

/// The suffix that marks an LV as a part of another, or as a pool, where the device has no layer.
fn hidden_suffix(relations: &Relations<'_>, lv: LvIdx) -> Option<&'static str> {
    let entity = relations.vg().lv(lv)?;
    let of_use = relations.users(lv).iter().find_map(|user| {
        Some(match user.how {
            LvUse::CacheOrigin | LvUse::WritecacheOrigin => "real",
            LvUse::CachePoolData => "cdata",
            LvUse::CachePoolMetadata => "cmeta",
            LvUse::ThinPoolData => "tdata",
            LvUse::ThinPoolMetadata => "tmeta",
            LvUse::VdoPoolData => "vdata",
            _ => return None,
        })
    });
    of_use.or_else(|| match entity.segments.first().map(|segment| &segment.kind) {
        _ if entity.flags.cache_vol => Some("cvol"),
        Some(SegmentKind::ThinPool(_)) if is_new_pool(relations, lv) => Some("tpool"),
        Some(SegmentKind::ThinPool(_) | SegmentKind::VdoPool(_)) => Some("pool"),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_are_doubled_and_layers_set_off() {
        assert_eq!(
            dm_name("lianhua-vm1-vol", "provider_sys", Layer::None),
            "lianhua--vm1--vol-provider_sys"
        );
        assert_eq!(dm_name("vg", "a-b", Layer::Real), "vg-a--b-real");
        let missing = Layer::Missing { segment: 1, area: 2 };
        assert_eq!(dm_name("vg", "a", missing), "vg-a-missing_1_2");
    }
}
