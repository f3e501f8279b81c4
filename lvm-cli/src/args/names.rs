//! Words of the command line as LVM2 reads them: hyphens inside long options, names of VGs and LVs.

use std::ffi::OsString;

/// Takes the hyphens out of long options: `--no-headings` is `--noheadings`. Nothing after `--` is an option.
pub(crate) fn normalize(words: &mut [OsString]) {
    for word in words {
        let Some(text) = word.to_str() else { continue };
        if text == "--" {
            return;
        }
        if text == "-?" {
            *word = "-h".into();
            continue;
        }
        let Some(rest) = text.strip_prefix("--") else { continue };
        let (option, value) = rest.split_at(rest.find('=').unwrap_or(rest.len()));
        if option.contains('-') {
            *word = format!("--{}{value}", option.replace('-', "")).into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normalized(words: &[&str]) -> Vec<String> {
        let mut words: Vec<OsString> = words.iter().map(Into::into).collect();
        normalize(&mut words);
        words.into_iter().map(|word| word.into_string().unwrap()).collect()
    }

    #[test]
    fn hyphens_inside_long_options_do_not_count() {
        assert_eq!(
            normalized(&["--no-headings", "-o", "a-b", "--sep-arator=a-b", "-?", "--", "--no-x"]),
            ["--noheadings", "-o", "a-b", "--separator=a-b", "-h", "--", "--no-x"]
        );
    }
}
