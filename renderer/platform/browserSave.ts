import type { SaveOutcome } from "./platform.ts";

/** The File System Access picker: Chromium only, absent from TypeScript's DOM library. */
type SavePicker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

const pickerOf = (host: object): SavePicker | null =>
  "showSaveFilePicker" in host && typeof host.showSaveFilePicker === "function"
    ? (host.showSaveFilePicker.bind(host) as SavePicker)
    : null;

const isAbort = (error: unknown) => error instanceof DOMException && error.name === "AbortError";

async function saveByPicker(pick: SavePicker, name: string, blob: Blob): Promise<SaveOutcome> {
  try {
    const handle = await pick({ suggestedName: name });
    // The browser writes to a swap file and renames on close: no half file is left behind.
    const writer = await handle.createWritable();
    await writer.write(blob);
    await writer.close();
    return { kind: "saved" };
  } catch (error) {
    return isAbort(error) ? { kind: "canceled" } : { kind: "refused", reason: "writeFailed" };
  }
}

function saveByDownload(name: string, blob: Blob): SaveOutcome {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has read the address once it has begun; a minute is ample and leaks nothing for long.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return { kind: "saved" };
}

/** Saves by the file picker where there is one, else as a download. */
export async function browserSave(
  suggestedName: string,
  data: Uint8Array | Blob,
  mime: string,
): Promise<SaveOutcome> {
  const blob = data instanceof Blob ? data : new Blob([new Uint8Array(data)], { type: mime });
  const pick = pickerOf(window);
  return pick ? saveByPicker(pick, suggestedName, blob) : saveByDownload(suggestedName, blob);
}
