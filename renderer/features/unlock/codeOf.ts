/** The code that stands on the screen for a failure. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "INTERNAL";
