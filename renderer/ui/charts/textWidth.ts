const WIDE_PX = 12;
const NARROW_PX = 7;

/** Room that a label of 12 px takes, in pixels: an estimate on the safe side, without asking the page. */
export function textWidth(text: string): number {
  let width = 0;
  // From the CJK radicals on, characters are as wide as they are high.
  for (const character of text)
    width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? WIDE_PX : NARROW_PX;
  return width;
}

/** A label in as few lines as fit a width, broken between words; a word is never broken. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Room for the widest of some labels, between two bounds. */
export const widestText = (texts: readonly string[], least: number, most: number): number =>
  Math.min(most, Math.max(least, ...texts.map(textWidth)));
