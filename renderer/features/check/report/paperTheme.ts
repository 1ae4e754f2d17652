import type { ChartTheme } from "../../../ui/palette.ts";

/** Chart colours on white paper, whatever the window's theme is. */
export const LIGHT_PAPER: ChartTheme = {
  dark: false,
  text: "#000000",
  axis: "#333333",
  grid: "#dddddd",
  background: "#ffffff",
  accent: "#2F6B4F",
  series: ["#0072B2", "#D55E00", "#009E73"],
  heat: () => "#ffffff",
  heatText: () => "#000000",
};
