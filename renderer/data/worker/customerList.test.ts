import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInForce } from "#shared/insurance/policyState.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import { customerDoc, policyDoc } from "./analysis/testing/documents.ts";
import { createFakeReader } from "./analysis/testing/fakeReader.ts";
import { createBook } from "./columns/book.ts";
import { createCustomerList, CUSTOMER_SORTS, type CustomerQuery } from "./customerList.ts";

const names = ["林志遠", "林怡君", "陳 大文", "Ａｎｎａ Lin", "諸葛孔明", "林·阿明"];
const customers = names.map((name, index) =>
  customerDoc({
    id: `c${index}`,
    name,
    nationalId: `A12345678${index}`,
    phones: [{ kind: "mobile", number: `091234567${index}` }],
    updatedAt: `2026-11-0${1 + (index % 4)}T00:00:00.000Z`,
    birthDate: index === 3 ? undefined : `199${index}-03-05`,
    address: { city: index % 2 ? "高雄市" : "臺北市", district: "大安區" },
  }),
);
const query = (fields: Partial<CustomerQuery> = {}): CustomerQuery => ({
  text: "",
  sort: "updatedAt",
  descending: true,
  offset: 0,
  limit: 50,
  ...fields,
});

async function listOf(people: Customer[], policies: Policy[] = []) {
  const fake = createFakeReader(people, policies, 2);
  const book = createBook(fake.reader);
  await book.whenLoaded();
  return { fake, list: createCustomerList(book) };
}
const namesOf = (list: ReturnType<typeof createCustomerList>, fields: Partial<CustomerQuery>) =>
  list.query(query({ sort: "name", descending: false, ...fields })).rows.map(({ name }) => name);

describe("F50 the customer list", () => {
  it("F50 finds by two characters, ID, telephone and policy number, however they are typed", async () => {
    const policy = policyDoc({ id: "p", customerId: "c4", policyNo: "QH-2024-００77" });
    const rare = policyDoc({ id: "q", customerId: "c5", policyNo: "保字 123 號" });
    const { list } = await listOf(customers, [policy, rare]);
    expect(namesOf(list, { text: "保字123" })).toEqual(["林·阿明"]);
    expect(namesOf(list, { text: "孔明" })).toEqual(["諸葛孔明"]);
    expect(namesOf(list, { text: "a１23456781" })).toEqual(["林怡君"]);
    expect(namesOf(list, { text: "0912-345-672" })).toEqual(["陳 大文"]);
    expect(namesOf(list, { text: "qh20240077" })).toEqual(["諸葛孔明"]);
    expect(namesOf(list, { text: "陳大文" })).toEqual(["陳 大文"]);
    expect(namesOf(list, { text: "林阿明" })).toEqual(["林·阿明"]);
    expect(namesOf(list, { text: "ANNA" })).toEqual(["Ａｎｎａ Lin"]);
    expect(namesOf(list, { text: "沒有這個人" })).toEqual([]);
  });

  it("F50 a longer text narrows, a shorter one widens again", async () => {
    const { list } = await listOf(customers);
    const counts = ["林", "林怡", "林怡君", "林怡", "林"].map((text) => namesOf(list, { text }));
    expect(counts.map(({ length }) => length)).toEqual([3, 1, 1, 1, 3]);
  });

  it("F50 what fits best comes first where the asker wants it so", async () => {
    const { list } = await listOf([
      customerDoc({ id: "a", name: "王林志", updatedAt: "2026-11-09T00:00:00.000Z" }),
      customerDoc({ id: "b", name: "林志", updatedAt: "2026-11-01T00:00:00.000Z" }),
      customerDoc({ id: "c", name: "林志遠", updatedAt: "2026-11-02T00:00:00.000Z" }),
      customerDoc({ id: "d", name: "林志明", updatedAt: "2026-11-03T00:00:00.000Z" }),
    ]);
    const ids = (fields: Partial<CustomerQuery>) =>
      list.query(query({ text: "林志", byRank: true, ...fields })).rows.map(({ id }) => id);
    expect(ids({})).toEqual(["b", "d", "c", "a"]);
    expect(ids({ descending: false })).toEqual(["b", "c", "d", "a"]);
    expect(ids({ byRank: false })).toEqual(["a", "d", "c", "b"]);
    expect(ids({ offset: 1, limit: 2 })).toEqual(["d", "c"]);
  });

  it("F50 B37 B38 text that looks like a pattern or SQL is only text", async () => {
    const { list } = await listOf(customers);
    for (const text of ["%", "_", ".*", "(a+)+$", "' OR 1=1 --", "__proto__", "<img src=x>"]) {
      expect(namesOf(list, { text })).toEqual([]);
    }
  });

  it("B21 what nobody sees in a pasted text does not hide what it names", async () => {
    const { list } = await listOf(customers);
    for (const text of [
      "林\u200b怡君",
      "\u202e林怡君\u202c",
      "\ufeff林怡君\r\n",
      "林怡君\0",
      "林怡君\ud83d",
    ]) {
      expect(namesOf(list, { text })).toEqual(["林怡君"]);
    }
    expect(namesOf(list, { text: "\u200b\0 " })).toHaveLength(customers.length);
    const family = "👨\u200d👩\u200d👧";
    const joined = [family, family.replaceAll("\u200d", "")].map((name, at) =>
      customerDoc({ id: `e${at}`, name }),
    );
    const { list: emoji } = await listOf(joined);
    for (const { name } of joined) expect(namesOf(emoji, { text: name })).toHaveLength(2);
  });

  it("F50 pages from either end, holding what stands on each page", async () => {
    const own = [
      policyDoc({ id: "a", customerId: "c1", annualPremiumTwd: 5_000 }),
      policyDoc({ id: "b", customerId: "c1", annualPremiumTwd: 7_000, state: "lapsed" }),
    ];
    const { list } = await listOf(customers, own);
    const page = list.query(query({ sort: "premium", offset: 0, limit: 1 }));
    expect(page).toMatchObject({ total: 6, bookTotal: 6 });
    expect(page.rows[0]).toMatchObject({
      id: "c1",
      birthDate: "1991-03-05",
      phone: "0912345671",
      city: "高雄市",
      updatedAt: "2026-11-02T00:00:00.000Z",
      holdings: { inForce: 1, premiumTwd: 5_000 },
    });
    const last = list.query(query({ sort: "premium", offset: 5, limit: 9 }));
    expect(last.rows.map(({ id }) => id)).toEqual(["c0"]);
  });
});

type Step =
  | { kind: "customer"; customer: Customer }
  | { kind: "policy"; policy: Policy }
  | { kind: "drop"; id: string };
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ at: fc.nat(7), name: fc.constantFrom(...names), day: fc.integer({ min: 1, max: 9 }) })
    .map(({ at, name, day }) => ({
      kind: "customer" as const,
      customer: customerDoc({ id: `c${at}`, name, updatedAt: `2026-10-0${day}T00:00:00.000Z` }),
    })),
  fc
    .record({
      at: fc.nat(5),
      owner: fc.nat(8),
      premium: fc.integer({ min: 0, max: 3 }),
      state: fc.constantFrom("in_force" as const, "lapsed" as const),
    })
    .map(({ at, owner, premium, state }) => ({
      kind: "policy" as const,
      policy: policyDoc({
        id: `p${at}`,
        customerId: `c${owner}`,
        annualPremiumTwd: premium * 1_000,
        state,
      }),
    })),
  fc.nat(5).map((at) => ({ kind: "drop" as const, id: `p${at}` })),
);

it("F50 after any changes the list is the same as one read anew", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 25 }), async (changes) => {
      const { fake, list } = await listOf(customers);
      const people = new Map(customers.map((customer) => [customer.id as string, customer]));
      const policies = new Map<string, Policy>();
      for (const step of changes) {
        // An order that is kept must also be mended: ask between the changes.
        list.query(query({ sort: "premium" }));
        if (step.kind === "customer") {
          fake.putCustomer(step.customer);
          people.set(step.customer.id, step.customer);
        } else if (step.kind === "policy") {
          fake.putPolicy(step.policy);
          policies.set(step.policy.id, step.policy);
        } else {
          fake.dropPolicy(step.id);
          policies.delete(step.id);
        }
      }
      const anew = (await listOf([...people.values()], [...policies.values()])).list;
      for (const sort of CUSTOMER_SORTS) {
        for (const text of ["", "林", "no-p"]) {
          const asked = query({ sort, text });
          expect(list.query(asked)).toEqual(anew.query(asked));
        }
      }
      const total = [...policies.values()].filter(({ state, customerId }) => {
        return isInForce(state) && people.has(customerId);
      }).length;
      const rows = list.query(query()).rows;
      expect(rows.reduce((sum, row) => sum + (row.holdings?.inForce ?? 0), 0)).toBe(total);
    }),
    { numRuns: 60 },
  );
});
