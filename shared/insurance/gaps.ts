import { standingOf, coverTwd } from "./coverage/standing.ts";
import { evaluatePromises, type ProductBook } from "./coverage/evaluateSituation.ts";
import type { CoverageLine, CoveragePolicy, InsuredPerson } from "./coverage/types.ts";
import type { IsoDate } from "./date.ts";
import { NEEDS_PARAMS, needs, type Household, type Needs, type NeedsParams } from "./needs.ts";
import { roundHalfUp } from "./rounding.ts";
import { catalogue as shipped } from "./shippedCatalogue.ts";
import { careValueTwd, educationValueTwd } from "./streamValue.ts";

export const GAP_KINDS = [
  "life_illness",
  "life_accident",
  "major_illness",
  "cancer",
  "hospital_day",
  "reimb_misc",
  "reimb_surgery",
  "disability_month",
  "ltc",
  "education",
] as const;
export type GapKind = (typeof GAP_KINDS)[number];

export const ADEQUACY_COLOURS = ["red", "amber", "green"] as const;
export type AdequacyColour = (typeof ADEQUACY_COLOURS)[number];

/** Below `red` is red, below `amber` amber, else green [cfg] (DOMAIN 4). */
export const ADEQUACY_LIMITS = { red: 0.5, amber: 0.8 } as const;

export interface GapRow {
  readonly kind: GapKind;
  readonly needTwd: number;
  readonly haveTwd: number;
  readonly gapTwd: number;
  /** have / need; null where nothing is needed. */
  readonly adequacy: number | null;
  readonly colour: AdequacyColour;
  /** The cancer row draws on the money of the major illness row: never add the two. */
  readonly isSameMoney: boolean;
}

export interface GapRequest {
  readonly person: InsuredPerson;
  /** Policies on this person's life. */
  readonly policies: readonly CoveragePolicy[];
  /** Policies on the children's lives, for the education row; default: those of the person. */
  readonly childrenPolicies?: readonly CoveragePolicy[];
  readonly household: Household;
  readonly on: IsoDate;
  readonly params?: Partial<NeedsParams>;
  readonly limits?: { readonly red: number; readonly amber: number };
}

export interface GapTable {
  readonly on: IsoDate;
  readonly rows: readonly GapRow[];
  readonly needs: Needs;
  /** The assumptions behind the figures, to be printed with them. */
  readonly params: NeedsParams;
}

/** Need, have and gap by category (DOMAIN 4). Education also stands inside the life need: never add the rows. */
export function gapTable(request: GapRequest, catalogue: ProductBook = shipped): GapTable {
  const { person, household, on } = request;
  const params: NeedsParams = { ...NEEDS_PARAMS, ...request.params };
  const wanted = needs({ person, household, on, params });
  const have = haveByKind(request, params, catalogue);
  const need = needByKind(wanted);
  const rows = GAP_KINDS.map((kind) =>
    gapRow(
      kind,
      need[kind],
      have[kind],
      kind === "cancer" && have.major_illness > 0,
      request.limits ?? ADEQUACY_LIMITS,
    ),
  );
  return { on, rows, needs: wanted, params };
}

/** What each row of the gap table compares with. */
export const needByKind = (wanted: Needs): Record<GapKind, number> => ({
  life_illness: wanted.lifeTwd,
  life_accident: wanted.accidentTwd,
  major_illness: wanted.majorIllnessTwd,
  cancer: wanted.cancerTwd,
  hospital_day: wanted.hospitalDayTwd,
  reimb_misc: wanted.reimbMiscTwd,
  reimb_surgery: wanted.reimbSurgeryTwd,
  disability_month: wanted.disabilityMonthTwd,
  ltc: wanted.ltcTwd,
  education: wanted.educationTwd,
});

function gapRow(
  kind: GapKind,
  needTwd: number,
  haveTwd: number,
  isSameMoney: boolean,
  limits: { readonly red: number; readonly amber: number },
): GapRow {
  const adequacy = needTwd > 0 ? haveTwd / needTwd : null;
  return {
    kind,
    needTwd,
    haveTwd,
    gapTwd: Math.max(0, needTwd - haveTwd),
    adequacy,
    colour: adequacyColour(adequacy, limits),
    isSameMoney,
  };
}

/** Colour of an adequacy, 0.5 being 50 % (DOMAIN 4 [cfg]); where nothing is needed, green. */
export function adequacyColour(
  adequacy: number | null,
  limits: { readonly red: number; readonly amber: number } = ADEQUACY_LIMITS,
): AdequacyColour {
  if (adequacy === null || adequacy >= limits.amber) return "green";
  return adequacy < limits.red ? "red" : "amber";
}

function haveByKind(
  { person, policies, childrenPolicies, on }: GapRequest,
  params: NeedsParams,
  catalogue: ProductBook,
): Record<GapKind, number> {
  const linesOf = standingOf({ person, policies, on }, catalogue);
  const have = (kind: Parameters<typeof linesOf>[0]) => coverTwd(linesOf(kind), kind);
  const major = have("major_illness");
  return {
    life_illness: have("death_illness"),
    life_accident: have("death_accident"),
    major_illness: major,
    // A cancer with the NHI major-illness card draws on both kinds of policy.
    cancer: cancerMajor({ person, policies, on }, catalogue) + have("cancer_first"),
    hospital_day: have("hospital_day"),
    reimb_misc: have("reimb_misc"),
    reimb_surgery: have("reimb_surgery"),
    disability_month: have("disability_income"),
    ltc: have("ltc_lump") + longTermCareValue(linesOf("ltc_month"), params),
    education: educationValue(childrenPolicies ?? policies, person, on, params, catalogue),
  };
}

function cancerMajor(
  { person, policies, on }: Pick<GapRequest, "person" | "policies" | "on">,
  catalogue: ProductBook,
): number {
  const situation = { on, cause: "cancer", triggers: ["diagnosis_major"] } as const;
  const { lines } = evaluatePromises({ person, policies, situation }, catalogue);
  return lines.reduce(
    (sum, line) => (line.category === "MAJOR_ILLNESS" ? sum + line.amountTwd : sum),
    0,
  );
}

function longTermCareValue(lines: readonly CoverageLine[], params: NeedsParams): number {
  return roundHalfUp(lines.reduce((sum, line) => sum + careValueTwd(line, params), 0));
}

function educationValue(
  policies: readonly CoveragePolicy[],
  person: InsuredPerson,
  on: IsoDate,
  params: NeedsParams,
  catalogue: ProductBook,
): number {
  const situation = { on, cause: "illness", triggers: ["survival"] } as const;
  const { lines } = evaluatePromises({ person, policies, situation }, catalogue);
  const own = lines.filter(({ category }) => category === "EDUCATION");
  return roundHalfUp(own.reduce((sum, line) => sum + educationValueTwd(line, on, params), 0));
}
