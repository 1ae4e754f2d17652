import { checkBusinessNumber } from "#shared/insurance/businessNumber.ts";
import { checkNationalId } from "#shared/insurance/nationalId.ts";

/** The last digit that makes the number pass its check. */
function withCheckDigit(stem: string, isValid: (value: string) => boolean): string {
  for (let digit = 0; digit <= 9; digit += 1) {
    if (isValid(stem + digit)) return stem + digit;
  }
  throw new Error(`No check digit completes ${stem}`);
}

/**
 * A valid national ID that nobody will take for a real person's: the serial is the customer's own
 * number in this company, behind a zero. Also unique for the same reason.
 */
export function demoNationalId(
  serial: number,
  { letter, sex, isResident }: { letter: string; sex: "M" | "F"; isResident: boolean },
): string {
  const sexDigit = isResident ? { M: "8", F: "9" }[sex] : { M: "1", F: "2" }[sex];
  const stem = letter + sexDigit + String(serial).padStart(7, "0");
  return withCheckDigit(stem, (value) => checkNationalId(value).valid);
}

export function demoBusinessNumber(serial: number): string {
  const stem = String(9_000_000 + serial).padStart(7, "0");
  return withCheckDigit(stem, (value) => checkBusinessNumber(value).valid);
}
