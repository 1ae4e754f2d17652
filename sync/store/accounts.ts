import { hash } from "@node-rs/argon2";
import type { StaffId, UnitId } from "#shared/model/brand.ts";
import type { StaffRole } from "#shared/model/organisation.ts";
import type { Actor } from "#shared/access/actor.ts";
import type { Db, Tx } from "./store.ts";

export type Account = {
  staffId: string;
  account: string;
  password: string;
  role: StaffRole;
  unitId: string;
};

/** H2: Argon2id, 19 MiB, t=2, p=1. */
const ARGON = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string) => hash(password.normalize("NFKC"), ARGON);

export async function addAccounts(db: Db | Tx, accounts: readonly Account[]): Promise<void> {
  for (const { staffId, account, password, role, unitId } of accounts) {
    const values = {
      account,
      password_hash: await hashPassword(password),
      role,
      unit_id: unitId,
      active: 1,
    };
    await db
      .insertInto("accounts")
      .values({ staff_id: staffId, ...values })
      .onConflict((clash) => clash.column("staff_id").doUpdateSet(values))
      .execute();
  }
}

/** Does somebody else have this account name, or is its id that of a unit or partner? */
export async function isTaken(
  db: Db | Tx,
  { staffId, account }: Pick<Account, "staffId" | "account">,
): Promise<boolean> {
  const other = await db
    .selectFrom("accounts")
    .select("staff_id")
    .where("account", "=", account)
    .where("staff_id", "!=", staffId)
    .executeTakeFirst();
  const entry = await directoryEntry(db, staffId);
  return other !== undefined || (entry !== undefined && entry["kind"] !== "staff");
}

export type Colleague = Actor & { name: string };

/** The person behind an account with the units they answer for, or undefined if they left. */
export async function loadActor(db: Db | Tx, staffId: string): Promise<Colleague | undefined> {
  const row = await db
    .selectFrom("accounts")
    .select(["staff_id", "role", "unit_id"])
    .where("staff_id", "=", staffId)
    .where("active", "=", 1)
    .executeTakeFirst();
  if (!row) return undefined;
  const entry = await staffEntry(db, staffId);
  return {
    staffId: row.staff_id as StaffId,
    role: row.role as StaffRole,
    unitIds: await unitsBelow(db, row.unit_id),
    name: entry?.["name"] ?? row.staff_id,
  };
}

type Entry = Record<string, string | undefined> & { isActive?: unknown };

async function directoryEntry(db: Db | Tx, id: string): Promise<Entry | undefined> {
  const row = await db
    .selectFrom("documents")
    .select("doc")
    .where("coll", "=", "directory")
    .where("id", "=", id)
    .where("deleted", "=", 0)
    .executeTakeFirst();
  return row && (JSON.parse(row.doc) as Entry);
}

/** The entry of a member of staff. A unit or a partner under the same id says nothing of them (H6). */
async function staffEntry(db: Db | Tx, staffId: string): Promise<Entry | undefined> {
  const entry = await directoryEntry(db, staffId);
  return entry?.["kind"] === "staff" ? entry : undefined;
}

export type Place = { unitId: string; role: string | undefined };

/** Where a member of staff works, as the directory or else the account says; undefined once they left. */
export async function placeOfStaff(db: Db | Tx, staffId: string): Promise<Place | undefined> {
  const account = await db
    .selectFrom("accounts")
    .select(["unit_id", "role", "active"])
    .where("staff_id", "=", staffId)
    .executeTakeFirst();
  const entry = await staffEntry(db, staffId);
  if (entry?.isActive === false || account?.active === 0) return undefined;
  const unitId = entry?.["parentUnitId"] ?? account?.unit_id;
  return unitId === undefined ? undefined : { unitId, role: account?.role ?? entry?.["role"] };
}

export async function hasAccount(db: Db | Tx, staffId: string): Promise<boolean> {
  const row = await db
    .selectFrom("accounts")
    .select("staff_id")
    .where("staff_id", "=", staffId)
    .executeTakeFirst();
  return row !== undefined;
}

async function unitsBelow(db: Db | Tx, unitId: string): Promise<UnitId[]> {
  const rows = await db
    .selectFrom("documents")
    .select("doc")
    .where("coll", "=", "directory")
    .where("deleted", "=", 0)
    .execute();
  const children = new Map<string, string[]>();
  for (const row of rows) {
    const { kind, id, parentUnitId } = JSON.parse(row.doc) as Record<string, string | undefined>;
    if (kind !== "unit" || !id || !parentUnitId) continue;
    children.set(parentUnitId, [...(children.get(parentUnitId) ?? []), id]);
  }
  const found = new Set<string>([unitId]);
  for (const unit of found) for (const child of children.get(unit) ?? []) found.add(child);
  return [...found] as UnitId[];
}
