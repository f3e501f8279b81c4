//! What has to be done to a file system while its LV gets another size: the decision, without doing it.
//!
//! | | unmounted | mounted |
//! |---|---|---|
//! | ext, larger | check, resize | resize; `offline`: unmount, check, resize |
//! | ext, smaller | check, resize | unmount, check, resize, mount; `offline`: left unmounted; `nochange`: refused |
//! | XFS, larger | mount somewhere, grow, unmount; `nochange`, `offline`: refused | grow; `offline`: refused |
//! | XFS, smaller | refused | refused |
//! | swap, either | make anew | swap off, make anew, swap on; `offline`: left off; `nochange`: refused |
//!
//! A file system is made smaller before its LV is, and larger after it. Messages are those of LVM2 2.03.31, which
//! knows nothing of swap.

use std::path::{Path, PathBuf};

use super::superblock::{FileSystem, FsKind};
use super::{FsMode, FsRefusal};
use crate::device::usage::{Mount, Swap};
use crate::report::size::SizeFormat;
use crate::units::Bytes;

/// A file system, its LV, and the size that the LV is to have.
pub struct FsRequest<'a> {
    /// `VG/LV`
    pub lv: &'a str,
    /// What is on it.
    pub fs: &'a FileSystem,
    /// Where it is mounted.
    pub mounts: &'a [Mount],
    /// If it is swapped to.
    pub swap: Option<&'a Swap>,
    /// The size that the LV is to have.
    pub to: Bytes,
    /// Whether it gets smaller.
    pub shrinks: bool,
    /// What may be done besides.
    pub mode: FsMode,
    /// Whether to ask before it is unmounted or mounted: where the mode is not the user's own choice.
    pub ask: bool,
    /// Whether to check it before it is resized.
    pub check: bool,
}

/// One step.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FsStep {
    /// Unmount it.
    Unmount {
        /// Where it is mounted.
        at: PathBuf,
    },
    /// Check it and mend what is safe to mend.
    CheckExt,
    /// Resize it; `None` is as large as the device.
    ResizeExt {
        /// The new size.
        to: Option<Bytes>,
    },
    /// Mount it on a folder of its own.
    MountAside,
    /// Grow it to its device.
    GrowXfs {
        /// Where it is mounted; `None` is aside.
        at: Option<PathBuf>,
    },
    /// Undoes [`Self::MountAside`].
    UnmountAside,
    /// Mount it again as it was.
    MountAgain {
        /// How it was mounted.
        mount: Mount,
    },
    /// Stop swapping to it.
    SwapOff,
    /// Make a swap area with the same label and UUID; `None` is as large as the device.
    MakeSwap {
        /// The new size.
        to: Option<Bytes>,
        /// Its label.
        label: Vec<u8>,
        /// Its UUID.
        uuid: Option<[u8; 16]>,
    },
    /// Swap to it again.
    SwapOn {
        /// As it was given by hand; `None` is the kernel's choice.
        priority: Option<i16>,
    },
    /// Have LVM2's `fsadm` check it.
    FsadmCheck,
    /// Have LVM2's `fsadm` resize it.
    FsadmResize {
        /// The new size.
        to: Bytes,
    },
}

/// All steps.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct FsPlan {
    /// `VG/LV`
    pub lv: String,
    /// `ext4`
    pub name: &'static str,
    /// Whether it gets smaller.
    pub shrinks: bool,
    /// The size that it will have.
    pub to: Bytes,
    /// What to ask before anything is done; the answer no is [`FsRefusal::Declined`].
    pub question: Option<String>,
    /// Before the LV changes.
    pub before: Vec<FsStep>,
    /// After it has changed.
    pub after: Vec<FsStep>,
}

/// Says where a file system is.
fn tell_found(request: &FsRequest<'_>, say: &mut dyn FnMut(String)) {
    let place =
        request.mounts.first().map(|mount| format!(" mounted at {}", mount.point.display()));
    let place = place.or(request.swap.map(|_| " used as swap".to_owned())).unwrap_or_default();
    say(format!("File system {} found on {}{place}.", request.fs.name, request.lv));
}

/// Whether the file system ends where the LV will, or before; says so. Sizes that are not known are too large.
fn fits(request: &FsRequest<'_>, say: &mut dyn FnMut(String)) -> bool {
    let Some(size) = request.fs.size else { return false };
    let text = |bytes| SizeFormat::default().long_text(bytes);
    let how = match size.cmp(&request.to) {
        std::cmp::Ordering::Less => "smaller than",
        std::cmp::Ordering::Equal => "equal to",
        std::cmp::Ordering::Greater => "larger than",
    };
    say(format!(
        "File system size ({}) is {how} the requested size ({}).",
        text(size),
        text(request.to)
    ));
    size <= request.to
}

/// Refuses to make an LV smaller than its file system.
///
/// # Errors
/// [`FsRefusal`], with the number of bytes.
pub fn check_size(request: &FsRequest<'_>, say: &mut dyn FnMut(String)) -> Result<(), FsRefusal> {
    if request.fs.kind == FsKind::Crypto {
        return Err(FsRefusal::CryptoUnknown { lv: request.lv.to_owned() });
    }
    tell_found(request, say);
    if fits(request, say) {
        say("File system reduce is not needed, skipping.".to_owned());
        return Ok(());
    }
    tell_excess(request, say);
    Err(too_large(request))
}

/// Says how many bytes would be cut off: rounded sizes may look the same.
fn tell_excess(request: &FsRequest<'_>, say: &mut dyn FnMut(String)) {
    if let Some(size) = request.fs.size {
        say(format!(
            "File system has {} bytes, {} more than the {} that are requested.",
            size.get(),
            size.saturating_sub(request.to).get(),
            request.to.get()
        ));
    }
}

/// The refusal of what would be cut.
fn too_large(request: &FsRequest<'_>) -> FsRefusal {
    let tool = match request.fs.kind {
        FsKind::Ext => Some("resize2fs"),
        FsKind::Swap => Some("mkswap"),
        _ => None,
    };
    FsRefusal::TooLarge { name: request.fs.name, tool }
}

/// What has to be done.
///
/// # Errors
/// [`FsRefusal`]: it cannot be resized so. Nothing has happened then.
pub fn plan_resize(
    request: &FsRequest<'_>,
    say: &mut dyn FnMut(String),
) -> Result<FsPlan, FsRefusal> {
    match request.fs.kind {
        FsKind::Crypto => return Err(FsRefusal::Crypto),
        FsKind::Other if !request.shrinks => {
            return Err(FsRefusal::CannotExtend { name: request.fs.name });
        }
        _ => {}
    }
    tell_found(request, say);
    if request.shrinks && fits(request, say) {
        say("File system reduce is not needed, skipping.".to_owned());
        return Ok(FsPlan::default());
    }
    let mut plan = FsPlan {
        lv: request.lv.to_owned(),
        name: request.fs.name,
        shrinks: request.shrinks,
        to: request.to,
        ..FsPlan::default()
    };
    match request.fs.kind {
        FsKind::Ext => ext(request, &mut plan, say)?,
        FsKind::Xfs if !request.shrinks => xfs(request, &mut plan, say)?,
        FsKind::Swap => swap(request, &mut plan, say)?,
        _ => {
            tell_excess(request, say);
            return Err(FsRefusal::CannotReduce { name: request.fs.name });
        }
    }
    Ok(plan)
}

/// `reduce` or `extend`
fn verb(shrinks: bool) -> &'static str {
    if shrinks { "reduce" } else { "extend" }
}

/// The question before steps that change more than the file system.
fn question(request: &FsRequest<'_>, steps: &[&str]) -> Option<String> {
    request.ask.then(|| {
        format!(
            "Continue with {} file system {} steps: {}? [y/n]:",
            request.fs.name,
            verb(request.shrinks),
            steps.join(", ")
        )
    })
}

fn ext(
    request: &FsRequest<'_>,
    plan: &mut FsPlan,
    say: &mut dyn FnMut(String),
) -> Result<(), FsRefusal> {
    let verb = verb(request.shrinks);
    if request.shrinks {
        say("File system reduce is required using resize2fs.".to_owned());
    }
    let mut steps = Vec::new();
    let mut names = vec!["resize2fs"];
    let offline = request.shrinks || request.mode == FsMode::Offline;
    if let (Some(mount), true) = (request.mounts.first(), offline) {
        if request.mode == FsMode::NoChange {
            return Err(FsRefusal::MustBeUnmounted { verb });
        }
        only_one(request)?;
        say(format!("File system unmount is needed for {verb}."));
        steps.push(FsStep::Unmount { at: mount.point.clone() });
    }
    let unmounts = !steps.is_empty();
    if request.check && (unmounts || request.mounts.is_empty()) {
        say(format!("File system fsck will be run before {verb}."));
        steps.push(FsStep::CheckExt);
        names.insert(0, "fsck");
    }
    steps.push(FsStep::ResizeExt { to: request.shrinks.then_some(request.to) });
    if unmounts {
        names.insert(0, "unmount");
        plan.question = question(request, &names);
        if request.mode == FsMode::Manage {
            let mount = request.mounts.first().cloned();
            steps.extend(mount.map(|mount| FsStep::MountAgain { mount }));
        }
    }
    *(if request.shrinks { &mut plan.before } else { &mut plan.after }) = steps;
    Ok(())
}

/// A file system that is mounted in several places could not be brought back to all of them.
fn only_one(request: &FsRequest<'_>) -> Result<(), FsRefusal> {
    match request.mounts {
        [] => Ok(()),
        [one] if one.root == Path::new("/") => Ok(()),
        more => Err(FsRefusal::ManyMounts {
            lv: request.lv.to_owned(),
            points: more.iter().map(|mount| mount.point.clone()).collect(),
        }),
    }
}

fn xfs(
    request: &FsRequest<'_>,
    plan: &mut FsPlan,
    say: &mut dyn FnMut(String),
) -> Result<(), FsRefusal> {
    let mount = request.mounts.first();
    match (mount, request.mode) {
        (_, FsMode::Offline) | (None, FsMode::NoChange) => Err(FsRefusal::MustBeMounted),
        (Some(mount), _) => {
            plan.after = vec![FsStep::GrowXfs { at: Some(mount.point.clone()) }];
            Ok(())
        }
        (None, FsMode::Manage) => {
            say("File system mount is needed for extend.".to_owned());
            plan.question = question(request, &["mount", "xfs_growfs"]);
            plan.after =
                vec![FsStep::MountAside, FsStep::GrowXfs { at: None }, FsStep::UnmountAside];
            Ok(())
        }
    }
}

fn swap(
    request: &FsRequest<'_>,
    plan: &mut FsPlan,
    say: &mut dyn FnMut(String),
) -> Result<(), FsRefusal> {
    let verb = verb(request.shrinks);
    say(format!("File system {verb} is required using mkswap."));
    let make = FsStep::MakeSwap {
        to: request.shrinks.then_some(request.to),
        label: request.fs.label.clone(),
        uuid: request.fs.uuid,
    };
    let (mut before, mut after) = (Vec::new(), Vec::new());
    if let Some(swap) = request.swap {
        if request.mode == FsMode::NoChange {
            return Err(FsRefusal::MustBeUnmounted { verb });
        }
        say(format!("File system swapoff is needed for {verb}."));
        plan.question = question(request, &["swapoff", "mkswap"]);
        before.push(FsStep::SwapOff);
        if request.mode == FsMode::Manage {
            after.push(FsStep::SwapOn { priority: swap.priority });
        }
    }
    if request.shrinks {
        before.push(make);
    } else {
        after.insert(0, make);
    }
    (plan.before, plan.after) = (before, after);
    Ok(())
}

/// What LVM2's `fsadm` has to do.
pub fn plan_fsadm(lv: &str, to: Bytes, shrinks: bool, check: bool) -> FsPlan {
    let mut plan = FsPlan { lv: lv.to_owned(), to, shrinks, ..FsPlan::default() };
    plan.before.extend(check.then_some(FsStep::FsadmCheck));
    let resize = FsStep::FsadmResize { to };
    let list = if shrinks { &mut plan.before } else { &mut plan.after };
    list.push(resize);
    plan
}

impl FsStep {
    /// Whether it is there only to undo another one.
    pub(super) fn is_undo(&self) -> bool {
        matches!(self, Self::MountAgain { .. } | Self::UnmountAside | Self::SwapOn { .. })
    }

    /// Whether another one may undo it.
    pub(super) fn is_undone_later(&self) -> bool {
        matches!(self, Self::Unmount { .. } | Self::MountAside | Self::SwapOff)
    }

    /// The step that this one undoes having happened.
    pub(super) fn undoes(&self, done: &Self) -> bool {
        matches!(
            (self, done),
            (Self::MountAgain { .. }, Self::Unmount { .. })
                | (Self::UnmountAside, Self::MountAside)
                | (Self::SwapOn { .. }, Self::SwapOff)
        )
    }
}

impl FsPlan {
    /// What is told instead of the steps with `--test`.
    pub fn skipped(&self) -> Vec<String> {
        let steps = self.before.iter().chain(&self.after);
        let told = steps.filter(|step| !step.is_undo()).map(|step| match step {
            FsStep::Unmount { .. } => "unmount".to_owned(),
            FsStep::MountAside => "mount".to_owned(),
            FsStep::SwapOff => "swapoff".to_owned(),
            FsStep::CheckExt | FsStep::FsadmCheck => "fsck".to_owned(),
            _ => format!("fs {}", verb(self.shrinks)),
        });
        told.map(|what| format!("Skip {what} in test mode.")).collect()
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }
}

#[cfg(test)]
mod tests;
