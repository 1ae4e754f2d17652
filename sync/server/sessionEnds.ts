export type SessionEnds = {
  /** `listener` runs whenever sessions may have ended. */
  listen: (listener: () => void) => void;
  /** Said after the COMMIT that ended sessions: at sign-out, reuse, a new password. */
  tell: () => void;
};

/**
 * A hint that sessions may have ended, without saying whose: who holds sockets asks the database, so
 * that a hint too few costs seconds and a hint too many nothing (H9, H13).
 */
export function sessionEnds(): SessionEnds {
  const listeners: (() => void)[] = [];
  return {
    listen: (listener) => void listeners.push(listener),
    tell: () => {
      for (const listener of listeners) listener();
    },
  };
}
