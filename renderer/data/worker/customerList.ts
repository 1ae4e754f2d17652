import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import { joinSearchForms, searchForm } from "./searchText.ts";

export const CUSTOMER_SORTS = [
  "updatedAt",
  "name",
  "birthDate",
  "policies",
  "premium",
  "city",
] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

/** One line of the customer list; plain data, as it is drawn. */
export type CustomerRow = {
  id: string;
  name: string;
  kind: Customer["kind"];
  status: Customer["status"];
  sex: Customer["sex"];
  birthDate: string | undefined;
  phone: string | undefined;
  nationalId: string | undefined;
  city: string;
  district: string;
  agentId: string | undefined;
  updatedAt: string;
  hasAlert: boolean;
  /** Undefined until the policies are read: an unknown count is never shown as none. */
  holdings: Holdings | undefined;
};

export type Holdings = {
  inForce: number;
  /** Annual-mode premium of the policies in force, own and other companies', TWD. */
  premiumTwd: number;
};

export type CustomerQuery = {
  text: string;
  sort: CustomerSort;
  descending: boolean;
  offset: number;
  limit: number;
};
export type CustomerPage = { rows: CustomerRow[]; total: number; bookTotal: number };

type PolicyLine = { policyNo: string; inForce: boolean; premiumTwd: number };
type Entry = { row: CustomerRow; own: string; policyNos: string };

const collator = new Intl.Collator("zh-Hant-TW");

/**
 * The whole book as light rows: searched by scanning one folded string a customer (100,000 of them
 * take a few milliseconds), sorted once per order and kept until something changes.
 */
export function createCustomerList() {
  const entries = new Map<string, Entry>();
  const policiesOf = new Map<string, Map<string, PolicyLine>>();
  const ownerOfPolicy = new Map<string, string>();
  let sorted = new Map<string, Entry[]>();
  let lastSearch: { key: string; text: string; hits: Entry[] } | undefined;

  function touch() {
    sorted = new Map();
    lastSearch = undefined;
  }

  function putCustomer(customer: Customer) {
    entries.set(customer.id, { ...entryOf(customer), policyNos: "" });
    addUp(customer.id);
    touch();
  }

  function putPolicy(policy: Policy) {
    const before = ownerOfPolicy.get(policy.id);
    if (before && before !== policy.customerId) dropPolicy(policy.id);
    ownerOfPolicy.set(policy.id, policy.customerId);
    let lines = policiesOf.get(policy.customerId);
    if (!lines) policiesOf.set(policy.customerId, (lines = new Map()));
    lines.set(policy.id, {
      policyNo: policy.policyNo,
      inForce: isInForce(policy.state),
      premiumTwd: policy.annualPremiumTwd,
    });
    addUp(policy.customerId);
    touch();
  }

  function dropCustomer(id: string) {
    entries.delete(id);
    touch();
  }

  function dropPolicy(id: string) {
    const owner = ownerOfPolicy.get(id);
    if (!owner) return;
    policiesOf.get(owner)?.delete(id);
    ownerOfPolicy.delete(id);
    addUp(owner);
    touch();
  }

  function addUp(customerId: string) {
    const entry = entries.get(customerId);
    if (!entry) return;
    const lines = [...(policiesOf.get(customerId)?.values() ?? [])];
    const inForce = lines.filter((line) => line.inForce);
    entry.row.holdings = {
      inForce: inForce.length,
      premiumTwd: inForce.reduce((sum, line) => sum + line.premiumTwd, 0),
    };
    entry.policyNos = joinSearchForms(lines.map((line) => line.policyNo));
  }

  function query({ text, sort, descending, offset, limit }: CustomerQuery): CustomerPage {
    const key = `${sort}:${descending}`;
    const needle = searchForm(text);
    const hits =
      needle === "" ? order(key, sort, descending) : search(key, needle, sort, descending);
    return {
      rows: hits.slice(offset, offset + limit).map((entry) => entry.row),
      total: hits.length,
      bookTotal: entries.size,
    };
  }

  function search(key: string, needle: string, sort: CustomerSort, descending: boolean): Entry[] {
    // One more key typed narrows what the last key found.
    const narrower = lastSearch?.key === key && needle.startsWith(lastSearch.text);
    const candidates = narrower && lastSearch ? lastSearch.hits : order(key, sort, descending);
    const hits = candidates.filter(
      (entry) => entry.own.includes(needle) || entry.policyNos.includes(needle),
    );
    lastSearch = { key, text: needle, hits };
    return hits;
  }

  function order(key: string, sort: CustomerSort, descending: boolean): Entry[] {
    let list = sorted.get(key);
    if (!list) {
      list = [...entries.values()].sort(comparators[sort]);
      if (descending) list.reverse();
      sorted.set(key, list);
    }
    return list;
  }

  const rowsOf = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const entry = entries.get(id);
      return entry ? [entry.row] : [];
    });

  return {
    putCustomer,
    putPolicy,
    dropCustomer,
    dropPolicy,
    query,
    rowsOf,
    size: () => entries.size,
  };
}

/** A row before its policies are known. */
export function entryOf(customer: Customer): { row: CustomerRow; own: string } {
  return {
    row: {
      id: customer.id,
      name: customer.name,
      kind: customer.kind,
      status: customer.status,
      sex: customer.sex,
      birthDate: customer.birthDate,
      phone: customer.phones[0]?.number,
      nationalId: customer.nationalId,
      city: customer.address?.city ?? "",
      district: customer.address?.district ?? "",
      agentId: customer.agentId,
      updatedAt: customer.updatedAt,
      hasAlert: customer.alerts.length > 0,
      holdings: undefined,
    },
    own: joinSearchForms([
      customer.name,
      customer.nationalId,
      ...customer.phones.map((phone) => phone.number),
    ]),
  };
}

const NO_HOLDINGS: Holdings = { inForce: 0, premiumTwd: 0 };
const holdingsOf = ({ row }: Entry) => row.holdings ?? NO_HOLDINGS;
const byId = (a: Entry, b: Entry) => (a.row.id < b.row.id ? -1 : 1);
const byText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
const comparators: Record<CustomerSort, (a: Entry, b: Entry) => number> = {
  updatedAt: (a, b) => byText(a.row.updatedAt, b.row.updatedAt) || byId(a, b),
  name: (a, b) => collator.compare(a.row.name, b.row.name) || byId(a, b),
  birthDate: (a, b) => byText(a.row.birthDate ?? "", b.row.birthDate ?? "") || byId(a, b),
  policies: (a, b) => holdingsOf(a).inForce - holdingsOf(b).inForce || byId(a, b),
  premium: (a, b) => holdingsOf(a).premiumTwd - holdingsOf(b).premiumTwd || byId(a, b),
  city: (a, b) =>
    collator.compare(a.row.city + a.row.district, b.row.city + b.row.district) || byId(a, b),
};
