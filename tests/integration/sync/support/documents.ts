import { findProduct } from "#shared/insurance/catalogue.ts";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import { collections, COLLECTION_NAMES, type CollectionName } from "#shared/model/collections.ts";
import { customer, note, stamp } from "./company.ts";

const definition = findProduct("QH-WL");
const day = "2026-01-05";
const about = { customerId: "c-anna", ...stamp };

/** One valid document of each collection, by the agent Anna or, where she may not write, the manager. */
const FRESH: Record<CollectionName, AnyDoc> = {
  customers: customer("x-customer", "s-anna"),
  policies: {
    id: "x-policy",
    policyNo: "P-1",
    company: "QH",
    isOwn: true,
    state: "in_force",
    policyholderId: "c-anna",
    insuredId: "c-anna",
    beneficiaries: [],
    effectiveDate: day,
    premiumMode: "annual",
    paymentMethod: "cash",
    annualPremiumTwd: 12_000,
    coverages: [
      {
        id: "1",
        kind: "main",
        productCode: "QH-WL",
        issueAge: 30,
        sumInsured: 1_000_000,
        payTerm: 20,
        annualPremiumTwd: 12_000,
      },
    ],
    ...about,
  },
  products: { id: "QH-WL", definition, ...stamp },
  notes: note("x-note", "c-anna"),
  activities: {
    id: "x-activity",
    kind: "contact",
    at: stamp.createdAt,
    summary: "Called",
    ...about,
  },
  tasks: {
    id: "x-task",
    title: "Visit",
    assigneeId: "s-anna",
    dueOn: day,
    priority: 1,
    state: "open",
    ...about,
  },
  cases: {
    id: "x-case",
    kind: "ticket",
    title: "Address",
    state: "open",
    ownerId: "s-anna",
    openedAt: stamp.createdAt,
    ...about,
  },
  opportunities: {
    id: "x-opportunity",
    title: "Health",
    stage: "lead",
    stageSince: day,
    productCodes: [],
    annualPremiumTwd: 0,
    probabilityPercent: 10,
    ...about,
  },
  segments: { id: "x-segment", name: "Parents", criteria: {}, isShared: true, ...stamp },
  campaigns: {
    id: "x-campaign",
    name: "Spring",
    startsOn: day,
    endsOn: day,
    text: "",
    state: "draft",
    ...stamp,
  },
  directory: { id: "x-partner", kind: "partner", name: "Clinic", isActive: true, ...stamp },
  settings: { id: "x-setting", key: "goal", value: 1, validFrom: day, ...stamp },
};

export const OFFICE_ONLY: readonly CollectionName[] = [
  "products",
  "campaigns",
  "directory",
  "settings",
];

/** @throws where the model has moved on and a fixture no longer holds to it */
export function freshDocument(name: CollectionName): AnyDoc {
  return collections[name].schema.parse(structuredClone(FRESH[name]));
}

/** D2: two devices in one process hold at most six collections each. */
export const HALVES: readonly (readonly CollectionName[])[] = [
  COLLECTION_NAMES.slice(0, 6),
  COLLECTION_NAMES.slice(6),
];
