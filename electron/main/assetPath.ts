import { isAbsolute, relative, resolve } from "node:path";

/**
 * The file behind a path of `app://banyan`, or null if it would leave `folder` (W1). The address is
 * decoded once, as a browser does; a second decoding would let `%252e%252e` through.
 */
export function assetPath(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // Backslash and colon mean something on Windows only; no asset of ours has either.
  if (/[\0\\:]/.test(decoded)) return null;
  const file = resolve(folder, `.${decoded.endsWith("/") ? `${decoded}index.html` : decoded}`);
  const inside = relative(folder, file);
  return inside === "" || inside.startsWith("..") || isAbsolute(inside) ? null : file;
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  wasm: "application/wasm",
  svg: "image/svg+xml",
  png: "image/png",
  woff2: "font/woff2",
  webmanifest: "application/manifest+json",
};

/** The type by extension, or null: what is not in the list is not served. */
export function mimeTypeOf(file: string): string | null {
  return MIME_TYPES[file.slice(file.lastIndexOf(".") + 1).toLowerCase()] ?? null;
}
