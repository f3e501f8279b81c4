//! The tags of a host: the sections of `tags`, and its own name with `tags/hosttags`.
//!
//! ```text
//! tags { hosttags = 1 web { } db { host_list = [ "a", "b" ] } }
//! ```
//! Source: LVM2 2.03.16, `lvm tags` with each.

use super::{Config, settings};
use crate::format::text::{OwnedScalar, OwnedValue};
use crate::name::Tag;

/// Where the sections are.
pub(super) const SECTION: &str = "tags";

impl Config {
    /// The tags of the host of that name. Names that are no tags are passed over.
    pub fn host_tags(&self, host: &str) -> Vec<Tag> {
        let own = self.get(&settings::HOSTTAGS).then_some(host);
        let named = self.tags.iter().map(|tag| &**tag).filter(|tag| self.is_for(tag, host));
        let mut tags: Vec<Tag> = Vec::new();
        for name in own.into_iter().chain(named) {
            if let Ok(tag) = Tag::new(name.strip_prefix('@').unwrap_or(name))
                && !tags.contains(&tag)
            {
                tags.push(tag);
            }
        }
        tags
    }

    /// Whether a section of `tags` is meant for the host: without a list of hosts it is.
    fn is_for(&self, tag: &str, host: &str) -> bool {
        let is_host =
            |value: &OwnedScalar| matches!(value, OwnedScalar::Str(name) if **name == *host);
        match self.raw(&format!("{SECTION}/{tag}/host_list")) {
            None => true,
            Some(OwnedValue::Scalar(value)) => is_host(value),
            Some(OwnedValue::Array(values)) => values.iter().any(is_host),
            Some(OwnedValue::Section(_)) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::*;

    #[test]
    fn a_host_has_the_tags_that_are_for_it() {
        let of = |text: &str| {
            let mut config = Config::default();
            config.load(text, &Source::CommandLine).unwrap();
            let tags = config.host_tags("vm");
            tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of("tags { hosttags = 1 web { } }"), "vm web");
        assert_eq!(of("tags { a { host_list = [ \"x\", \"vm\" ] } b { host_list = \"y\" } }"), "a");
        assert_eq!(
            of("tags { a { host_list = [ \"*\" ] } b { host_list = [ ] } c { k = 1 } }"),
            "c"
        );
        assert_eq!(of("tags { @at { } \"bad name\" { } }"), "at");
        assert_eq!(of("tags { hosttags = 0 }"), "");
    }
}
