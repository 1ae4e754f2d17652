import { toHalfWidth } from "./fullWidth.ts";

export type BusinessNumberCheck =
  | { readonly valid: true; readonly normalised: string }
  | { readonly valid: false; readonly problem: "format" | "checksum" };

const WEIGHTS = [1, 2, 1, 2, 1, 2, 4, 1] as const;

/** 統一編號 by the rule of 2023-04-01, which also accepts every older number (DOMAIN 2.3, A03). */
export function checkBusinessNumber(value: string): BusinessNumberCheck {
  const normalised = toHalfWidth(value).trim();
  if (!/^\d{8}$/.test(normalised) || normalised === "00000000") {
    return { valid: false, problem: "format" };
  }
  const total = Array.from(normalised).reduce((sum, digit, i) => {
    const product = Number(digit) * (WEIGHTS[i] ?? 0);
    return sum + Math.floor(product / 10) + (product % 10);
  }, 0);
  // A 7 in the seventh place gives 28 -> 10, which may count as 1 or as 0.
  const isValid = total % 5 === 0 || (normalised[6] === "7" && (total + 1) % 5 === 0);
  return isValid ? { valid: true, normalised } : { valid: false, problem: "checksum" };
}
