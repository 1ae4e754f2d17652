import type { IsoDate } from "./date.ts";
import { toHalfWidth } from "./fullWidth.ts";
import type { Sex } from "./rules.ts";

export type NationalIdKind = "citizen" | "resident" | "resident_old";

export type NationalIdCheck =
  | {
      readonly valid: true;
      readonly kind: NationalIdKind;
      readonly sex: Sex;
      readonly normalised: string;
      /** The old two-letter resident number is to be replaced by the new one. */
      readonly renew: boolean;
      /** By when; null where nothing is to be replaced. */
      readonly renewBy: IsoDate | null;
    }
  | { readonly valid: false; readonly problem: "format" | "checksum" };

/** When the old resident numbers are to be retired [cfg]; the new ones began on 2021-01-02. */
const OLD_RESIDENT_ENDS: IsoDate = "2031-01-01";

// Position = value - 10: I, O, W and Z were given their numbers late and stand out of order.
const LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 1, 1] as const;

/** Upper case, half-width, trimmed: the form in which IDs are stored and compared (A03). */
export function normaliseId(value: string): string {
  return toHalfWidth(value).trim().toUpperCase();
}

function checksum(letter: string, digits: readonly number[]): number {
  const value = LETTERS.indexOf(letter) + 10;
  return digits.reduce(
    (sum, digit, i) => sum + digit * (WEIGHTS[i] ?? 0),
    Math.floor(value / 10) + 9 * (value % 10),
  );
}

/** 身分證字號 and both resident numbers (DOMAIN 2.3, A03). */
export function checkNationalId(value: string): NationalIdCheck {
  const normalised = normaliseId(value);
  if (!/^[A-Z][1289A-D]\d{8}$/.test(normalised)) return { valid: false, problem: "format" };
  const [letter = "", second = "", ...rest] = normalised;
  const isOld = second >= "A";
  const first = isOld ? second.charCodeAt(0) - 65 : Number(second);
  if (checksum(letter, [first, ...rest.map(Number)]) % 10 !== 0) {
    return { valid: false, problem: "checksum" };
  }
  const kind = isOld ? "resident_old" : first >= 8 ? "resident" : "citizen";
  const isMale = "18AC".includes(second);
  return {
    valid: true,
    kind,
    sex: isMale ? "M" : "F",
    normalised,
    renew: isOld,
    renewBy: isOld ? OLD_RESIDENT_ENDS : null,
  };
}
