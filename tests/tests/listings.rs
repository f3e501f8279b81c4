//! The listings of two real hosts come out line by line, given the same VGs and the same state of the kernel.

use lvm_core::id::{LvId, PvId, VgId};
use lvm_core::local_time::Zone;
use lvm_core::model::segment::Striped;
use lvm_core::model::{
    AllocPolicy, Area, Created, Extra, Lv, LvFlags, LvIdx, LvStatus, Pv, PvIdx, PvStatus,
    ReadAhead, Segment, SegmentKind, Vg,
};
use lvm_core::name::{LvName, VgName};
use lvm_core::report::display::{LvDisplay, PvDisplay, VgDisplay, lvdisplay, pvdisplay, vgdisplay};
use lvm_core::report::rows::Pick;
use lvm_core::report::size::{SizeFormat, Unit};
use lvm_core::report::value::Style;
use lvm_core::report::view::{KernelState, LvDevice, LvState, MdaView, PvView, VgView, View};
use lvm_core::units::{Bytes, ExtentSize, Extents, Sectors};

/// The listing, without trailing blanks, as it is in the fixtures.
fn listing(name: &str) -> Vec<String> {
    let path = format!("{}/../fixtures/listings/{name}", env!("CARGO_MANIFEST_DIR"));
    lines(&std::fs::read_to_string(path).expect("the listing is part of the source"))
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.trim_end().lines().map(|line| line.trim_end().to_owned());
    lines.collect()
}

/// An LV of one run of extents.
struct Volume {
    name: &'static str,
    id: &'static str,
    extents: u32,
    created: i64,
}

/// A VG on one PV, with what its kernel says.
struct Group {
    name: &'static str,
    id: &'static str,
    seqno: u32,
    device: &'static str,
    pv_id: &'static str,
    dev_size: Sectors,
    pe_count: u32,
    host: &'static str,
    volumes: Vec<Volume>,
    major: u32,
    read_ahead: u64,
}

impl KernelState for Group {
    fn state(&self, _: &Vg, lv: LvIdx) -> LvState {
        LvState::Active(LvDevice {
            major: self.major,
            minor: lv.0,
            open_count: 1,
            read_ahead: Sectors::new(self.read_ahead),
            live_table: true,
            ..LvDevice::default()
        })
    }
}

impl Group {
    fn vg(&self) -> Vg {
        let id = VgId(self.id.parse().expect("an id"));
        let mut vg = Vg::new(VgName::new(self.name).expect("a name"), id, ExtentSize::DEFAULT);
        vg.seqno = self.seqno;
        vg.push_pv(Pv {
            id: PvId(self.pv_id.parse().expect("an id")),
            device_hint: self.device.into(),
            device_id_type: None,
            device_id: None,
            status: PvStatus { allocatable: true, ..PvStatus::default() },
            tags: Vec::new(),
            dev_size: Some(self.dev_size),
            pe_start: Sectors::new(2048),
            pe_count: Extents::new(self.pe_count),
            ba_start: Sectors::ZERO,
            ba_size: Sectors::ZERO,
            extra: Extra::default(),
        });
        let mut next = 0;
        for volume in &self.volumes {
            vg.push_lv(self.lv(volume, next)).expect("names differ");
            next += volume.extents;
        }
        vg
    }

    fn lv(&self, volume: &Volume, start: u32) -> Lv {
        let area = Area::Pv { pv: PvIdx(0), start: Extents::new(start) };
        let kind = SegmentKind::Striped(Striped::linear(area));
        Lv {
            name: LvName::new(volume.name).expect("a name"),
            id: LvId(volume.id.parse().expect("an id")),
            status: LvStatus { read: true, write: true, visible: true, ..LvStatus::default() },
            flags: LvFlags::default(),
            tags: Vec::new(),
            created: Some(Created { time: volume.created, host: self.host.into() }),
            lock_args: None,
            alloc: AllocPolicy::Inherit,
            profile: None,
            read_ahead: ReadAhead::Auto,
            major: None,
            minor: None,
            segments: vec![Segment::new(Extents::ZERO, Extents::new(volume.extents), kind)],
            extra: Extra::default(),
        }
    }

    /// Holds the three displays against the listings of `machine`; LVs that are not listed are left out of the last.
    fn check(&self, machine: &str, units: &str, listed: u32) {
        let vg = self.vg();
        let pv = PvView {
            name: self.device.into(),
            dev_size: self.dev_size.to_bytes_saturating(),
            missing: false,
            mdas: vec![MdaView { size: Bytes::new(1_044_480), free: Bytes::ZERO, ignored: false }],
            ..PvView::missing(&vg.pvs()[0])
        };
        let view = View {
            vgs: vec![VgView::new(&vg, vec![pv], self)],
            orphans: Vec::new(),
            duplicates: Vec::new(),
            others: Vec::new(),
        };
        let sizes = SizeFormat::default().with_unit(Unit::parse(units).expect("units"));
        // Both machines kept China's time.
        let style = Style { sizes, ..Style::new(Zone::fixed_hours(8)) };
        let wanted = |_: &VgView<'_>, lv: LvIdx| lv.0 < listed;
        let pick = Pick { lv: &wanted, ..Pick::VISIBLE };

        let ours = pvdisplay(&view, &pick, &style, PvDisplay::Full { map: false });
        assert_eq!(lines(&ours), listing(&format!("{machine}-pvdisplay.txt")));
        let ours = vgdisplay(&view, &style, VgDisplay::Full { verbose: false });
        assert_eq!(lines(&ours), listing(&format!("{machine}-vgdisplay.txt")));
        let ours = lvdisplay(&view, &pick, &style, LvDisplay::Full { map: false });
        assert_eq!(lines(&ours), listing(&format!("{machine}-lvdisplay.txt")));
    }
}

/// An id for LVs whose listing is lost.
const UNLISTED: &str = "000000-0000-0000-0000-0000-0000-000000";

#[test]
fn the_cinder_node_with_units_h() {
    let volume = |name, id, extents| Volume { name, id, extents, created: 1_596_300_450 };
    Group {
        name: "cinder-volumes",
        id: "Mrrh1r-qKQw-bCgW-0WXi-d5Bd-OiVV-cTBrg5",
        seqno: 1447,
        device: "/dev/loop2",
        pv_id: "pTkQ5Z-zNdc-LRrn-qWAX-13D6-bhbG-DdcGFD",
        // 602.34 GiB, of which 4 MiB have no extents.
        dev_size: Sectors::new((154_199 + 1) * 8192),
        pe_count: 154_199,
        host: "host.localdomain",
        volumes: vec![
            volume(
                "volume-c34555f0-fd26-42fe-a3b2-86098b590be2",
                "n81Af6-cWEe-LvAm-wjA3-vgKD-RxgV-qMtIq6",
                6656,
            ),
            volume("volume-not-listed", UNLISTED, 1024),
        ],
        major: 253,
        read_ahead: 8192,
    }
    .check("host", "h", 1);
}

#[test]
fn the_guest_with_the_usual_units() {
    let volume = |name, id, extents, created| Volume { name, id, extents, created };
    Group {
        name: "lianhua-vm1-vol",
        id: "JcVrao-YnJ7-mRpK-8Rxc-i07i-WVH4-aVgAoD",
        seqno: 7,
        device: "/dev/vdb",
        pv_id: "OqdKmO-PspN-0ZKe-M0l4-0vGD-cY7k-VjZvTJ",
        dev_size: Sectors::new(54_525_952),
        pe_count: 6655,
        host: "lianhua-vm1",
        volumes: vec![
            volume("provider_sys", "C6byt7-5cby-h2RT-xcLg-OJU0-Qq1E-27G6jB", 2500, 1_596_300_611),
            volume(
                "provider_lianhua",
                "vfeZg8-PKVR-kKxv-yidf-rQqp-A7De-CvXqws",
                1250,
                1_596_300_611,
            ),
            volume("provider_log", "mHdD60-QjSy-sRlz-GLmK-CFIM-l42c-QGthXa", 250, 1_596_300_612),
            volume("unlisted4", UNLISTED, 500, 0),
            volume("unlisted5", UNLISTED, 500, 0),
            volume("unlisted6", UNLISTED, 250, 0),
        ],
        major: 252,
        read_ahead: 256,
    }
    .check("guest", "r", 3);
}
