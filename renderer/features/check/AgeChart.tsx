import { Button, Slider } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts";
import { useFormat } from "../../ui/format.ts";
import { useChartTheme, type ChartTheme } from "../../ui/palette.ts";
import { AgeTable } from "./AgeTable.tsx";
import { CHART_KINDS, LAST_AGE, type AgePoint, type ChartKind } from "./checkView.ts";
import styles from "./chart.module.css";
import { Section } from "./Section.tsx";

/** Left and right of the plot, in pixels: the slider beneath stands in the same place. */
const AXIS_PX = 72;
const RIGHT_PX = 24;
/** The kit's slider keeps this much to itself at both ends. */
const RAIL_MARGIN_PX = 5;

/** Each line has its own colour and its own dash: none is told by colour alone. */
export const DASHES: Record<ChartKind, string | undefined> = {
  death_illness: undefined,
  death_accident: "8 4",
  death_transport: "2 4",
};

const NEED_DASH = "12 3 3 3";

type Props = {
  name: string;
  points: readonly AgePoint[];
  age: number;
  isToday: boolean;
  onAge: (age: number | null) => void;
};

/** Cover by age from 0 to 110 with the need laid over it; the age line moves the whole page (F23). */
export function AgeChart({ name, points, age, isToday, onAge }: Props) {
  const { t } = useTranslation("check");
  const format = useFormat();
  const [isTable, setIsTable] = useState(false);
  const point = points[age];
  const values = {
    age,
    have: format.twdShort(point?.amounts.death_illness ?? 0),
    need: format.twdShort(point?.needTwd ?? 0),
  };
  return (
    <Section
      title={t("chart.title")}
      finding={t(point?.needTwd == null ? "chart.findingHave" : "chart.finding", values)}
      actions={
        <>
          <Button size="small" disabled={isToday} onClick={() => onAge(null)}>
            {t("chart.today")}
          </Button>
          <Button size="small" onClick={() => setIsTable(!isTable)}>
            {t(isTable ? "chart.chart" : "chart.table")}
          </Button>
        </>
      }
    >
      {isTable ? (
        <AgeTable points={points} age={age} />
      ) : (
        <>
          <Legend point={point} />
          <figure className={styles.plot} aria-label={t("chart.label", { name })}>
            <ResponsiveContainer width="100%" height="100%">
              <AgeLines points={points} age={age} onAge={onAge} />
            </ResponsiveContainer>
          </figure>
        </>
      )}
      <div
        className={styles.slider}
        style={{ marginLeft: AXIS_PX - RAIL_MARGIN_PX, marginRight: RIGHT_PX - RAIL_MARGIN_PX }}
      >
        <Slider
          min={0}
          max={LAST_AGE}
          value={age}
          onChange={onAge}
          included={false}
          ariaLabelForHandle={t("chart.slider")}
          ariaValueTextFormatterForHandle={(value) => format.age(value)}
          tooltip={{ formatter: (value) => format.age(value ?? 0), placement: "bottom" }}
        />
      </div>
    </Section>
  );
}

type LinesProps = {
  points: readonly AgePoint[];
  age: number;
  onAge?: (age: number) => void;
  /** On paper: a fixed size and a fixed theme. */
  size?: { width: number; height: number };
  theme?: ChartTheme;
};

export function AgeLines({ points, age, onAge, size, theme: fixedTheme }: LinesProps) {
  const { t } = useTranslation("check");
  const format = useFormat();
  const windowTheme = useChartTheme();
  const theme = fixedTheme ?? windowTheme;
  const [isDragging, setIsDragging] = useState(false);
  const move = (label: string | number | undefined) => {
    if (label !== undefined) onAge?.(Number(label));
  };
  const tick = { fill: theme.axis, fontSize: 12 };
  return (
    <LineChart
      data={points}
      margin={{ top: 24, right: RIGHT_PX, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      {...size}
      onMouseDown={({ activeLabel }) => {
        setIsDragging(true);
        move(activeLabel);
      }}
      onMouseMove={({ activeLabel }) => {
        if (isDragging) move(activeLabel);
      }}
      onMouseUp={() => setIsDragging(false)}
      onMouseLeave={() => setIsDragging(false)}
    >
      <CartesianGrid stroke={theme.grid} vertical={false} />
      <XAxis
        dataKey="age"
        type="number"
        domain={[0, LAST_AGE]}
        ticks={AGE_TICKS}
        tick={tick}
        stroke={theme.axis}
        tickLine={false}
      />
      <YAxis
        width={AXIS_PX}
        tick={tick}
        stroke={theme.axis}
        axisLine={false}
        tickLine={false}
        tickFormatter={format.twdShort}
        domain={[0, "auto"]}
      />
      {CHART_KINDS.map((kind, index) => (
        <Line
          key={kind}
          type="stepAfter"
          dataKey={(point: AgePoint) => point.amounts[kind]}
          name={t(`chart.series.${kind}`)}
          stroke={theme.series[index] ?? theme.text}
          strokeWidth={2}
          {...(DASHES[kind] ? { strokeDasharray: DASHES[kind] } : {})}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
      <Line
        type="stepAfter"
        dataKey="needTwd"
        name={t("chart.need")}
        stroke={theme.text}
        strokeWidth={2}
        strokeDasharray={NEED_DASH}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
      <ReferenceLine
        x={age}
        stroke={theme.accent}
        strokeWidth={2}
        label={{
          value: t("chart.ageYears", { age }),
          position: "top",
          fill: theme.text,
          fontSize: 12,
          fontWeight: 600,
        }}
      />
    </LineChart>
  );
}

const AGE_TICKS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110];

/** Names, line styles and the amounts at the age line: the legend is the direct label. */
export function Legend({
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
