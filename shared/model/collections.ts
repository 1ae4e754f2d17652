import type { z } from "zod";
import { activitySchema, type Activity } from "./activity.ts";
import { customerSchema, type Customer } from "./customer.ts";
import { noteSchema, type Note } from "./note.ts";
import {
  campaignSchema,
  directorySchema,
  segmentSchema,
  settingSchema,
  type Campaign,
  type DirectoryEntry,
  type Segment,
  type Setting,
} from "./organisation.ts";
import { policySchema, type Policy } from "./policy.ts";
import { productDocSchema, type ProductDoc } from "./product.ts";
import {
  caseSchema,
  opportunitySchema,
  taskSchema,
  type Case,
  type Opportunity,
  type Task,
} from "./work.ts";

/** The document type of each of the twelve collections (ARCHITECTURE D2: never more than twelve). */
export type Documents = {
  customers: Customer;
  policies: Policy;
  products: ProductDoc;
  notes: Note;
  activities: Activity;
  tasks: Task;
  cases: Case;
  opportunities: Opportunity;
  segments: Segment;
  campaigns: Campaign;
  directory: DirectoryEntry;
  settings: Setting;
};
export type CollectionName = keyof Documents;

type Definition = {
  schema: z.ZodObject;
  /** RxDB schema version; raise it with a migration strategy (see migrations.ts). */
  version: number;
  /** Fields, or lists of fields, that the local store indexes. */
  indexes: readonly (readonly string[])[];
};

/** One definition per entity: RxDB schemas, push validation and SQL shapes derive from it. */
export const collections = {
  customers: { schema: customerSchema, version: 1, indexes: [["updatedAt"], ["householdId"]] },
  policies: { schema: policySchema, version: 0, indexes: [["customerId"], ["policyNo"]] },
  products: { schema: productDocSchema, version: 0, indexes: [] },
  notes: { schema: noteSchema, version: 0, indexes: [["customerId"], ["updatedAt"]] },
  activities: { schema: activitySchema, version: 1, indexes: [["customerId"], ["at"]] },
  tasks: { schema: taskSchema, version: 0, indexes: [["customerId"], ["dueOn"]] },
  cases: { schema: caseSchema, version: 0, indexes: [["openedAt"]] },
  opportunities: { schema: opportunitySchema, version: 0, indexes: [["customerId"]] },
  segments: { schema: segmentSchema, version: 0, indexes: [] },
  campaigns: { schema: campaignSchema, version: 0, indexes: [] },
  directory: { schema: directorySchema, version: 0, indexes: [] },
  settings: { schema: settingSchema, version: 0, indexes: [] },
} as const satisfies Record<CollectionName, Definition>;

export const COLLECTION_NAMES = Object.keys(collections) as CollectionName[];
