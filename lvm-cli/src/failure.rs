//! How a command ends: LVM2's exit codes, and what is said on the way out.

use lvm_core::Error;

/// How a command ended that was understood.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Exit {
    /// 0
    #[default]
    Success,
    /// 3: the words make no sense, and that has been told.
    Invalid,
    /// 5: something failed, and has been told.
    Failed,
}

impl Exit {
    /// The process's exit code.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Invalid => 3,
            Self::Failed => 5,
        }
    }

    /// The worse of two, for commands that go on with the next name.
    #[must_use]
    pub(crate) fn and(self, other: Self) -> Self {
        self.max(other)
    }
}

/// Why a command did not do its work; printed and turned into an exit code in one place.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The words make no command line: the lines as printed, then `Error during parsing of command line.`; 3.
    CommandLine(Vec<String>),
    /// A name too many, or an option that does not go with the others: a line by itself; 3.
    Refused(String),
    /// Names or options are missing: the command's syntax is told; 3.
    Syntax,
    /// Options that contradict each other: the lines, then where to read about them; 3.
    Invalid(Vec<String>),
    /// The settings cannot be read: the lines; 4.
    Init(Vec<String>),
    /// The work failed; 5.
    Error(Error),
    /// The work failed for a reason that only the command line knows, in its words; 5.
    Message(String),
}

impl Failure {
    /// Options that contradict each other, in one line.
    pub(crate) fn invalid(line: impl Into<String>) -> Self {
        Self::Invalid(vec![line.into()])
    }

    /// There are no random numbers for an id.
    pub(crate) fn no_id(error: std::io::Error) -> Self {
        Self::Error(Error::NoRandom(error))
    }

    /// What went wrong, in a line or several.
    pub(crate) fn line(&self) -> String {
        match self {
            Self::CommandLine(lines) | Self::Invalid(lines) | Self::Init(lines) => lines.join("\n"),
            Self::Refused(line) | Self::Message(line) => line.clone(),
            Self::Syntax => String::new(),
            Self::Error(error) => error.to_string(),
        }
    }

    /// The process's exit code.
    pub(crate) const fn code(&self) -> u8 {
        match self {
            Self::CommandLine(_) | Self::Refused(_) | Self::Syntax | Self::Invalid(_) => 3,
            Self::Init(_) => 4,
            Self::Error(_) | Self::Message(_) => 5,
        }
    }
}

impl From<lvm_core::host::AccessError> for Failure {
    fn from(error: lvm_core::host::AccessError) -> Self {
        Self::Error(error.into())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// The system's words for an error, without its number, as C's `strerror` has them.
pub(crate) fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}
