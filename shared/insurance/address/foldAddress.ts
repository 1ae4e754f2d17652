import { toHalfWidth } from "../fullWidth.ts";

const SECTION_NUMBERS = "一二三四五六七八九";

/** 臺 as in the official names; 台 is how most people write it. */
export function officialTai(text: string): string {
  return text.replaceAll("台", "臺");
}

/** Whether a text has a Chinese character. */
export function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Half-width, without the spaces and commas that separate the parts of a Chinese address. */
export function foldAddress(text: string): string {
  const half = toHalfWidth(text).trim();
  return isChinese(half) ? half.replace(/[\s,、]+/g, "") : half.replace(/\s+/g, " ");
}

/** One way to write a street: 3段 as 三段 and 5F as 5樓, so that the same door reads the same. */
export function foldStreet(text: string): string {
  return text
    .replace(/([路街道])([1-9])段/g, (_, road: string, digit: string) => {
      return `${road}${SECTION_NUMBERS[Number(digit) - 1] ?? digit}段`;
    })
    .replace(/(\d)[Ff](?![A-Za-z])/g, "$1樓");
}
