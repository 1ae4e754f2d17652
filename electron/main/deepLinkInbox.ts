import type { DeepLink } from "#renderer/platform/platform.ts";

/** Holds the last link until an unlocked window takes it; a newer link replaces an older one. */
export function createDeepLinkInbox(ring: () => void) {
  let waiting: DeepLink | null = null;
  return {
    put(link: DeepLink | null) {
      if (!link) return;
      waiting = link;
      ring();
    },
    take() {
      const link = waiting;
      waiting = null;
      return link;
    },
    ringAgain() {
      if (waiting) ring();
    },
  };
}
export type DeepLinkInbox = ReturnType<typeof createDeepLinkInbox>;
