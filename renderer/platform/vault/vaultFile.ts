import { z } from "zod";
import { ID_MAX_LENGTH } from "#shared/model/brand.ts";
import { line } from "#shared/model/text.ts";
import { base64Of, IV_BYTES, KEY_BYTES, SALT_BYTES, TAG_BYTES } from "./seal.ts";

const salt = base64Of(SALT_BYTES);
const wrappedKey = z.strictObject({
  iv: base64Of(IV_BYTES),
  data: base64Of(KEY_BYTES + TAG_BYTES),
});

/** Argon2id as SECURITY 2 asks; kept with the file, so that it can be raised later. */
export const ARGON2 = { memoryKib: 65_536, iterations: 3, parallelism: 1 } as const;
/**
 * What a file may ask for. Below, somebody has made guessing cheap; above, somebody has made the computer
 * calculate for hours, and neither was written by us.
 */
const argon2Schema = z.strictObject({
  memoryKib: z.int().min(65_536).max(1_048_576),
  iterations: z.int().min(3).max(20),
  parallelism: z.int().min(1).max(4),
  salt,
});
const id = z.string().min(1).max(ID_MAX_LENGTH);

/**
 * What stands in plain beside a person's encrypted file: who may open it, and the data key wrapped twice.
 * Of the person it holds what the unlock screen shows and a start without network needs, nothing else.
 */
export const vaultFileSchema = z.strictObject({
  format: z.literal(1),
  person: z.strictObject({
    staffId: id,
    name: line(),
    role: id,
    unitIds: z.array(id).max(1_000),
  }),
  deviceId: id,
  /** Raised with every new data key. */
  keyVersion: z.int().min(1),
  /** A demonstration company: its people are invented and its passphrase is public. */
  isDemo: z.boolean(),
  argon2: argon2Schema,
  /** Whether the operating system's key store holds a second part, without which nothing opens. */
  needsKeyStore: z.boolean(),
  kekSalt: salt,
  byPassphrase: wrappedKey,
  recoverySalt: salt,
  byRecoveryKey: wrappedKey,
});
export type VaultFile = z.infer<typeof vaultFileSchema>;
export type VaultPerson = VaultFile["person"];

const newerSchema = z.looseObject({ format: z.int().min(2) });

/** What is wrong with what stands beside a person's file, or the file itself. */
export type VaultReading =
  | { file: VaultFile; fault: null }
  | { file: null; fault: "VAULT_DAMAGED" | "VAULT_NEWER" | "VAULT_MISSING" };

/** Reads the text of `vault.json`; whatever it holds, it answers at once. */
export function readVaultText(text: string): VaultReading {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { file: null, fault: "VAULT_DAMAGED" };
  }
  const { success, data } = vaultFileSchema.safeParse(raw);
  if (success) return { file: data, fault: null };
  // A newer build wrote it: it is whole, and must not be taken for lost.
  const isNewer = newerSchema.safeParse(raw).success;
  return { file: null, fault: isNewer ? "VAULT_NEWER" : "VAULT_DAMAGED" };
}
