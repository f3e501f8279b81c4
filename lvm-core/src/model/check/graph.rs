//! What LVs are to each other as a whole: no rings, and one owner for each part.

use super::{Checker, Rule};
use crate::model::LvIdx;
use crate::model::segment::LvUse;

/// What is known of an LV while rings are looked for.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Mark {
    Unseen,
    /// On the path that is being followed.
    Open,
    Done,
}

/// No LV lies on itself. Depth first, with a stack of its own: a chain may be as long as there are LVs.
pub(super) fn rings(checker: &mut Checker<'_>) {
    let (vg, relations) = (checker.vg, checker.relations);
    if !relations.any() {
        return;
    }
    let mut marks = vec![Mark::Unseen; vg.lvs().len()];
    let mut stack: Vec<(LvIdx, usize)> = Vec::new();
    for (root, _) in vg.lvs_with_idx() {
        if marks.get(root.at()) != Some(&Mark::Unseen) {
            continue;
        }
        stack.push((root, 0));
        while let Some((lv, next)) = stack.pop() {
            let user = relations.users(lv).get(next);
            if let Some(mark) = marks.get_mut(lv.at()) {
                *mark = if user.is_some() { Mark::Open } else { Mark::Done };
            }
            let Some(user) = user else { continue };
            stack.push((lv, next + 1));
            // An order for the kernel names a volume whose pool has it: no ring.
            if user.how == LvUse::ThinMessage {
                continue;
            }
            match marks.get(user.lv.at()) {
                Some(Mark::Unseen) => stack.push((user.lv, 0)),
                Some(Mark::Open) => checker.add_lv(user.lv, Rule::Ring),
                Some(Mark::Done) | None => {}
            }
        }
    }
}

/// A part belongs to one LV only.
pub(super) fn owner(checker: &mut Checker<'_>, lv: LvIdx) {
    let owns = |how: LvUse| how.is_component() || how == LvUse::SnapshotCow;
    let mut owners = checker.relations.users(lv).iter().filter(|user| owns(user.how));
    let Some(first) = owners.next() else { return };
    if let Some(second) = owners.find(|user| user.lv != first.lv || user.how != first.how) {
        let (first, second) = (checker.lv_name(first.lv), checker.lv_name(second.lv));
        checker.add_lv(lv, Rule::TwoOwners { first, second });
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, rules};
    use super::*;
    use crate::model::segment::{Area, SegmentKind, Striped};
    use crate::units::Extents;

    #[test]
    fn an_lv_on_itself_is_found() {
        let mut vg = Sample::new().vg();
        let lv = vg.find_lv("plain").unwrap();
        vg.lv_mut(lv).unwrap().segments[0].kind =
            SegmentKind::Striped(Striped::linear(Area::Lv { lv, start: Extents::ZERO }));
        assert_eq!(rules(&vg), [Rule::Ring]);
    }

    #[test]
    fn a_ring_of_many_is_found_without_recursion() {
        let mut sample = Sample::empty();
        let count = 30_000;
        for number in 0..count {
            sample.stacked(&format!("lv{number}"), LvIdx((number + 1) % count), 1);
        }
        assert_eq!(rules(&sample.vg()), [Rule::Ring]);
    }

    #[test]
    fn a_message_about_a_pools_own_volume_is_no_ring() {
        use crate::model::segment::ThinMessage;
        let mut vg = Sample::new().vg();
        let (pool, thin) = (vg.find_lv("thinpool").unwrap(), vg.find_lv("thin").unwrap());
        let SegmentKind::ThinPool(kind) = &mut vg.lv_mut(pool).unwrap().segments[0].kind else {
            panic!("thinpool is a thin pool")
        };
        kind.messages.push(ThinMessage::Create(thin));
        assert_eq!(rules(&vg), []);
    }

    #[test]
    fn a_part_has_one_owner() {
        let mut vg = Sample::new().vg();
        let image = vg.find_lv("raid_rimage_0").unwrap();
        let pool = vg.find_lv("thinpool").unwrap();
        vg.lv_mut(pool).unwrap().segments[0].kind.areas_mut()[0] =
            Area::Lv { lv: image, start: Extents::ZERO };
        vg.lv_mut(pool).unwrap().segments[0].len = Extents::new(2);
        let (first, second) = ("raid".into(), "thinpool".into());
        assert_eq!(rules(&vg), [Rule::TwoOwners { first, second }]);
    }
}
