import { availableParallelism, cpus, totalmem } from "node:os";
import budgets from "./budgets.json" with { type: "json" };

export type BudgetId = keyof typeof budgets;
export type Figure = number | string | boolean | null | { readonly [name: string]: Figure };
export type Figures = Readonly<Record<string, Figure>>;

/** What a bench has measured; `measured` names the figures that ARCHITECTURE has a budget for. */
export type Measurement = Readonly<{
  dataset: Figures & { customers: number };
  figures: Figures;
  /** What else did comparable work in the same run, and how our figures stand to it. */
  peers: Figures;
  ratios: Figures;
  measured: Readonly<Partial<Record<BudgetId, number | null>>>;
  /** True where the bench did not get to its end; no budget is met then. */
  isCutShort?: boolean;
}>;

export type JudgedBudget = Readonly<{
  id: BudgetId;
  /** The bench whose `met` it decides. */
  of: string;
  what: string;
  unit: string;
  limit: number;
  measured: number | null;
  /** Null: not measured (false where the bench gave up), or fewer customers than the budget speaks of. */
  met: boolean | null;
}>;
export type BenchResult = Readonly<{ name: string }> &
  Omit<Measurement, "measured" | "isCutShort"> &
  Readonly<{ budgets: readonly JudgedBudget[]; met: boolean }>;

/** `met` only if every budget of this bench was measured at its size and holds. */
export function judge(name: string, measurement: Measurement): BenchResult {
  const { dataset, figures, peers, ratios, measured, isCutShort = false } = measurement;
  const judged = (Object.keys(measured) as BudgetId[]).map((id): JudgedBudget => {
    const { customers, ...budget } = budgets[id];
    const value = measured[id] ?? null;
    const isAtSize = dataset.customers >= customers;
    return {
      id,
      ...budget,
      measured: value,
      met: isAtSize ? holds(value, budget.limit, isCutShort) : null,
    };
  });
  const own = judged.filter(({ of }) => of === name);
  return {
    name,
    dataset: { ...dataset, hardware: hardware() },
    figures,
    peers,
    ratios,
    budgets: judged,
    met: !isCutShort && own.every(({ met }) => met === true),
  };
}

function holds(value: number | null, limit: number, isCutShort: boolean): boolean | null {
  if (value !== null) return value <= limit;
  return isCutShort ? false : null;
}

const hardware = (): string =>
  `${availableParallelism()} cores of ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}`;
