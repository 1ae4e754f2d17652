import iconv from "iconv-lite";
import type { Cell } from "./rows.ts";

/** Stands in a Big5 file for a character that Big5 lacks, as Taiwanese mainframes print it. */
export const BIG5_GAP = "□";

export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  const text = cell === undefined ? "" : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Big5 as Windows writes it (code page 950). A character outside it becomes 「□」, one for one, so the
 * same name always gives the same bytes and a reader sees that something is missing.
 */
export function encodeBig5(text: string): Buffer {
  const bytes = iconv.encode(text, "cp950");
  if (iconv.decode(bytes, "cp950") === text) return bytes;
  const kept = Array.from(text, (character) => (isInBig5(character) ? character : BIG5_GAP));
  return iconv.encode(kept.join(""), "cp950");
}

function isInBig5(character: string): boolean {
  return iconv.decode(iconv.encode(character, "cp950"), "cp950") === character;
}

/** With a byte order mark, or Excel takes the file for Big5. */
export const UTF8_BOM = "﻿";
