import { createInstance } from "i18next";
import en from "../locale/en.json" with { type: "json" };
import zhCN from "../locale/zh-CN.json" with { type: "json" };
import zhTW from "../locale/zh-TW.json" with { type: "json" };

type TextKey = keyof typeof zhTW;
export type Texts = (key: TextKey) => string;

/** The locale of the menu for a locale of the system: simplified where it is used, else traditional Chinese. */
export function shellLocale(system: string): "zh-TW" | "zh-CN" | "en" {
  if (/^zh(?:-Hans|-CN|-SG|-MY)/i.test(system)) return "zh-CN";
  return /^en\b/i.test(system) ? "en" : "zh-TW";
}

/** The texts of the menu and of the shell's own dialogs. */
export async function loadTexts(system: string): Promise<Texts> {
  const i18n = createInstance();
  return i18n.init({
    lng: shellLocale(system),
    fallbackLng: "zh-TW",
    resources: {
      "zh-TW": { translation: zhTW },
      "zh-CN": { translation: zhCN },
      en: { translation: en },
    },
  });
}
