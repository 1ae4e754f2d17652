type ErrorText = { status: number; cause: string; fix: string };

/** What can go wrong between two machines: the code is read over the telephone, the fix is the cure. */
export const SYNC_ERRORS = {
  BAD_REQUEST: {
    status: 400,
    cause: "The request is not one this server knows.",
    fix: "Update the application.",
  },
  TOO_LARGE: {
    status: 413,
    cause: "The request is larger than allowed.",
    fix: "Send less at once.",
  },
  WRONG_CONTENT_TYPE: {
    status: 415,
    cause: "Only plain, uncompressed JSON is read.",
    fix: "Send application/json.",
  },
  FOREIGN_ORIGIN: {
    status: 403,
    cause: "The page that asks is not ours.",
    fix: "Open the application itself.",
  },
  SIGN_IN_FAILED: {
    status: 401,
    cause: "Account or password is wrong.",
    fix: "Check both and try again.",
  },
  TOO_MANY_ATTEMPTS: {
    status: 429,
    cause: "Too many attempts in a short time.",
    fix: "Wait, then try again.",
  },
  SESSION_EXPIRED: { status: 401, cause: "The session is over or unknown.", fix: "Sign in again." },
  SESSION_REUSED: {
    status: 401,
    cause: "An old refresh token was used again; all sessions of this sign-in ended.",
    fix: "Sign in again and tell the administrator.",
  },
  WRONG_DEVICE: {
    status: 403,
    cause: "The session belongs to another device.",
    fix: "Sign in on this device.",
  },
  NOT_A_DEMO: {
    status: 404,
    cause: "This company has no demonstration seats.",
    fix: "Sign in with account and password.",
  },
  WEAK_PASSWORD: {
    status: 400,
    cause: "The password is among those that are guessed first.",
    fix: "Choose another, such as four words that do not belong together.",
  },
  ACCOUNT_TAKEN: {
    status: 409,
    cause: "Another person, unit or partner already has this account name or id.",
    fix: "Choose another.",
  },
  BATCH_REUSED: {
    status: 409,
    cause: "A batch id came again with other content.",
    fix: "Update the application; tell the administrator.",
  },
  EPOCH_CHANGED: {
    status: 409,
    cause: "The server was restored from a backup.",
    fix: "The application downloads everything again.",
  },
  FOREIGN_SCOPE: {
    status: 403,
    cause: "The checkpoint names a set of data this person may not read.",
    fix: "The application downloads everything again.",
  },
  NOT_AVAILABLE: {
    status: 403,
    cause: "The record is not available to this person.",
    fix: "Ask the unit's manager.",
  },
  NOT_ALLOWED: {
    status: 403,
    cause: "This person may not make this change.",
    fix: "Ask the unit's manager.",
  },
  INVALID_DOCUMENT: {
    status: 400,
    cause: "The record has an unknown or wrong field.",
    fix: "Correct the record, or update the application.",
  },
  FORMER_OWNER: {
    status: 403,
    cause: "The customer was given to somebody else in the meantime.",
    fix: "The change waits for review by the new agent.",
  },
  ALREADY_DELETED: {
    status: 409,
    cause: "The record was deleted in the meantime.",
    fix: "Restore it first; the change is kept.",
  },
  NOTE_DAMAGED: {
    status: 400,
    cause: "The note's bytes cannot be read, or contradict what is stored.",
    fix: "The text is kept on this device; copy it into a new note.",
  },
  NOTE_FOREIGN_CONTENT: {
    status: 400,
    cause: "The note holds content that no note may hold.",
    fix: "Remove the pasted content.",
  },
  NOTE_TOO_LARGE: {
    status: 413,
    cause: "The note is larger than 3 MB.",
    fix: "Split the note; the text is kept.",
  },
  DATA_FOLDER_IN_USE: {
    status: 500,
    cause: "Another server process has this data folder open.",
    fix: "Stop it, or choose another folder.",
  },
  PLAIN_HTTP: {
    status: 500,
    cause: "Passwords and customers would cross the network unencrypted.",
    fix: "Put a TLS proxy before it and name that with --trust-proxy ADDRESS; --insecure-http is for tests alone.",
  },
  OFFLINE: {
    status: 503,
    cause: "The server does not answer.",
    fix: "Nothing: changes are sent when it does.",
  },
  BAD_ANSWER: {
    status: 502,
    cause: "Something between here and the server changed the answer.",
    fix: "Check the network sign-in page.",
  },
  INTERNAL: {
    status: 500,
    cause: "The server failed.",
    fix: "Try again; tell the administrator the correlation id.",
  },
} as const satisfies Record<string, ErrorText>;

export type SyncErrorCode = keyof typeof SYNC_ERRORS;

export class SyncError extends Error {
  override readonly name = "SyncError";
  readonly code: SyncErrorCode;
  /** Seconds to wait, where the server said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: SyncErrorCode, retryAfterSeconds?: number) {
    super(`${code}: ${SYNC_ERRORS[code].cause} ${SYNC_ERRORS[code].fix}`);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): number {
    return SYNC_ERRORS[this.code].status;
  }
}

export const isSyncErrorCode = (code: unknown): code is SyncErrorCode =>
  typeof code === "string" && Object.hasOwn(SYNC_ERRORS, code);
