import type { IsoDate } from "../date.ts";
import { catalogue as shipped, type Catalogue } from "../shippedCatalogue.ts";
import type { Horizon } from "./benefitTests.ts";
import { coverageFacts, type CoverageFacts } from "./coverageFacts.ts";
import { applyDeductions } from "./deductions.ts";
import { draftCoverage, type Draft } from "./draft.ts";
import { figuresOf } from "./figures.ts";
import { FUNERAL_LIMIT_TWD, limitFuneralCover } from "./funeralLimit.ts";
import { payReimbursements } from "./reimbursement.ts";
import type {
  CoverageLine,
  CoveragePolicy,
  CoverageResult,
  CoverageStream,
  InsuredPerson,
  Situation,
} from "./types.ts";

export interface SituationRequest {
  readonly person: InsuredPerson;
  readonly policies: readonly CoveragePolicy[];
  readonly situation: Situation;
  /** TWD; default 690,000 (A16). */
  readonly funeralLimitTwd?: number;
}

/** The products an evaluation may look up: the shipped catalogue, or one built from the office's own. */
export type ProductBook = Pick<Catalogue, "find" | "tables">;

/**
 * What one person's policies pay in one situation on one date, in TWD (DOMAIN 3.4, A06-A17, A29). Never fails:
 * codes that no catalogue knows are named in the result. Where the papers are silent:
 *
 * - `paidBefore` that names a terminating benefit ends the coverage: after S5 a later death pays no refund
 *   (DOMAIN 3.5), and a total disability once paid leaves nothing to pay on death.
 * - A line that comes to 0 pays nothing and is of kind `none`, whatever made it 0 (no days, no bill, limit used).
 * - `deduct_from` takes off what is paid, in whole dollars, so that both lines make the sum insured together.
 * - A term product with several terms, of which the request names none, has the shortest (A15).
 * - A grade outside its table pays nothing, as a missing one does (A07).
 */
export function evaluateSituation(
  request: SituationRequest,
  catalogue: ProductBook = shipped,
): CoverageResult {
  return evaluate(request, catalogue, "today");
}

/**
 * As `evaluateSituation`, but annuities, survival and maturity payments that the contracts owe at a later
 * age count too, with the date on which they begin. For the matrix, which shows what is on file.
 */
export function evaluatePromises(
  request: SituationRequest,
  catalogue: ProductBook = shipped,
): CoverageResult {
  return evaluate(request, catalogue, "promise");
}

function evaluate(request: SituationRequest, catalogue: ProductBook, horizon: Horizon) {
  const { person, policies, situation, funeralLimitTwd } = request;
  return answer(holdingsOn(policies, situation.on, catalogue), {
    person,
    situation,
    tables: catalogue.tables,
    horizon,
    funeralLimitTwd,
  });
}

/** What a person holds on one date, worked out once for any number of questions. */
export interface Holdings {
  readonly coverages: readonly CoverageFacts[];
  /** Codes that no catalogue knows. */
  readonly unknownProducts: string[];
}

/** What policies come to on a date, and the codes that no catalogue knows (A15); never fails. */
export function holdingsOn(
  policies: readonly CoveragePolicy[],
  on: IsoDate,
  catalogue: ProductBook,
): Holdings {
  const unknownProducts: string[] = [];
  const coverages: CoverageFacts[] = [];
  for (const policy of policies) {
    for (const coverage of policy.coverages) {
      const product = coverage.product ?? catalogue.find(coverage.productCode ?? "");
      if (product) coverages.push(coverageFacts(policy, coverage, product, on));
      else unknownProducts.push(coverage.productCode ?? "");
    }
  }
  return { coverages, unknownProducts };
}

export interface Question {
  readonly person: InsuredPerson;
  /** On the date of the holdings. */
  readonly situation: Situation;
  readonly tables: ProductBook["tables"];
  readonly horizon: Horizon;
  /** TWD; default 690,000 (A16). */
  readonly funeralLimitTwd?: number | undefined;
}

/** One question about holdings; `evaluateSituation` and `evaluatePromises` prepare them first. */
export function answer(
  { coverages, unknownProducts }: Holdings,
  question: Question,
): CoverageResult {
  const { person, situation, tables, horizon } = question;
  const drafts: Draft[] = [];
  for (const facts of coverages) {
    const own = draftCoverage(
      facts.product.benefits,
      { facts, person, situation, tables },
      horizon,
    );
    applyDeductions(own);
    for (const draft of own) drafts.push(draft);
  }
  payReimbursements(drafts, situation);
  const lines = drafts.map((draft) => finish(draft, horizon));
  const limited = limitFuneralCover(
    lines,
    (line) => drafts[lines.indexOf(line)]?.facts.policy.effectiveDate ?? "",
    person,
    situation.on,
    question.funeralLimitTwd ?? FUNERAL_LIMIT_TWD,
  );
  return summarise(limited, unknownProducts);
}

/** Round once (A28); what comes to nothing is a line of kind `none` with its reason (A29). */
function finish(draft: Draft, horizon: Horizon): CoverageLine {
  const { facts, benefit } = draft;
  const { rule } = benefit;
  const figures = figuresOf(draft, horizon);
  const isNothing = draft.kind !== "waiver" && figures.amountTwd === 0;
  return {
    policyNo: facts.policy.policyNo,
    company: facts.policy.company,
    policyState: facts.policy.state,
    product: facts.product,
    productCode: facts.product.code,
    coverage: facts.coverage,
    benefit,
    benefitId: benefit.id,
    category: benefit.category,
    kind: isNothing ? "none" : draft.kind,
    reason: isNothing && draft.reason.code === "paid" ? { code: "zero" } : draft.reason,
    ...figures,
    ...(draft.applies && rule.type === "reimbursement" ? { item: rule.item } : {}),
  };
}

function summarise(lines: CoverageLine[], unknownProducts: string[]): CoverageResult {
  const streams: CoverageStream[] = [];
  const waived = new Map<CoverageLine["coverage"], string>();
  let lumpTwd = 0;
  let reimbursementTwd = 0;
  for (const line of lines) {
    if (line.kind === "lump") lumpTwd += line.amountTwd;
    if (line.kind === "reimbursement") reimbursementTwd += line.amountTwd;
    if (line.kind === "waiver") waived.set(line.coverage, line.productCode);
    if (line.kind === "stream" && line.every) {
      const { category, amountTwd, every, payments = null } = line;
      streams.push({ category, amountTwd, every, payments });
    }
  }
  return {
    lumpTwd,
    reimbursementTwd,
    streams,
    waived: [...waived.values()],
    lines,
    unknownProducts,
  };
}
