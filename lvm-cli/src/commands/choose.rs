//! Which VG a command means when it is not told.

use lvm_core::host::Host;
use lvm_core::model::{Lv, LvIdx, Relations, Vg};
use lvm_core::name::{Tag, VgName};

use crate::args::Matches;
use crate::args::names::{Target, vg_name};
use crate::commands::select::Selector;
use crate::failure::Failure;
use crate::session::Session;

/// Names the VG for those who give none.
const DEFAULT_VG: &str = "LVM_VG_NAME";

/// `$LVM_VG_NAME`, if it is set.
pub(crate) fn default_vg() -> Option<String> {
    std::env::var(DEFAULT_VG).ok().filter(|name| !name.is_empty())
}

/// The VG of that name; without one `$LVM_VG_NAME`; without that the only VG that there is.
///
/// # Errors
/// The name is none, there is no VG, or there are several: then the line lists them.
pub(crate) fn vg_or_only(host: &Host, named: Option<&str>) -> Result<VgName, Failure> {
    if let Some(name) = named {
        return vg_name(name);
    }
    if let Some(name) = default_vg() {
        return vg_name(&name);
    }
    let session = host.read(&[], &[])?;
    let names: Vec<_> = session.inventory.vgs.iter().map(|found| &found.vg.name).collect();
    match names.as_slice() {
        [only] => Ok((*only).clone()),
        [] => Err(Failure::invalid("No volume group is named, and there is none.")),
        several => {
            let list: Vec<_> = several.iter().map(|name| name.as_str()).collect();
            let list = list.join(", ");
            Err(Failure::invalid(format!(
                "No volume group is named, and there are several: {list}."
            )))
        }
    }
}

/// What the words of a command name in one VG.
pub(crate) struct NamedLvs {
    /// The VG.
    pub(crate) vg: VgName,
    /// All of its LVs that users see.
    all: bool,
    /// LVs by their names.
    lvs: Vec<String>,
}

impl NamedLvs {
    /// The LVs that are there, in their order in the VG.
    pub(crate) fn places(&self, vg: &Vg) -> Vec<LvIdx> {
        let relations = Relations::of(vg);
        let is_named = |(idx, lv): &(LvIdx, &Lv)| {
            self.all && relations.is_visible(*idx) || self.names(lv.name.as_str())
        };
        vg.lvs_with_idx().filter(is_named).map(|(idx, _)| idx).collect()
    }

    /// The names of LVs that are not there.
    pub(crate) fn missing(&self, vg: &Vg) -> impl Iterator<Item = &str> {
        self.lvs.iter().map(String::as_str).filter(|name| vg.find_lv(name).is_none())
    }

    /// Whether all of the VG's LVs are meant.
    pub(crate) const fn is_whole(&self) -> bool {
        self.all
    }

    /// Whether an LV is named by itself, not only with its whole VG.
    pub(crate) fn names(&self, lv: &str) -> bool {
        self.lvs.iter().any(|name| name == lv)
    }
}

/// The LVs that the words name, by VG in the order of the words: LVs, all LVs of VGs, what bears a tag.
///
/// # Errors
/// A word that can be no name; as [`Host::read`].
pub(crate) fn lvs(
    host: &Host,
    matches: &Matches,
    session: &Session,
) -> Result<Vec<NamedLvs>, Failure> {
    let mut named: Vec<NamedLvs> = Vec::new();
    let mut add = |vg: VgName, lvs: Option<Vec<String>>| {
        let at = named.iter().position(|known| known.vg == vg).unwrap_or_else(|| {
            named.push(NamedLvs { vg, all: false, lvs: Vec::new() });
            named.len() - 1
        });
        if let Some(of_vg) = named.get_mut(at) {
            of_vg.all |= lvs.is_none();
            of_vg.lvs.extend(lvs.into_iter().flatten());
        }
    };
    for word in matches.names() {
        match Target::parse(word, session.default_vg())? {
            Target::Lv(path) => add(path.vg, Some(vec![path.lv])),
            Target::Vg(vg) => add(vg, None),
            Target::Tag(tag) => tagged(host, &tag)?.into_iter().for_each(|(vg, lvs)| add(vg, lvs)),
        }
    }
    Ok(named)
}

/// As [`lvs`]; where there are no words, all LVs of the VGs of which `selector` wants something.
///
/// # Errors
/// As [`lvs`] and [`Selector::vgs`].
pub(crate) fn lvs_or_selected(
    host: &Host,
    matches: &Matches,
    session: &Session,
    selector: Option<&Selector<'_>>,
) -> Result<Vec<NamedLvs>, Failure> {
    match selector {
        Some(selector) if matches.names().len() == 0 => {
            let vgs = selector.vgs(host, session)?.into_iter();
            Ok(vgs.map(|vg| NamedLvs { vg, all: true, lvs: Vec::new() }).collect())
        }
        _ => lvs(host, matches, session),
    }
}

/// As [`lvs`]; all LVs of all VGs where there are no words.
///
/// # Errors
/// As [`lvs`].
pub(crate) fn lvs_or_all(
    host: &Host,
    matches: &Matches,
    session: &Session,
) -> Result<Vec<NamedLvs>, Failure> {
    if matches.names().len() > 0 {
        return lvs(host, matches, session);
    }
    let all = vgs(host, matches)?.into_iter();
    Ok(all.map(|(vg, _)| NamedLvs { vg, all: true, lvs: Vec::new() }).collect())
}

/// The VGs that the words name, and whether each was named itself; all that there are where there are no words.
///
/// # Errors
/// A word that can be no name; as [`Host::read`].
pub(crate) fn vgs(host: &Host, matches: &Matches) -> Result<Vec<(VgName, bool)>, Failure> {
    let mut vgs: Vec<(VgName, bool)> = Vec::new();
    let mut add = |vg: VgName, named: bool| {
        if !vgs.iter().any(|(known, _)| *known == vg) {
            vgs.push((vg, named));
        }
    };
    if matches.names().len() == 0 {
        let mut names = host.read(&[], &[])?.vg_names();
        // LVM2 goes through VGs from the one that it met last.
        names.reverse();
        for vg in names {
            add(vg, false);
        }
    }
    for word in matches.names() {
        match word.strip_prefix('@') {
            Some(tag) => {
                let tagged = tagged(host, tag)?.into_iter().filter(|(_, lvs)| lvs.is_none());
                tagged.for_each(|(vg, _)| add(vg, false));
            }
            None => add(vg_name(word)?, true),
        }
    }
    Ok(vgs)
}

/// The VG of the first word.
///
/// # Errors
/// A word that can be no name.
pub(crate) fn first_vg(matches: &Matches, session: &Session) -> Result<String, Failure> {
    Ok(match Target::parse(matches.name().unwrap_or_default(), session.default_vg())? {
        Target::Lv(path) => path.vg.to_string(),
        Target::Vg(vg) => vg.to_string(),
        Target::Tag(tag) => format!("@{tag}"),
    })
}

/// A VG that bears a tag, with `None`, or the names of its LVs that bear it.
pub(crate) type Tagged = (VgName, Option<Vec<String>>);

/// What bears a tag: VGs as a whole, with `None`, or those of their LVs that bear it.
///
/// # Errors
/// As [`Host::read`].
pub(crate) fn tagged(host: &Host, tag: &str) -> Result<Vec<Tagged>, Failure> {
    let session = host.read(&[], &[])?;
    let has = |tags: &[Tag]| tags.iter().any(|own| own == tag);
    let mut found = Vec::new();
    for vg in session.inventory.vgs.iter().rev().map(|found| &found.vg) {
        if has(&vg.tags) {
            found.push((vg.name.clone(), None));
            continue;
        }
        let lvs = vg.lvs().iter().filter(|lv| has(&lv.tags));
        let lvs: Vec<String> = lvs.map(|lv| lv.name.to_string()).collect();
        if !lvs.is_empty() {
            found.push((vg.name.clone(), Some(lvs)));
        }
    }
    Ok(found)
}
