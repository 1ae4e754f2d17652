import type { IsoInstant, StaffId, UnitId } from "#shared/model/brand.ts";
import type { DirectoryEntry } from "#shared/model/organisation.ts";
import { givenNameOf, surnameOf } from "./tables/names.ts";
import { randomOf, type Random } from "./random.ts";
import { demoAccounts, demoSeats, SYSTEM_STAFF, units } from "./seats.ts";
import type { Owner } from "./types.ts";

/** An agent serves about this many customers (ARCHITECTURE, Scale). */
const CUSTOMERS_PER_AGENT = 1_000;
const LEAST_AGENTS = 8;

export type Staffing = { entries: DirectoryEntry[]; ownerOf: (random: Random) => Owner };

/** Units, staff and partners, and who serves the next household. */
export function staffCompany(seed: string, customers: number, since: IsoInstant): Staffing {
  const record = { createdAt: since, updatedAt: since, updatedBy: SYSTEM_STAFF };
  const unit = (id: UnitId, name: string, parentUnitId?: UnitId) =>
    ({
      id,
      kind: "unit",
      name,
      parentUnitId,
      isActive: true,
      ...record,
    }) as unknown as DirectoryEntry;
  const agents = agentsOf(seed, customers);
  const retired: Owner = { agentId: "s-099" as StaffId, unitId: units.xinyi.id };
  const staff = (
    entry: Pick<DirectoryEntry, "name" | "role" | "account" | "isActive">,
    at: Owner,
  ) =>
    ({
      id: at.agentId,
      kind: "staff",
      ...entry,
      parentUnitId: at.unitId,
      ...record,
    }) as unknown as DirectoryEntry;

  const demoShare = Math.min(1 / 3, CUSTOMERS_PER_AGENT / customers);
  return {
    entries: [
      unit(units.headOffice.id, units.headOffice.name),
      unit(units.branch.id, units.branch.name, units.headOffice.id),
      unit(units.xinyi.id, units.xinyi.name, units.branch.id),
      unit(units.banqiao.id, units.banqiao.name, units.branch.id),
      ...demoAccounts.map(({ staffId, unitId, name, role, account }) =>
        staff({ name, role, account, isActive: true }, { agentId: staffId, unitId }),
      ),
      ...agents.map(({ name, account, owner }) =>
        staff({ name, role: "agent", account, isActive: true }, owner),
      ),
      staff({ name: "簡秀英", role: "agent", account: "agent099", isActive: false }, retired),
      partner("partner-001", "台北康寧診所", record),
      partner("partner-002", "信義國際聯合律師事務所", record),
    ],
    ownerOf: (random) => {
      if (random.chance(demoShare))
        return { agentId: demoSeats.agent.staffId, unitId: units.xinyi.id };
      // Orphan policies 孤兒保單 (E31): the agent left, nobody was assigned yet.
      return random.chance(0.02) ? retired : random.pick(agents).owner;
    },
  };
}

function agentsOf(seed: string, customers: number) {
  const count = Math.max(LEAST_AGENTS, Math.ceil(customers / CUSTOMERS_PER_AGENT)) - 1;
  return Array.from({ length: count }, (_, at) => {
    const random = randomOf(seed, "agent", at);
    // 099 left, 9xx are the office.
    const number = at + 2 < 99 ? at + 2 : at + 1_000;
    const serial = String(number).padStart(3, "0");
    const unit = at % 3 === 2 ? units.banqiao : units.xinyi;
    const sex = random.chance(0.6) ? "F" : "M";
    return {
      name: surnameOf(random) + givenNameOf(random, sex, random.int(1968, 1996)),
      account: `agent${serial}`,
      owner: { agentId: `s-${serial}` as StaffId, unitId: unit.id },
    };
  });
}

const partner = (id: string, name: string, record: object) =>
  ({ id, kind: "partner", name, isActive: true, ...record }) as DirectoryEntry;
