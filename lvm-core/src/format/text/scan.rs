//! Where words and strings end: the loops that see every byte of a text.
//!
//! They look at eight bytes at a time where none of them can be the end, and at single bytes after that. (nom's
//! `take_while` takes about three times as many instructions here, and a text is hardly anything but words.)

/// Which bytes a key or a word without quotes is made of.
const WORD: [bool; 256] = {
    let mut word = [true; 256];
    let ends = b" \t\n\r\x0b\x0c={}[],#\"'";
    let mut at = 0;
    while at < ends.len() {
        word[ends[at] as usize] = false;
        at += 1;
    }
    word
};

/// What a key or a value without quotes is made of.
#[inline]
pub(super) fn is_word(byte: u8) -> bool {
    WORD.get(usize::from(byte)).copied().unwrap_or(false)
}

/// What stands before the first NUL; all where there is none.
pub(super) fn before_nul(bytes: &[u8]) -> &[u8] {
    // The least byte of a block: without a way out at the first NUL, so that wide registers can find it.
    let (blocks, _) = bytes.as_chunks::<64>();
    let clean = |block: &&[u8; 64]| block.iter().fold(u8::MAX, |least, byte| least.min(*byte)) != 0;
    let sure = blocks.iter().take_while(clean).count() * 64;
    let rest = bytes.get(sure..).unwrap_or_default();
    let end = sure + rest.iter().position(|byte| *byte == 0).unwrap_or(rest.len());
    bytes.get(..end).unwrap_or_default()
}

/// A byte in each of eight places.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The top bit of at least the first place (from the low end) whose byte is 0; nothing where there is none.
const fn zeros(bytes: u64) -> u64 {
    bytes.wrapping_sub(each(1)) & !bytes & each(0x80)
}

/// The length of the word that `text` begins with; 0 where it begins with none.
#[inline]
pub(super) fn word_len(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some((eight, after)) = rest.split_first_chunk::<8>() {
        let bytes = u64::from_le_bytes(*eight);
        // Every byte that ends a word is below `-`, or `=`, or a bracket or brace, which differ in one bit.
        // Bytes above 0x7f may be taken for an end here; the loop below knows better.
        let low = bytes.wrapping_sub(each(b'-'));
        let folded = bytes | each(0x20);
        let ends = (low & each(0x80))
            | zeros(bytes ^ each(b'='))
            | zeros(folded ^ each(b'{'))
            | zeros(folded ^ each(b'}'));
        if ends != 0 {
            rest = rest.get((ends.trailing_zeros() / 8) as usize..).unwrap_or_default();
            break;
        }
        rest = after;
    }
    let tail = rest.iter().position(|byte| !is_word(*byte)).unwrap_or(rest.len());
    text.len() - rest.len() + tail
}

/// How many bytes come before the first quote or backslash; all where there is none.
#[inline]
pub(super) fn plain_len(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some((eight, after)) = rest.split_first_chunk::<8>() {
        let bytes = u64::from_le_bytes(*eight);
        let ends = zeros(bytes ^ each(b'"')) | zeros(bytes ^ each(b'\\'));
        if ends != 0 {
            // The lowest bit set is that of the first end: what a borrow may add lies above it.
            return text.len() - rest.len() + (ends.trailing_zeros() / 8) as usize;
        }
        rest = after;
    }
    let tail = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')).unwrap_or(rest.len());
    text.len() - rest.len() + tail
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slow_word_len(text: &[u8]) -> usize {
        text.iter().take_while(|byte| !b" \t\n\r\x0b\x0c={}[],#\"'".contains(byte)).count()
    }

    fn slow_plain_len(text: &[u8]) -> usize {
        text.iter().take_while(|byte| !b"\"\\".contains(byte)).count()
    }

    /// Every byte at every place of words of every length up to two blocks.
    #[test]
    fn ends_are_found_wherever_they_stand() {
        for len in 0..20 {
            for at in 0..len {
                for byte in 0..=255 {
                    let mut text = vec![b'k'; len];
                    text[at] = byte;
                    assert_eq!(word_len(&text), slow_word_len(&text), "{text:?}");
                    assert_eq!(plain_len(&text), slow_plain_len(&text), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn a_nul_ends_the_text_wherever_it_stands() {
        let text = [b'x'; 200];
        assert_eq!(before_nul(&text), text);
        for at in 0..200 {
            let mut text = text;
            text[at] = 0;
            text[199] = 0;
            assert_eq!(before_nul(&text).len(), at);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_give_the_same_as_one_by_one(text: Vec<u8>) {
            assert_eq!(word_len(&text), slow_word_len(&text));
            assert_eq!(plain_len(&text), slow_plain_len(&text));
        }
    }
}
