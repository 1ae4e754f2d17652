import type { Seat } from "../protocol/wire.ts";
import type { Account } from "../store/accounts.ts";
import { seedCompany, type SeedSource } from "../store/seed.ts";
import { readMeta, writeMeta, type Store } from "../store/store.ts";
import type { DemoSeats } from "./context.ts";

export type CompanySeed = { documents: SeedSource; accounts: readonly Account[] };
export type CompanyOptions = {
  companyName: string;
  /** Present in a demonstration company only: which member of staff sits where, without password. */
  seats?: Record<Seat, string>;
  defaultSeat?: Seat;
  /** Called at the first start alone. */
  seed?: () => CompanySeed | Promise<CompanySeed>;
};
export type Company = { companyName: string; demo: DemoSeats | null };

/** The company of this data folder; seeded where the folder is new. */
export async function openCompany(
  store: Store,
  options: CompanyOptions | undefined,
): Promise<Company> {
  const known = await readMeta(store.db, "company");
  if (known) return JSON.parse(known) as Company;
  if (!options) return { companyName: "Banyan", demo: null };
  await seedOnce(store, options);
  const demo = options.seats
    ? { seats: options.seats, defaultSeat: options.defaultSeat ?? "agent" }
    : null;
  const company: Company = { companyName: options.companyName, demo };
  await writeMeta(store.db, "company", JSON.stringify(company));
  return company;
}

/** A first start that was cut off halfway begins again; rows that did not come from it are never touched. */
async function seedOnce(store: Store, { seed }: CompanyOptions): Promise<void> {
  if (!seed) return;
  if ((await readMeta(store.db, "seeding")) === "yes") {
    for (const table of ["documents", "scope_feed", "scope_head"] as const) {
      await store.db.deleteFrom(table).execute();
    }
  }
  await writeMeta(store.db, "seeding", "yes");
  const { documents, accounts } = await seed();
  await seedCompany(store, documents, accounts);
  await writeMeta(store.db, "seeding", "done");
}
