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

/** Room for the widest of some labels, between two bounds. */
export const widestText = (texts: readonly string[], least: number, most: number): number =>
  Math.min(most, Math.max(least, ...texts.map(textWidth)));
