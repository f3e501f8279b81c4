//! What selections select, and what they refuse.

use proptest::prelude::*;

use super::*;
use crate::report::fields;
use crate::report::value::Mark;
use crate::units::Bytes;

/// Thursday 2026-11-26 21:22:33 UTC.
const NOW: i64 = 1_795_728_153;

fn parse(text: &str) -> Result<Selection, SelectError> {
    let context = Context { now: NOW, zone: Zone::utc() };
    Selection::parse(ReportKind::Lvs, text, &context)
}

/// An LV of 8 MiB with tags and without much else, made at 22:13:23 on 14 November 2023.
fn row(field: &'static Field) -> Value<'static> {
    match field.id {
        "lv_name" => Value::LvName { name: "home", mark: Mark::Hidden },
        "vg_name" => Value::text("data"),
        "lv_size" => Value::Size(Bytes::new(8 << 20)),
        "lv_minor" => Value::Signed(-1),
        "seg_count" => Value::Num(2),
        "lv_tags" => Value::List(vec!["one".into(), "two".into()]),
        "lv_time" => Value::Time(1_700_000_003),
        "lv_skip_activation" => Value::flag(true, "skip activation"),
        "lv_suspended" => Value::Flag { set: None, word: "suspended" },
        "lv_permissions" => Value::text("writeable"),
        "lv_read_ahead" => Value::text("auto"),
        "copy_percent" => Value::Percent(5550),
        "selected" => Value::Num(1),
        _ => Value::Blank,
    }
}

fn selects(text: &str) -> bool {
    match parse(text) {
        Ok(selection) => selection.matches(&row),
        Err(error) => panic!("{text}: {error}"),
    }
}

fn refusal(text: &str) -> String {
    let error = parse(text).expect_err(text).to_string();
    error.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn conditions_are_joined_as_in_lvm2() {
    for yes in [
        "",
        "ALL",
        "lv_name=home",
        "name = home && vg_name=data",
        "LVNAME=home,vg_name=data",
        "lv_name=x || lv_name=home",
        "lv_name=x#lv_name=home",
        "lv_name=home || lv_name=x && vg_name=x",
        "!(lv_name=x)",
        "! ( lv_name=x || vg_name=x )",
        "!(!(lv_name=home))",
        "((selected=1))",
    ] {
        assert!(selects(yes), "{yes}");
    }
    for no in
        ["lv_name=home,vg_name=x", "(lv_name=home || lv_name=x) && vg_name=x", "!(lv_name=home)"]
    {
        assert!(!selects(no), "{no}");
    }
}

#[test]
fn values_are_compared_by_their_kind() {
    for yes in [
        "lv_size=8",
        "lv_size=8m",
        "lv_size=16384s",
        "lv_size=0.0078125g",
        "lv_size!=8M",
        "lv_size>8388607b",
        "seg_count=2.9",
        "lv_minor=-1",
        "lv_minor = undefined",
        "lv_minor!=0",
        "lv_skip_activation=\"skip activation\"",
        "lv_skip_activation=skip",
        "lv_skip_activation=yes",
        "lv_suspended=unknown",
        "lv_permissions=rw",
        "lv_when_full=undefined",
        "lv_read_ahead=auto",
        "lv_metadata_size!=0",
        "origin_size=0",
        "copy_percent>55%",
        "copy_percent=55.5",
        "lv_name=~^h.*e$",
        "lv_name!~x",
        "lv_tags=one",
        "lv_tags={two}",
        "lv_tags={two && one}",
        "lv_tags=[two,one]",
        "lv_tags={x||one}",
        "lv_tags!=[one]",
        "lv_ancestors=\"\"",
        "lv_ancestors={}",
        "lv_time=2023",
        "lv_time since 2023-11-14 && lv_time before \"2023-11-14 22:14\"",
        "lv_time=@1700000003",
        "lv_time!=2024",
        "lv_time=\"2023-11-14 23:13:23 +01:00\"",
    ] {
        assert!(selects(yes), "{yes}");
    }
    for no in [
        "lv_minor>=0",
        "lv_minor<=undefined",
        "lv_metadata_size=0",
        "lv_metadata_size<1e",
        "data_percent!=5",
        "lv_read_ahead<1",
        "lv_tags=[one]",
        "lv_tags=\"\"",
        "lv_tags={one,x}",
        "lv_ancestors={\"\",\"\"}",
        "lv_name=\"[home]\"",
        "lv_time>2023",
    ] {
        assert!(!selects(no), "{no}");
    }
}

#[test]
fn times_in_words_are_ranges() {
    let range = |text: &str| {
        let context = Context { now: NOW, zone: Zone::utc() };
        let range = time::parse(text, &context).unwrap_or_else(|why| panic!("{text}: {why}"));
        [range.first, range.last]
            .map(|at| Zone::utc().iso(at).split_at(19).0.to_owned())
            .join(" to ")
    };
    for (text, wanted) in [
        ("yesterday", "2026-11-25 00:00:00 to 2026-11-25 23:59:59"),
        ("noon", "2026-11-26 12:00:00 to 2026-11-26 12:00:00"),
        ("Monday", "2026-11-23 00:00:00 to 2026-11-23 23:59:59"),
        ("Thu", "2026-11-26 00:00:00 to 2026-11-26 23:59:59"),
        ("yesterday 10 AM", "2026-11-25 10:00:00 to 2026-11-25 10:59:59"),
        ("10:13 yesterday", "2026-11-25 10:13:00 to 2026-11-25 10:13:59"),
        ("5 days ago", "2026-11-21 00:00:00 to 2026-11-21 23:59:59"),
        ("2 weeks", "2026-11-12 00:00:00 to 2026-11-12 23:59:59"),
        ("1 month ago", "2026-10-26 00:00:00 to 2026-10-26 23:59:59"),
        ("1 year 3 months ago", "2025-08-26 00:00:00 to 2025-08-26 23:59:59"),
        ("3 days ago noon", "2026-11-23 12:00:00 to 2026-11-23 12:00:00"),
        ("1 hour ago", "2026-11-26 19:22:32 to 2026-11-26 20:22:33"),
        ("1 day 1 hrs ago", "2026-11-25 19:22:32 to 2026-11-25 20:22:33"),
        ("90 minutes ago", "2026-11-26 19:51:32 to 2026-11-26 19:52:33"),
        ("5s ago", "2026-11-26 21:22:28 to 2026-11-26 21:22:28"),
        ("14 Nov 2023", "2023-11-14 00:00:00 to 2023-11-14 23:59:59"),
        ("Nov 2023", "2023-11-01 00:00:00 to 2023-11-30 23:59:59"),
        ("Dec", "2026-12-01 00:00:00 to 2026-12-31 23:59:59"),
        ("31 Nov 2023", "2023-12-01 00:00:00 to 2023-12-01 23:59:59"),
        ("14 Nov 2023 10:13:05 PM", "2023-11-14 22:13:05 to 2023-11-14 22:13:05"),
        ("2023-02", "2023-02-01 00:00:00 to 2023-02-28 23:59:59"),
        ("20231114", "2023-11-14 00:00:00 to 2023-11-14 23:59:59"),
        ("2023-11-14 22", "2023-11-14 22:00:00 to 2023-11-14 22:59:59"),
        ("2023-11-14 2213", "2023-11-14 22:13:00 to 2023-11-14 22:13:59"),
        ("2023-11-14 16:22 -05:30", "2023-11-14 21:52:00 to 2023-11-14 21:52:59"),
    ] {
        assert_eq!(range(text), wanted, "{text}");
    }
}

#[test]
fn mistakes_are_told_in_lvm2s_words() {
    for (text, what) in [
        ("=a", "Expecting field name"),
        ("lv_name=a &&", "Expecting field name"),
        ("lv_nam=a", "Unrecognised selection field: lv_nam"),
        ("help=1", "Selection field is uncomparable: help."),
        ("lv_name", "Unrecognised comparison operator: "),
        ("lv_name=a b", "Expecting logical operator"),
        (
            "lv_name>a",
            "Operator can be used only with number, size, time or percent fields: lv_name>a",
        ),
        ("lv_size since 1", "Operator can be used only with time fields: lv_size since 1"),
        ("lv_size=x", "Failed to parse numeric value for selection field lv_size."),
        ("lv_size=8%", "Found percent value but size value expected for selection field lv_size."),
        (
            "seg_count=1k",
            "Found size unit specifier but numeric value expected for selection field seg_count.",
        ),
        (
            "data_percent=101",
            "Field selection value 101 out of supported range for field data_percent.",
        ),
        (
            "seg_count=18446744073709551615",
            "Numeric value 18446744073709551615 found in selection is reserved.",
        ),
        ("lv_name=\"a", "Missing end quote."),
        ("lv_tags={a", "Invalid operator in selection list."),
        ("lv_tags={a]", "List ended with incorrect character, expecting '}'."),
        ("lv_tags={", "Missing list end for selection field lv_tags"),
        (
            "lv_tags={a,b||c}",
            "Only one type of logical operator allowed in selection list at a time.",
        ),
        ("lv_size=~8", "dm_report: incompatible comparison type for selection field lv_size"),
        ("lv_name=~*", "Couldn't parse regex"),
        ("lv_name=~", "Regular expression expected for selection field lv_name"),
        ("!lv_name=a", "Syntax error: left parenthesis expected at 'lv_name=a'"),
        ("(lv_name=a", "Syntax error: right parenthesis expected at ''"),
        ("lv_time=2023-13", "Specified month out of range."),
        ("lv_time=bogus", "Unrecognized string in date/time specification at \"bogus\"."),
        (
            "lv_time=\"today 2 days ago\"",
            "Mixed absolute and relative date specification found at \"days ago\".",
        ),
    ] {
        assert_eq!(refusal(text), what, "{text}");
    }
}

#[test]
fn the_place_and_a_nearby_field_are_shown() {
    let error = parse("vg_name=a && lv_sise=8").unwrap_err();
    assert_eq!(
        error.to_string(),
        "Unrecognised selection field: lv_sise\n\
         Selection syntax error at 'lv_sise=8'.\n\
         Use 'help' for selection to get more help.\n\
         \u{20} vg_name=a && lv_sise=8\n\
         \u{20}              ^\n\
         Did you mean lv_size?"
    );
    let long = format!("lv_name={}\u{1b}é && seg_count=x", "a".repeat(300));
    let error = parse(&long).unwrap_err().to_string();
    let shown: Vec<&str> = error.lines().rev().take(2).collect();
    let at = shown[0].find('^').unwrap();
    assert!(shown[1].chars().nth(at) == Some('x') && shown[1].len() < 150, "{error}");
}

#[test]
fn nesting_and_length_have_an_end() {
    let deep = format!("{}lv_name=a{}", "(".repeat(10_000), ")".repeat(10_000));
    assert_eq!(refusal(&deep), "Selection is nested too deeply.");
    let long = vec!["lv_name=a"; 20_000].join("||");
    assert!(!selects(&long));
}

#[test]
fn help_has_every_field_and_operator() {
    let help = help(ReportKind::Lvs);
    for field in fields::of(ReportKind::Lvs) {
        assert!(help.contains(&format!("    {} ", field.id)), "{}", field.id);
    }
    for line in ["        =~  - ", "    -1, unknown, undefined, undef ", "    ?  "] {
        assert!(help.contains(line), "{line}");
    }
}

/// A condition that may be right, made of pieces.
fn piece() -> impl Strategy<Value = String> {
    let field = proptest::sample::select(vec![
        "lv_name",
        "vg_name",
        "size",
        "seg_count",
        "lv_tags",
        "lv_time",
        "data_percent",
        "lv_minor",
        "lv_merging",
        "nosuch",
        "lv_read_ahead",
    ]);
    let op = proptest::sample::select(vec!["=", "!=", "=~", "!~", ">", "<=", " since ", "="]);
    let value = prop_oneof![
        Just("undefined".to_owned()),
        "[a-z0-9]{0,4}",
        "'[^']{0,6}'",
        "\"[^\"]{0,6}\"",
        "[{][a-c]{0,2}(,[a-c\"' ]{0,2}){0,3}[}]",
        "[\\[][a-c]{0,2}(\\|\\|[a-c)']{0,2}){0,3}\\]",
        "[0-9]{1,3}[.]?[0-9]{0,2}[mGs%]?",
        "@[0-9]{1,9}",
        "20[0-9]{2}-[01][0-9]",
        "[^ ]{0,6}",
        Just("\"2 days ago\"".to_owned()),
    ];
    (field, op, value).prop_map(|(field, op, value)| format!("{field}{op}{value}"))
}

fn whole() -> impl Strategy<Value = String> {
    let leaf = piece();
    leaf.prop_recursive(4, 24, 4, |inner| {
        let join = proptest::sample::select(vec!["&&", " || ", ",", "#"]);
        prop_oneof![
            (inner.clone(), join, inner.clone()).prop_map(|(a, join, b)| format!("{a}{join}{b}")),
            inner.clone().prop_map(|a| format!("({a})")),
            inner.prop_map(|a| format!("!( {a})")),
        ]
    })
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in prop_oneof![whole(), any::<String>()]) {
        match parse(&text) {
            Ok(selection) => { selection.matches(&row); }
            Err(error) => prop_assert!(error.at() <= text.len() && !error.to_string().is_empty()),
        }
    }

    #[test]
    fn what_is_printed_is_read_as_the_same(text in whole()) {
        if let Ok(selection) = parse(&text) {
            let printed = selection.to_string();
            let again = parse(&printed);
            prop_assert_eq!(again.as_ref(), Ok(&selection), "{} printed {}", text, printed);
        }
    }

    #[test]
    fn not_is_the_opposite(text in piece()) {
        if let Ok(selection) = parse(&text) {
            let not = parse(&format!("!({selection})")).unwrap();
            prop_assert_eq!(selection.matches(&row), !not.matches(&row));
        }
    }
}
