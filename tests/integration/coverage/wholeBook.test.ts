import { expect, it } from "vitest";
import { checkInput } from "#renderer/features/check/checkInput.ts";
import { NO_FILTER } from "#renderer/data/worker/analysis/peopleFilter.ts";
import { createFakeReader } from "#renderer/data/worker/analysis/testing/fakeReader.ts";
import { createCoverageBook } from "#renderer/data/worker/coverageBook.ts";
import { generateHouseholds } from "#scripts/demo/company.ts";
import { GAP_KINDS, gapTable } from "#shared/insurance/gaps.ts";
import type { IsoDate } from "#shared/model/brand.ts";

const today = "2026-11-24" as IsoDate;

it("F26 gives everybody the rows of their own health check", async () => {
  const households = [...generateHouseholds({ customers: 150, seed: 5, today })];
  const people = households.flatMap(({ customers }) => customers);
  const policies = households.flatMap((bundle) => bundle.policies);
  const book = createCoverageBook(createFakeReader(people, policies).reader);
  const own = new Map<string, Record<string, unknown>>();
  for (const kind of GAP_KINDS) {
    const { rows } = await book.people({
      today,
      filter: NO_FILTER,
      offset: 0,
      limit: 500,
      group: { kind },
    });
    for (const { id, needTwd, haveTwd, gapTwd } of rows) {
      own.set(id, { ...own.get(id), [kind]: { needTwd, haveTwd, gapTwd } });
    }
  }
  let checked = 0;
  for (const { customers: household, policies: held } of households) {
    for (const customer of household) {
      const input = checkInput({ customer, policies: held, household }, today);
      if (!input) continue;
      checked += 1;
      const needed = gapTable(input).rows.filter(({ needTwd }) => needTwd > 0);
      const expected = needed.map(({ kind, needTwd, haveTwd, gapTwd }) => [
        kind,
        { needTwd, haveTwd, gapTwd },
      ]);
      expect(own.get(customer.id)).toEqual(Object.fromEntries(expected));
    }
  }
  expect(checked).toBeGreaterThan(100);
});
