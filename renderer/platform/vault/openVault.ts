import { databaseNameOf } from "#renderer/data/databaseName.ts";
import { keysForNewVault, keysOfDevice } from "./keys.ts";
import {
  changePassphrase,
  createVault,
  recoverVault,
  renewRecoveryKey,
  unlockVault,
} from "./vault.ts";
import { VaultError } from "./vaultError.ts";
import type { VaultFile, VaultPerson } from "./vaultFile.ts";
import { vaultFolder, type VaultFolder } from "./vaultFolder.ts";

/** An open vault. Whoever has opened the database with it overwrites `dek`. */
export type Unlocked = { folder: VaultFolder; file: VaultFile; dek: Uint8Array<ArrayBuffer> };

type NewVault = { person: VaultPerson; deviceId: string; isDemo: boolean };

/** Makes the person's vault on this device; the recovery key is shown once and kept nowhere. */
export async function makeVault(
  owner: NewVault,
  passphrase: string,
): Promise<Unlocked & { recoveryKey: string }> {
  const folder = await vaultFolder(databaseNameOf(owner.person.staffId));
  const { file, dek, recoveryKey } = await createVault(owner, passphrase, await keysForNewVault());
  await folder.writeVault(file);
  return { folder, file, dek, recoveryKey };
}

async function existing(databaseName: string): Promise<{ folder: VaultFolder; file: VaultFile }> {
  const folder = await vaultFolder(databaseName);
  const file = await folder.readVault();
  if (!file) throw new VaultError("VAULT_DAMAGED");
  return { folder, file };
}

/** @throws VaultError */
export async function openVault(databaseName: string, passphrase: string): Promise<Unlocked> {
  const { folder, file } = await existing(databaseName);
  return { folder, file, dek: await unlockVault(file, passphrase, await keysOfDevice()) };
}

/** Opens by the recovery key and sets a new passphrase. @throws VaultError */
export async function recover(
  databaseName: string,
  recoveryKey: string,
  passphrase: string,
): Promise<Unlocked> {
  const { folder, file } = await existing(databaseName);
  const dek = await recoverVault(file, recoveryKey);
  const renewed = await changePassphrase(file, dek, passphrase, await keysForNewVault());
  await folder.writeVault(renewed);
  return { folder, file: renewed, dek };
}

/** @throws VaultError `WRONG_PASSPHRASE` where the old one is not right */
export async function replacePassphrase(
  databaseName: string,
  passphrase: string,
  next: string,
): Promise<void> {
  const { folder, file, dek } = await openVault(databaseName, passphrase);
  await folder.writeVault(await changePassphrase(file, dek, next, await keysForNewVault()));
  dek.fill(0);
}

/** A recovery key in place of the one that was lost. @throws VaultError `WRONG_PASSPHRASE` */
export async function replaceRecoveryKey(
  databaseName: string,
  passphrase: string,
): Promise<string> {
  const { folder, file, dek } = await openVault(databaseName, passphrase);
  const renewed = await renewRecoveryKey(file, dek);
  dek.fill(0);
  await folder.writeVault(renewed.file);
  return renewed.recoveryKey;
}
