import { expect, it } from "vitest";
import { catalogue } from "#shared/insurance/shippedCatalogue.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import { customerDoc, policyDoc } from "../analysis/testing/documents.ts";
import { decodeFrozen, encodeFrozen } from "./frozen.ts";
import { createPeople } from "./people.ts";
import { createPolicies } from "./policies.ts";

const customers = [
  customerDoc({ id: "a", name: "林志遠", sex: "M", birthDate: "1991-10-01", annualIncomeTwd: 9 }),
  customerDoc({ id: "b", name: "王小明", agentId: undefined, householdId: "h-a" }),
  customerDoc({ id: "gone" }),
];
const handMade = { ...catalogue.products[0], code: "X-1" };
const policies = [
  policyDoc({ id: "p", customerId: "a", coverages: [{}, { payTerm: "=coverage" }] }),
  policyDoc({
    id: "q",
    customerId: "a",
    coverages: [{ productCode: undefined, product: handMade as never }],
  }),
  policyDoc({ id: "r", customerId: "not-in-the-book", insuredId: "b" }),
];

function columnsOf(people: Customer[], held: Policy[]) {
  const columns = createPeople();
  const contracts = createPolicies(columns);
  for (const customer of people) columns.put(customer);
  for (const policy of held) contracts.put(policy);
  columns.remove("gone");
  return { people: columns, policies: contracts };
}

const bytes = (frozen: Parameters<typeof encodeFrozen>[0]) => decodeFrozen(encodeFrozen(frozen));

function thawed({ people, policies: held }: ReturnType<typeof columnsOf>) {
  const back = createPeople();
  back.thaw(bytes(people.freeze()));
  const contracts = createPolicies(back);
  const frozen = held.freeze();
  contracts.thaw({ policies: bytes(frozen.policies), coverages: bytes(frozen.coverages) });
  return { people: back, policies: contracts };
}

const view = ({ people, policies: held }: ReturnType<typeof columnsOf>) => ({
  people: Array.from({ length: people.length() }, (_, row) => [
    people.idOf(row),
    people.nameOf(row),
    people.phoneOf(row),
    people.wordsOf(row),
    people.codesOf(row),
    people.agentIdOf(row),
    people.at.isHere[row],
    people.at.updatedAtMs[row],
    people.memberAt(row),
    [...held.ofCustomer(row)],
  ]),
  policies: Array.from({ length: held.length() }, (_, row) => held.coveragePolicy(row, catalogue)),
  count: people.count(),
});

it("D7 a frozen book comes back as it was, and goes on changing", () => {
  const before = columnsOf(customers, policies);
  const after = thawed(before);
  expect(view(after)).toEqual(view(before));
  expect(after.people.count()).toBe(2);
  for (const book of [before, after]) {
    book.people.put(customerDoc({ id: "c", name: "新客戶" }));
    book.policies.put(policyDoc({ id: "s", customerId: "c" }));
    book.policies.put(policyDoc({ id: "p", customerId: "b", coverages: [{}, {}, {}] }));
    book.policies.remove("q");
  }
  expect(view(after)).toEqual(view(before));
});
