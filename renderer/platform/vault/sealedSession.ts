import type { StoredSession, TokenStore } from "#sync/client/session.ts";
import { sealText, unsealText, type MasterKey } from "./seal.ts";
import { sessionKeyOf } from "./vault.ts";
import type { VaultFolder } from "./vaultFolder.ts";

const CONTEXT = "banyan/session";

/** Alone among all windows and workers of this device. */
const exclusive: TokenStore["exclusive"] = (work) =>
  navigator.locks.request("banyan-session", work);

/**
 * Where the session rests (H1): beside the database, sealed by a key from the same data key. So whoever
 * may use the key store of the desktop still needs the passphrase. What cannot be unsealed counts as no
 * session: the person signs in again.
 */
export async function sealedSession(
  folder: Pick<VaultFolder, "readSession" | "writeSession">,
  dek: MasterKey,
): Promise<TokenStore> {
  const key = await sessionKeyOf(dek);
  return {
    async load() {
      const text = await unsealText(key, await folder.readSession(), CONTEXT);
      return text === null ? null : (JSON.parse(text) as StoredSession);
    },
    save: async (session) =>
      folder.writeSession(await sealText(key, JSON.stringify(session), CONTEXT)),
    clear: () => folder.writeSession(""),
    exclusive,
  };
}

/** For the moments between a sign-in and an open file: the session lives in this window alone. */
export function sessionInMemory(): TokenStore {
  let kept: StoredSession | null = null;
  return {
    load: async () => kept,
    save: async (session) => void (kept = session),
    clear: async () => void (kept = null),
  };
}
