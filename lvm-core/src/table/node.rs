//! A device and its table, as values.

use std::borrow::Cow;
use std::convert::Infallible;

use crate::model::{LvIdx, PvIdx};
use crate::units::Sectors;

/// A device of device-mapper: its name and its table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Node {
    /// Its name: `/dev/mapper/NAME`.
    pub name: String,
    /// Its UUID, by which LVM2 finds it whatever its name is.
    pub uuid: String,
    /// The LV that it belongs to.
    pub lv: LvIdx,
    /// Which of the LV's devices it is.
    pub layer: Layer,
    /// Its table: lines that follow each other without gaps, from sector 0.
    pub lines: Vec<Line>,
    /// It takes no writes.
    pub read_only: bool,
    /// The device number that the LV asks for: major and minor.
    pub number: Option<(u32, u32)>,
    /// Names of the devices that its lines lie on.
    pub deps: Vec<String>,
}

impl Node {
    /// Its size.
    pub fn size(&self) -> Sectors {
        self.lines.iter().map(|line| line.len).sum()
    }
}

/// Which of an LV's devices one is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Layer {
    /// The device that bears the LV's name alone.
    None,
    /// `-real`: the data of an LV that has snapshots, or from which thin volumes read.
    Real,
    /// `-cow`: the store of a snapshot.
    Cow,
    /// `-tpool`: the thin pool itself.
    ThinPool,
    /// `-vpool`: the VDO pool itself.
    VdoPool,
    /// `-cdata`: the part of a cachevol that holds blocks.
    CvolData,
    /// `-cmeta`: the part of a cachevol that holds metadata.
    CvolMeta,
    /// `-missing_S_A`: what stands in place of an area on a PV that is not there.
    Missing {
        /// Which segment, from 0.
        segment: u32,
        /// Which of its areas, from 0.
        area: u32,
    },
}

impl Layer {
    /// What follows the LV's name, and in the UUID its id, after a hyphen. (Devices without a layer may have a suffix
    /// in their UUID all the same.)
    pub fn suffix(self) -> Option<Cow<'static, str>> {
        Some(Cow::Borrowed(match self {
            Self::None => return None,
            Self::Real => "real",
            Self::Cow => "cow",
            Self::ThinPool => "tpool",
            Self::VdoPool => "vpool",
            Self::CvolData => "cdata",
            Self::CvolMeta => "cmeta",
            Self::Missing { segment, area } => {
                return Some(format!("missing_{segment}_{area}").into());
            }
        }))
    }
}

/// A line of a table: a run of sectors, and what they are mapped to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line {
    /// Its first sector.
    pub start: Sectors,
    /// How many there are.
    pub len: Sectors,
    /// What they are mapped to.
    pub target: Target,
}

/// A target of the kernel with its arguments.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Target {
    /// Its name: "linear".
    pub kind: &'static str,
    /// Its arguments, one for each word.
    pub args: Vec<Arg>,
}

/// A word of a table's line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Arg {
    /// A number.
    Num(u64),
    /// A number that may be negative.
    Int(i64),
    /// A word.
    Word(Cow<'static, str>),
    /// A PV.
    Pv(PvIdx),
    /// Another device of device-mapper, by name.
    Node(String),
    /// Another device, by path.
    Path(String),
    /// A word that ends in a device's name: `meta_device:` and the device.
    Keyed(&'static str, String),
}

impl Arg {
    /// A word that is known beforehand.
    pub const fn word(word: &'static str) -> Self {
        Self::Word(Cow::Borrowed(word))
    }
}

/// A device in a line, to be told as the reader needs it: `/dev/vdb`, `253:3`, `[vg-lv]`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Device<'a> {
    /// A PV.
    Pv(PvIdx),
    /// Another device of device-mapper, by name.
    Node(&'a str),
    /// Another device, by path.
    Path(&'a str),
}

impl Target {
    /// The arguments as one text, words divided by blanks. `tell` says how a device is written.
    ///
    /// # Errors
    /// The first one of `tell`.
    pub fn try_params<E>(
        &self,
        mut tell: impl FnMut(Device<'_>) -> Result<String, E>,
    ) -> Result<String, E> {
        use core::fmt::Write as _;
        let mut text = String::new();
        for (place, arg) in self.args.iter().enumerate() {
            if place > 0 {
                text.push(' ');
            }
            // Writing to a string cannot fail.
            let _ = match arg {
                Arg::Num(number) => write!(text, "{number}"),
                Arg::Int(number) => write!(text, "{number}"),
                Arg::Word(word) => text.write_str(word),
                Arg::Pv(pv) => text.write_str(&tell(Device::Pv(*pv))?),
                Arg::Node(name) => text.write_str(&tell(Device::Node(name))?),
                Arg::Path(path) => text.write_str(&tell(Device::Path(path))?),
                Arg::Keyed(key, name) => write!(text, "{key}{}", tell(Device::Node(name))?),
            };
        }
        Ok(text)
    }

    /// [`Self::try_params`] where every device can be told.
    pub fn params(&self, mut tell: impl FnMut(Device<'_>) -> String) -> String {
        match self.try_params(|device| Ok::<_, Infallible>(tell(device))) {
            Ok(text) => text,
        }
    }
}
