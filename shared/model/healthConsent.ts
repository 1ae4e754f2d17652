import type { IsoDate } from "#shared/insurance/date.ts";
import type { Customer } from "./customer.ts";

/**
 * Whether health data of a person may be used or shown on a day: a separate written consent was given by then
 * and has not been withdrawn since (DOMAIN 7 #17, 9.2). Of one day the withdrawal counts.
 */
export function mayUseHealthData(
  {
    healthConsentOn,
    healthConsentWithdrawnOn,
  }: Pick<Customer, "healthConsentOn" | "healthConsentWithdrawnOn">,
  on: IsoDate,
): boolean {
  if (healthConsentOn === undefined || healthConsentOn > on) return false;
  const isWithdrawn =
    healthConsentWithdrawnOn !== undefined &&
    healthConsentWithdrawnOn <= on &&
    healthConsentWithdrawnOn >= healthConsentOn;
  return !isWithdrawn;
}
