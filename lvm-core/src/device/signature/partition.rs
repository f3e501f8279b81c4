//! Partition tables.

use super::filesystem;
use super::probe::{Place, Probe};
use super::table::Magic;
use crate::error::Result;

/// The mark at the end of a boot sector.
const BOOT_MARK: u64 = 510;
/// The first of four entries of 16 bytes: flag, start, type, …
const ENTRIES: [u64; 4] = [446, 462, 478, 494];
/// Type of the entry that protects a GPT.
const PROTECTIVE: u8 = 0xEE;
const AIX: &[u8] = b"\xc9\xc2\xd4\xc1";
const GPT: &[u8] = b"EFI PART";

/// DOS: the mark, four entries that may be empty, and no file system that has the mark, too.
pub(super) fn dos(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    if !has_boot_mark(probe)? || probe.has(0, AIX)? || filesystem::has_boot_sector(probe)? {
        return Ok(None);
    }
    for entry in ENTRIES {
        let (flag, kind) = (probe.u8(entry)?, probe.u8(entry + 4)?);
        if !matches!(flag, 0 | 0x80) || kind == PROTECTIVE {
            return Ok(None);
        }
    }
    Ok(Some(Place::new(BOOT_MARK, 2)))
}

fn has_boot_mark(probe: &mut Probe<'_>) -> Result<bool> {
    probe.has(BOOT_MARK, b"\x55\xaa")
}

/// Whether sector 0 is there to keep tools away that know nothing of GPT.
fn is_protected(probe: &mut Probe<'_>) -> Result<bool> {
    if !has_boot_mark(probe)? {
        return Ok(false);
    }
    for entry in ENTRIES {
        if probe.u8(entry + 4)? == PROTECTIVE && probe.le32(entry + 8)? == 1 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The protective MBR of a GPT.
pub(super) fn protective(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    Ok(is_protected(probe)?.then(|| Place::new(BOOT_MARK, 2)))
}

/// The header of a GPT in sector 1, or its copy in the last one, if sector 0 protects it.
pub(super) fn gpt(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    if !is_protected(probe)? {
        return Ok(None);
    }
    let sector = probe.sector();
    let Some(last) = (probe.size() / sector).checked_sub(1) else { return Ok(None) };
    for lba in [1, last] {
        if is_gpt_header(probe, lba, sector, last)? {
            return Ok(Some(Place::new(lba * sector, GPT.len())));
        }
    }
    Ok(None)
}

/// Source: the UEFI specification, "GPT header".
fn is_gpt_header(probe: &mut Probe<'_>, lba: u64, sector: u64, last: u64) -> Result<bool> {
    /// Most entries times their size that are read for their checksum; usual are 128 times 128.
    const MOST: u64 = 4 << 20;
    let at = lba * sector;
    let header_len = u64::from(probe.le32(at + 12)?);
    if !probe.has(at, GPT)? || !(92..=sector).contains(&header_len) {
        return Ok(false);
    }
    let mut header = probe.bytes(at, usize::try_from(header_len).unwrap_or_default())?;
    if let Some(checksum) = header.get_mut(16..20) {
        checksum.fill(0);
    }
    let (first_usable, last_usable) = (probe.le64(at + 40)?, probe.le64(at + 48)?);
    if crc32fast::hash(&header) != probe.le32(at + 16)?
        || probe.le64(at + 24)? != lba
        || first_usable > last_usable
        || last_usable > last
    {
        return Ok(false);
    }
    let entries_at = probe.le64(at + 72)?.checked_mul(sector);
    let entries_len = u64::from(probe.le32(at + 80)?) * u64::from(probe.le32(at + 84)?);
    let (Some(entries_at), 1..=MOST) = (entries_at, entries_len) else { return Ok(false) };
    let entries = probe.bytes(entries_at, usize::try_from(entries_len).unwrap_or_default())?;
    Ok(crc32fast::hash(&entries) == probe.le32(at + 88)?)
}

/// SGI's volume header: the sum of its words is 0.
pub(super) fn sgi(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    let header: [u8; 512] = probe.array(0)?;
    let word = |word: &[u8]| u32::from_be_bytes(word.try_into().unwrap_or_default());
    Ok(header.chunks_exact(4).map(word).fold(0, u32::wrapping_add) == 0)
}

/// Sun's label: its half-words cancel out.
pub(super) fn sun(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    let label: [u8; 512] = probe.array(0)?;
    let half = |half: &[u8]| u16::from_be_bytes(half.try_into().unwrap_or_default());
    Ok(label.chunks_exact(2).map(half).fold(0, |sum, half| sum ^ half) == 0)
}

/// Apple's driver descriptor, followed by the map in the next block.
pub(super) fn mac(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    let block = u64::from(probe.be16(2)?);
    if block == 0 || !block.is_multiple_of(512) {
        return Ok(false);
    }
    Ok(probe.has(block, b"PM")? || probe.has(block, b"TS")?)
}
