import { useSyncExternalStore } from "react";
import { useSettings } from "./settings.ts";

/** Okabe-Ito, in the fixed order in which meanings take them; yellow last: it is pale on white. */
const OKABE_ITO = {
  light: ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#6B6B6B", "#B8A200"],
  dark: ["#56B4E9", "#F0883E", "#2FC49A", "#E29BC4", "#E69F00", "#7CC4F0", "#A8A8A8", "#F0E442"],
} as const;

export type ChartTheme = {
  dark: boolean;
  text: string;
  axis: string;
  grid: string;
  background: string;
  accent: string;
  series: readonly string[];
  /** One hue, from the ground (0) to full (1). */
  heat: (share: number) => string;
  /** Text that is readable on `heat(share)`. */
  heatText: (share: number) => string;
};

const mix = (from: readonly number[], to: readonly number[], share: number) =>
  `rgb(${from.map((value, i) => Math.round(value + ((to[i] ?? 0) - value) * share)).join(" ")})`;

const clamp = (share: number) => Math.max(0, Math.min(1, share));

const LIGHT: ChartTheme = {
  dark: false,
  text: "#1f2a25",
  axis: "#56605b",
  grid: "#e3e8e5",
  background: "#ffffff",
  accent: "#2F6B4F",
  series: OKABE_ITO.light,
  heat: (share) => mix([241, 247, 244], [28, 84, 60], clamp(share)),
  heatText: (share) => (share > 0.45 ? "#ffffff" : "#1f2a25"),
};
const DARK: ChartTheme = {
  dark: true,
  text: "#e8edea",
  axis: "#a9b5af",
  grid: "#2e3733",
  background: "#151a18",
  accent: "#6FBF97",
  series: OKABE_ITO.dark,
  heat: (share) => mix([30, 39, 35], [126, 214, 172], clamp(share)),
  heatText: (share) => (share > 0.5 ? "#0d1411" : "#e8edea"),
};

const systemDark = matchMedia("(prefers-color-scheme: dark)");
const subscribe = (listener: () => void) => {
  systemDark.addEventListener("change", listener);
  return () => systemDark.removeEventListener("change", listener);
};

export function useIsDark(): boolean {
  const { theme } = useSettings();
  const system = useSyncExternalStore(subscribe, () => systemDark.matches);
  return theme === "system" ? system : theme === "dark";
}

/** Colours for charts in the window's theme (DESIGN, Look). */
export const useChartTheme = (): ChartTheme => (useIsDark() ? DARK : LIGHT);
