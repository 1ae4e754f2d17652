import type { SeedDocument } from "#sync/store/seed.ts";
import type { CompanyOptions } from "#sync/server/company.ts";
import type { Account } from "#sync/store/accounts.ts";

export const PASSWORD = "a long enough password";
const AT = "2026-01-05T01:00:00.000Z";
export const stamp = { createdAt: AT, updatedAt: AT, updatedBy: "s-admin" };

const unit = (id: string, parentUnitId?: string) => ({
  id,
  kind: "unit",
  name: `Unit ${id}`,
  isActive: true,
  ...(parentUnitId ? { parentUnitId } : {}),
  ...stamp,
});
const staff = (id: string, role: string, unitId: string) => ({
  id,
  kind: "staff",
  name: `Name of ${id}`,
  role,
  parentUnitId: unitId,
  isActive: true,
  ...stamp,
});

export const customer = (id: string, agentId: string, unitId = "u-north") => ({
  id,
  kind: "person",
  status: "customer",
  name: `Customer ${id}`,
  phones: [],
  tags: [],
  source: "referral",
  householdId: `h-${id}`,
  consents: [],
  alerts: [],
  agentId,
  unitId,
  ...stamp,
});

export const note = (id: string, customerId: string) => ({
  id,
  kind: customerId === "none" ? "knowledge" : "customer",
  customerId,
  title: `Note ${id}`,
  state: "",
  text: "",
  tags: [],
  ...stamp,
});

/** Two agents and a manager in the north, an agent in the south, head office above both. */
export const DOCUMENTS = [
  ["directory", unit("u-head")],
  ["directory", unit("u-north", "u-head")],
  ["directory", unit("u-south", "u-head")],
  ["directory", staff("s-anna", "agent", "u-north")],
  ["directory", staff("s-bo", "agent", "u-north")],
  ["directory", staff("s-cai", "agent", "u-south")],
  ["directory", staff("s-mei", "manager", "u-north")],
  ["customers", customer("c-anna", "s-anna")],
  ["customers", customer("c-bo", "s-bo")],
  ["customers", customer("c-cai", "s-cai", "u-south")],
  ["notes", note("n-anna", "c-anna")],
  ["notes", note("n-bo", "c-bo")],
] as const;

const account = (staffId: string, role: Account["role"], unitId: string): Account => ({
  staffId,
  account: staffId.slice(2),
  password: PASSWORD,
  role,
  unitId,
});

export const company = (more: readonly SeedDocument[] = []): CompanyOptions => ({
  companyName: "榕樹人壽",
  seats: { agent: "s-anna", back_office: "s-olga", manager: "s-mei" },
  defaultSeat: "agent",
  seed: () => ({
    documents: [...DOCUMENTS.map(([collection, doc]) => ({ collection, doc })), ...more],
    accounts: [
      account("s-anna", "agent", "u-north"),
      account("s-bo", "agent", "u-north"),
      account("s-cai", "agent", "u-south"),
      account("s-mei", "manager", "u-north"),
      account("s-olga", "back_office", "u-head"),
      account("s-admin", "admin", "u-head"),
    ],
  }),
});
