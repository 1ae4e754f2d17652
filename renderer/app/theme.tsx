import { StyleProvider } from "@ant-design/cssinjs";
import { App as Kit, ConfigProvider, theme as kitTheme } from "antd";
import type { Locale } from "antd/es/locale";
import { useEffect, useState, type ReactNode } from "react";
import { useIsDark } from "../ui/palette.ts";
import { useSettings, type Settings } from "../ui/settings.ts";

/** The kit's own words; loaded when needed, because a start-up needs one language at most. */
const LOCALES: Record<Settings["language"], () => Promise<{ default: Locale }>> = {
  "zh-TW": () => import("antd/es/locale/zh_TW"),
  "zh-CN": () => import("antd/es/locale/zh_CN"),
  en: () => import("antd/es/locale/en_US"),
};

export const loadKitWords = async (language: Settings["language"]): Promise<Locale> =>
  (await LOCALES[language]()).default;

/**
 * The words of the language chosen, beginning with those that were loaded before the first drawing:
 * the kit builds its tree anew when words come where none were, and everything inside with it.
 */
function useKitWords(language: Settings["language"], first: Locale): Locale {
  const [words, setWords] = useState(first);
  useEffect(() => {
    let isCurrent = true;
    void loadKitWords(language).then((loaded) => {
      if (isCurrent) setWords(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return words;
}

const FONT =
  '"PingFang TC", "Microsoft JhengHei", "Noto Sans TC", "Noto Sans CJK TC", system-ui, sans-serif';

/** Tokens of DESIGN's "Look"; components take colours and sizes from here only. */
const shared = {
  borderRadius: 6,
  fontSize: 14,
  fontSizeSM: 12,
  fontFamily: FONT,
  wireframe: false,
  motionDurationMid: "0.12s",
  motionDurationSlow: "0.15s",
};
const light = {
  ...shared,
  colorPrimary: "#2F6B4F",
  colorLink: "#2F6B4F",
  colorInfo: "#2F6B4F",
  colorTextBase: "#1f2a25",
  colorTextSecondary: "#4d5853",
  colorTextTertiary: "#5f6a65",
  colorTextDescription: "#5f6a65",
  colorTextPlaceholder: "#6b7671",
  colorError: "#b3261e",
  colorWarning: "#8a5300",
  colorSuccess: "#2f6b4f",
  // The kit derives pale grounds from these colours and gets mud; they are chosen by hand.
  colorPrimaryBg: "#e9f2ed",
  colorPrimaryBgHover: "#dcebe3",
  colorInfoBg: "#e9f2ed",
  colorSuccessBg: "#e9f2ed",
  colorWarningBg: "#fdf4e3",
  colorWarningBorder: "#ecd3a3",
  colorErrorBg: "#fdecea",
  colorErrorBorder: "#f2bdb8",
  colorBgLayout: "#f6f8f7",
  controlItemBgActive: "#e3efe8",
  controlItemBgActiveHover: "#d8e8df",
};
const dark = {
  ...shared,
  colorPrimary: "#6FBF97",
  colorLink: "#6FBF97",
  colorInfo: "#6FBF97",
  colorTextLightSolid: "#0d1411",
  colorBgBase: "#151a18",
  colorBgContainer: "#151a18",
  colorBgElevated: "#1f2623",
  colorBorder: "#3d4843",
  colorBorderSecondary: "#29312d",
  colorFillAlter: "#1a201d",
  colorTextBase: "#e8edea",
  colorTextSecondary: "#b9c4be",
  colorTextTertiary: "#a3afa9",
  colorTextDescription: "#a3afa9",
  colorTextPlaceholder: "#93a099",
  colorError: "#ff8a80",
  colorWarning: "#f0b357",
  colorSuccess: "#6fbf97",
  colorPrimaryBg: "#1f3329",
  colorPrimaryBgHover: "#274034",
  colorInfoBg: "#1f3329",
  colorSuccessBg: "#1f3329",
  colorWarningBg: "#33291a",
  colorWarningBorder: "#5c4826",
  colorErrorBg: "#3a201e",
  colorErrorBorder: "#6b3833",
  colorBgLayout: "#101412",
  controlItemBgActive: "#22382d",
  controlItemBgActiveHover: "#294637",
};

/** Dark letters stand on the accent, but a tooltip has a dark ground of its own. */
const darkParts = { Tooltip: { colorTextLightSolid: "#e8edea", colorBgSpotlight: "#2f3934" } };

export function Theme({ kitWords, children }: { kitWords: Locale; children: ReactNode }) {
  const isDark = useIsDark();
  const { language, density } = useSettings();
  const locale = useKitWords(language, kitWords);
  useEffect(() => {
    document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
  }, [isDark]);
  const algorithms = [isDark ? kitTheme.darkAlgorithm : kitTheme.defaultAlgorithm];
  if (density === "compact") algorithms.push(kitTheme.compactAlgorithm);
  return (
    <StyleProvider layer>
      <ConfigProvider
        locale={locale}
        theme={{
          algorithm: algorithms,
          token: isDark ? dark : light,
          components: isDark ? darkParts : {},
          cssVar: { key: "banyan" },
        }}
        button={{ autoInsertSpace: false }}
        // Browsers keep what is typed elsewhere, in plain (SECURITY 2).
        input={{ autoComplete: "off" }}
        textArea={{ autoComplete: "off" }}
      >
        <Kit message={{ maxCount: 3 }} className="banyan">
          {children}
        </Kit>
      </ConfigProvider>
    </StyleProvider>
  );
}
