import { addsUp, type BenefitCategory } from "../categories.ts";
import type { IsoDate } from "../date.ts";
import { isInForce, type PolicyState } from "../policyState.ts";
import { catalogue as shipped } from "../shippedCatalogue.ts";
import type { ProductBook } from "./evaluateSituation.ts";
import {
  COVER_KINDS,
  standardSituation,
  type CoverKind,
  type CoverUnit,
} from "./standardSituations.ts";
import { standingOf, unitAmountTwd, type Standing } from "./standing.ts";
import type { CoverageLine } from "./types.ts";

export interface MatrixCell {
  readonly policyNo: string;
  /** TWD in the row's unit; 0 where nothing is covered. */
  readonly amountTwd: number;
  /** Whether the policy has a benefit of this row at all: an empty cell against a 0 with a reason. */
  readonly hasBenefit: boolean;
  /** Earliest date on which a promised payment begins, if it lies ahead. */
  readonly startsOn: IsoDate | null;
  /** Waiver row: a premium would be saved (DOMAIN 3.1: shown, not added). */
  readonly waives: boolean;
  readonly lines: readonly CoverageLine[];
}

export interface MatrixRow {
  readonly kind: CoverKind;
  readonly category: BenefitCategory;
  readonly unit: CoverUnit;
  /** In the order of the columns. */
  readonly cells: readonly MatrixCell[];
  /** Sum of the cells in TWD. Where `addsUp` is false it is a sum of caps, bounded by the bill. */
  readonly totalTwd: number;
  readonly addsUp: boolean;
  /** One diagnosis of cancer may draw on this row and on the named one: never add the two (DOMAIN 3.1). */
  readonly sameMoneyAs: BenefitCategory | null;
}

export interface MatrixColumn {
  readonly policyNo: string;
  readonly company: string;
  readonly state: PolicyState;
  /** False: the column is greyed and every figure is 0 (DOMAIN 3.2). */
  readonly isInForce: boolean;
}

export interface CoverageMatrix {
  readonly on: IsoDate;
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

/** The matrix category x policy of the health check (F20). */
export function coverageMatrix(
  standing: Standing,
  catalogue: ProductBook = shipped,
): CoverageMatrix {
  const linesOf = standingOf(standing, catalogue);
  const columns = standing.policies.map(({ policyNo, company, state }) => ({
    policyNo,
    company,
    state,
    isInForce: isInForce(state),
  }));
  const rows = COVER_KINDS.map((kind) => matrixRow(kind, linesOf(kind), columns));
  return { on: standing.on, columns, rows: markSameMoney(rows) };
}

function matrixRow(
  kind: CoverKind,
  lines: readonly CoverageLine[],
  columns: readonly MatrixColumn[],
): MatrixRow {
  const { category, unit } = standardSituation(kind);
  const byPolicy = new Map<string, CoverageLine[]>();
  for (const line of lines) {
    const own = byPolicy.get(line.policyNo);
    if (own) own.push(line);
    else byPolicy.set(line.policyNo, [line]);
  }
  const cells = columns.map(({ policyNo }) => matrixCell(policyNo, byPolicy.get(policyNo), unit));
  return {
    kind,
    category,
    unit,
    cells,
    totalTwd: cells.reduce((sum, cell) => sum + cell.amountTwd, 0),
    addsUp: addsUp(category),
    sameMoneyAs: null,
  };
}

function matrixCell(policyNo: string, lines: CoverageLine[] = [], unit: CoverUnit): MatrixCell {
  const starts = lines.flatMap((line) => line.startsOn ?? []).toSorted();
  return {
    policyNo,
    amountTwd: lines.reduce((sum, line) => sum + unitAmountTwd(line, unit), 0),
    hasBenefit: lines.length > 0,
    startsOn: starts[0] ?? null,
    waives: lines.some((line) => line.kind === "waiver"),
    lines,
  };
}

function markSameMoney(rows: readonly MatrixRow[]): MatrixRow[] {
  const pays = new Set(rows.filter((row) => row.totalTwd > 0).map((row) => row.category));
  return rows.map((row) => {
    const other = standardSituation(row.kind).sameMoneyAs;
    // Major illness money always serves cancer too, so the flag does not wait for a cancer policy.
    const isShared = row.totalTwd > 0 && other && (row.kind === "major_illness" || pays.has(other));
    return isShared ? { ...row, sameMoneyAs: other } : row;
  });
}
