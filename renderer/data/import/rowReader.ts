import { masked } from "#renderer/ui/mask.ts";
import { cleanText } from "./cellText.ts";
import type { FieldContext, ImportField } from "./field.ts";
import { dateReadingOf, type Mapping } from "./guess.ts";
import type { Json, Reason, ReasonCode, SourceRow } from "./types.ts";

export type ReadRow = {
  row: number;
  values: Record<string, Json>;
  reasons: Reason[];
  isBad: boolean;
};

/** Offending text in a message: enough to find it, never a whole cell. */
const EXCERPT_CHARS = 40;

/** Reads the mapped cells of one row; a blank cell says nothing and is no value. */
export function createRowReader(
  fields: readonly ImportField<never>[],
  mapping: Mapping,
  headings: readonly string[],
  base: Pick<FieldContext, "today" | "staff">,
) {
  const mapped = fields.flatMap((field) => {
    const column = mapping[field.name];
    if (column === undefined) return [];
    const heading = headings[column] ?? "";
    return [{ field, column, heading, context: { ...base, dateReading: dateReadingOf(heading) } }];
  });
  const headingOf = (name: string) => {
    const column = mapping[name];
    return column === undefined ? undefined : headings[column];
  };
  /** A reason about a field, named by its heading in this file. */
  const reason = (code: ReasonCode, name: string, level: Reason["level"] = "error"): Reason => {
    const column = headingOf(name) ?? name;
    return { code, level, column };
  };

  function read(source: SourceRow): ReadRow {
    const values: Record<string, Json> = {};
    const reasons: Reason[] = [];
    if (source.problem) reasons.push({ code: source.problem, level: "error" });
    // Cells beyond the headings, or too few after a broken quote, mean that columns have shifted.
    else if (
      source.cells.slice(headings.length).some((cell) => cell.trim() !== "") ||
      (source.isAfterBreak && source.cells.length < headings.length)
    ) {
      reasons.push({ code: "COLUMN_COUNT", level: "error", value: String(source.cells.length) });
    }
    for (const { column, code } of source.badCells ?? []) {
      reasons.push({ code, level: "error", column: headings[column] ?? String(column + 1) });
    }
    const isShifted = reasons.length > 0 && !source.badCells;
    for (const { field, column, heading, context } of mapped) {
      const text = source.cells[column] ?? "";
      const isUnreadable = source.badCells?.some((cell) => cell.column === column);
      if (isShifted || isUnreadable || cleanText(text) === "") continue;
      // An earlier conversion has lost a character and left its mark; nobody can bring it back.
      if (text.includes("\ufffd")) {
        reasons.push({ code: "UNDECODABLE", level: "error", column: heading });
        continue;
      }
      const parsed = field.parse(text, context);
      if (parsed.ok) {
        values[field.name] = parsed.value;
        if (parsed.warning)
          reasons.push({ code: parsed.warning, level: "warning", column: heading });
      } else {
        const value = masked(cleanText(text).slice(0, EXCERPT_CHARS), field.mask);
        reasons.push({ code: parsed.code, level: "error", column: heading, value });
      }
    }
    const isBad = reasons.some(({ level }) => level === "error");
    return { row: source.row, values, reasons, isBad };
  }

  return { read, reason, headingOf };
}
export type RowReader = ReturnType<typeof createRowReader>;
