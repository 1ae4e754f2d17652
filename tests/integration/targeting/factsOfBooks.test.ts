import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MIDDLE, randomBook } from "#shared/events/fixtures/randomBook.ts";
import type { ReminderBook } from "#shared/events/bookIndex.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import { columnsOf } from "#shared/targeting/catalogue/fieldTypes.ts";
import { factsOf } from "#shared/targeting/facts/factsOf.ts";
import type { PersonFacts } from "#shared/targeting/facts/personFacts.ts";
import { randomCriteria } from "#shared/targeting/fixtures/randomTargets.ts";
import { answers } from "./engines.ts";

const factsOfBook = (book: ReminderBook, hasHealthConsent: boolean): PersonFacts[] =>
  book.customers.map((customer) =>
    factsOf({
      customer: hasHealthConsent ? { ...customer, healthConsentOn: MIDDLE as IsoDate } : customer,
      policies: book.policies,
      household: book.customers.filter(({ householdId }) => householdId === customer.householdId),
      activities: book.activities.filter(({ customerId }) => customerId === customer.id),
      cases: book.cases.filter(({ customerId }) => customerId === customer.id),
      on: MIDDLE,
    }),
  );

describe("DOMAIN 7 facts of whole books", () => {
  it("fill every column, fit the tables, and the engines agree on them", () => {
    fc.assert(
      fc.property(randomBook, fc.boolean(), randomCriteria, (book, consent, criteria) => {
        const people = factsOfBook(book, consent);
        for (const { row } of people) {
          const names = columnsOf("person").map(({ name }) => name);
          expect(Object.keys(row).toSorted()).toEqual(names.toSorted());
        }
        const { sql, predicate, columns } = answers(people, [criteria]);
        expect(sql).toEqual(predicate);
        expect(columns).toEqual(predicate);
      }),
      { numRuns: 150 },
    );
  });

  it("#17 hold no smoker without health consent", () => {
    fc.assert(
      fc.property(randomBook, (book) => {
        const smokers = {
          ...book,
          customers: book.customers.map((one) => ({ ...one, smoker: true })),
        };
        const known = (consent: boolean) =>
          factsOfBook(smokers, consent).map(({ row }) => row.smoker);
        expect(new Set(known(false))).toEqual(new Set([null]));
        expect(new Set(known(true))).toEqual(new Set([true]));
      }),
      { numRuns: 20 },
    );
  });
});
