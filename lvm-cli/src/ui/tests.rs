//! Tests of what is told and asked.

use std::cell::RefCell;
use std::rc::Rc;

use super::*;

/// Keeps what is written, for two owners.
#[derive(Clone, Default)]
struct Paper(Rc<RefCell<Vec<u8>>>);

impl Paper {
    fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).unwrap()
    }
}

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A stream whose every write fails in one way.
struct Shut(ErrorKind);

impl Write for Shut {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn asked(input: &'static str, level: Level) -> (bool, String) {
    let err = Paper::default();
    let mut ui = Ui::with_input(input, Box::new(Paper::default()), Box::new(err.clone()));
    ui.set_level(level);
    (ui.confirm("Really? [y/n]: "), err.text())
}

#[test]
fn questions_take_lvm2s_answers() {
    let level = Level::default();
    let once = "Really? [y/n]: ".to_owned();
    for yes in ["y\n", "Yes\n", " YE \n"] {
        assert_eq!(asked(yes, level), (true, once.clone()), "{yes:?}");
    }
    assert_eq!(asked("No\n", level), (false, once.clone()));
    assert_eq!(asked("", level), (false, format!("{once}[n]\n")));
    let twice = format!("{once}  WARNING: Invalid input 'foo'.\n{once}");
    assert_eq!(asked("foo\ny\n", level), (true, twice));
}

#[test]
fn an_answer_that_is_cut_off_is_none() {
    let told = "Really? [y/n]:   WARNING: Invalid input 'y'.\nReally? [y/n]: [n]\n";
    assert_eq!(asked("y", Level::default()), (false, told.to_owned()));
}

#[test]
fn options_answer_for_the_user() {
    let yes = Level { yes: true, ..Level::default() };
    assert_eq!(asked("n\n", yes), (true, String::new()));
    let silent = Level { quiet: 2, ..Level::default() };
    assert_eq!(asked("y\n", silent), (false, "Really? [y/n]: [n]\n".to_owned()));
}

#[test]
fn quiet_twice_tells_errors_only() {
    let (out, err) = (Paper::default(), Paper::default());
    let mut ui = Ui::with_input("", Box::new(out.clone()), Box::new(err.clone()));
    ui.set_level(Level { quiet: 1, ..Level::default() });
    ui.say("done");
    ui.set_level(Level { quiet: 2, verbose: 2, ..Level::default() });
    ui.say("unheard");
    ui.verbose(1, "unheard");
    ui.print("list");
    ui.error_line("one\ntwo");
    ui.warn("look");
    assert_eq!(out.text(), "  done\n  list\n");
    assert_eq!(err.text(), "  one\n  two\n  WARNING: look\n");
}

#[test]
fn nothing_from_disk_can_steer_the_terminal() {
    assert_eq!(clean("a\x1b[2Jb\u{9b}c\u{202e}d\te\n", ""), "a\\x1b[2Jb\\x9bc\\u{202e}d\te\n");
    assert_eq!(clean("a\x01b\x02", "\x01"), "a\x01b\\x02");
}

#[test]
fn one_bad_character_is_found_wherever_it_stands() {
    let line = "a ~\t\n".repeat(20);
    assert_eq!(clean(&line, ""), line);
    for at in 0..line.len() {
        for bad in ["\0", "\x1f", "\x7f", "\u{9b}", "\u{202e}"] {
            let mut text = line.clone();
            text.replace_range(at..=at, bad);
            assert!(!clean(&text, "").contains(bad));
        }
    }
}

#[test]
fn a_full_disk_is_told_and_a_closed_pipe_is_not() {
    for (kind, told) in [(ErrorKind::BrokenPipe, false), (ErrorKind::StorageFull, true)] {
        let mut ui = Ui::with_input("", Box::new(Shut(kind)), Box::new(io::sink()));
        ui.print("list");
        ui.print("more");
        assert_eq!(ui.finish().is_err(), told, "{kind}");
    }
}
