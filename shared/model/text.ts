import { z } from "zod";

/** Nothing to clean: printable ASCII, CJK and full-width characters; nearly every text is such. */
const PLAIN = /^[\n -~\u3000-\u3163\u3165-\u9fff\uff01-\uff5e]*$/;
/**
 * Zero width, bidi controls, tags, fillers and controls but tab and line breaks: nothing that a person
 * typed on purpose, and one name could pass for another (B21). A joiner stays inside an emoji.
 */
const INVISIBLE =
  /[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad\u061c\u115f\u1160\u180e\u3164\uffa0\u{e0000}-\u{e007f}]|(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|\u200d(?!\p{Extended_Pictographic})|(?![\t\n\r])\p{Cc}/gu;
/** Half of a surrogate pair, which no valid text holds. */
const LONE_SURROGATE = /\p{Cs}/gu;
/** More marks on one letter than any script writes would cover the lines around it. */
const MARK_PILE = /(\p{M}{4})\p{M}+/gu;

/** The text without what cannot be seen. */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(INVISIBLE, "").replace(LONE_SURROGATE, "").replace(MARK_PILE, "$1");
}

const inOneLine = (text: string) => visible(text).replace(/[\t\n\r\u2028\u2029]+/gu, " ");

/**
 * One line typed by a person: without what cannot be seen, trimmed, not blank, bounded (B21, B22).
 * What comes out of the schema is the text to store.
 */
export const line = (maxLength = 200) =>
  z.string().overwrite(inOneLine).trim().min(1).max(maxLength);
/** Free text of several lines, may be empty. */
export const paragraph = (maxLength = 5_000) => z.string().overwrite(visible).max(maxLength);
