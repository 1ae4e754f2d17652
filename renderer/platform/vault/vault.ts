import { passphraseForm } from "./passphrase.ts";
import { newRecoveryKey, recoverySecret } from "./recoveryKey.ts";
import {
  base64,
  derive,
  deriveSealingKey,
  fromBase64,
  KEY_BYTES,
  masterKey,
  randomBytes,
  SALT_BYTES,
  seal,
  unseal,
  type Bytes,
  type MasterKey,
} from "./seal.ts";
import { VaultError } from "./vaultError.ts";
import { ARGON2, type VaultFile, type VaultPerson } from "./vaultFile.ts";

/** Argon2id to 32 bytes; slow on purpose, so it runs in a worker. */
export type SlowHash = (passphrase: string, argon2: VaultFile["argon2"]) => Promise<Bytes>;

/** The part that the operating system's key store holds; null where there is none. */
export type Keys = Readonly<{ slowHash: SlowHash; storePart: Bytes | null }>;

type Owner = Pick<VaultFile, "person" | "deviceId" | "keyVersion">;

/** What a wrapped data key belongs to: it opens for no other person, device or generation. */
const contextOf = ({ person, deviceId, keyVersion }: Owner): string =>
  JSON.stringify(["banyan/dek", person.staffId, deviceId, keyVersion]);

/** KEK = HKDF(KEK1 || KEK2): the key store's part and the passphrase's, and one is not enough (SECURITY 2). */
async function keyEncryptionKey(
  passphrase: string,
  { argon2, kekSalt }: Pick<VaultFile, "argon2" | "kekSalt">,
  { slowHash, storePart }: Keys,
): Promise<CryptoKey> {
  const byPassphrase = await slowHash(passphraseForm(passphrase), argon2);
  const parts = await masterKey(new Uint8Array([...(storePart ?? []), ...byPassphrase]));
  byPassphrase.fill(0);
  return deriveSealingKey(parts, fromBase64(kekSalt), "banyan/kek/v1");
}

async function recoveryKek(typed: string, salt: string): Promise<CryptoKey> {
  // 175 random bits need no slow hash.
  const secret = await masterKey(recoverySecret(typed));
  return deriveSealingKey(secret, fromBase64(salt), "banyan/recovery/v1");
}

async function wrap(dek: Bytes, passphrase: string, owner: Owner, keys: Keys) {
  const argon2 = { ...ARGON2, salt: base64(randomBytes(SALT_BYTES)) };
  const kekSalt = base64(randomBytes(SALT_BYTES));
  const kek = await keyEncryptionKey(passphrase, { argon2, kekSalt }, keys);
  const byPassphrase = await seal(kek, dek, contextOf(owner));
  return { argon2, kekSalt, byPassphrase, needsKeyStore: keys.storePart !== null };
}

async function wrapForRecovery(dek: Bytes, recoveryKey: string, owner: Owner) {
  const recoverySalt = base64(randomBytes(SALT_BYTES));
  const kek = await recoveryKek(recoveryKey, recoverySalt);
  return { recoverySalt, byRecoveryKey: await seal(kek, dek, contextOf(owner)) };
}

/** A new data key, wrapped by the passphrase and by a recovery key that is shown once and kept nowhere. */
export async function createVault(
  owner: { person: VaultPerson; deviceId: string; isDemo: boolean },
  passphrase: string,
  keys: Keys,
): Promise<{ file: VaultFile; dek: Bytes; recoveryKey: string }> {
  const dek = randomBytes(KEY_BYTES);
  const recoveryKey = newRecoveryKey();
  const named = { ...owner, keyVersion: 1 };
  const file: VaultFile = {
    format: 1,
    ...named,
    ...(await wrap(dek, passphrase, named, keys)),
    ...(await wrapForRecovery(dek, recoveryKey, named)),
  };
  return { file, dek, recoveryKey };
}

/** The data key. @throws VaultError `KEY_STORE_CHANGED`, `WRONG_PASSPHRASE` */
export async function unlockVault(file: VaultFile, passphrase: string, keys: Keys): Promise<Bytes> {
  const storePart = storePartOf(file, keys);
  const kek = await keyEncryptionKey(passphrase, file, { ...keys, storePart });
  const dek = await unseal(kek, file.byPassphrase, contextOf(file));
  if (!dek) throw new VaultError("WRONG_PASSPHRASE");
  return dek;
}

/** The data key. @throws VaultError `WRONG_RECOVERY_KEY` */
export async function recoverVault(file: VaultFile, recoveryKey: string): Promise<Bytes> {
  const kek = await recoveryKek(recoveryKey, file.recoverySalt);
  const dek = await unseal(kek, file.byRecoveryKey, contextOf(file));
  if (!dek) throw new VaultError("WRONG_RECOVERY_KEY");
  return dek;
}

/** The same data key under another passphrase; the recovery key stays as it is. */
export async function changePassphrase(
  file: VaultFile,
  dek: Bytes,
  passphrase: string,
  keys: Keys,
): Promise<VaultFile> {
  return { ...file, ...(await wrap(dek, passphrase, file, keys)) };
}

/** The same data key under another recovery key; the one before opens nothing any more. */
export async function renewRecoveryKey(
  file: VaultFile,
  dek: Bytes,
): Promise<{ file: VaultFile; recoveryKey: string }> {
  const recoveryKey = newRecoveryKey();
  return { file: { ...file, ...(await wrapForRecovery(dek, recoveryKey, file)) }, recoveryKey };
}

function storePartOf({ needsKeyStore }: VaultFile, { storePart }: Keys): Bytes | null {
  if (!needsKeyStore) return null;
  if (!storePart) throw new VaultError("KEY_STORE_CHANGED");
  return storePart;
}

const NO_SALT = new Uint8Array(0);

/** The key of the database's pages, 32 bytes. */
export const pageKeyOf = (dek: MasterKey): Promise<Bytes> => derive(dek, NO_SALT, "db");

/** The key of the session that rests beside the database. */
export const sessionKeyOf = (dek: MasterKey): Promise<CryptoKey> =>
  deriveSealingKey(dek, NO_SALT, "session");
