import type { DryRun } from "#renderer/data/import/session.ts";

/**
 * Why a dry run leaves nothing to write; null where there is something. `choose` means that a choice
 * about a row would change it.
 */
export function whyNothing({ counts, documents }: DryRun): "same" | "choose" | "errors" | null {
  if (documents.create + documents.update > 0) return null;
  if (counts.duplicate + counts.conflict > 0) return "choose";
  return counts.error > 0 ? "errors" : "same";
}
