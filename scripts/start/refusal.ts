/**
 * Why `npm start` ends without a server, for the person at the keyboard: what happened, why, and what
 * to do. The message is the three of them; nothing else is printed.
 */
export class StartRefusal extends Error {
  constructor({ what, why, todo }: { what: string; why: string; todo: string }) {
    super(`Banyan did not start: ${what}.\n  Why: ${why}\n  Do:  ${todo}`);
    this.name = "StartRefusal";
  }
}

/** The system's own code of a failed call on files or sockets ("EACCES"); blank for other errors. */
export const codeOf = (failure: unknown): string =>
  failure instanceof Error && "code" in failure ? String(failure.code) : "";

/** What the system's codes for files mean; the code stays in the text, for a search or the telephone. */
const FILE_REASONS: Readonly<Record<string, string>> = {
  EACCES: "your account may not write there",
  EPERM: "the system does not permit it, for your account or for anybody",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is used up",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "the system keeps that place for itself and lets nothing be made there",
  EMFILE: "too many files are open on this computer",
  EIO: "the disk answers with an error",
};

export const fileReason = (failure: unknown): string => {
  const code = codeOf(failure);
  const known = FILE_REASONS[code] ?? "the system refused";
  return `${known}${code === "" ? "" : ` (${code})`}.`;
};
