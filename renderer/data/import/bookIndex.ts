import { foldWord } from "./cellText.ts";
import type { CustomerKey, Keys, PolicyKey, StaffKey } from "./bookKeys.ts";

/** Several people share the key, so that it names nobody. */
export const AMBIGUOUS = "ambiguous";
export type Found = CustomerKey | typeof AMBIGUOUS | undefined;

export const nameBirthKey = (name: string, birthDate: string) => `${foldWord(name)}|${birthDate}`;

const mobileBirthKey = (mobile: string, birthDate: string) => `${mobile}|${birthDate}`;

/**
 * Finds the person that a row is about: national ID; else name and birth date; else, as a hint alone,
 * mobile and birth date (F51), which twins share with their parents' number.
 */
export function createCustomerIndex({ keys, prints }: Keys<CustomerKey>, fieldCount: number) {
  const places = new Map<string, number>();
  const byNationalId = new Map<string, CustomerKey>();
  const byNameBirth = new Map<string, CustomerKey | typeof AMBIGUOUS>();
  const byMobileBirth = new Map<string, CustomerKey>();
  keys.forEach((key, place) => {
    places.set(key.id, place);
    if (key.mobile && key.birthDate) {
      byMobileBirth.set(mobileBirthKey(key.mobile, key.birthDate), key);
    }
    if (key.nationalId) byNationalId.set(key.nationalId, key);
    if (key.birthDate) {
      const nameBirth = nameBirthKey(key.name, key.birthDate);
      byNameBirth.set(nameBirth, byNameBirth.has(nameBirth) ? AMBIGUOUS : key);
    }
  });

  return {
    byId: (id: string): CustomerKey | undefined => keys[places.get(id) ?? -1],
    byNationalId: (id: string): CustomerKey | undefined => byNationalId.get(id),
    byNameBirth: (name: string, birthDate: string): Found =>
      byNameBirth.get(nameBirthKey(name, birthDate)),
    byMobileBirth: (mobile: string, birthDate: string): CustomerKey | undefined =>
      byMobileBirth.get(mobileBirthKey(mobile, birthDate)),
    print: (id: string, field: number): number =>
      prints[(places.get(id) ?? -1) * fieldCount + field] ?? 0,
  };
}
export type CustomerIndex = ReturnType<typeof createCustomerIndex>;

/** Policy numbers are compared without width, case and punctuation (DOMAIN 2.3). */
export const policyNoKey = (policyNo: string) => foldWord(policyNo);

export function createPolicyIndex({ keys, prints }: Keys<PolicyKey>, fieldCount: number) {
  const places = new Map<string, number>();
  keys.forEach((key, place) => places.set(policyNoKey(key.policyNo), place));
  return {
    byPolicyNo: (policyNo: string): PolicyKey | undefined =>
      keys[places.get(policyNoKey(policyNo)) ?? -1],
    print: (policyNo: string, field: number): number =>
      prints[(places.get(policyNoKey(policyNo)) ?? -1) * fieldCount + field] ?? 0,
  };
}
export type PolicyIndex = ReturnType<typeof createPolicyIndex>;

/** Staff by id, account and name; a name that two people bear is null. */
export function staffIndex(staff: readonly StaffKey[]): ReadonlyMap<string, string | null> {
  const index = new Map<string, string | null>();
  for (const { id, name, account } of staff) {
    for (const word of new Set([name, account ?? id, id])) {
      const key = foldWord(word);
      const other = index.get(key);
      index.set(key, other === undefined || other === id ? id : null);
    }
  }
  return index;
}
