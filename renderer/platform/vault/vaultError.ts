/** Why a person's file stays closed; the code stands on the screen (STYLE, errors). */
export type VaultErrorCode =
  | "WRONG_PASSPHRASE"
  | "WRONG_RECOVERY_KEY"
  /** The file beside the database is not what was written. */
  | "VAULT_DAMAGED"
  /** A newer build has written it. */
  | "VAULT_NEWER"
  /** There is a database, and nothing beside it that would open it. */
  | "VAULT_MISSING"
  /** Another window has made it in the meantime. */
  | "VAULT_EXISTS"
  /** The operating system's key store has lost its part: new system, other account (X28). */
  | "KEY_STORE_CHANGED"
  | "KEY_DERIVATION_FAILED";

export class VaultError extends Error {
  readonly code: VaultErrorCode;
  constructor(code: VaultErrorCode) {
    super(code);
    this.name = "VaultError";
    this.code = code;
  }
}
