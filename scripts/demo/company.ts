import { catalogue } from "#shared/insurance/catalogue.ts";
import type { IsoDate, IsoInstant } from "#shared/model/brand.ts";
import type { Campaign, CampaignId } from "#shared/model/organisation.ts";
import type { ProductDoc, ProductId } from "#shared/model/product.ts";
import { bundleOf, lifeOf, type HouseholdBundle } from "./bundle.ts";
import { daysAfter } from "./dates.ts";
import { staffCompany } from "./directory.ts";
import { withLifestyle } from "./lifestyle.ts";
import { LIN_FAMILY_SIZE, linFamily } from "./linFamily.ts";
import { knowledgeNotes } from "./notes.ts";
import { bookStart } from "./policies.ts";
import { randomOf } from "./random.ts";
import { SYSTEM_STAFF } from "./seats.ts";
import type { CompanyOptions, Generated } from "./types.ts";

/** The largest company the generator is meant for (ARCHITECTURE, Scale: a branch). */
export const MOST_CUSTOMERS = 100_000;

/**
 * 青禾人壽's demo branch as a stream of documents: the same options always give the same documents in
 * the same order, and only one household is held at a time. The Lin family (DOMAIN 3.5) is in every company.
 */
export function* generateCompany(options: CompanyOptions): Generator<Generated> {
  yield* companyWide(options);
  for (const { customers, policies, rest } of generateHouseholds(options)) {
    for (const doc of customers) yield { collection: "customers", doc };
    for (const doc of policies) yield { collection: "policies", doc };
    yield* rest;
  }
}

/** The customers by household, the Lin family first. */
export function* generateHouseholds({
  customers,
  seed,
  today,
  firstSerial: first = LIN_FAMILY_SIZE + 1,
}: CompanyOptions): Generator<HouseholdBundle> {
  const seedText = String(seed);
  const { ownerOf } = staffCompany(seedText, customers, sinceOf(today));
  const lin = linFamily(today);
  yield {
    ...lin,
    rest: [
      ...lin.rest,
      ...lifeOf(randomOf(seedText, "lin"), lin.customers.slice(0, 1), lin.policies, {
        today,
      }).filter(({ collection }) => collection === "activities"),
    ],
  };
  const last = first + customers - LIN_FAMILY_SIZE - 1;
  let firstSerial = first;
  while (firstSerial <= last) {
    const random = randomOf(seedText, "household", firstSerial);
    const plan = { firstSerial, today, owner: ownerOf(random) };
    const bundle = withLifestyle(
      randomOf(seedText, "lifestyle", firstSerial),
      bundleOf(random, plan, last - firstSerial + 1),
      today,
    );
    yield bundle;
    firstSerial += bundle.customers.length;
  }
}

/** What everybody in the company sees: directory, products, articles, campaigns. */
export function* companyWide({ customers, seed, today }: CompanyOptions): Generator<Generated> {
  const since = sinceOf(today);
  for (const doc of staffCompany(String(seed), customers, since).entries) {
    yield { collection: "directory", doc };
  }
  const record = { createdAt: since, updatedAt: since, updatedBy: SYSTEM_STAFF };
  for (const definition of catalogue.products) {
    const doc: ProductDoc = { id: definition.code as ProductId, definition, ...record };
    yield { collection: "products", doc };
  }
  for (const doc of knowledgeNotes(since)) yield { collection: "notes", doc };
  for (const doc of campaignsOf(today, record)) yield { collection: "campaigns", doc };
}

const sinceOf = (today: IsoDate) => `${bookStart(today)}T01:00:00.000Z` as IsoInstant;

function campaignsOf(
  today: IsoDate,
  record: Pick<Campaign, "createdAt" | "updatedAt" | "updatedBy">,
): Campaign[] {
  const campaign = (
    id: string,
    name: string,
    [from, to]: [number, number],
    text: string,
  ): Campaign => ({
    id: id as CampaignId,
    name,
    startsOn: daysAfter(today, from),
    endsOn: daysAfter(today, to),
    text,
    state: to < 0 ? "ended" : from > 0 ? "draft" : "running",
    ...record,
  });
  return [
    campaign(
      "m-1",
      "家庭保單健檢月",
      [-20, 25],
      "邀請有房貸的家庭帶所有保單來健檢，優先補足壽險與失能缺口。",
    ),
    campaign("m-2", "長照保障說明會", [-120, -60], "信義區與板橋區各兩場，每場三十人。"),
    campaign("m-3", "新生兒保障", [15, 75], "對象為家中有六歲以下子女的保戶。"),
  ];
}
