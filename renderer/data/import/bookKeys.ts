import type { Customer } from "#shared/model/customer.ts";
import type { DirectoryEntry } from "#shared/model/organisation.ts";
import type { Policy } from "#shared/model/policy.ts";
import { customerFields } from "./customerFields.ts";
import type { ImportField } from "./field.ts";
import { policyDocFields } from "./policyFields.ts";
import { printOf } from "./print.ts";

/** What an import must know of a person already in the book. */
export type CustomerKey = Pick<
  Customer,
  "id" | "name" | "nationalId" | "birthDate" | "sex" | "occupationClass" | "agentId" | "unitId"
> & { mobile: string | undefined };
export type PolicyKey = Pick<Policy, "id" | "policyNo" | "customerId">;
export type StaffKey = { id: string; name: string; account?: string };

/** `prints` holds one print a field for each key, row by row: enough to see what an update changes. */
export type Keys<K> = { keys: K[]; prints: Uint32Array };

/** The book as an import needs it; asked once an import, between workers, never through the window. */
export interface BookKeySource {
  customers(fieldNames: readonly string[]): Promise<Keys<CustomerKey>>;
  policies(fieldNames: readonly string[]): Promise<Keys<PolicyKey>>;
  staff(): Promise<StaffKey[]>;
}

/** The part of the data worker's BookReader that is read here. */
export interface KeyReader {
  eachCustomer(visit: (batch: Customer[]) => void): Promise<void>;
  eachPolicy(visit: (batch: Policy[]) => void): Promise<void>;
  each(collection: "directory", visit: (batch: DirectoryEntry[]) => void): Promise<void>;
}

/** Runs in the data worker, beside the store. */
export function createBookKeys(reader: KeyReader): BookKeySource {
  return {
    async customers(fieldNames) {
      const collect = collector(customerFields, fieldNames, (doc: Customer): CustomerKey => ({
        id: doc.id,
        name: doc.name,
        nationalId: doc.nationalId,
        birthDate: doc.birthDate,
        mobile: doc.phones.find(({ kind }) => kind === "mobile")?.number,
        sex: doc.sex,
        occupationClass: doc.occupationClass,
        agentId: doc.agentId,
        unitId: doc.unitId,
      }));
      await reader.eachCustomer((batch) => collect.add(batch));
      return collect.result();
    },
    async policies(fieldNames) {
      const collect = collector(policyDocFields, fieldNames, (doc: Policy): PolicyKey => ({
        id: doc.id,
        policyNo: doc.policyNo,
        customerId: doc.customerId,
      }));
      await reader.eachPolicy((batch) => collect.add(batch));
      return collect.result();
    },
    async staff() {
      const staff: StaffKey[] = [];
      await reader.each("directory", (batch) => {
        for (const { kind, id, name, account } of batch) {
          if (kind === "staff") staff.push({ id, name, ...(account && { account }) });
        }
      });
      return staff;
    },
  };
}

function collector<Doc, K>(
  fields: readonly ImportField<Doc>[],
  names: readonly string[],
  keyOf: (doc: Doc) => K,
) {
  const asked = names.map((name) => fields.find((field) => field.name === name));
  const keys: K[] = [];
  let prints = new Uint32Array(1_024);
  let used = 0;
  return {
    add(batch: Doc[]) {
      for (const doc of batch) {
        keys.push(keyOf(doc));
        if (used + asked.length > prints.length) {
          const larger = new Uint32Array(prints.length * 2 + asked.length);
          larger.set(prints);
          prints = larger;
        }
        for (const field of asked) prints[used++] = printOf(field?.read(doc));
      }
    },
    result: (): Keys<K> => ({ keys, prints: prints.slice(0, used) }),
  };
}
