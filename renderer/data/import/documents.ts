import { collections } from "#shared/model/collections.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import { customerFields } from "./customerFields.ts";
import type { ImportField } from "./field.ts";
import { policyDocFields } from "./policyFields.ts";
import type { ImportKind, Json } from "./types.ts";

export type ImportedDoc = Customer | Policy;

/** Fields of the stored document that an import of this kind can set. */
export const docFieldsOf = (kind: ImportKind): readonly ImportField<ImportedDoc>[] =>
  kind === "customers" ? customerFields : policyDocFields;

/** What a new document says before the row has spoken. */
const blanks: Record<ImportKind, () => object> = {
  customers: (): Partial<Customer> => ({
    kind: "person",
    status: "customer",
    phones: [],
    tags: [],
    source: "import",
    consents: [],
    alerts: [],
  }),
  policies: (): Partial<Policy> => ({
    state: "in_force",
    beneficiaries: [],
    premiumMode: "annual",
    paymentMethod: "bank_transfer",
  }),
};

/** `base` with the row's values laid over it; fields that the row leaves blank keep what they have. */
export function withValues(
  kind: ImportKind,
  base: object | null,
  values: Record<string, Json>,
): object {
  const draft = { ...(base ?? blanks[kind]()) };
  for (const field of docFieldsOf(kind)) {
    const value = values[field.name];
    if (value !== undefined) field.write(draft, value);
  }
  return draft;
}

export type Checked =
  { ok: true; doc: ImportedDoc } | { ok: false; field: string; isMissing: boolean };

/** The document by the model's own schema; names the first field that does not hold. */
export function checkDocument(kind: ImportKind, doc: object): Checked {
  const result = collections[kind].schema.safeParse(doc);
  if (result.success) return { ok: true, doc: result.data };
  const issue = result.error.issues[0];
  const path = issue?.path.map(String) ?? [];
  const field = path[0] === "address" ? (path[1] ?? "street") : (path[0] ?? "");
  return {
    ok: false,
    field,
    isMissing: issue?.code === "invalid_type" && issue.input === undefined,
  };
}

/** Stand-ins for what only the moment of writing knows, so that the dry run can judge the rest. */
export const PREVIEW_STAMPS = {
  createdAt: "2000-01-01T00:00:00.000Z",
  updatedAt: "2000-01-01T00:00:00.000Z",
  updatedBy: "preview",
} as const;
