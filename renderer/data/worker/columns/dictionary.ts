/** Texts that many rows share (cities, agents, households), each under a small number; the empty text is 0. */
export function createDictionary() {
  const codes = new Map([["", 0]]);
  const texts = [""];
  return {
    codeOf(text: string | undefined): number {
      if (!text) return 0;
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, texts.length);
      texts.push(text);
      return texts.length - 1;
    },
    textOf: (code: number): string => texts[code] ?? "",
    /** The code of a text that some row has, or undefined. */
    find: (text: string): number | undefined => codes.get(text),
    freeze: (): readonly string[] => texts,
    thaw(frozen: readonly string[]) {
      for (const text of frozen) this.codeOf(text);
    },
  };
}
