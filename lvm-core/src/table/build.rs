//! From LVs to the devices that they need, depth first.
//!
//! A stack of its own keeps a hostile VG, in which a chain may be as long as there are LVs, from recursing too deep.

use std::collections::{HashMap, HashSet};

use super::names::{dm_name, dm_uuid};
use super::{Arg, Layer, Line, Node, TableError, TableSettings, lines};
use crate::model::{Lv, LvIdx, Relations, SegmentKind, Vg};
use crate::name::NAME_MAX;

/// A device: of which LV, and which of its layers.
pub(super) type Key = (LvIdx, Layer);

/// The devices that `lvs` need to be active, each once, in loading order: what a device lies on comes before it.
///
/// As LVM2 has it, a COW snapshot comes with its origin, and an origin with all its snapshots. LVs that are no
/// devices of their own, as cache pools, give none.
///
/// # Errors
/// A VG that keeps the rules of [`crate::model::check()`] gives [`TableError::UnknownType`] alone, and
/// [`TableError::NameTooLong`] for names that LVM2 would not have made.
pub fn tree(vg: &Vg, lvs: &[LvIdx], settings: &TableSettings) -> Result<Vec<Node>, TableError> {
    tree_of(&Relations::of(vg), lvs, settings)
}

/// As [`tree()`], for those who ask about many LVs of one VG in turn.
///
/// # Errors
/// As [`tree()`].
pub fn tree_of(
    relations: &Relations<'_>,
    lvs: &[LvIdx],
    settings: &TableSettings,
) -> Result<Vec<Node>, TableError> {
    let mut forest = Forest { done: HashMap::new(), nodes: Vec::new() };
    let mut wanted = Roots::default();
    for &lv in lvs {
        lines::roots(relations, lv, settings.merging, &mut wanted)?;
    }
    for key in wanted.keys {
        forest.grow(key, relations, settings)?;
    }
    Ok(forest.nodes)
}

/// The LVs that are activated when a VG is: those that users see, but for
/// pools of caches and of VDO, whose volumes bring up what they need.
pub fn activatable(vg: &Vg) -> Vec<LvIdx> {
    let relations = Relations::of(vg);
    let can = |lv: &Lv| {
        let mut kinds = lv.segments.iter().map(|segment| &segment.kind);
        !kinds.any(|kind| matches!(kind, SegmentKind::CachePool(_) | SegmentKind::VdoPool(_)))
    };
    let visible = vg.lvs_with_idx().filter(|(idx, lv)| relations.is_visible(*idx) && can(lv));
    visible.map(|(idx, _)| idx).collect()
}

/// The devices that are asked for, each once.
#[derive(Default)]
pub(super) struct Roots {
    keys: Vec<Key>,
    known: HashSet<Key>,
}

impl Roots {
    /// Asks for a device; `false` where somebody has already.
    pub(super) fn add(&mut self, key: Key) -> bool {
        let new = self.known.insert(key);
        if new {
            self.keys.push(key);
        }
        new
    }
}

/// What has been built so far.
struct Forest {
    /// Devices that have been looked at: `true` when they are among `nodes`.
    done: HashMap<Key, bool>,
    nodes: Vec<Node>,
}

/// A device whose lines are known, and what it lies on of which `next` comes next.
struct Open {
    key: Key,
    node: Node,
    needs: Vec<Key>,
    next: usize,
}

impl Forest {
    /// Adds the device `root` after all that it lies on.
    fn grow(
        &mut self,
        root: Key,
        relations: &Relations<'_>,
        settings: &TableSettings,
    ) -> Result<(), TableError> {
        let mut stack = Vec::new();
        self.open(root, relations, settings, &mut stack)?;
        while let Some(mut top) = stack.pop() {
            let Some(&need) = top.needs.get(top.next) else {
                self.done.insert(top.key, true);
                self.nodes.push(top.node);
                continue;
            };
            top.next += 1;
            stack.push(top);
            self.open(need, relations, settings, &mut stack)?;
        }
        Ok(())
    }

    fn open(
        &mut self,
        key: Key,
        relations: &Relations<'_>,
        settings: &TableSettings,
        stack: &mut Vec<Open>,
    ) -> Result<(), TableError> {
        match self.done.get(&key) {
            Some(true) => return Ok(()),
            Some(false) => return Err(TableError::Ring { lv: lv(relations, key.0)?.name.clone() }),
            None => {}
        }
        self.done.insert(key, false);
        let mut build = Build {
            relations,
            settings,
            key,
            needs: Vec::new(),
            needed: HashSet::new(),
            lines: Vec::new(),
            pvmove_works: false,
        };
        lines::of_device(&mut build)?;
        let read_only = lines::is_read_only(&build)?;
        let (needs, lines) = (build.needs, build.lines);
        let node = node(relations, key, &needs, lines, read_only)?;
        stack.push(Open { key, node, needs, next: 0 });
        Ok(())
    }
}

/// The LV at a place.
pub(super) fn lv<'v>(relations: &Relations<'v>, idx: LvIdx) -> Result<&'v Lv, TableError> {
    relations.vg().lv(idx).ok_or(TableError::NoSuchLv(idx.0))
}

fn name(relations: &Relations<'_>, key: Key) -> Result<String, TableError> {
    let lv = lv(relations, key.0)?;
    let name = dm_name(relations.vg().name.as_str(), lv.name.as_str(), key.1);
    if name.len() > NAME_MAX {
        return Err(TableError::NameTooLong { lv: lv.name.clone(), name });
    }
    Ok(name)
}

fn node(
    relations: &Relations<'_>,
    key: Key,
    needs: &[Key],
    lines: Vec<Line>,
    read_only: bool,
) -> Result<Node, TableError> {
    let (idx, layer) = key;
    let entity = lv(relations, idx)?;
    let deps = needs.iter().map(|need| name(relations, *need)).collect::<Result<_, _>>()?;
    let fixed = entity.status.fixed_minor && layer == Layer::None;
    let number = |value: Option<i32>| value.and_then(|value| u32::try_from(value).ok());
    Ok(Node {
        name: name(relations, key)?,
        uuid: dm_uuid(relations, idx, layer).ok_or(TableError::NoSuchLv(idx.0))?,
        lv: idx,
        layer,
        lines,
        read_only,
        // Without a major number it is the kernel's, which is all that it can be anyway.
        number: number(entity.minor)
            .filter(|_| fixed)
            .map(|minor| (number(entity.major).unwrap_or(0), minor)),
        deps,
    })
}

/// The lines of one device while they are made.
pub(super) struct Build<'b, 'v> {
    pub(super) relations: &'b Relations<'v>,
    pub(super) settings: &'b TableSettings,
    pub(super) key: Key,
    needs: Vec<Key>,
    needed: HashSet<Key>,
    pub(super) lines: Vec<Line>,
    /// Whether the segment that pvmove works on has come.
    pub(super) pvmove_works: bool,
}

impl<'v> Build<'_, 'v> {
    /// The VG.
    pub(super) fn vg(&self) -> &'v Vg {
        self.relations.vg()
    }

    /// The LV that the device belongs to.
    pub(super) fn lv(&self) -> Result<&'v Lv, TableError> {
        lv(self.relations, self.key.0)
    }

    /// A device that a line lies on: an argument, and one more that has to be there before this one.
    pub(super) fn use_node(&mut self, lv: LvIdx, layer: Layer) -> Result<Arg, TableError> {
        Ok(Arg::Node(self.use_name(lv, layer)?))
    }

    /// As [`Self::use_node`]: the name alone.
    pub(super) fn use_name(&mut self, lv: LvIdx, layer: Layer) -> Result<String, TableError> {
        let key = (lv, layer);
        if self.vg().lv(lv).is_none() {
            return Err(self.bad_reference());
        }
        if self.needed.insert(key) {
            self.needs.push(key);
        }
        name(self.relations, key)
    }

    /// A word that stands in the text. A blank in it would make it several to the kernel.
    pub(super) fn word(&self, text: &str) -> Result<Arg, TableError> {
        let one = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        if one && !text.is_empty() {
            return Ok(Arg::Word(text.to_owned().into()));
        }
        Err(self.bad_word(text))
    }

    /// A value of the text that cannot be a word of a table.
    pub(super) fn bad_word(&self, text: &str) -> TableError {
        match self.lv() {
            Ok(lv) => {
                TableError::BadWord { lv: lv.name.clone(), word: text.escape_debug().to_string() }
            }
            Err(error) => error,
        }
    }

    /// The LV's type is not what its references lead to.
    pub(super) fn bad_reference(&self) -> TableError {
        match self.lv() {
            Ok(lv) => TableError::BadReference { lv: lv.name.clone() },
            Err(error) => error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::import;
    use crate::model::{PvIdx, segment::Area, segment::Segment, segment::Striped};
    use crate::name::LvName;
    use crate::table::Device;
    use crate::units::Extents;

    /// A VG `v-g` with one PV and an LV of each line of `lvs`: name, length, and the keys of its segment.
    fn vg(lvs: &[(&str, u32, &str)]) -> Vg {
        use core::fmt::Write as _;
        let mut text = String::new();
        for (number, (name, len, keys)) in lvs.iter().enumerate() {
            let _ = writeln!(
                text,
                "{name} {{ id = \"{number:032}\" status = [\"READ\", \"WRITE\", \"VISIBLE\"] flags = [] \
                 segment_count = 1 segment1 {{ start_extent = 0 extent_count = {len} {keys} }} }}"
            );
        }
        let text = format!(
            "contents = \"Text Format Volume Group\" version = 1\nv-g {{ id = \"{:032}\" seqno = 1 \
             status = [\"RESIZEABLE\", \"READ\", \"WRITE\"] flags = [] extent_size = 8 max_lv = 0 max_pv = 0 \
             physical_volumes {{ pv0 {{ id = \"{:032}\" device = \"/dev/sda\" status = [\"ALLOCATABLE\"] flags = [] \
             dev_size = 9000 pe_start = 2048 pe_count = 100 }} }} logical_volumes {{ {text} }} }}",
            0, 0
        );
        import(text.as_bytes()).unwrap().0
    }

    fn lines(nodes: &[Node]) -> Vec<String> {
        let tell = |device: Device<'_>| match device {
            Device::Pv(pv) => format!("pv{}", pv.0),
            Device::Node(name) => format!("[{name}]"),
            Device::Path(path) => path.to_owned(),
        };
        let lines = nodes.iter().flat_map(|node| {
            node.lines.iter().map(move |line| {
                let target = &line.target;
                let params = target.params(tell);
                format!("{}: {} {} {} {params}", node.name, line.start, line.len, target.kind)
            })
        });
        lines.collect()
    }

    fn all(vg: &Vg, settings: &TableSettings) -> Vec<String> {
        lines(&tree(vg, &activatable(vg), settings).unwrap())
    }

    const LINEAR: (&str, u32, &str) =
        ("a-1", 2, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 5]");

    #[test]
    fn a_linear_lv_is_one_device_of_one_line() {
        let vg = vg(&[LINEAR]);
        let nodes = tree(&vg, &activatable(&vg), &TableSettings::default()).unwrap();
        assert_eq!(lines(&nodes), ["v--g-a--1: 0 16 linear pv0 2088"]);
        assert_eq!(nodes[0].uuid, format!("LVM-{:064}", 0));
        assert!(!nodes[0].read_only && nodes[0].deps.is_empty());
    }

    #[test]
    fn a_missing_pv_is_what_the_setting_says() {
        let vg = vg(&[LINEAR]);
        let mut settings = TableSettings::default();
        settings.missing_pvs.insert(PvIdx(0));
        let errors = [
            "v--g-a--1-missing_0_0: 0 16 error ",
            "v--g-a--1: 0 16 linear [v--g-a--1-missing_0_0] 0",
        ];
        assert_eq!(all(&vg, &settings), errors);
        settings.filler = crate::table::StripeFiller::from_setting("/dev/zeros");
        assert_eq!(all(&vg, &settings), ["v--g-a--1: 0 16 linear /dev/zeros 0"]);
    }

    #[test]
    fn an_lv_on_itself_is_an_error_and_a_long_chain_is_not() {
        let mut vg = vg(&[]);
        let count = 30_000;
        for number in 0..count {
            let name = LvName::new(&format!("lv{number}")).unwrap();
            let id = crate::id::LvId(format!("{number:0>32}").parse().unwrap());
            let mut lv = Lv::new(name, id);
            let area = Area::Lv { lv: LvIdx((number + 1) % count), start: Extents::ZERO };
            let kind = SegmentKind::Striped(Striped::linear(area));
            lv.segments.push(Segment::new(Extents::ZERO, Extents::new(1), kind));
            vg.push_lv(lv).unwrap();
        }
        let settings = TableSettings::default();
        let ring = tree(&vg, &[LvIdx(0)], &settings);
        assert!(matches!(ring, Err(TableError::Ring { .. })));
        let last = &mut vg.lv_mut(LvIdx(count - 1)).unwrap().segments[0];
        last.kind = SegmentKind::Zero;
        assert_eq!(tree(&vg, &[LvIdx(0)], &settings).unwrap().len(), 30_000);
    }

    #[test]
    fn a_fixed_minor_is_that_of_the_lvs_own_device() {
        let mut vg = vg(&[LINEAR]);
        let lv = vg.lv_mut(LvIdx(0)).unwrap();
        (lv.status.fixed_minor, lv.major, lv.minor) = (true, Some(253), Some(77));
        let mut settings = TableSettings::default();
        settings.missing_pvs.insert(PvIdx(0));
        let nodes = tree(&vg, &[LvIdx(0)], &settings).unwrap();
        assert_eq!([nodes[0].number, nodes[1].number], [None, Some((253, 77))]);
    }

    #[test]
    fn a_word_with_a_blank_is_no_word() {
        let vg = vg(&[
            LINEAR,
            ("m", 2, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 9]"),
            (
                "i",
                2,
                "type = \"integrity\" origin = \"a-1\" data_sectors = 16 mode = \"J 9 x\" tag_size = 4 \
                 block_size = 512 internal_hash = \"crc32c\" meta_dev = \"m\"",
            ),
        ]);
        let error = tree(&vg, &[LvIdx(2)], &TableSettings::default()).unwrap_err();
        assert_eq!(error.to_string(), "Can't make a table of LV i: \"J 9 x\" is no word.");
    }

    #[test]
    fn a_name_that_the_kernel_does_not_take_is_refused() {
        let name = "-".repeat(60);
        let vg = vg(&[(&format!("ab{name}"), 2, LINEAR.2)]);
        let error = tree(&vg, &[LvIdx(0)], &TableSettings::default()).err();
        assert!(error.is_none(), "127 bytes are enough: {error:?}");
        let vg = self::vg(&[(&format!("abc{name}"), 2, LINEAR.2)]);
        let error = tree(&vg, &[LvIdx(0)], &TableSettings::default()).unwrap_err();
        assert!(matches!(error, TableError::NameTooLong { .. }), "{error}");
    }

    #[test]
    fn a_type_that_is_not_known_has_no_table() {
        let vg = vg(&[("x", 1, "type = \"quantum\"")]);
        let error = tree(&vg, &[LvIdx(0)], &TableSettings::default()).unwrap_err();
        assert_eq!(error.to_string(), "Can't make a table of LV x: unknown segment type quantum.");
    }
}
