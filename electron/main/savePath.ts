import { posix, win32 } from "node:path";
import type { SaveRefusal } from "#renderer/platform/platform.ts";

/** Names that Windows gives to devices, whatever the extension or the folder. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const UNSAFE_CHARACTERS = /[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** File systems allow 255 bytes; a Chinese character takes three of them. */
const MAX_NAME_CHARACTERS = 72;
const characters = new Intl.Segmenter("zh-TW");

/**
 * A name to offer in the dialog: no folder, no device name, nothing that shows another extension than
 * it has (bidi controls). The same on every system, since files travel.
 */
export function safeFileName(suggested: string): string {
  const cleaned = suggested
    .normalize("NFC")
    .replace(UNSAFE_CHARACTERS, "_")
    .replace(/^[. ]+|[. ]+$/g, "");
  if (cleaned === "") return "banyan";
  const dot = cleaned.lastIndexOf(".");
  const extension = dot > 0 ? cleaned.slice(dot).slice(0, 16) : "";
  const stem = [...characters.segment(cleaned.slice(0, cleaned.length - extension.length))];
  const short = stem.slice(0, MAX_NAME_CHARACTERS).map(({ segment }) => segment);
  const name = short.join("") + extension;
  return DEVICE_NAME.test(name) ? `_${name}` : name;
}

/**
 * Why a path that the dialog gave may not be written, or null (B42). A network path would send the
 * file, and on Windows the person's credentials, to whoever answers.
 */
export function savePathRefusal(path: string, platform: NodeJS.Platform): SaveRefusal | null {
  const isWindows = platform === "win32";
  if (/^[\\/]{2}/.test(path)) return "networkPath";
  const paths = isWindows ? win32 : posix;
  const isPlain = paths.isAbsolute(path) && paths.normalize(path) === path && !path.includes("\0");
  if (!isPlain) return "notAbsolute";
  if (!isWindows) return null;
  if (!/^[a-z]:\\/i.test(path)) return "notAbsolute";
  // A second colon names an alternate data stream: a file inside a file that no one sees.
  return DEVICE_NAME.test(win32.basename(path)) || path.includes(":", 2) ? "deviceName" : null;
}
