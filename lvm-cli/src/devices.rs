//! Which devices and images a command looks at when it is not told.
//!
//! For root the block devices that LVM2 would look at: those of its devices file, if it uses one, else all that
//! its rules leave. For everybody the images that `pvcreate` has put on the user's list.

use std::path::{Path, PathBuf};

use lvm_core::config::{Config, Setting, settings};
use lvm_core::device::devices_file::DevicesFile;
use lvm_core::device::filter::Filter;
use lvm_core::device::image_list::{ImageList, ImageState};
use lvm_core::device::scan::{ContentRules, MdCheck, ScanRules, block_devices};
use lvm_core::units::Bytes;

use crate::args::Matches;
use crate::args::options::common;
use crate::environment::Environment;
use crate::failure::Failure;
use crate::session::Session;
use crate::setup::pv_min_size;
use crate::ui::Ui;

/// Bytes in the unit of `devices/pv_min_size`.
const KIB: u64 = 1024;

/// The rules by which block devices are left out.
///
/// # Errors
/// A filter that cannot be read.
pub(crate) fn rules(config: &Config) -> Result<ScanRules, Failure> {
    let scan = config.get(&settings::SCAN).into_iter().map(PathBuf::from).collect();
    Ok(ScanRules {
        scan,
        filter: filter(config, &settings::FILTER, "")?,
        global_filter: filter(config, &settings::GLOBAL_FILTER, "global ")?,
        ..rules_of_listed(config)
    })
}

/// One of the two filters; `which` is what LVM2 calls it.
fn filter(
    config: &Config,
    setting: &Setting<&'static [&'static str]>,
    which: &str,
) -> Result<Filter, Failure> {
    let failed = |why: String| {
        Failure::Message(format!("{why}\nFailed to create {which}regex device filter"))
    };
    let patterns = match config.raw(setting.path) {
        None => return Ok(Filter::default()),
        Some(_) => config.set(setting).filter(|patterns| !patterns.is_empty()),
    };
    let patterns =
        patterns.ok_or_else(|| failed("Filter patterns must be enclosed in quotes.".to_owned()))?;
    Filter::parse(patterns).map_err(|error| failed(error.to_string()))
}

/// The same where the user has listed the devices: then filters do not count.
pub(crate) fn rules_of_listed(config: &Config) -> ScanRules {
    let defaults = ScanRules::default();
    let mut roots = defaults.roots.clone();
    roots.dev = config.get(&settings::DEV_DIR).into();
    ScanRules {
        roots,
        types: config.get(&settings::TYPES).into_iter().map(|(name, _)| name).collect(),
        min_size: Bytes::new(pv_min_size(config).saturating_mul(KIB)),
        scan_lvs: config.get(&settings::SCAN_LVS),
        multipath: config.get(&settings::MULTIPATH_COMPONENT_DETECTION),
        md: config.get(&settings::MD_COMPONENT_DETECTION),
        ..defaults
    }
}

/// The rules by which devices and images are left out for what is on them.
pub(crate) fn content_rules(config: &Config) -> ContentRules {
    let whole = config.get(&settings::MD_COMPONENT_CHECKS) == "full";
    let md = match config.get(&settings::MD_COMPONENT_DETECTION) {
        false => MdCheck::Off,
        true if whole => MdCheck::Whole,
        true => MdCheck::Start,
    };
    let min_size = Bytes::new(pv_min_size(config).saturating_mul(KIB));
    ContentRules { partitions: true, md, min_size }
}

/// All that there is to look at. Tells of listed devices and images that are not there any more.
///
/// # Errors
/// Settings, a devices file or a list that cannot be read.
pub(crate) fn search(
    environment: &Environment,
    config: &Config,
    matches: &Matches,
    ui: &mut Ui,
) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    if environment.root {
        let rules = rules(config)?;
        let seen = block_devices(&rules)?;
        match devices_file(environment, config, matches)? {
            Some(file) => {
                for device in file.resolve(&seen, &rules.roots.sys) {
                    if let Some(change) = &device.change {
                        ui.verbose(1, change);
                    }
                    found.extend(device.path);
                }
            }
            None => found.extend(
                seen.into_iter().filter(|seen| seen.left_out.is_none()).map(|seen| seen.path),
            ),
        }
    }
    if let Some(dir) = &environment.state_dir {
        for image in ImageList::new(dir).read()? {
            let path = image.path.display();
            match image.state() {
                ImageState::Present => found.push(image.path),
                ImageState::Replaced => {
                    ui.warn(format_args!(
                        "{path} is another file than the image that was made a PV."
                    ));
                    found.push(image.path);
                }
                ImageState::Missing => {
                    ui.warn(format_args!("Image {path} is not there: moved or deleted?"));
                }
            }
        }
    }
    Ok(found)
}

/// Whether a devices file may say which devices there are.
pub(crate) fn has_list(matches: &Matches, session: &Session) -> bool {
    let named = matches.get(&common::DEVICESFILE).is_some_and(|name| !name.is_empty());
    session.environment.root && (named || session.config.get(&settings::USE_DEVICESFILE))
}

/// LVM2's devices file, where LVM2 would use it.
fn devices_file(
    environment: &Environment,
    config: &Config,
    matches: &Matches,
) -> Result<Option<DevicesFile>, Failure> {
    let named = matches.get(&common::DEVICESFILE).filter(|name| !name.is_empty());
    if named.is_none() && !config.get(&settings::USE_DEVICESFILE) {
        return Ok(None);
    }
    let name = named.cloned().unwrap_or_else(|| config.get(&settings::DEVICESFILE));
    let Some(dir) = &environment.system_dir else { return Ok(None) };
    let path = dir.join("devices").join(&name);
    // Without it, LVM2 looks at everything.
    Ok(DevicesFile::read(&path)?)
}

/// Whether the path is that of a device node.
pub(crate) fn is_node(path: &Path) -> bool {
    path.starts_with("/dev")
}
