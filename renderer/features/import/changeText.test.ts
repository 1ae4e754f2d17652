import { describe, expect, it } from "vitest";
import type { TFunction } from "i18next";
import { testCustomer } from "#renderer/data/import/testBook.ts";
import type { Change, PlannedRow } from "#renderer/data/import/types.ts";
import { changeTexts } from "./changeText.ts";
import { readOnFile } from "./onFile.ts";
import { whyNothing } from "./whyNothing.ts";

const words = {
  t: ((key: string, values?: { value?: string }) =>
    values?.value === undefined ? key : `${key} ${values.value}`) as unknown as TFunction<"import">,
  format: {
    twd: (amount: number) => `${amount} 元`,
    number: String,
    date: (iso: string) => iso.replaceAll("-", "/"),
    list: (items: readonly string[]) => items.join("、"),
  },
  language: "zh-TW",
};
const lin = testCustomer({
  id: "C1",
  name: "林志遠",
  nationalId: "A123456789",
  birthDate: "1991-03-10",
  sex: "M",
  phones: [{ kind: "mobile", number: "0912345678" }],
  agentId: "S1",
});
const staff = { id: "S2", kind: "staff", name: "王建國" };

const store = {
  get: async (collection: string, ids: string[]) =>
    new Map(
      [lin, staff]
        .filter(({ id }) => ids.includes(id) && (collection !== "customers") === (id === "S2"))
        .map((doc) => [doc.id, doc]),
    ) as never,
};
const row = (changes: Change[]): PlannedRow => ({
  row: 2,
  outcome: "update",
  label: "林志遠",
  reasons: [],
  target: "C1",
  changes,
});
const told = async (changes: Change[]) => {
  const onFile = await readOnFile(store, "customers", [row(changes)]);
  return changeTexts(row(changes), { kind: "customers", onFile }, words).map(
    ({ field, from, to }) => `${field}: ${from} → ${to}`,
  );
};

describe("what an update changes", () => {
  it("F55 old and new value of each field, blanks, dates, choices and names in words", async () => {
    expect(
      await told([
        { field: "name", to: "林志明" },
        { field: "birthDate", to: "1991-03-11" },
        { field: "sex", to: "F" },
        { field: "email", to: "lin@example.com" },
        { field: "annualIncomeTwd", to: 1_200_000 },
        { field: "smoker", to: false },
        { field: "tags", to: ["登山", "親子"] },
        { field: "agentId", to: "S2" },
      ]),
    ).toEqual([
      "name: 林志遠 → 林志明",
      "birthDate: 1991/03/10 → 1991/03/11",
      "sex: customers:sex.M → customers:sex.F",
      "email: check.blank → lin@example.com",
      "annualIncomeTwd: check.blank → 1200000 元",
      "smoker: check.blank → choice.no",
      "tags: check.blank → 登山、親子",
      "agentId: S1 → 王建國",
    ]);
  });

  it("IDs and telephones are masked; a difference under the mask is said", async () => {
    expect(
      await told([
        { field: "nationalId", to: "F223456786" },
        { field: "mobile", to: "0912999678" },
      ]),
    ).toEqual([
      "nationalId: A12****789 → F22****786",
      "mobile: 0912***678 → check.hiddenDifference 0912***678",
    ]);
  });
});

describe("an import that would write nothing says why", () => {
  const counts = { create: 0, update: 0, skip: 0, duplicate: 0, conflict: 0, error: 0 };
  const run = (more: Partial<typeof counts>, create = 0) =>
    whyNothing({
      counts: { ...counts, ...more },
      documents: { create, update: 0 },
      warnings: 0,
      isCancelled: false,
    });
  it.each([
    [run({ create: 1, error: 3 }, 1), null],
    [run({ skip: 3 }), "same"],
    [run({ skip: 3, error: 1 }), "errors"],
    [run({ error: 2, conflict: 1 }), "choose"],
    [run({ duplicate: 2 }), "choose"],
  ])("%s", (why, wanted) => expect(why).toBe(wanted));
});
