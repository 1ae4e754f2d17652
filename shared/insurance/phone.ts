import { toHalfWidth } from "./fullWidth.ts";

export type PhoneKind = "mobile" | "landline" | "toll_free";

export type PhoneCheck =
  | {
      readonly valid: true;
      readonly kind: PhoneKind;
      /** Digits only, beginning with 0. */
      readonly normalised: string;
      readonly extension: string | null;
    }
  | { readonly valid: false };

interface Prefix {
  readonly prefix: string;
  readonly kind: PhoneKind;
  /** Digits of the whole number. */
  readonly lengths: readonly number[];
}

// Order decides: the first prefix that matches is the only one asked (A04).
const PREFIXES: readonly Prefix[] = [
  { prefix: "0800", kind: "toll_free", lengths: [10] },
  { prefix: "0809", kind: "toll_free", lengths: [10] },
  { prefix: "09", kind: "mobile", lengths: [10] },
  { prefix: "0826", kind: "landline", lengths: [9] },
  { prefix: "0836", kind: "landline", lengths: [9] },
  { prefix: "037", kind: "landline", lengths: [9] },
  { prefix: "049", kind: "landline", lengths: [10] },
  { prefix: "082", kind: "landline", lengths: [9] },
  { prefix: "089", kind: "landline", lengths: [9] },
  { prefix: "02", kind: "landline", lengths: [10] },
  { prefix: "03", kind: "landline", lengths: [9] },
  { prefix: "04", kind: "landline", lengths: [9, 10] },
  { prefix: "05", kind: "landline", lengths: [9] },
  { prefix: "06", kind: "landline", lengths: [9] },
  { prefix: "07", kind: "landline", lengths: [9] },
  { prefix: "08", kind: "landline", lengths: [9] },
];

/** A Taiwanese telephone number (DOMAIN 2.3, A04). */
export function checkPhone(value: string): PhoneCheck {
  const text = toHalfWidth(value);
  const cut = text.search(/#|轉|分機|ext/i);
  const number = (cut < 0 ? text : text.slice(0, cut))
    .replace(/[\s\-()[\]]/g, "")
    .replace(/^(?:\+886|00886)0?/, "0");
  if (!/^\d+$/.test(number)) return { valid: false };
  const match = PREFIXES.find(({ prefix }) => number.startsWith(prefix));
  if (!match?.lengths.includes(number.length)) return { valid: false };
  const extension = cut < 0 ? "" : text.slice(cut).replace(/\D/g, "");
  return { valid: true, kind: match.kind, normalised: number, extension: extension || null };
}

/** `+8869xxxxxxxx` for a mobile number, null for any other (DOMAIN 2.3). */
export function mobileE164(value: string): string | null {
  const phone = checkPhone(value);
  return phone.valid && phone.kind === "mobile" ? `+886${phone.normalised.slice(1)}` : null;
}
