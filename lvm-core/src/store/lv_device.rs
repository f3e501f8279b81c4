//! An LV as a device of its own, put together in user space from the PVs below it.
//!
//! This is what lets a new LV be zeroed and looked at on images and without a kernel device-mapper. Linear,
//! striped, `zero` and `error` segments can be mapped; any other is an error when it is touched.

use std::fmt;
use std::io;
use std::sync::Arc;

use crate::device::BlockDevice;
use crate::error::{Error, Result};
use crate::model::{Area, LvIdx, Segment, SegmentKind, Vg};
use crate::units::{Bytes, Extents, SECTOR_SIZE};

/// An LV that can be read and written through its PVs' devices.
pub struct LvDevice {
    name: String,
    size: Bytes,
    block_size: Bytes,
    runs: Vec<Run>,
}

/// A segment, with its places in bytes.
struct Run {
    start: u64,
    len: u64,
    target: Target,
}

enum Target {
    /// Chunks of that many bytes go to the stripes in turn; one stripe has one endless chunk.
    Stripes {
        chunk: u64,
        stripes: Vec<(Arc<dyn BlockDevice>, u64)>,
    },
    Zero,
    /// Why nothing can be read there.
    Refused(&'static str),
}

impl LvDevice {
    /// Maps an LV of `vg`. `devices` are the PVs' devices in the order of [`Vg::pvs`]; `None` where a PV is
    /// missing.
    ///
    /// Returns `None` if there is no such LV.
    pub fn new(vg: &Vg, lv: LvIdx, devices: &[Option<Arc<dyn BlockDevice>>]) -> Option<Self> {
        let lv = vg.lv(lv)?;
        let block_size = devices.iter().flatten().map(|device| device.block_size()).max();
        let runs = lv.segments.iter().map(|segment| Run::new(vg, segment, devices)).collect();
        Some(Self {
            name: format!("/dev/{}/{}", vg.name, lv.name),
            size: vg.extent_size.length(lv.extents()).to_bytes_saturating(),
            block_size: block_size.unwrap_or(Bytes::new(SECTOR_SIZE)),
            runs,
        })
    }

    /// Calls `each` for every contiguous piece of `offset..offset + len`: its device and place there, and its
    /// length. `None` stands for zeros.
    fn pieces(
        &self,
        offset: Bytes,
        len: u64,
        action: &'static str,
        mut each: impl FnMut(Option<(&dyn BlockDevice, Bytes)>, u64) -> Result<()>,
    ) -> Result<()> {
        let fail = |at: u64, message: &'static str| Error::Io {
            device: self.name.clone(),
            action,
            offset: Bytes::new(at),
            source: io::Error::new(io::ErrorKind::InvalidInput, message),
        };
        let end = offset.get().checked_add(len).filter(|end| *end <= self.size.get());
        let end =
            end.ok_or_else(|| fail(offset.get(), "the range ends behind the logical volume"))?;
        let mut at = offset.get();
        while at < end {
            let index = self.runs.partition_point(|run| run.start.saturating_add(run.len) <= at);
            let run = self.runs.get(index).filter(|run| run.start <= at);
            let run = run.ok_or_else(|| fail(at, "no segment is there"))?;
            let inside = at - run.start;
            let mut part = (end - at).min(run.len - inside);
            let target = match &run.target {
                Target::Zero => None,
                Target::Refused(why) => return Err(fail(at, why)),
                Target::Stripes { chunk, stripes } => {
                    let (number, within) = (inside / chunk, inside % chunk);
                    let count = u64::try_from(stripes.len()).unwrap_or(u64::MAX).max(1);
                    let stripe =
                        usize::try_from(number % count).ok().and_then(|index| stripes.get(index));
                    let (device, start) = stripe.ok_or_else(|| fail(at, "no stripe is there"))?;
                    part = part.min(chunk - within);
                    let place =
                        start.saturating_add((number / count).saturating_mul(*chunk) + within);
                    Some((&**device, Bytes::new(place)))
                }
            };
            each(target, part)?;
            at += part;
        }
        Ok(())
    }
}

impl Run {
    fn new(vg: &Vg, segment: &Segment, devices: &[Option<Arc<dyn BlockDevice>>]) -> Self {
        let bytes = |extents: Extents| vg.extent_size.length(extents).to_bytes_saturating().get();
        let target = match &segment.kind {
            SegmentKind::Striped(striped) => {
                let chunk = if striped.areas.len() > 1 {
                    striped.stripe_size.to_bytes_saturating().get()
                } else {
                    u64::MAX
                };
                let stripes: Option<Vec<_>> =
                    striped.areas.iter().map(|area| stripe(vg, *area, devices)).collect();
                match stripes {
                    Some(stripes) if chunk > 0 => Target::Stripes { chunk, stripes },
                    _ => Target::Refused("a physical volume is missing"),
                }
            }
            SegmentKind::Zero => Target::Zero,
            SegmentKind::Error => Target::Refused("it is an error segment"),
            _ => Target::Refused("segments of this type cannot be read without the kernel"),
        };
        Self { start: bytes(segment.start), len: bytes(segment.len), target }
    }
}

/// The device under an area of a PV, and the byte where the area begins there.
fn stripe(
    vg: &Vg,
    area: Area,
    devices: &[Option<Arc<dyn BlockDevice>>],
) -> Option<(Arc<dyn BlockDevice>, u64)> {
    let Area::Pv { pv, start } = area else { return None };
    let device = devices.get(pv.at())?.as_ref()?;
    let start = vg.pv(pv)?.extent_start(start, vg.extent_size)?;
    Some((Arc::clone(device), start.to_bytes()?.get()))
}

impl fmt::Debug for LvDevice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LvDevice")
            .field("name", &self.name)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl BlockDevice for LvDevice {
    fn name(&self) -> &str {
        &self.name
    }

    fn size(&self) -> Bytes {
        self.size
    }

    fn block_size(&self) -> Bytes {
        self.block_size
    }

    fn read_at(&self, offset: Bytes, buf: &mut [u8]) -> Result<()> {
        let len = u64::try_from(buf.len()).unwrap_or(u64::MAX);
        let mut rest = buf;
        self.pieces(offset, len, "read", |target, part| {
            let part = usize::try_from(part).unwrap_or(usize::MAX).min(rest.len());
            let (now, later) = core::mem::take(&mut rest).split_at_mut(part);
            rest = later;
            if let Some((device, place)) = target {
                return device.read_at(place, now);
            }
            now.fill(0);
            Ok(())
        })
    }

    fn write_at(&self, offset: Bytes, data: &[u8]) -> Result<()> {
        let len = u64::try_from(data.len()).unwrap_or(u64::MAX);
        let mut rest = data;
        self.pieces(offset, len, "write", |target, part| {
            let part = usize::try_from(part).unwrap_or(usize::MAX).min(rest.len());
            let (now, later) = rest.split_at(part);
            rest = later;
            target.map_or(Ok(()), |(device, place)| device.write_at(place, now))
        })
    }

    fn zero_range(&self, offset: Bytes, len: Bytes) -> Result<()> {
        self.pieces(offset, len.get(), "zero", |target, part| {
            target.map_or(Ok(()), |(device, place)| device.zero_range(place, Bytes::new(part)))
        })
    }

    fn flush(&self) -> Result<()> {
        let mut flushed: Vec<&str> = Vec::new();
        for run in &self.runs {
            let Target::Stripes { stripes, .. } = &run.target else { continue };
            for (device, _) in stripes {
                if !flushed.contains(&device.name()) {
                    device.flush()?;
                    flushed.push(device.name());
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::MemoryDevice;
    use crate::model::import;

    /// Two PVs of 8 extents of 4 KiB at 64 KiB; `lin` is linear in two parts, `str` has two stripes with
    /// chunks of 1 KiB, and `odd` has a zero and an error segment.
    const VG: &str = r#"
        contents = "Text Format Volume Group"
        version = 1
        vg {
            id = "nLD8Bm-CD7y-USkC-Ix9s-G1yJ-wUSu-q1QSdc" seqno = 1 extent_size = 8 max_lv = 0 max_pv = 0
            status = ["READ", "WRITE"]
            physical_volumes {
                pv0 { id = "ytk1RD-4iwx-ebnW-mkMj-Ts2Y-Lfof-fwW31a" pe_start = 128 pe_count = 8 }
                pv1 { id = "ytk1RD-4iwx-ebnW-mkMj-Ts2Y-Lfof-fwW31b" pe_start = 128 pe_count = 8 }
            }
            logical_volumes {
                lin { id = "suyhyp-n1DO-NTPW-Vlfo-e0Ye-W5fY-THQgQG" segment_count = 2
                    segment1 { start_extent = 0 extent_count = 1 type = "striped" stripe_count = 1 stripes = ["pv0", 2] }
                    segment2 { start_extent = 1 extent_count = 2 type = "striped" stripe_count = 1 stripes = ["pv1", 0] } }
                str { id = "suyhyp-n1DO-NTPW-Vlfo-e0Ye-W5fY-THQgQH" segment_count = 1
                    segment1 { start_extent = 0 extent_count = 2 type = "striped" stripe_count = 2 stripe_size = 2
                        stripes = ["pv0", 5, "pv1", 6] } }
                odd { id = "suyhyp-n1DO-NTPW-Vlfo-e0Ye-W5fY-THQgQI" segment_count = 2
                    segment1 { start_extent = 0 extent_count = 1 type = "zero" }
                    segment2 { start_extent = 1 extent_count = 1 type = "error" } }
            }
        }"#;
    const EXTENT: u64 = 4096;
    const PE_START: u64 = 65536;

    fn setup(name: &str) -> (LvDevice, [Arc<MemoryDevice>; 2]) {
        let (vg, _) = import(VG.as_bytes()).unwrap();
        let size = Bytes::new(PE_START + 8 * EXTENT);
        let disks =
            [Arc::new(MemoryDevice::new("a", size)), Arc::new(MemoryDevice::new("b", size))];
        let devices = disks.clone().map(|disk| Some(disk as Arc<dyn BlockDevice>));
        let lv = LvDevice::new(&vg, vg.find_lv(name).unwrap(), &devices).unwrap();
        (lv, disks)
    }

    #[test]
    fn a_write_across_segments_lands_on_both_pvs() {
        let (lv, [a, b]) = setup("lin");
        assert_eq!(lv.size(), Bytes::new(3 * EXTENT));
        lv.write_at(Bytes::new(EXTENT - 2), b"abcd").unwrap();
        lv.flush().unwrap();
        assert_eq!(a.bytes(Bytes::new(PE_START + 3 * EXTENT - 2), 3), b"ab\0");
        assert_eq!(b.bytes(Bytes::new(PE_START), 3), b"cd\0");
        let mut back = [0; 4];
        lv.read_at(Bytes::new(EXTENT - 2), &mut back).unwrap();
        assert_eq!(&back, b"abcd");
        lv.zero_range(Bytes::new(EXTENT - 1), Bytes::new(2)).unwrap();
        lv.read_at(Bytes::new(EXTENT - 2), &mut back).unwrap();
        assert_eq!(&back, b"a\0\0d");
    }

    #[test]
    fn chunks_go_to_the_stripes_in_turn() {
        let (lv, [a, b]) = setup("str");
        let data: Vec<u8> = (0..8_u8).flat_map(|chunk| [chunk + 1; 1024]).collect();
        lv.write_at(Bytes::ZERO, &data).unwrap();
        let firsts = |disk: &MemoryDevice, extent: u64| {
            (0..4)
                .map(|n| disk.bytes(Bytes::new(PE_START + extent * EXTENT + n * 1024), 1)[0])
                .collect::<Vec<_>>()
        };
        assert_eq!(firsts(&a, 5), [1, 3, 5, 7]);
        assert_eq!(firsts(&b, 6), [2, 4, 6, 8]);
        let mut back = vec![0; data.len()];
        lv.read_at(Bytes::ZERO, &mut back).unwrap();
        assert_eq!(back, data);
    }

    #[test]
    fn what_cannot_be_mapped_is_an_error_and_zero_is_zero() {
        let (lv, _) = setup("odd");
        let mut buf = [7; 16];
        lv.read_at(Bytes::ZERO, &mut buf).unwrap();
        assert_eq!(buf, [0; 16]);
        assert!(lv.read_at(Bytes::new(EXTENT - 8), &mut buf).is_err());
        assert!(lv.write_at(Bytes::new(2 * EXTENT), b"x").is_err(), "past the end");

        let (vg, _) = import(VG.as_bytes()).unwrap();
        let lin = LvDevice::new(&vg, vg.find_lv("lin").unwrap(), &[None, None]).unwrap();
        assert!(lin.read_at(Bytes::ZERO, &mut buf).is_err(), "its PV is missing");
    }
}
