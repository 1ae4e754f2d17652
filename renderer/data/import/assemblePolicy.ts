import { textOf } from "./cellText.ts";
import { catalogue } from "#shared/insurance/catalogue.ts";
import { insuranceAge } from "#shared/insurance/insuranceAge.ts";
import { annualPremiumTwd } from "#shared/insurance/premium.ts";
import type { Product } from "#shared/insurance/product.ts";
import type { OccupationClass, PayTerm } from "#shared/insurance/rules.ts";
import type { PolicyCoverage } from "#shared/model/policy.ts";
import { beneficiariesOf } from "./beneficiaries.ts";
import type { CustomerKey } from "./bookKeys.ts";
import { AMBIGUOUS, type CustomerIndex } from "./bookIndex.ts";
import { policyHeaderFields } from "./policyFields.ts";
import type { ReadRow, RowReader } from "./rowReader.ts";
import type { Json, Reason } from "./types.ts";

export type AssembleContext = { reader: RowReader; customers: CustomerIndex };
type Values = Record<string, Json>;
type Made<T> = { ok: true; value: T } | { ok: false; reason: Reason };
export type Assembled = { ok: true; values: Values } | { ok: false; reasons: Reason[] };

/** The values of one policy from its rows; what the file leaves out is computed where the catalogue can. */
export function assemblePolicy(
  rows: ReadRow[],
  isNew: boolean,
  context: AssembleContext,
): Assembled {
  const { reader } = context;
  const header = headerOf(rows, reader);
  if (!header.ok) return { ok: false, reasons: [header.reason] };
  const values = header.value;
  const reasons: Reason[] = [];

  const insured = personOf("insured", values, context);
  if (!insured.ok) return { ok: false, reasons: [insured.reason] };
  const holder = personOf("policyholder", values, context);
  const payer = personOf("payer", values, context);
  for (const party of [holder, payer]) if (!party.ok) reasons.push(party.reason);
  if (!insured.value && isNew) reasons.push(reader.reason("MISSING", "insured"));
  if (values["effectiveDate"] === undefined)
    reasons.push(reader.reason("MISSING", "effectiveDate"));
  if (reasons.length > 0 || !holder.ok || !payer.ok) return { ok: false, reasons };

  const coverages: PolicyCoverage[] = [];
  for (const read of rows) {
    const coverage = coverageOf(read, values, insured.value, context);
    if (coverage.ok) coverages.push(coverage.value);
    else reasons.push(coverage.reason);
  }
  if (reasons.length === 0 && !coverages.some(({ kind }) => kind === "main")) {
    reasons.push(reader.reason("NO_MAIN_COVERAGE", "coverageKind"));
  }
  const twice = rows.find((read, i) => isRepeated(coverages, i) && read);
  if (twice) reasons.push({ code: "DUPLICATE", level: "error", value: String(twice.row) });
  if (reasons.length > 0) return { ok: false, reasons };
  return {
    ok: true,
    values: valuesOf(values, coverages, insured.value, holder.value, payer.value),
  };
}

const isRepeated = (coverages: PolicyCoverage[], i: number) =>
  coverages.slice(0, i).some(({ productCode }) => productCode === coverages[i]?.productCode);

/** Blank cells are filled from the other rows; rows that contradict each other make no policy. */
function headerOf(rows: ReadRow[], reader: RowReader): Made<Values> {
  const values: Values = {};
  for (const { name } of policyHeaderFields) {
    for (const read of rows) {
      const value = read.values[name];
      if (value === undefined) continue;
      if (values[name] !== undefined && values[name] !== value && name !== "policyNo") {
        return {
          ok: false,
          reason: { ...reader.reason("INCONSISTENT", name), value: String(read.row) },
        };
      }
      values[name] ??= value;
    }
  }
  return { ok: true, value: values };
}

function personOf(
  party: "insured" | "policyholder" | "payer",
  values: Values,
  { customers, reader }: AssembleContext,
): Made<CustomerKey | undefined> {
  const id = values[party];
  const name = values[`${party}Name`];
  const birthDate = values[`${party}BirthDate`];
  if (id !== undefined) {
    const found = customers.byNationalId(textOf(id)) ?? customers.byId(textOf(id));
    return found
      ? { ok: true, value: found }
      : { ok: false, reason: reader.reason("UNKNOWN_CUSTOMER", party) };
  }
  if (name === undefined || birthDate === undefined) return { ok: true, value: undefined };
  const found = customers.byNameBirth(textOf(name), textOf(birthDate));
  if (found && found !== AMBIGUOUS) return { ok: true, value: found };
  const code = found === AMBIGUOUS ? "AMBIGUOUS_CUSTOMER" : "UNKNOWN_CUSTOMER";
  return { ok: false, reason: reader.reason(code, `${party}Name`) };
}

function coverageOf(
  { values, row }: ReadRow,
  header: Values,
  insured: CustomerKey | undefined,
  { reader }: AssembleContext,
): Made<PolicyCoverage> {
  const missing = (name: string): Made<PolicyCoverage> => ({
    ok: false,
    reason: { ...reader.reason("MISSING", name), value: String(row) },
  });
  const product = catalogue.find(textOf(values["product"] ?? values["productName"]));
  if (!product) return missing("product");
  const sumInsured = values["sumInsured"];
  if (typeof sumInsured !== "number") return missing("sumInsured");
  const issueAge = values["issueAge"] ?? ageAt(insured, textOf(header["effectiveDate"]));
  if (typeof issueAge !== "number") return missing("issueAge");
  const payTerm = (values["payTerm"] ?? only(product.pay_terms)) as PayTerm | undefined;
  if (payTerm === undefined) return missing("payTerm");
  const coverageYears = values["coverageYears"] ?? onlyYears(product);
  if (product.coverage_term.type === "years" && coverageYears === undefined)
    return missing("coverageYears");
  const premium =
    values["annualPremiumTwd"] ??
    (insured?.sex &&
      annualPremiumTwd(product, {
        sex: insured.sex,
        age: issueAge,
        sumInsured,
        payTerm,
        occupationClass: insured.occupationClass as OccupationClass | undefined,
      }));
  if (typeof premium !== "number") {
    return {
      ok: false,
      reason: { ...reader.reason("NO_TARIFF", "annualPremiumTwd"), value: String(row) },
    };
  }
  return {
    ok: true,
    value: {
      // Unique within the policy, because a product stands in it once.
      id: product.code,
      kind: (values["coverageKind"] as PolicyCoverage["kind"] | undefined) ?? product.kind,
      productCode: product.code,
      issueAge,
      sumInsured,
      payTerm,
      ...(typeof coverageYears === "number" && { coverageYears }),
      ...(values["coordination"] !== undefined && {
        coordination: values["coordination"] as PolicyCoverage["coordination"],
      }),
      annualPremiumTwd: premium,
    },
  };
}

function ageAt(insured: CustomerKey | undefined, effectiveDate: string): number | undefined {
  if (!insured?.birthDate) return undefined;
  return insuranceAge(insured.birthDate, effectiveDate)?.insuranceAge;
}
const only = <T>(options: readonly T[]) => (options.length === 1 ? options[0] : undefined);
const onlyYears = ({ coverage_term: term }: Product) =>
  term.type === "years" ? only(term.options) : undefined;

function valuesOf(
  header: Values,
  coverages: PolicyCoverage[],
  insured: CustomerKey | undefined,
  holder: CustomerKey | undefined,
  payer: CustomerKey | undefined,
): Values {
  const { insured: _i, insuredName: _n, insuredBirthDate: _b, beneficiary, ...rest } = header;
  const main = coverages.find(({ kind }) => kind === "main");
  const company = rest["company"] ?? catalogue.find(main?.productCode ?? "")?.company ?? "";
  const values: Values = {
    ...rest,
    company,
    isOwn: catalogue.companies.some(({ code, own }) => own && code === company),
    annualPremiumTwd: coverages.reduce((sum, { annualPremiumTwd }) => sum + annualPremiumTwd, 0),
    coverages,
  };
  if (insured) {
    values["customerId"] = values["insuredId"] = insured.id;
    values["policyholderId"] = holder?.id ?? insured.id;
    // A policy is seen by whoever sees its customer.
    if (insured.agentId) values["agentId"] = insured.agentId;
    if (insured.unitId) values["unitId"] = insured.unitId;
  } else if (holder) values["policyholderId"] = holder.id;
  if (payer) values["payerId"] = payer.id;
  if (typeof beneficiary === "string") values["beneficiaries"] = beneficiariesOf(beneficiary);
  return values;
}
