import { session } from "electron";
import { randomUUID } from "node:crypto";
import { APP_ORIGIN, APP_SCHEME, originOf } from "./appOrigin.ts";
import { serveAsset } from "./appProtocol.ts";
import { PRINT_POLICY } from "./contentSecurityPolicy.ts";
import { denyPermissions } from "./permissions.ts";
import { printPreferences } from "./webPreferences.ts";
import { openWindow } from "./windowFactory.ts";

const PRINT_PATH = "/print.html";
const PRINT_URL = `${APP_ORIGIN}${PRINT_PATH}`;
const FORM = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": PRINT_POLICY,
};

/** Whether the print session lets a request through (B46): our own assets, nothing else. */
export const isPrintRequestAllowed = (address: string) => originOf(address) === APP_ORIGIN;

/** A session in memory that knows one page and our style sheets, and forgets both with its window. */
function printSession(partition: string, folder: string, html: string) {
  const own = session.fromPartition(partition, { cache: false });
  denyPermissions(own);
  own.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isPrintRequestAllowed(details.url) }),
  );
  own.protocol.handle(APP_SCHEME, (request) =>
    request.url === PRINT_URL
      ? new Response(html, { headers: FORM })
      : serveAsset(folder, request.url, () => PRINT_POLICY),
  );
  return own;
}

/** Renders `html` on A4 in a hidden window without JavaScript; the bytes of the PDF. */
export async function pdfOf(folder: string, html: string): Promise<Uint8Array> {
  const partition = `print-${randomUUID()}`;
  const own = printSession(partition, folder, html);
  const window = openWindow(printPreferences(partition), { show: false });
  try {
    await window.loadURL(PRINT_URL);
    return await window.webContents.printToPDF({
      pageSize: "A4",
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
    });
  } finally {
    window.destroy();
    await own.clearStorageData();
  }
}
