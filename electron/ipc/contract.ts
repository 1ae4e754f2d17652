import { z } from "zod";
import type { AppInfo, DeepLink, SaveOutcome } from "#renderer/platform/platform.ts";
import type { Channel } from "./channels.ts";

const MIB = 1024 * 1024;
/** A whole book of 100,000 customers exports to some 60 MB; a backup to a few hundred. */
const MAX_FILE_BYTES = 256 * MIB;
const MAX_HTML_CHARACTERS = 20 * MIB;

/** 32 bytes in base64, and room for a longer key. */
const SECRET_MAX_LENGTH = 256;

const secretName = z.enum(["keyEncryptionKey"]);
const fileName = z.string().min(1).max(255);
const fileBytes = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.byteLength <= MAX_FILE_BYTES, "file too large");

/** Arguments of every channel, in order; sizes are part of the contract (SECURITY section 4, B49). */
export const ARGUMENTS = {
  "secret.get": z.tuple([secretName]),
  "secret.set": z.tuple([secretName, z.string().min(1).max(SECRET_MAX_LENGTH)]),
  "file.save": z.tuple([fileName, fileBytes]),
  "print.pdf": z.tuple([z.string().min(1).max(200), z.string().max(MAX_HTML_CHARACTERS)]),
  "notice.show": z.tuple([z.string().min(1).max(100), z.string().max(500)]),
  "external.open": z.tuple([z.string().max(2_048)]),
  "lock.opened": z.tuple([]),
  "lock.now": z.tuple([]),
  "app.info": z.tuple([]),
  "deepLink.take": z.tuple([]),
} as const satisfies Record<Channel, z.ZodType<readonly unknown[]>>;

export type Arguments<C extends Channel> = z.output<(typeof ARGUMENTS)[C]>;

/** Answers of every channel: plain data, never a path. */
export type Answers = {
  "secret.get": string | null;
  "secret.set": { isDurable: boolean };
  "file.save": SaveOutcome;
  "print.pdf": SaveOutcome;
  "notice.show": void;
  "external.open": boolean;
  "lock.opened": void;
  "lock.now": void;
  "app.info": AppInfo;
  "deepLink.take": DeepLink | null;
};

/** The channels that answer while the session is locked; all others refuse. */
export const OPEN_WHILE_LOCKED: ReadonlySet<Channel> = new Set([
  "app.info",
  "lock.opened",
  "lock.now",
]);
