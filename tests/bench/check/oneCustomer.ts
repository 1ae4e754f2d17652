import { generateHouseholds } from "#scripts/demo/company.ts";
import {
  checkInput,
  NO_OVERRIDES,
  type CheckDocuments,
} from "#renderer/features/check/checkInput.ts";
import { makeCheck } from "#renderer/features/check/checkView.ts";
import { coverageMatrix } from "#shared/insurance/coverage/matrix.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import type { Policy } from "#shared/model/policy.ts";
import { round, spread, type Spread } from "../stats.ts";
import { BENCH_SEED, BENCH_TODAY } from "../window/branch.ts";

/** ARCHITECTURE, Budgets: so many coverages has the customer whose check takes 5 ms. */
export const COVERAGES = 30;
const WARM_UP = 50;
const RUNS = 500;

export type OneCustomer = { firstCallMs: number; warmMs: Spread; matrixMs: Spread };

export function checkOne(): OneCustomer {
  const documents = customerWithCoverages();
  const first = timed(() => makeCheck(documents, BENCH_TODAY, null, NO_OVERRIDES));
  const input = checkInput(documents, BENCH_TODAY);
  if (!input || !first.result) throw new Error("The customer of the bench cannot be checked.");
  return {
    firstCallMs: round(first.ms),
    warmMs: repeated(() => makeCheck(documents, BENCH_TODAY, null, NO_OVERRIDES)),
    matrixMs: repeated(() => coverageMatrix(input)),
  };
}

function timed<T>(act: () => T): { ms: number; result: T } {
  const began = performance.now();
  const result = act();
  return { ms: performance.now() - began, result };
}

function repeated(act: () => unknown): Spread {
  for (let run = 0; run < WARM_UP; run += 1) act();
  return spread(Array.from({ length: RUNS }, () => timed(act).ms));
}

/** A head of a demo household to whom policies of other people were written until there are enough. */
function customerWithCoverages(): CheckDocuments {
  const households = generateHouseholds({ customers: 500, seed: BENCH_SEED, today: BENCH_TODAY });
  let family: CheckDocuments["household"] = [];
  const policies: Policy[] = [];
  let left = COVERAGES;
  for (const bundle of households) {
    if (family.length === 0) family = bundle.customers;
    const id = family[0]?.id;
    for (const policy of bundle.policies) {
      if (left === 0 || !id || !isInForce(policy.state)) continue;
      const coverages = policy.coverages.slice(0, left);
      left -= coverages.length;
      policies.push({ ...policy, customerId: id, insuredId: id, coverages });
    }
  }
  const customer = family[0];
  if (!customer || left > 0) throw new Error("The demo company has too few coverages.");
  return { customer, policies, household: family };
}
