import { z } from "zod";

/** Binary fields are base64. */
const bytes = z.string().regex(/^[A-Za-z0-9+/]+=*$/);
const sealed = z.strictObject({ iv: bytes, data: bytes });

/** Argon2id as SECURITY 2 asks; kept with the file, so that it can be raised later. */
export const ARGON2 = { memoryKib: 65_536, iterations: 3, parallelism: 1 } as const;

/**
 * What stands in plain beside a person's encrypted file: who may open it, and the data key wrapped twice.
 * Of the person it holds what the unlock screen shows and a start without network needs, nothing else.
 */
export const vaultFileSchema = z.strictObject({
  format: z.literal(1),
  person: z.strictObject({
    staffId: z.string(),
    name: z.string(),
    role: z.string(),
    unitIds: z.array(z.string()),
  }),
  deviceId: z.string(),
  /** Raised with every new data key. */
  keyVersion: z.int().min(1),
  /** A demonstration company: its people are invented and its passphrase is public. */
  isDemo: z.boolean(),
  argon2: z.strictObject({
    memoryKib: z.int(),
    iterations: z.int(),
    parallelism: z.int(),
    salt: bytes,
  }),
  /** Whether the operating system's key store holds a second part, without which nothing opens. */
  needsKeyStore: z.boolean(),
  kekSalt: bytes,
  byPassphrase: sealed,
  recoverySalt: bytes,
  byRecoveryKey: sealed,
});
export type VaultFile = z.infer<typeof vaultFileSchema>;
export type VaultPerson = VaultFile["person"];
export type Sealed = z.infer<typeof sealed>;
