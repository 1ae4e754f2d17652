import { catalogue } from "#shared/insurance/catalogue.ts";
import { formatRoc } from "#shared/insurance/rocDate.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import {
  COVERAGE_KIND_LABELS,
  EDUCATION_LABELS,
  KIND_LABELS,
  MARITAL_LABELS,
  METHOD_LABELS,
  MODE_LABELS,
  PAY_TERM_LABELS,
  SEX_LABELS,
  SOURCE_LABELS,
  STATE_LABELS,
  type CustomerColumn,
  type PolicyColumn,
} from "./columns.ts";
import { productOf } from "./coverages.ts";

/** A cell as every kind of file can hold it; numbers stay numbers in a workbook. */
export type Cell = string | number | undefined;
export type Row<C extends string> = Record<C, Cell>;

/** `075/03/10`, or `0750310` for about one row in seven: both are found in one file in real life. */
function rocCell(date: IsoDate | undefined, isCompact: boolean): string | undefined {
  if (date === undefined) return undefined;
  if (isCompact || date < "1912") return formatRoc(date, "compact");
  return formatRoc(date, "slash").padStart(9, "0");
}

const isCompactRow = (id: string) => (id.codePointAt(id.length - 1) ?? 0) % 7 === 0;

export function customerRow(customer: Customer): Row<CustomerColumn> {
  const { kind, nationalId, sex, maritalStatus, education, address } = customer;
  const phone = (wanted: "mobile" | "landline") =>
    customer.phones.find((entry) => entry.kind === wanted)?.number;
  return {
    姓名: customer.name,
    類別: KIND_LABELS[kind],
    身分證字號: kind === "person" ? nationalId : undefined,
    統一編號: kind === "organisation" ? nationalId : undefined,
    出生日期: rocCell(customer.birthDate, isCompactRow(customer.id)),
    性別: sex && SEX_LABELS[sex],
    婚姻: maritalStatus && MARITAL_LABELS[maritalStatus],
    教育程度: education && EDUCATION_LABELS[education],
    行動電話: phone("mobile"),
    電話: phone("landline"),
    電子郵件: customer.email,
    郵遞區號: address?.postcode,
    地址: address && `${address.city ?? ""}${address.district ?? ""}${address.street}`,
    職業: customer.occupation,
    職業等級: customer.occupationClass,
    服務單位: customer.employer,
    年收入: customer.annualIncomeTwd,
    來源: SOURCE_LABELS[customer.source],
    備註: customer.remark,
  };
}

const companyNames = new Map(catalogue.companies.map(({ code, name_zh }) => [code, name_zh]));

/** The rows of one policy; `people` holds everybody it names. */
export function policyRows(
  policy: Policy,
  people: ReadonlyMap<string, Customer>,
): Row<PolicyColumn>[] {
  const insured = people.get(policy.insuredId);
  const holder = people.get(policy.policyholderId);
  const isCompact = isCompactRow(policy.policyNo);
  return policy.coverages.map((coverage) => ({
    保單號碼: policy.policyNo,
    保險公司: companyNames.get(policy.company) ?? policy.company,
    主附約: COVERAGE_KIND_LABELS[coverage.kind],
    商品代碼: coverage.productCode,
    商品名稱: coverage.productCode && productOf(coverage.productCode).name_zh,
    被保險人: insured?.name,
    被保險人身分證字號: insured?.nationalId,
    要保人: holder?.name,
    要保人身分證字號: holder?.nationalId,
    生效日: rocCell(policy.effectiveDate, isCompact),
    投保年齡: coverage.issueAge,
    保額: coverage.sumInsured,
    繳費年期:
      typeof coverage.payTerm === "number" ? coverage.payTerm : PAY_TERM_LABELS[coverage.payTerm],
    保障年期: coverage.coverageYears,
    年繳保費: coverage.annualPremiumTwd,
    繳別: MODE_LABELS[policy.premiumMode],
    付款方式: METHOD_LABELS[policy.paymentMethod],
    狀態: STATE_LABELS[policy.state],
    下次應繳日: rocCell(policy.nextDueDate, isCompact),
    停效日: rocCell(policy.lapsedOn, isCompact),
    身故受益人: deathBeneficiaries(policy),
  }));
}

const deathBeneficiaries = ({ beneficiaries }: Policy) =>
  beneficiaries
    .filter(({ benefit, order }) => benefit === "death" && order === 1)
    .map(({ name }) => name)
    .join("、") || undefined;
