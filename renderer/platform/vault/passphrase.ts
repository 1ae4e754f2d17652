export const PASSPHRASE_MIN = 12;
export const PASSPHRASE_MAX = 256;

/** Why a passphrase will not do (SECURITY 2). */
export type PassphraseFault =
  "blank" | "tooShort" | "tooLong" | "digitsOnly" | "isName" | "repeats";

/** The form in which a passphrase counts: however a keyboard composes it. */
export const passphraseForm = (typed: string): string => typed.normalize("NFKC");

/** Null for a passphrase that may be set. @param names of the person: neither alone is a passphrase */
export function passphraseFault(typed: string, names: readonly string[]): PassphraseFault | null {
  const passphrase = passphraseForm(typed);
  if (passphrase !== "" && passphrase.trim() === "") return "blank";
  const length = Array.from(passphrase).length;
  if (length < PASSPHRASE_MIN) return "tooShort";
  if (length > PASSPHRASE_MAX) return "tooLong";
  if (/^[\d\s-]+$/u.test(passphrase)) return "digitsOnly";
  if (new Set(passphrase).size < 4) return "repeats";
  const plain = (text: string) => passphraseForm(text).toLowerCase().replaceAll(/\s/gu, "");
  return names.some((name) => plain(name) === plain(passphrase)) ? "isName" : null;
}
