import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSettings } from "./settings.ts";

const MAN = 10_000;
const YI = 100_000_000;

/** 1,234,567 -> `123 萬`, `1.2 億`; English counts in thousands and millions. */
export function shortTwd(amountTwd: number, language: string): string {
  const size = Math.abs(amountTwd);
  const sign = amountTwd < 0 ? "−" : "";
  if (language.startsWith("zh")) {
    const [wan, yi] = language === "zh-CN" ? ["万", "亿"] : ["萬", "億"];
    if (size >= YI) return `${sign}${trim(size / YI, 1)} ${yi}`;
    if (size >= MAN) return `${sign}${grouped(Math.round(size / MAN))} ${wan}`;
    return `${sign}${grouped(size)}`;
  }
  if (size >= 1_000_000_000) return `${sign}NT$${trim(size / 1_000_000_000, 2)}bn`;
  if (size >= 1_000_000) return `${sign}NT$${trim(size / 1_000_000, 2)}m`;
  if (size >= 1_000) return `${sign}NT$${trim(size / 1_000, 0)}k`;
  return `${sign}NT$${grouped(size)}`;
}

export function longTwd(amountTwd: number, language: string): string {
  const sign = amountTwd < 0 ? "−" : "";
  const digits = grouped(Math.abs(amountTwd));
  return language.startsWith("zh") ? `${sign}${digits} 元` : `${sign}NT$${digits}`;
}

/** ISO date as `2026/11/23` or, in the Republic's calendar, `民國 115/11/23`. */
export function calendarDate(iso: string, calendar: "gregorian" | "roc", label: string): string {
  const [year = "", month = "", day = ""] = iso.slice(0, 10).split("-");
  if (calendar === "gregorian" || Number(year) < 1912) return `${year}/${month}/${day}`;
  return `${label} ${Number(year) - 1911}/${month}/${day}`;
}

/** Writers of numbers and dates in the person's language and calendar (DESIGN, Words and numbers). */
export function useFormat() {
  const { i18n, t } = useTranslation("ui");
  const { calendar } = useSettings();
  const language = i18n.language;
  return useMemo(() => {
    const date = (iso: string) => calendarDate(iso, calendar, t("roc"));
    return {
      twd: (amountTwd: number) => longTwd(amountTwd, language),
      twdShort: (amountTwd: number) => shortTwd(amountTwd, language),
      number: grouped,
      date,
      dateTime: (iso: string) => `${date(taipei(iso))} ${taipei(iso).slice(11, 16)}`,
      percent: (fraction: number) => `${(fraction * 100).toFixed(1)} %`,
      count: (n: number, unit: "people" | "policies" | "items" | "rows") =>
        t(`count.${unit}`, { n: grouped(n), count: n }),
      list: (items: readonly string[]) => items.join(t("listSeparator")),
      age: (years: number) => t("age", { years }),
    };
  }, [calendar, language, t]);
}
export type Format = ReturnType<typeof useFormat>;

// A writer takes a hundred times longer to make than to use, and a list has hundreds of numbers.
const writers = new Map<number, Intl.NumberFormat>();
function trim(n: number, digits: number): string {
  let writer = writers.get(digits);
  if (!writer) {
    writer = new Intl.NumberFormat("en-US", { maximumFractionDigits: digits });
    writers.set(digits, writer);
  }
  return writer.format(n);
}
const grouped = (n: number) => trim(n, 0);

const TAIPEI_OFFSET_MS = 8 * 60 * 60 * 1000;
const taipei = (iso: string) => new Date(Date.parse(iso) + TAIPEI_OFFSET_MS).toISOString();
