/** `A123456789` -> `A12****789`; shorter values keep their first and last character. */
export const maskId = (id: string): string => hideMiddle(id, 3, 3);

/** `0912345678` -> `0912***678`. */
export const maskPhone = (phone: string): string => hideMiddle(phone, 4, 3);

/** What stands in a column of this kind, with as much hidden as the kind asks. */
export function masked(text: string, kind: "id" | "phone" | undefined): string {
  if (kind === "id") return maskId(text);
  return kind === "phone" ? maskPhone(text) : text;
}

function hideMiddle(text: string, head: number, tail: number): string {
  const [start, end] = text.length > head + tail ? [head, tail] : [1, 1];
  const hidden = Math.max(text.length - start - end, 0);
  return text.slice(0, start) + "*".repeat(hidden) + (hidden > 0 ? text.slice(-end) : "");
}
