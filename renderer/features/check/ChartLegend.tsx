import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/format.ts";
import { useChartTheme, type ChartTheme } from "../../ui/palette.ts";
import { DASHES, NEED_DASH } from "./AgeLines.tsx";
import { CHART_KINDS, type AgePoint } from "./checkView.ts";
import styles from "./chart.module.css";

/** Names, line styles and the amounts at the age line: the legend is the direct label. */
export function ChartLegend({
  point,
  theme: fixedTheme,
}: {
  point: AgePoint | undefined;
  theme?: ChartTheme;
}) {
  const { t } = useTranslation("check");
  const format = useFormat();
  const windowTheme = useChartTheme();
  const theme = fixedTheme ?? windowTheme;
  return (
    <ul className={styles.legend}>
      {CHART_KINDS.map((kind, index) => (
        <li key={kind}>
          <Swatch stroke={theme.series[index] ?? theme.text} dash={DASHES[kind]} />
          {t(`chart.series.${kind}`)}
          <strong>{format.twdShort(point?.amounts[kind] ?? 0)}</strong>
        </li>
      ))}
      <li>
        <Swatch stroke={theme.text} dash={NEED_DASH} />
        {t("chart.need")}
        <strong>{point?.needTwd == null ? "–" : format.twdShort(point.needTwd)}</strong>
      </li>
    </ul>
  );
}

function Swatch({ stroke, dash }: { stroke: string; dash: string | undefined }) {
  return (
    <svg width="24" height="8" aria-hidden>
      <line x1="0" x2="24" y1="4" y2="4" stroke={stroke} strokeWidth="2" strokeDasharray={dash} />
    </svg>
  );
}
