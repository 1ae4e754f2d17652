import type { CoverageInput, CoveragePolicy } from "#shared/insurance/coverage/types.ts";
import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import { isInForce, isIssued, POLICY_STATES } from "#shared/insurance/policyState.ts";
import type { Policy } from "#shared/model/policy.ts";
import { searchForm } from "../searchText.ts";
import { createCoverages } from "./coverages.ts";
import { dateNumber, isoOfDate } from "./dateNumber.ts";
import type { Frozen } from "./frozen.ts";
import { createNumberColumns, widened } from "./numberColumns.ts";
import type { People } from "./people.ts";
import { createRowIndex } from "./rowIndex.ts";

const TYPES = {
  isHere: Uint8Array,
  isOwn: Uint8Array,
  /** Place in POLICY_STATES. */
  state: Uint8Array,
  /** Rows of people: on whose page the policy stands, who owns it, whose life it covers. */
  customer: Int32Array,
  holder: Int32Array,
  insured: Int32Array,
  premiumTwd: Float64Array,
  effective: Int32Array,
  updatedAtMs: Float64Array,
  firstCoverage: Int32Array,
  coverages: Uint8Array,
  coverageRoom: Uint8Array,
  /** One more than the row of the next policy of the same customer; 0 ends the chain. */
  next: Int32Array,
} as const;

type FrozenPolicies = Record<"policies" | "coverages", Frozen>;
type FrozenTexts = { ids: readonly string[]; texts: string[] };

const IN_FORCE = Uint8Array.from(POLICY_STATES, (state) => Number(isInForce(state)));
const ISSUED = Uint8Array.from(POLICY_STATES, (state) => Number(isIssued(state)));

/** The policies of the book as columns; they name people by their rows. */
export function createPolicies(people: People) {
  const index = createRowIndex();
  const numbers = createNumberColumns(TYPES);
  const { at } = numbers;
  const coverages = createCoverages();
  /** The policy number in the form in which text is searched. */
  let search: string[] = [];
  /** By row of a customer: one more than the row of the first of their policies. */
  let first = new Int32Array(1_024);

  function link(row: number, customer: number) {
    if (customer >= first.length) first = widened(first, customer * 2);
    at.customer[row] = customer;
    at.next[row] = first[customer] ?? 0;
    first[customer] = row + 1;
  }

  function unlink(row: number) {
    const customer = at.customer[row] ?? 0;
    const next = at.next[row] ?? 0;
    if (first[customer] === row + 1) {
      first[customer] = next;
      return;
    }
    for (let one = first[customer] ?? 0; one > 0; one = at.next[one - 1] ?? 0) {
      if (at.next[one - 1] === row + 1) at.next[one - 1] = next;
    }
  }

  return {
    at,
    searchOf: (row: number): string => search[row] ?? "",
    put(policy: Policy): number {
      const row = index.take(policy.id);
      numbers.reach(row + 1);
      if (at.isHere[row]) unlink(row);
      at.isHere[row] = 1;
      at.isOwn[row] = Number(policy.isOwn);
      at.state[row] = POLICY_STATES.indexOf(policy.state);
      at.holder[row] = people.rowFor(policy.policyholderId);
      at.insured[row] = people.rowFor(policy.insuredId);
      at.premiumTwd[row] = policy.annualPremiumTwd;
      at.effective[row] = dateNumber(policy.effectiveDate);
      at.updatedAtMs[row] = Date.parse(policy.updatedAt);
      search[row] = searchForm(policy.policyNo);
      const room = at.coverageRoom[row] ?? 0;
      const begin = coverages.put(policy.coverages, at.firstCoverage[row] ?? 0, room);
      at.firstCoverage[row] = begin;
      at.coverages[row] = policy.coverages.length;
      at.coverageRoom[row] = Math.max(room, policy.coverages.length);
      link(row, people.rowFor(policy.customerId));
      return row;
    },
    /** The row that the policy leaves, or undefined if it was not in the book. */
    remove(id: string): number | undefined {
      const row = index.rowOf(id);
      if (row === undefined || at.isHere[row] === 0) return undefined;
      unlink(row);
      at.isHere[row] = 0;
      return row;
    },
    freeze: (): FrozenPolicies => ({
      policies: {
        numbers: { ...numbers.freeze(index.length()), first: first.slice(0, people.length()) },
        json: { ids: index.freeze(), texts: search } satisfies FrozenTexts,
      },
      coverages: coverages.freeze(),
    }),
    thaw(frozen: FrozenPolicies) {
      const { ids, texts } = frozen.policies.json as FrozenTexts;
      index.thaw(ids);
      numbers.thaw(frozen.policies.numbers, ids.length);
      first = Int32Array.from(frozen.policies.numbers.first ?? []);
      search = texts;
      coverages.thaw(frozen.coverages);
    },
    /** The row of the customer on whose page a policy of the book stands. */
    customerOf(id: string): number | undefined {
      const row = index.rowOf(id);
      return row !== undefined && at.isHere[row] ? at.customer[row] : undefined;
    },
    /** Takes every policy out of the book; rows stay with their ids. */
    clear() {
      at.isHere.fill(0);
      first.fill(0);
    },
    /** Policies in the book. */
    count: (): number => at.isHere.reduce((sum, here) => sum + here, 0),
    length: index.length,
    isInForce: (row: number): boolean => IN_FORCE[at.state[row] ?? 0] === 1,
    /** Was it ever issued? An application or a cancelled sale is no purchase. */
    isIssued: (row: number): boolean => ISSUED[at.state[row] ?? 0] === 1,
    /** Rows of the policies that stand on a customer's page; in no order. */
    *ofCustomer(customer: number): Generator<number> {
      for (let one = first[customer] ?? 0; one > 0; one = at.next[one - 1] ?? 0) yield one - 1;
    },
    /** As the coverage engine asks for it; the id stands for the number, which two companies may share. */
    coveragePolicy(row: number, book: ProductBook): CoveragePolicy {
      const begin = at.firstCoverage[row] ?? 0;
      const end = begin + (at.coverages[row] ?? 0);
      const own: CoverageInput[] = [];
      for (let one = begin; one < end; one += 1) own.push(coverages.inputAt(one, book));
      return {
        policyNo: index.idOf(row),
        company: "",
        effectiveDate: isoOfDate(at.effective[row] ?? 0) ?? "",
        state: POLICY_STATES[at.state[row] ?? 0] ?? "terminated",
        coverages: own,
      };
    },
  };
}
export type Policies = ReturnType<typeof createPolicies>;
