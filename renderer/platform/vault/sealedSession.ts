import type { StoredSession, TokenStore } from "#sync/client/session.ts";
import { getPlatform } from "../index.ts";
import { seal, unseal } from "./seal.ts";
import { sessionKeyOf } from "./vault.ts";
import type { Sealed } from "./vaultFile.ts";
import type { VaultFolder } from "./vaultFolder.ts";

const CONTEXT = "banyan/session";

/** Alone among all windows and workers of this device. */
const exclusive: TokenStore["exclusive"] = (work) =>
  navigator.locks.request("banyan-session", work);

/**
 * Where the session rests (H1): on the desktop with the main process, in a browser beside the database,
 * sealed by a key from the same data key.
 */
export async function sealedSession(
  folder: VaultFolder,
  dek: Uint8Array<ArrayBuffer>,
): Promise<TokenStore> {
  const { kind, secrets } = getPlatform();
  const key = await sessionKeyOf(dek);
  const read = async () => {
    if (kind === "desktop") return secrets.get("refreshToken");
    const text = await folder.readSession();
    if (!text) return null;
    const opened = await unseal(key, JSON.parse(text) as Sealed, CONTEXT);
    return opened && new TextDecoder().decode(opened);
  };
  const write = async (text: string) => {
    if (kind === "desktop") await secrets.set("refreshToken", text);
    else {
      const sealed = await seal(key, new TextEncoder().encode(text), CONTEXT);
      await folder.writeSession(JSON.stringify(sealed));
    }
  };
  return {
    async load() {
      const text = await read();
      return text ? (JSON.parse(text) as StoredSession) : null;
    },
    save: (session) => write(JSON.stringify(session)),
    clear: () => (kind === "desktop" ? secrets.remove("refreshToken") : folder.writeSession("")),
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
