//! One test a script.

/// Makes a test of each `name: "script";`.
macro_rules! turns {
    ($($(#[$meta:meta])* $name:ident: $script:literal;)+) => {
        $($(#[$meta])* #[test] fn $name() { rlvm_tests::script::run($script); })+
    };
}

pub(crate) use turns;
