import { fillWithDefaultSettings, type RxDocumentData } from "rxdb";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "#renderer/data/storage/storage.ts";
import { createBookReader } from "#renderer/data/worker/bookReader.ts";
import { createStorageHost } from "#renderer/data/worker/storageHost.ts";
import { createTargetBook } from "#renderer/data/worker/targets/targetBook.ts";
import { createTargets } from "#renderer/data/worker/targets/targets.ts";
import { checkInput } from "#renderer/features/check/checkInput.ts";
import { rfm } from "#shared/analytics/rfm.ts";
import { generateCompany } from "#scripts/demo/company.ts";
import { dayNumber } from "#shared/insurance/date.ts";
import { gapTable } from "#shared/insurance/gaps.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import type { CollectionName, Documents } from "#shared/model/collections.ts";
import type { Customer } from "#shared/model/customer.ts";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";
import type { Criteria } from "#shared/targeting/criteria.ts";
import { factsOf } from "#shared/targeting/facts/factsOf.ts";
import type { PersonFacts } from "#shared/targeting/facts/personFacts.ts";
import { referralCounts } from "#shared/targeting/facts/referrals.ts";
import { randomCriteria } from "#shared/targeting/fixtures/randomTargets.ts";
import { matcher } from "#shared/targeting/matches.ts";
import { TARGET_TABLES } from "#shared/targeting/sql/tables.ts";
import type { SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { nodeEngine } from "../storage/nodeEngine.ts";

const today = "2026-11-24" as IsoDate;
const USED = ["customers", "policies", "activities", "cases", "directory"] as const;
type Used = (typeof USED)[number];
type Row = RxDocumentData<Record<string, unknown>>;
type Docs = { [Name in Used]: Map<string, Documents[Name]> };

/** A store with the demo book, and the same documents beside it. */
async function openBook() {
  const engine = nodeEngine();
  const store = openStore(engine);
  const instances = new Map<string, Awaited<ReturnType<typeof openCollection>>>();
  for (const name of USED) instances.set(name, await openCollection(store, name));
  const docs = Object.fromEntries(USED.map((name) => [name, new Map()])) as unknown as Docs;
  let lwt = 1_000;

  const stored = new Map<string, Row>();

  async function write(name: Used, id: string, doc: object | null): Promise<void> {
    const all = docs[name] as Map<string, object>;
    const previous = stored.get(`${name} ${id}`);
    lwt += 1;
    const document = {
      ...(doc ?? all.get(id)),
      _deleted: doc === null,
      _attachments: {},
      _rev: `1-${lwt}`,
      _meta: { lwt },
    } as Row;
    const row = { document, ...(previous && { previous }) };
    const answer = await instances.get(name)?.bulkWrite([row], "test");
    expect(answer?.error).toEqual([]);
    stored.set(`${name} ${id}`, document);
    if (doc) all.set(id, doc);
    else all.delete(id);
  }
  return { engine, store, docs, write };
}

const openCollection = (store: Store, collectionName: CollectionName) =>
  store.storage.createStorageInstance<Record<string, unknown>>({
    databaseInstanceToken: "targets",
    databaseName: "targets",
    collectionName,
    schema: fillWithDefaultSettings(rxSchemaOf(collectionName) as never),
    options: {},
    multiInstance: false,
    devMode: false,
  });

/** Facts of everybody straight from the documents, as DOMAIN 7 has them; without RFM and tiers. */
function expectedFacts(docs: Docs): PersonFacts[] {
  const customers = [...docs.customers.values()];
  const policies = [...docs.policies.values()];
  const referrals = referralCounts(customers);
  const gone = new Set(
    [...docs.directory.values()].filter((one) => !one.isActive).map(({ id }) => String(id)),
  );
  return customers.map((customer) => {
    const household = customers.filter(({ householdId }) => householdId === customer.householdId);
    const input = checkInput({ customer, policies, household }, today);
    return factsOf({
      customer,
      policies,
      household,
      activities: [...docs.activities.values()].filter((one) => one.customerId === customer.id),
      cases: [...docs.cases.values()].filter((one) => one.customerId === customer.id),
      ...(input && { gaps: gapTable(input).rows }),
      figures: { referrals: referrals.get(customer.id) ?? 0 },
      isServing: (agentId) => !gone.has(agentId),
      on: today,
    });
  });
}

/** Every row of every table, by the person's id and without the numbers that the store gives. */
function dump(engine: SqlEngine): Record<string, unknown[]> {
  const idOf = new Map<number, string>();
  engine.each("SELECT person, id FROM target_person", [], ([person, id]) => {
    idOf.set(person as number, id as string);
  });
  return Object.fromEntries(
    Object.values(TARGET_TABLES).map(({ name, columns }) => {
      const kept = columns.filter((column) => column !== "person");
      const rows: string[] = [];
      const sql = `SELECT person, ${kept.map((column) => `"${column}"`).join(", ")} FROM ${name}`;
      engine.each(sql, [], ([person, ...values]) => {
        rows.push(JSON.stringify([idOf.get(person as number), ...values]));
      });
      return [name, rows.toSorted()];
    }),
  );
}
const SCORES = ["rfm_r", "rfm_f", "rfm_m", "rfm_segment"];

describe("DOMAIN 7 targets in the store", () => {
  let book: Awaited<ReturnType<typeof openBook>>;
  beforeEach(async () => {
    book = await openBook();
    for (const { collection, doc } of generateCompany({ customers: 60, seed: "targets", today })) {
      if (USED.some((name) => name === collection))
        await book.write(collection as Used, doc.id, doc);
    }
  });
  afterEach(() => book.engine.close());

  const open = () => {
    // No copy of the columns: its timers would outlive the engine.
    const reader = createBookReader(createStorageHost(book.store));
    delete reader.keptColumns;
    const targetBook = createTargetBook(book.store, reader);
    return { targetBook, targets: createTargets(book.store, reader, targetBook) };
  };
  const all: Criteria = { kind: "and", of: [] };
  type Targets = ReturnType<typeof createTargets>;
  const ask = (targets: Targets, criteria: Criteria) =>
    targets.api.find({ criteria, today, offset: 0, limit: 100 });
  const trees = (count: number, seed: number) =>
    fc.sample(
      randomCriteria.filter((tree) => !/rfm_|"tier"/.test(JSON.stringify(tree))),
      { numRuns: count, seed },
    );

  /** Random trees find whom the predicate finds in the documents; how many tell some from others. */
  async function agreeOn(targets: Targets, count: number, seed: number): Promise<number> {
    const people = expectedFacts(book.docs);
    let told = 0;
    for (const criteria of trees(count, seed)) {
      const matches = matcher(criteria, today);
      const expected = people.filter((one) =>
        matches(
          one,
          people.filter(({ householdId }) => householdId === one.householdId),
        ),
      );
      const answer = await ask(targets, criteria);
      if (answer.kind !== "ready") throw new Error("The tables are made.");
      expect(answer.total).toBe(expected.length);
      expect(answer.rows.map(({ id }) => id).toSorted()).toEqual(
        expected.map(({ id }) => String(id)).toSorted(),
      );
      if (expected.length > 0 && expected.length < people.length) told += 1;
    }
    return told;
  }

  it("holds what the documents say: criteria find in its tables whom the predicate finds", async () => {
    const { targets } = open();
    await expect.poll(async () => (await ask(targets, all)).kind).toBe("ready");
    const told = await agreeOn(targets, 60, 7);
    expect(told).toBeGreaterThan(10);
  });

  it("F02 each row says why, what is missing most, and whether marketing is allowed", async () => {
    const { targets } = open();
    const criteria: Criteria = {
      kind: "and",
      of: [{ kind: "num", field: "annual_income", op: "ge", value: 1 }],
    };
    await expect.poll(async () => (await ask(targets, criteria)).kind).toBe("ready");
    const answer = await ask(targets, criteria);
    const rows = answer.kind === "ready" ? answer.rows : [];
    expect(rows.length).toBeGreaterThan(5);
    const ids = rows.map(({ id }) => id);
    const why = await targets.api.why({ criteria, today, ids });
    expect(why.map(({ id }) => id)).toEqual(ids);
    for (const [at, { id, reasons, channels }] of why.entries()) {
      const customer = book.docs.customers.get(id) as Customer;
      expect(rows[at]).toMatchObject({ name: customer.name, agentId: customer.agentId });
      expect(reasons).toMatchObject([{ kind: "test", value: customer.annualIncomeTwd }]);
      if (customer.consents.length === 0) expect(channels).toEqual([]);
    }
    expect(why.some(({ suggested }) => suggested !== null)).toBe(true);
  });

  it("follows every change as if made anew, in this run and between two", async () => {
    let current = open();
    const startAgain = () => {
      current.targets.stop();
      current = open();
    };
    await current.targetBook.whenCurrent(today);
    const [lin, other] = [...book.docs.customers.values()];
    const policy = [...book.docs.policies.values()].find(({ insuredId }) => insuredId === lin?.id);
    const activity = [...book.docs.activities.values()][0];
    if (!lin || !other || !policy || !activity) throw new Error("The demo book has them.");
    const stranger = [...book.docs.customers.values()].find(
      ({ householdId }) => householdId !== lin.householdId,
    );
    const changes: (() => Promise<void>)[] = [
      () => book.write("customers", lin.id, { ...lin, annualIncomeTwd: 2_345_678 }),
      () => book.write("customers", other.id, { ...other, householdId: stranger?.householdId }),
      () => book.write("policies", policy.id, { ...policy, insuredId: stranger?.id }),
      () => book.write("policies", policy.id, null),
      () => book.write("activities", activity.id, null),
      () =>
        book.write("customers", stranger?.id ?? "", {
          ...stranger,
          referrer: { name: "林", customerId: lin.id },
        }),
      () => book.write("customers", stranger?.id ?? "", null),
    ];
    for (const [at, change] of changes.entries()) {
      await agreeOn(current.targets, 12, at);
      await change();
      // Every other time as after a new start.
      if (at % 2 === 1) startAgain();
      await current.targetBook.whenCurrent(today);
      await agreeOn(current.targets, 12, at);
      const followed = dump(book.engine);
      startAgain();
      book.engine.exec(`DELETE FROM "banyan/targets"`);
      await current.targetBook.whenCurrent(today);
      expect(followed).toEqual(dump(book.engine));
    }
  });

  it("DOMAIN 5.1 5.2 scores and tiers stand among the whole book, and move with it", async () => {
    const { targetBook } = open();
    await targetBook.whenCurrent(today);
    const scores = () => {
      const found: Record<string, unknown> = {};
      const sql = `SELECT id, ${SCORES.join(", ")} FROM target_person WHERE rfm_r IS NOT NULL`;
      book.engine.each(sql, [], ([id, r, f, m, segment]) => {
        found[String(id)] = { r, f, m, segment };
      });
      return found;
    };
    const expected = () => {
      const own = [...book.docs.policies.values()].filter(({ isOwn }) => isOwn);
      const customers = [...book.docs.customers.keys()].flatMap((id) => {
        const held = own.filter(({ policyholderId }) => policyholderId === id);
        const inForce = held.filter(({ state }) => isInForce(state));
        if (inForce.length === 0) return [];
        const bought =
          held
            .map(({ effectiveDate }) => effectiveDate)
            .toSorted()
            .at(-1) ?? today;
        return {
          id,
          recencyDays: Math.max(0, dayNumber(today) - dayNumber(bought)),
          frequency: inForce.length,
          monetaryTwd: inForce.reduce((sum, { annualPremiumTwd }) => sum + annualPremiumTwd, 0),
        };
      });
      return Object.fromEntries(
        rfm(customers).map(({ id, r, f, m, segment }) => [id, { r, f, m, segment }]),
      );
    };
    expect(scores()).toEqual(expected());
    const policy = [...book.docs.policies.values()].find(
      ({ isOwn, state }) => isOwn && state === "in_force",
    );
    await book.write("policies", policy?.id ?? "", { ...policy, annualPremiumTwd: 9_999_999 });
    await targetBook.whenCurrent(today);
    expect(scores()).toEqual(expected());
    await book.write("policies", policy?.id ?? "", null);
    await targetBook.whenCurrent(today);
    expect(scores()).toEqual(expected());
  });
});
