import { z } from "zod";
import { DAMAGE_CODES } from "../sqlite/sqliteError.ts";

const MARK = "damage.json";

const schema = z.strictObject({
  code: z.enum(DAMAGE_CODES),
  /** `aside`: the damaged file is out of the way, so that what lies in its place is a new one. */
  step: z.enum(["found", "aside"]),
});
export type DamageMark = z.infer<typeof schema>;

/**
 * That the file is damaged is remembered beside it: it is not opened again by a window that comes later,
 * and a repair that was killed goes on where it stood.
 */
export async function readDamageMark(
  directory: FileSystemDirectoryHandle,
): Promise<DamageMark | null> {
  try {
    const file = await (await directory.getFileHandle(MARK)).getFile();
    return schema.parse(JSON.parse(await file.text()));
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return null;
    // The browser puts a finished file in its place, so half a mark is a mark that was damaged too.
    return { code: "DAMAGED", step: "found" };
  }
}

/** The browser writes beside the file and puts it in its place on close: a kill leaves one of the two. */
export async function writeDamageMark(
  directory: FileSystemDirectoryHandle,
  mark: DamageMark,
): Promise<void> {
  const writer = await (await directory.getFileHandle(MARK, { create: true })).createWritable();
  await writer.write(JSON.stringify(mark));
  await writer.close();
}

export const clearDamageMark = (directory: FileSystemDirectoryHandle): Promise<void> =>
  directory.removeEntry(MARK);
