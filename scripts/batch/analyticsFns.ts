import { allocate } from "#shared/analytics/allocate.ts";
import { associationRules } from "#shared/analytics/associationRules.ts";
import { customerLifetimeValue } from "#shared/analytics/clv.ts";
import { lapseScore } from "#shared/analytics/lapseScore.ts";
import { rfm } from "#shared/analytics/rfm.ts";
import { tiers } from "#shared/analytics/tiers.ts";
import { readArray, readKey, readNumber, type Args } from "./args.ts";

/** Far beyond any life: a slip of the keyboard must not hold up the lines behind it. */
const LONGEST_CLV_YEARS = 10_000;

/** Segmentation and analytics (DOMAIN 5, A21-A25). */
export const analyticsFns = {
  rfm(args: Args) {
    return rfm(
      args.objects("customers", (customer) => ({
        id: customer.id("id"),
        recencyDays: customer.number("recencyDays"),
        frequency: customer.number("frequency"),
        monetaryTwd: customer.number("monetaryTwd"),
      })),
    );
  },

  tiers(args: Args) {
    return tiers(
      args.objects("customers", (customer) => ({
        id: customer.id("id"),
        value: customer.number("value"),
      })),
    );
  },

  clv(args: Args) {
    const years = args.count("years");
    if (years > LONGEST_CLV_YEARS) args.refuse("years");
    const margins = args.list("margins", readNumber);
    const persistency = args.list("persistency", readNumber);
    // An empty list has no last element to repeat (A22).
    if (years > 0 && margins.length === 0) args.refuse("margins");
    if (years > 1 && persistency.length === 0) args.refuse("persistency");
    return customerLifetimeValue({
      premiumTwd: args.number("premiumTwd"),
      years,
      margins,
      persistency,
      discount: args.number("discount"),
      crossSell: args.optional("crossSell", (key) => readCrossSell(args.object(key))),
    });
  },

  allocate(args: Args) {
    return allocate(
      args.objects("pools", (pool) => ({
        name: pool.string("name"),
        amountTwd: pool.integer("amountTwd"),
        driver: pool.string("driver"),
      })),
      args.objects("objects", (object) => ({
        id: object.id("id"),
        premiumTwd: object.number("premiumTwd"),
        directTwd: object.number("directTwd"),
        drivers: object.optional("drivers", object.numbers) ?? {},
      })),
    );
  },

  lapseScore(args: Args) {
    return lapseScore({
      lateCount24m: args.count("lateCount24m"),
      monthlyMode: args.boolean("monthlyMode"),
      policyYear: args.integer("policyYear"),
      daysSinceContact: args.number("daysSinceContact"),
      loanRatio: args.number("loanRatio"),
      orphan: args.boolean("orphan"),
      autoDebit: args.boolean("autoDebit"),
      policies: args.count("policies"),
    });
  },

  associationRules(args: Args) {
    return associationRules({
      baskets: args.list("baskets", (basket, path) => readArray(basket, path, readKey)),
      minSupport: args.number("minSupport"),
      minCount: args.number("minCount"),
      minConfidence: args.number("minConfidence"),
      minLift: args.number("minLift"),
      maxLeft: args.integer("maxLeft"),
    });
  },
};

function readCrossSell(args: Args) {
  return {
    probability: args.number("probability"),
    premiumTwd: args.number("premiumTwd"),
    margin: args.number("margin"),
    years: args.number("years"),
  };
}
