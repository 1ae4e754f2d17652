const HIGH_UNIT = /[\ud800-\uffff]/;
const FIRST_SURROGATE = 0xd800;
const FIRST_AFTER_SURROGATES = 0xe000;
/** Where the two upper ranges of code units are moved to: code points of their own, in the same order. */
const SURROGATES_AT = 0x10000;
const UPPER_AT = 0x20000;

/**
 * Text whose order in SQLite is JavaScript's. JavaScript compares UTF-16 code units, SQLite the bytes
 * of UTF-8, that is code points: they differ where a character beyond the basic plane (two
 * surrogates) meets one from U+E000 up, such as a full-width comma. So each code unit from U+D800 on
 * becomes a code point of its own; text without such units stays as it is.
 */
export function orderedText(text: string): string {
  if (!HIGH_UNIT.test(text)) return text;
  let ordered = "";
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < FIRST_SURROGATE) ordered += text[at];
    else if (unit < FIRST_AFTER_SURROGATES) {
      ordered += String.fromCodePoint(SURROGATES_AT + unit - FIRST_SURROGATE);
    } else ordered += String.fromCodePoint(UPPER_AT + unit - FIRST_AFTER_SURROGATES);
  }
  return ordered;
}
