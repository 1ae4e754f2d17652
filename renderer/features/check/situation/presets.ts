import type { Situation } from "#shared/insurance/coverage/types.ts";

/** A situation without its date: the age line decides when it happens. */
export type SituationDraft = Omit<Situation, "on">;

/**
 * The questions that customers ask most (F22). Hospital days and bill are those of DOMAIN 3.5 S6,
 * a stay whose bill exceeds one contract's limits, so that coordination shows.
 */
export const PRESETS = {
  deathIllness: { cause: "illness", triggers: ["death"] },
  deathAccident: { cause: "accident", triggers: ["death"] },
  deathTransport: { cause: "transport_accident", triggers: ["death"] },
  cancer: { cause: "cancer", triggers: ["diagnosis_major", "diagnosis_cancer"] },
  hospital: {
    cause: "illness",
    triggers: ["hospital", "hospital_icu", "surgery", "medical_expense"],
    days: 10,
    icuDays: 2,
    surgeryGrade: 4,
    bill: { roomPerDay: 3_000, misc: 220_000, surgery: 110_000 },
  },
  disability: { cause: "illness", triggers: ["disability"], disabilityGrade: 2 },
  disabilityAccident: { cause: "accident", triggers: ["disability"], disabilityGrade: 7 },
  burn: { cause: "accident", triggers: ["burn"] },
  ltc: { cause: "illness", triggers: ["ltc"] },
  survival: { cause: "illness", triggers: ["survival"] },
} as const satisfies Record<string, SituationDraft>;

export type PresetKey = keyof typeof PRESETS;
export const PRESET_KEYS = Object.keys(PRESETS) as PresetKey[];

/** What goes on paper: one line for each kind of loss, in the order of the check. */
export const REPORT_PRESETS: readonly PresetKey[] = [
  "deathIllness",
  "deathAccident",
  "deathTransport",
  "cancer",
  "hospital",
  "disability",
  "disabilityAccident",
  "ltc",
];

/** The preset that a draft still equals, or null once it has been changed by hand. */
export function presetOf(draft: SituationDraft): PresetKey | null {
  const text = JSON.stringify(draft);
  return PRESET_KEYS.find((key) => JSON.stringify(PRESETS[key]) === text) ?? null;
}
