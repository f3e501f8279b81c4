//! Words of the command line as LVM2 reads them: hyphens inside long options, names of VGs and LVs.

use std::ffi::OsString;

use lvm_core::name::{BadName, LvName, NAME_MAX, VgName};

use crate::failure::Failure;

/// Where VGs have their directories of device nodes.
const DEV_DIR: &str = "/dev/";

/// Where device-mapper has its own.
const MAPPER_DIR: &str = "mapper/";

/// What a word stands for where VGs and LVs are named alike.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Target {
    /// `@tag`
    Tag(String),
    /// `vg`, `/dev/vg`
    Vg(VgName),
    /// `vg/lv` in any of its forms.
    Lv(LvPath),
}

/// An LV as the user names it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct LvPath {
    /// Its VG.
    pub(crate) vg: VgName,
    /// Its name, which may be no valid one: then there is no such LV.
    pub(crate) lv: String,
}

impl core::fmt::Display for LvPath {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}/{}", self.vg, self.lv)
    }
}

impl Target {
    /// Reads a word where VGs, LVs and tags are taken. `default_vg` is `$LVM_VG_NAME`: with it a single word is
    /// an LV's name.
    ///
    /// # Errors
    /// [`Failure::Message`] as LVM2 has it, for paths elsewhere and names that no VG can have.
    pub(crate) fn parse(word: &str, default_vg: Option<&str>) -> Result<Self, Failure> {
        if let Some(tag) = word.strip_prefix('@') {
            return Ok(Self::Tag(tag.to_owned()));
        }
        let (vg, lv) = split_path(word)?;
        Ok(match (lv, default_vg) {
            (Some(lv), _) => Self::Lv(LvPath { vg: vg_of(&vg)?, lv }),
            (None, Some(default)) if !word.contains('/') => {
                Self::Lv(LvPath { vg: vg_of(default)?, lv: vg })
            }
            (None, _) => Self::Vg(vg_of(&vg)?),
        })
    }
}

/// Splits `vg/lv`, `/dev/vg/lv`, `/dev/mapper/vg-lv` and the same without the LV.
fn split_path(word: &str) -> Result<(String, Option<String>), Failure> {
    let elsewhere = || Failure::Message(format!("\"{word}\": Invalid path for Logical Volume."));
    let squeezed = squeeze(word);
    let path = squeezed.strip_prefix(DEV_DIR).unwrap_or(&squeezed);
    if let (true, Some(mapped)) = (path.len() < squeezed.len(), path.strip_prefix(MAPPER_DIR)) {
        return Ok(split_mapped(mapped));
    }
    if path.starts_with('/') {
        return Err(elsewhere());
    }
    match path.split_once('/') {
        Some((_, lv)) if lv.contains('/') => Err(elsewhere()),
        Some((vg, lv)) => Ok((vg.to_owned(), Some(lv.to_owned()))),
        None => Ok((path.to_owned(), None)),
    }
}

/// One slash for several.
fn squeeze(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        if c != '/' || !out.ends_with('/') {
            out.push(c);
        }
    }
    out
}

/// Splits device-mapper's name: two hyphens are one, a single one divides VG from LV.
fn split_mapped(name: &str) -> (String, Option<String>) {
    let (mut parts, mut chars) = ((String::new(), None), name.chars().peekable());
    while let Some(c) = chars.next() {
        let hyphens = c == '-' && chars.next_if_eq(&'-').is_some();
        match &mut parts {
            (_, None) if c == '-' && !hyphens => parts.1 = Some(String::new()),
            (_, Some(lv)) => lv.push(c),
            (vg, None) => vg.push(c),
        }
    }
    parts
}

fn vg_of(name: &str) -> Result<VgName, Failure> {
    VgName::new(name).map_err(|_| {
        let why = format!("Volume group name \"{name}\" has invalid characters.");
        Failure::Message(format!("{why}\nCannot process volume group {name}"))
    })
}

/// Reads a word where a VG is named, also as `/dev/vg`.
///
/// # Errors
/// As LVM2 has it: [`Failure::Invalid`] for a path below the VG, [`Failure::Message`] for other characters.
pub(crate) fn vg_name(word: &str) -> Result<VgName, Failure> {
    let name = bare_vg(word);
    if name.contains('/') {
        return Err(Failure::invalid(format!("Invalid volume group name {word}.")));
    }
    vg_of(&name)
}

/// Reads the name of a VG to be made, also as `/dev/vg`.
///
/// # Errors
/// [`Failure::Invalid`] as LVM2 has it.
pub(crate) fn new_vg_name(word: &str) -> Result<VgName, Failure> {
    let name = bare_vg(word);
    VgName::new(&name).map_err(|bad| {
        Failure::Invalid(vec![
            name_rule(&name, &bad).to_owned(),
            format!("New volume group name \"{name}\" is invalid."),
        ])
    })
}

/// Reads the name of an LV to be made, without its VG.
///
/// # Errors
/// [`Failure::Invalid`] as LVM2 has it, for names that hidden LVs have too.
pub(crate) fn new_lv_name(name: &str) -> Result<LvName, Failure> {
    let valid = LvName::new(name)
        .map_err(|_| Failure::invalid(format!("Logical volume name \"{name}\" is invalid.")))?;
    valid.check_not_reserved().map_err(|reserved| Failure::invalid(reserved.to_string()))?;
    Ok(valid)
}

/// Reads the name that an LV of `vg` is to have from now on.
///
/// # Errors
/// [`Failure::Invalid`] as LVM2's `lvrename` has it.
pub(crate) fn changed_lv_name(name: &str, vg: &VgName) -> Result<LvName, Failure> {
    // LVM2 keeps the names of VG and LV, with what stands between and behind them, below this.
    let longest = NAME_MAX.saturating_sub(vg.as_str().len() + 2);
    if name.is_empty() {
        return Err(Failure::invalid("New logical volume name may not be blank"));
    }
    if name.len() > longest {
        let line =
            format!("New logical volume name \"{name}\" may not exceed {longest} characters.");
        return Err(Failure::invalid(line));
    }
    let valid = LvName::new(name)
        .map_err(|_| Failure::invalid(format!("New logical volume name \"{name}\" is invalid")))?;
    valid.check_not_reserved().map_err(|reserved| Failure::invalid(reserved.to_string()))?;
    Ok(valid)
}

/// The rule that `name` breaks, in LVM2's words.
pub(crate) fn name_rule(name: &str, bad: &BadName) -> &'static str {
    match bad {
        BadName::Empty => "Name is zero length.",
        BadName::TooLong => "Name length exceeds maximum limit of 127.",
        _ if name.starts_with('-') => "Name cannot start with hyphen.",
        _ if name == "." || name == ".." => {
            "Name starts with . or .. and has no following character(s)."
        }
        _ => "Name contains invalid character, valid set includes: [a-zA-Z0-9.-_+].",
    }
}

fn bare_vg(word: &str) -> String {
    let squeezed = squeeze(word);
    squeezed.strip_prefix(DEV_DIR).unwrap_or(&squeezed).to_owned()
}

/// Takes the hyphens out of long options: `--no-headings` is `--noheadings`. Nothing after `--` is an option.
pub(crate) fn normalize(words: &mut [OsString]) {
    for word in words {
        let Some(text) = word.to_str() else { continue };
        if text == "--" {
            return;
        }
        if text == "-?" {
            *word = "-h".into();
            continue;
        }
        let Some(rest) = text.strip_prefix("--") else { continue };
        let (option, value) = rest.split_at(rest.find('=').unwrap_or(rest.len()));
        if option.contains('-') {
            *word = format!("--{}{value}", option.replace('-', "")).into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normalized(words: &[&str]) -> Vec<String> {
        let mut words: Vec<OsString> = words.iter().map(Into::into).collect();
        normalize(&mut words);
        words.into_iter().map(|word| word.into_string().unwrap()).collect()
    }

    fn lv(vg: &str, lv: &str) -> String {
        format!("{:?}", Target::Lv(LvPath { vg: VgName::new(vg).unwrap(), lv: lv.to_owned() }))
    }

    fn read(word: &str, default: Option<&str>) -> String {
        match Target::parse(word, default) {
            Ok(target) => format!("{target:?}"),
            Err(Failure::Message(line)) => line,
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_lv_is_named_in_every_form_that_lvm2_takes() {
        for word in
            ["v-v/x-y", "/dev/v-v/x-y", "/dev/mapper/v--v-x--y", "//dev//v-v//x-y", "v-v//x-y"]
        {
            assert_eq!(read(word, None), lv("v-v", "x-y"), "{word}");
        }
        assert_eq!(read("v-v/", None), lv("v-v", ""));
        assert_eq!(read("x", Some("v-v")), lv("v-v", "x"));
        assert_eq!(read("mapper/x", None), lv("mapper", "x"));
        assert_eq!(read("a/b", Some("v-v")), lv("a", "b"));
    }

    #[test]
    fn a_single_word_is_a_vg() {
        let vg = |name: &str| format!("{:?}", Target::Vg(VgName::new(name).unwrap()));
        for word in ["v-v", "/dev/v-v", "/dev/mapper/v--v"] {
            assert_eq!(read(word, None), vg("v-v"), "{word}");
        }
        assert_eq!(read("/dev/v-v", Some("x")), vg("v-v"));
        assert_eq!(read("@t", Some("x")), format!("{:?}", Target::Tag("t".to_owned())));
    }

    #[test]
    fn what_names_nothing_is_refused_in_lvm2s_words() {
        assert_eq!(read("a/b/c", None), "\"a/b/c\": Invalid path for Logical Volume.");
        assert_eq!(read("/tmp/x", None), "\"/tmp/x\": Invalid path for Logical Volume.");
        let bad =
            "Volume group name \"b ad\" has invalid characters.\nCannot process volume group b ad";
        assert_eq!(read("b ad/x", None), bad);
        assert_eq!(read("x", Some("b ad")), bad);
        assert!(matches!(vg_name("v/z"), Err(Failure::Invalid(_))));
        assert_eq!(vg_name("/dev/v").unwrap().as_str(), "v");
        assert!(matches!(new_vg_name("-v"), Err(Failure::Invalid(_))));
    }

    #[test]
    fn hyphens_inside_long_options_do_not_count() {
        assert_eq!(
            normalized(&["--no-headings", "-o", "a-b", "--sep-arator=a-b", "-?", "--", "--no-x"]),
            ["--noheadings", "-o", "a-b", "--separator=a-b", "-h", "--", "--no-x"]
        );
    }
}
