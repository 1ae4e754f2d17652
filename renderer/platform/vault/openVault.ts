import { keysForNewVault, keysOfDevice } from "./keys.ts";
import { vaultKeeper } from "./vaultKeeper.ts";

export type { Unlocked } from "./vaultKeeper.ts";

/** The vaults of this device, with the keys of this device. */
export const { makeVault, openVault, recover, replacePassphrase, replaceRecoveryKey } = vaultKeeper(
  {
    ofDevice: keysOfDevice,
    forNewVault: keysForNewVault,
  },
);
