import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judge, testBook } from "#renderer/data/import/testBook.ts";
import type { ImportKind } from "#renderer/data/import/types.ts";
import { generateHouseholds } from "#scripts/demo/company.ts";
import { fixtureHouseholds } from "#scripts/demo/fixtures.ts";
import type { IsoDate } from "#shared/model/brand.ts";

type Spoilt = { record: number; outcome: "rejected" | "accepted"; column: string; why: string };
const folder = new URL("../../fixtures/import/", import.meta.url);
const expected = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8")) as Record<
  ImportKind,
  { records: number; spoilt: Spoilt[] }
>;
const ENCODINGS = ["big5.csv", "utf8.csv", "utf16le.csv", "xlsx"] as const;

/** The people whose policies the files list, as a book that knows them already. */
const households = [...fixtureHouseholds()];
const bookFor: Record<ImportKind, ReturnType<typeof testBook>> = {
  customers: testBook(),
  policies: testBook(households.flatMap(({ customers }) => customers)),
};

describe.each(["customers", "policies"] as const)("the %s that an office sends", (kind) => {
  it.each(ENCODINGS)(
    "F55 B1 B10 %s: each bad row is refused where it is bad, all others are taken",
    async (encoding) => {
      const file = new Uint8Array(readFileSync(new URL(`${kind}.${encoding}`, folder)));
      const { rows } = await judge(file, kind, { book: bookFor[kind] });
      const { records, spoilt } = expected[kind];
      expect(rows).toHaveLength(records);

      const rejected = spoilt.filter(({ outcome }) => outcome === "rejected");
      const errors = rows.filter(({ outcome }) => outcome === "error");
      const badRow = (record: number) => rows.find(({ row }) => row === record + 1);
      for (const { record, column, why } of spoilt) {
        const row = badRow(record);
        const columns = row?.reasons
          .filter(({ level }) => level === "error")
          .map((one) => one.column);
        const isRefused = rejected.some((one) => one.record === record);
        const wanted: unknown = isRefused ? expect.arrayContaining([column]) : [];
        expect({ record, why, columns }).toEqual({ record, why, columns: wanted });
      }
      // A policy of several rows is refused as a whole: no row of it is written without the others.
      const alone = errors.filter(
        ({ row, reasons }) =>
          !rejected.some(({ record }) => record + 1 === row) &&
          !reasons.some(({ code }) => code === "POLICY_HAS_BAD_ROW"),
      );
      expect(alone.map(({ row, reasons }) => ({ row, reasons }))).toEqual([]);
      expect(errors.length).toBeGreaterThanOrEqual(rejected.length);
    },
  );
});

it("F51 the files' people are nobody of the demonstration company, apart from the Lin family", () => {
  const company = generateHouseholds({
    customers: 1_200,
    seed: "banyan",
    today: "2026-11-24" as IsoDate,
  });
  const keysOf = (bundles: typeof households) =>
    bundles.flatMap(({ customers, policies }) => [
      ...customers.flatMap(({ id, nationalId }) => [id, nationalId]),
      ...policies.map(({ policyNo }) => policyNo),
    ]);
  const known = new Set<unknown>(keysOf([...company]));
  const [lin, ...others] = households;
  expect(keysOf(others).filter((key) => known.has(key))).toEqual([]);
  expect(lin?.customers.every(({ nationalId }) => known.has(nationalId))).toBe(true);
});
