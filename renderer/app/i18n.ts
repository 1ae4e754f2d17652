import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { getSettings, type Settings } from "../ui/settings.ts";

type Texts = { default: Record<string, unknown> };

/** One file a feature and language; the folder that holds `locale/` is the namespace. */
const files = import.meta.glob<Texts>(["../**/locale/*.json"]);

const language = (path: string) => /locale\/(.+)\.json$/.exec(path)?.[1];
// Vite names the files of this very folder `./locale/…`, all others `../folder/locale/…`.
const namespace = (path: string) => /([^/.]+)\/locale\/[^/]+\.json$/.exec(path)?.[1] ?? "app";

async function load(lng: string) {
  await Promise.all(
    Object.entries(files)
      .filter(([path]) => language(path) === lng)
      .map(async ([path, read]) => {
        i18next.addResourceBundle(lng, namespace(path), (await read()).default);
      }),
  );
}

export async function startI18n(): Promise<void> {
  const { language: lng } = getSettings();
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: false,
    ns: ["app"],
    defaultNS: "app",
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await changeLanguage(lng);
}

export async function changeLanguage(lng: Settings["language"]): Promise<void> {
  await load(lng);
  await i18next.changeLanguage(lng);
  document.documentElement.lang =
    lng === "zh-TW" ? "zh-Hant-TW" : lng === "zh-CN" ? "zh-Hans-CN" : "en";
}
