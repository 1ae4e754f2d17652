import { textOf } from "./cellText.ts";
import type { PolicyIndex } from "./bookIndex.ts";
import { policyNoKey } from "./bookIndex.ts";
import { assemblePolicy, type AssembleContext } from "./assemblePolicy.ts";
import { checkDocument, docFieldsOf, PREVIEW_STAMPS, withValues } from "./documents.ts";
import { printOf } from "./print.ts";
import type { ReadRow, RowReader } from "./rowReader.ts";
import type { Change, Json, Outcome, PlannedRow, PlannedWrite, Reason } from "./types.ts";

/** Prints that the policy index must hold, in this order. */
export const policyPrintNames: readonly string[] = docFieldsOf("policies").map(({ name }) => name);

/** How many rows each policy takes, and which policies stand beside a row that nobody can read. */
export function createPolicyCensus() {
  const counts = new Map<string, number>();
  const tainted = new Set<string>();
  let last: string | undefined;
  let isTainting = false;
  return {
    add(policyNo: Json | undefined) {
      if (policyNo === undefined) {
        // It may be a coverage of either neighbour: a policy is written whole or not at all.
        if (last !== undefined) tainted.add(last);
        isTainting = true;
        return;
      }
      last = policyNoKey(textOf(policyNo));
      counts.set(last, (counts.get(last) ?? 0) + 1);
      if (isTainting) tainted.add(last);
      isTainting = false;
    },
    countOf: (key: string) => counts.get(key) ?? 0,
    isTainted: (key: string) => tainted.has(key),
  };
}
export type PolicyCensus = ReturnType<typeof createPolicyCensus>;

export type PolicyPlanContext = AssembleContext & {
  policies: PolicyIndex;
  census: PolicyCensus;
  newId(): string;
};
export type PlannedPolicy = { rows: PlannedRow[]; write?: PlannedWrite };

/** Collects the rows of each policy, near or far apart, and judges it when its last row has come. */
export function createPolicyPlanner(context: PolicyPlanContext) {
  const { reader, policies, census } = context;
  const open = new Map<string, ReadRow[]>();

  return function plan(read: ReadRow): PlannedPolicy | null {
    const policyNo = read.values["policyNo"];
    if (policyNo === undefined) return { rows: [errorRow(read, reader)] };
    const key = policyNoKey(textOf(policyNo));
    const rows = [...(open.get(key) ?? []), read];
    if (rows.length < census.countOf(key)) {
      open.set(key, rows);
      return null;
    }
    open.delete(key);
    return judge(rows, key);
  };

  function judge(rows: ReadRow[], key: string): PlannedPolicy {
    const label = textOf(rows[0]?.values["policyNo"]);
    const all = (outcome: Outcome, extra: Reason[] = []): PlannedRow[] =>
      rows.map((read) => ({
        row: read.row,
        outcome,
        label,
        reasons: [...read.reasons, ...extra],
        changes: [],
      }));
    const badRow = rows.find((read) => read.isBad);
    if (badRow || census.isTainted(key)) {
      const value = badRow && { value: String(badRow.row) };
      return {
        rows: all("error").map((row) =>
          row.reasons.some(({ level }) => level === "error")
            ? row
            : {
                ...row,
                reasons: [...row.reasons, { code: "POLICY_HAS_BAD_ROW", level: "error", ...value }],
              },
        ),
      };
    }
    const existing = policies.byPolicyNo(label);
    const made = assemblePolicy(rows, existing === undefined, context);
    if (!made.ok) return { rows: all("error", made.reasons) };
    const print = (name: string) => policyPrintNames.indexOf(name);
    const draft = { ...withValues("policies", null, made.values), ...PREVIEW_STAMPS };
    if (existing) {
      const changes = docFieldsOf("policies").flatMap((field): Change[] => {
        if (made.values[field.name] === undefined) return [];
        const to = field.read(draft as never);
        const isSame = policies.print(label, print(field.name)) === printOf(to);
        return isSame || to === undefined ? [] : [{ field: field.name, to }];
      });
      if (changes.length === 0)
        return { rows: all("skip", [{ code: "UNCHANGED", level: "note" }]) };
      // What a policy changes is told once, on its first row.
      const updates = all("update").map((row, at) =>
        at === 0 ? { ...row, target: existing.id, changes } : row,
      );
      return { rows: updates, write: write(existing.id, false) };
    }
    const id = context.newId();
    const check = checkDocument("policies", { ...draft, id });
    if (!check.ok) {
      return {
        rows: all("error", [reader.reason(check.isMissing ? "MISSING" : "INVALID", check.field)]),
      };
    }
    return { rows: all("create"), write: write(id, true) };

    function write(id: string, isNew: boolean): PlannedWrite {
      if (!made.ok) throw new Error("unreachable: a policy that was not made is not written");
      return { collection: "policies", id, isNew, values: made.values, row: rows[0]?.row ?? 0 };
    }
  }
}

function errorRow(read: ReadRow, reader: RowReader): PlannedRow {
  const reasons = read.isBad
    ? read.reasons
    : [...read.reasons, reader.reason("MISSING", "policyNo")];
  return { row: read.row, outcome: "error", label: "", reasons, changes: [] };
}
