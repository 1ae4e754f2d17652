import type { StaffId, UnitId } from "#shared/model/brand.ts";
import type { StaffRole } from "#shared/model/organisation.ts";

export const units = {
  headOffice: { id: "u-hq" as UnitId, name: "青禾人壽" },
  branch: { id: "u-taipei" as UnitId, name: "台北分公司" },
  xinyi: { id: "u-xinyi" as UnitId, name: "信義通訊處" },
  banqiao: { id: "u-banqiao" as UnitId, name: "板橋通訊處" },
} as const;

export type DemoSeat = {
  staffId: StaffId;
  account: string;
  /** For the demonstration only; a real company's server never has these accounts. */
  password: string;
  name: string;
  role: StaffRole;
  unitId: UnitId;
};

const seat = (
  staffId: string,
  account: string,
  name: string,
  role: StaffRole,
  unitId: UnitId,
): DemoSeat => ({
  staffId: staffId as StaffId,
  account,
  password: `banyan-demo-${account}`,
  name,
  role,
  unitId,
});

/** Who a visitor may sign in as. Agent, manager and back office sit in one unit and share its book. */
export const demoSeats = {
  agent: seat("s-001", "agent", "陳雅婷", "agent", units.xinyi.id),
  manager: seat("s-900", "manager", "王建國", "manager", units.xinyi.id),
  back_office: seat("s-910", "office", "李佩玲", "back_office", units.xinyi.id),
} as const;

/** Every account with a password, the three seats first. */
export const demoAccounts: readonly DemoSeat[] = [
  demoSeats.agent,
  demoSeats.manager,
  demoSeats.back_office,
  seat("s-901", "manager2", "黃淑芬", "manager", units.banqiao.id),
  seat("s-902", "branch", "張志明", "manager", units.branch.id),
  seat("s-911", "office2", "吳怡君", "back_office", units.banqiao.id),
  seat("s-920", "compliance", "許文傑", "compliance", units.headOffice.id),
  seat("s-930", "admin", "蔡宗翰", "admin", units.headOffice.id),
];

/** Stands behind what the company's own systems wrote. */
export const SYSTEM_STAFF = "s-930" as StaffId;
