import type { IsoDate } from "#shared/model/brand.ts";
import { generateCompany } from "#scripts/demo/company.ts";
import { demoAccounts, demoSeats, units } from "#scripts/demo/seats.ts";

/** An agent's book plus colleagues': enough to try every screen, seeded in a few seconds. */
const CUSTOMERS = 1_000;

/** The invented company that a desktop without a server shows at its first start. */
export function demoCompany(today: IsoDate) {
  return {
    companyName: units.headOffice.name,
    seats: {
      agent: demoSeats.agent.staffId,
      manager: demoSeats.manager.staffId,
      back_office: demoSeats.back_office.staffId,
    },
    seed: () => ({
      documents: generateCompany({ customers: CUSTOMERS, seed: "1", today }),
      accounts: demoAccounts,
    }),
  };
}
