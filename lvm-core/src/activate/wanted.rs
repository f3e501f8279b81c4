//! Devices that shall be there.

use crate::dm::UdevFlags;
use crate::model::{Lv, LvIdx, ReadAhead, Relations, SegmentKind};
use crate::table::{Layer, Node, TableError, TableSettings, tree_of};
use crate::units::Sectors;

/// How far the kernel reads ahead where nothing speaks for more.
const READ_AHEAD: Sectors = Sectors::new(256);

/// A device that shall be there.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What it is.
    pub node: Node,
    /// The LV in words: VG and LV.
    pub lv: (String, String),
    /// Users see it: it has a link `/dev/VG/LV`.
    pub visible: bool,
    /// What udev leaves out for it.
    pub udev: UdevFlags,
    /// How far it reads ahead, where that is not the kernel's choice.
    pub read_ahead: Option<Sectors>,
    /// What the kernel would choose: 128 KiB, or two stripes across all devices.
    pub usual_read_ahead: Sectors,
}

impl Wanted {
    fn new(relations: &Relations<'_>, node: Node) -> Self {
        let vg = relations.vg();
        let entity = vg.lv(node.lv);
        let visible = node.layer == Layer::None && relations.is_visible(node.lv);
        let is_snapshot = node.layer == Layer::None && relations.snapshot_of(node.lv).is_some();
        let udev = match (visible, is_snapshot) {
            (false, _) if node.layer == Layer::Cow || is_snapshot => {
                UdevFlags::PRIVATE.and(UdevFlags::LOW_PRIORITY)
            }
            // LVM2 leaves it to udev's rules to see that it is a part of an LV.
            (false, _) if matches!(node.layer, Layer::Missing { .. }) => UdevFlags::BARE,
            (false, _) => UdevFlags::PRIVATE,
            (true, false) => UdevFlags::NONE,
            // Its contents may look like the origin's: the origin's links win.
            (true, true) => UdevFlags::LOW_PRIORITY,
        };
        let read_ahead = entity.filter(|_| node.layer == Layer::None).map(|lv| lv.read_ahead);
        Self {
            lv: (vg.name.to_string(), entity.map(|lv| lv.name.to_string()).unwrap_or_default()),
            visible,
            udev,
            usual_read_ahead: entity.map_or(READ_AHEAD, usual_read_ahead),
            read_ahead: match read_ahead {
                None | Some(ReadAhead::Auto) => None,
                Some(ReadAhead::None) => Some(Sectors::ZERO),
                Some(ReadAhead::Sectors(sectors)) => Some(sectors),
            },
            node,
        }
    }

    /// The LV as messages call it.
    pub fn lv_path(&self) -> String {
        format!("{}/{}", self.lv.0, self.lv.1)
    }
}

fn usual_read_ahead(lv: &Lv) -> Sectors {
    let across = lv.segments.iter().filter_map(|segment| match &segment.kind {
        SegmentKind::Striped(striped) if striped.areas.len() > 1 => {
            let stripes = u64::try_from(striped.areas.len()).ok()?;
            Some(Sectors::new(striped.stripe_size.get().saturating_mul(stripes).saturating_mul(2)))
        }
        _ => None,
    });
    across.max().unwrap_or(READ_AHEAD).max(READ_AHEAD)
}

/// The devices that some LVs of a VG need, lowest first.
///
/// # Errors
/// As [`tree_of`].
pub fn wanted(
    relations: &Relations<'_>,
    lvs: &[LvIdx],
    settings: &TableSettings,
) -> Result<Vec<Wanted>, TableError> {
    let nodes = tree_of(relations, lvs, settings)?;
    Ok(nodes.into_iter().map(|node| Wanted::new(relations, node)).collect())
}
