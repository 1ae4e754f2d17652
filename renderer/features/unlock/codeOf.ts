/** The code that stands on the screen for a failure. */
export function codeOf(error: unknown): string {
  // Its code is a number of 1998; its name says what happened.
  if (error instanceof DOMException) return error.name;
  return error instanceof Error && "code" in error ? String(error.code) : "INTERNAL";
}
