import { maskId } from "#renderer/ui/mask.ts";
import { foldWord, textOf } from "./cellText.ts";
import { checkNationalId } from "#shared/insurance/nationalId.ts";
import { householdOfOne } from "#shared/model/customer.ts";
import type { CustomerKey } from "./bookKeys.ts";
import { AMBIGUOUS, nameBirthKey, type CustomerIndex } from "./bookIndex.ts";
import { checkDocument, docFieldsOf, PREVIEW_STAMPS, withValues } from "./documents.ts";
import type { FileDuplicates } from "./fileDuplicates.ts";
import { printOf } from "./print.ts";
import type { RowChoices } from "./rowChoices.ts";
import type { ReadRow, RowReader } from "./rowReader.ts";
import type { Change, Json, PlannedRow, PlannedWrite, Reason } from "./types.ts";

export type CustomerPlanContext = {
  reader: RowReader;
  index: CustomerIndex;
  duplicates: FileDuplicates;
  /** Names of the mapped fields, in the order of the index's prints. */
  fieldNames: readonly string[];
  choices: RowChoices;
  newId(): string;
  /** Fields of every new record: the importer's own unit and agent. */
  recordValues: Record<string, Json>;
};
export type Planned = { row: PlannedRow; write?: PlannedWrite };

/** Keys under which a second row about the same person is noticed. */
export function customerKeysOf({ id, nationalId, name, birthDate }: ReadRow["values"]): string[] {
  const keys: string[] = [];
  if (id !== undefined) keys.push(`#${textOf(id)}`);
  if (nationalId !== undefined) keys.push(`id:${textOf(nationalId)}`);
  if (name !== undefined && birthDate !== undefined) {
    keys.push(nameBirthKey(textOf(name), textOf(birthDate)));
  }
  return keys;
}

/** One row of a customer file against the book; pure but for `newId`. */
export function createCustomerPlanner(context: CustomerPlanContext) {
  const { reader, index, duplicates, fieldNames, choices } = context;
  const fields = docFieldsOf("customers").filter((field) => fieldNames.includes(field.name));
  /** Book records already spoken for by an earlier row under another key. */
  const targets = new Map<string, number>();

  return function plan(read: ReadRow): Planned {
    const values = completed(read.values);
    const reasons = [...read.reasons, ...sexReasons(values, reader)];
    const label =
      textOf(values["name"]) || maskId(textOf(values["nationalId"])) || textOf(values["id"]);
    const row = (
      outcome: PlannedRow["outcome"],
      more: Reason[] = [],
      found: Pick<PlannedRow, "target" | "changes"> = { changes: [] },
    ) => ({
      row: { row: read.row, outcome, label, reasons: [...reasons, ...more], ...found },
    });
    if (read.isBad) return row("error");

    const target = find(values);
    if (target === AMBIGUOUS) return row("error", [reader.reason("AMBIGUOUS_CUSTOMER", "name")]);
    const twin = twinOf(read, values);
    if (twin) return row(twin.outcome, [twin.reason]);

    if (target) {
      const found = { target: target.id, changes: changesOf(target.id, values) };
      const isAnother = isAnotherPerson(target, values);
      if (isAnother && !choices.confirmedRows.includes(read.row)) {
        return row("conflict", [{ code: "ANOTHER_PERSON", level: "error" }], found);
      }
      const earlier = targets.get(target.id);
      if (earlier !== undefined) {
        return row("duplicate", [
          { code: "DUPLICATE_TARGET", level: "error", value: String(earlier) },
        ]);
      }
      targets.set(target.id, read.row);
      if (found.changes.length === 0) return row("skip", [{ code: "UNCHANGED", level: "note" }]);
      const write = {
        collection: "customers" as const,
        id: target.id,
        isNew: false,
        values,
        row: read.row,
      };
      const confirmed: Reason[] = isAnother ? [{ code: "ANOTHER_PERSON", level: "warning" }] : [];
      return { ...row("update", confirmed, found), write };
    }
    return created(read, values, row);
  };

  function created(
    read: ReadRow,
    values: Record<string, Json>,
    row: (outcome: PlannedRow["outcome"], more?: Reason[]) => Planned,
  ): Planned {
    const id = typeof values["id"] === "string" ? values["id"] : context.newId();
    const householdId = householdOfOne(id);
    const full = { householdId, ...context.recordValues, ...values, id };
    const draft = { ...withValues("customers", null, full), ...PREVIEW_STAMPS };
    const check = checkDocument("customers", { ...context.recordValues, ...draft, id });
    if (!check.ok) {
      return row("error", [reader.reason(check.isMissing ? "MISSING" : "INVALID", check.field)]);
    }
    return {
      ...row("create", likenessOf(values)),
      write: { collection: "customers", id, isNew: true, values: full, row: read.row },
    };
  }

  function likenessOf({ mobile, birthDate, nationalId }: Record<string, Json>): Reason[] {
    if (mobile === undefined || birthDate === undefined) return [];
    const alike = index.byMobileBirth(textOf(mobile), textOf(birthDate));
    // Two IDs that differ are two people.
    if (!alike || (nationalId !== undefined && alike.nationalId !== undefined)) return [];
    return [{ code: "MAYBE_SAME_PERSON", level: "warning", value: alike.name }];
  }

  function find({ id, nationalId, name, birthDate }: Record<string, Json>) {
    if (id !== undefined) {
      const byId = index.byId(textOf(id));
      if (byId) return byId;
    }
    if (nationalId !== undefined) {
      const byNationalId = index.byNationalId(textOf(nationalId));
      if (byNationalId) return byNationalId;
    }
    if (name === undefined || birthDate === undefined) return undefined;
    const found = index.byNameBirth(textOf(name), textOf(birthDate));
    // Same name and birthday but another national ID is another person.
    const isOther =
      found && found !== AMBIGUOUS && nationalId !== undefined && found.nationalId !== undefined;
    return isOther || (found === AMBIGUOUS && nationalId !== undefined) ? undefined : found;
  }

  function twinOf(read: ReadRow, values: Record<string, Json>) {
    const keys = customerKeysOf(values);
    // A row with a national ID is told apart by it; the weaker key speaks only for rows without.
    const key =
      values["nationalId"] === undefined ? keys.at(-1) : `id:${textOf(values["nationalId"])}`;
    const strongest =
      keys.find((other) => other.startsWith("#") && duplicates.rowsOf(other)) ?? key;
    const rows = strongest === undefined ? null : duplicates.rowsOf(strongest);
    if (!rows || strongest === undefined) return null;
    const chosen = duplicates.chosen(strongest, choices);
    if (chosen === read.row) return null;
    const others = rows
      .filter((other) => other !== read.row)
      .slice(0, 5)
      .join(", ");
    return chosen === null
      ? {
          outcome: "duplicate" as const,
          reason: { code: "DUPLICATE", level: "error", value: others } as Reason,
        }
      : {
          outcome: "skip" as const,
          reason: { code: "NOT_CHOSEN", level: "note", value: String(chosen) } as Reason,
        };
  }

  function changesOf(id: string, values: Record<string, Json>): Change[] {
    const draft = withValues("customers", null, values) as never;
    return fields.flatMap((field) => {
      if (values[field.name] === undefined) return [];
      const to = field.read(draft);
      const isSame = index.print(id, fieldNames.indexOf(field.name)) === printOf(to);
      // A mobile number in the column for others is read back under the other field.
      return isSame ? [] : [{ field: field.name, to: to ?? values[field.name] ?? null }];
    });
  }
}

/**
 * Two of the three marks of a person (ID, name, birth date) speak against the one on file: a slip in an
 * ID, or a number of another list, must not turn one person into another (F51). One alone is a change,
 * such as a new name; what either side leaves blank says nothing.
 */
function isAnotherPerson(
  onFile: CustomerKey,
  { nationalId, name, birthDate }: Record<string, Json>,
): boolean {
  const against = [
    nationalId !== undefined && onFile.nationalId && onFile.nationalId !== nationalId,
    name !== undefined && foldWord(onFile.name) !== foldWord(textOf(name)),
    birthDate !== undefined && onFile.birthDate && onFile.birthDate !== birthDate,
  ];
  return against.filter(Boolean).length >= 2;
}

/** What an ID says by itself: the sex of a person, that an organisation is one. */
function completed(values: Record<string, Json>): Record<string, Json> {
  const nationalId = values["nationalId"] ?? values["businessNumber"];
  if (typeof nationalId !== "string") return values;
  const rest = { ...values, nationalId };
  if (/^\d{8}$/.test(nationalId)) return { kind: "organisation", ...rest };
  const check = checkNationalId(nationalId);
  return check.valid ? { sex: check.sex, ...rest } : rest;
}

function sexReasons({ nationalId, sex }: Record<string, Json>, reader: RowReader): Reason[] {
  if (typeof nationalId !== "string" || sex === undefined) return [];
  const check = checkNationalId(nationalId);
  return check.valid && check.sex !== sex ? [reader.reason("SEX_MISMATCH", "sex", "warning")] : [];
}
