import { databaseNameOf } from "#renderer/data/databaseName.ts";
import { masterKey, type Bytes, type MasterKey } from "./seal.ts";
import {
  changePassphrase,
  createVault,
  recoverVault,
  renewRecoveryKey,
  unlockVault,
  type Keys,
} from "./vault.ts";
import { VaultError } from "./vaultError.ts";
import type { VaultFile, VaultPerson } from "./vaultFile.ts";
import { vaultFolder, type VaultFolder } from "./vaultFolder.ts";

/** An open vault. The data key's bytes were overwritten: what the window needs is derived from `dek`. */
export type Unlocked = { folder: VaultFolder; file: VaultFile; dek: MasterKey };
type OpenFile = { file: VaultFile; dek: Bytes };

type NewVault = { person: VaultPerson; deviceId: string; isDemo: boolean };

/**
 * Alone among all windows of this device: whoever reads the vault to write it anew would take back what
 * another window writes meanwhile, and with it the only key to the file.
 */
const alone = <T>(databaseName: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request(`banyan-vault-${databaseName}`, work);

/** The key store's part is asked for when it is needed, and overwritten after. */
async function withKeys<T>(
  keysOf: () => Promise<Keys>,
  work: (keys: Keys) => Promise<T>,
): Promise<T> {
  const keys = await keysOf();
  try {
    return await work(keys);
  } finally {
    keys.storePart?.fill(0);
  }
}

/** Overwrites the data key when it has been used, however that ends. */
async function using<T>(dek: Bytes, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    dek.fill(0);
  }
}

async function existing(databaseName: string): Promise<{ folder: VaultFolder; file: VaultFile }> {
  const folder = await vaultFolder(databaseName);
  const there = await folder.readVault();
  if (!there?.file) throw new VaultError(there?.fault ?? "VAULT_MISSING");
  return { folder, file: there.file };
}

type KeySource = Readonly<{
  /** What opens a vault on this device. */
  ofDevice: () => Promise<Keys>;
  /** What makes a new one. */
  forNewVault: () => Promise<Keys>;
}>;

/** What can be done with the vaults of this device. @param keys where its keys come from */
export function vaultKeeper(keys: KeySource) {
  /**
   * Makes the person's vault on this device; the recovery key is shown once and kept nowhere.
   * @throws VaultError `VAULT_EXISTS`, or what is wrong with the one that is there: it is never written over
   */
  async function makeVault(
    owner: NewVault,
    passphrase: string,
  ): Promise<Unlocked & { recoveryKey: string }> {
    const databaseName = databaseNameOf(owner.person.staffId);
    return alone(databaseName, async () => {
      const folder = await vaultFolder(databaseName);
      const there = await folder.readVault();
      if (there) throw new VaultError(there.fault ?? "VAULT_EXISTS");
      return withKeys(keys.forNewVault, async (held) => {
        const { file, dek, recoveryKey } = await createVault(owner, passphrase, held);
        return using(dek, async () => {
          await folder.writeVault(file);
          return { folder, file, dek: await masterKey(dek), recoveryKey };
        });
      });
    });
  }

  const unlock = (file: VaultFile, passphrase: string): Promise<Bytes> =>
    withKeys(keys.ofDevice, (held) => unlockVault(file, passphrase, held));

  /** @throws VaultError */
  async function openVault(databaseName: string, passphrase: string): Promise<Unlocked> {
    const { folder, file } = await existing(databaseName);
    return { folder, file, dek: await masterKey(await unlock(file, passphrase)) };
  }

  /** Opens by the recovery key and sets a new passphrase. @throws VaultError */
  function recover(
    databaseName: string,
    recoveryKey: string,
    passphrase: string,
  ): Promise<Unlocked> {
    return alone(databaseName, async () => {
      const { folder, file } = await existing(databaseName);
      const dek = await recoverVault(file, recoveryKey);
      return using(dek, async () => {
        const renewed = await setPassphrase(folder, { file, dek }, passphrase);
        return { folder, file: renewed, dek: await masterKey(dek) };
      });
    });
  }

  async function setPassphrase(
    folder: VaultFolder,
    { file, dek }: OpenFile,
    passphrase: string,
  ): Promise<VaultFile> {
    const renewed = await withKeys(keys.forNewVault, (held) =>
      changePassphrase(file, dek, passphrase, held),
    );
    await folder.writeVault(renewed);
    return renewed;
  }

  /** @throws VaultError `WRONG_PASSPHRASE` where the old one is not right */
  function replacePassphrase(
    databaseName: string,
    passphrase: string,
    next: string,
  ): Promise<void> {
    return alone(databaseName, async () => {
      const { folder, file } = await existing(databaseName);
      const dek = await unlock(file, passphrase);
      await using(dek, () => setPassphrase(folder, { file, dek }, next));
    });
  }

  /** A recovery key in place of the one that was lost. @throws VaultError `WRONG_PASSPHRASE` */
  function replaceRecoveryKey(databaseName: string, passphrase: string): Promise<string> {
    return alone(databaseName, async () => {
      const { folder, file } = await existing(databaseName);
      const dek = await unlock(file, passphrase);
      return using(dek, async () => {
        const renewed = await renewRecoveryKey(file, dek);
        await folder.writeVault(renewed.file);
        return renewed.recoveryKey;
      });
    });
  }

  return { makeVault, openVault, recover, replacePassphrase, replaceRecoveryKey };
}
