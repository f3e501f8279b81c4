//! `rlvm`: LVM2's commands on disks, raw and qcow2 images.

mod answer;
mod args;
mod asked;
mod colors;
mod commands;
mod devices;
mod dispatch;
mod environment;
mod failure;
mod session;
mod setup;
mod telling;
mod ui;

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(dispatch::run(std::env::args_os()))
}
