import { findProduct } from "#shared/insurance/shippedCatalogue.ts";
import type { Policy } from "#shared/model/policy.ts";

/** Policy documents by id: the engine's lines carry the id as their policy number. */
export type PolicyBook = ReadonlyMap<string, Policy>;

export const policyBook = (policies: readonly Policy[]): PolicyBook =>
  new Map(policies.map((policy) => [policy.id, policy]));

/** Whether a premium comes from the invented catalogue, whose disclaimer then stands beside it (DOMAIN 8). */
export const usesCatalogue = (policies: readonly Policy[]): boolean =>
  policies.some(({ coverages }) =>
    coverages.some(({ product, productCode }) => !product && findProduct(productCode ?? "")),
  );
