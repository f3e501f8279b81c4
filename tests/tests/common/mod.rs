//! One test a script.

/// Makes a test of each `name: "script";`, see [`rlvm_tests::script`].
macro_rules! scripts {
    ($($(#[$meta:meta])* $name:ident: $script:literal;)+) => {
        $($(#[$meta])* #[test] fn $name() { rlvm_tests::script::run($script); })+
    };
}

pub(crate) use scripts;
