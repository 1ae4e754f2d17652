import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { getPlatform } from "../../../platform/index.ts";
import type { PrintedReport } from "../../../platform/platform.ts";

/**
 * The report exists only while it is printed. A click gives the chart two frames to draw; the browser's own
 * print command does not wait, so there the report is drawn at once.
 */
export function usePrint(report: PrintedReport): { isPrinting: boolean; print: () => void } {
  const [isPrinting, setIsPrinting] = useState(false);

  useEffect(() => {
    const begin = () => flushSync(() => setIsPrinting(true));
    const end = () => setIsPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);

  const print = () => {
    setIsPrinting(true);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        void getPlatform()
          .printToPdf(report)
          .finally(() => setIsPrinting(false));
      }),
    );
  };
  return { isPrinting, print };
}
