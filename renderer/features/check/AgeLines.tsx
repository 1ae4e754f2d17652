import { memo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from "recharts";
import { useFormat } from "../../ui/format.ts";
import { useChartTheme, type ChartTheme } from "../../ui/palette.ts";
import { CHART_KINDS, LAST_AGE, type AgePoint, type ChartKind } from "./checkView.ts";

/** Left and right of the plot, in pixels: the slider beneath stands in the same place. */
export const AXIS_PX = 72;
export const RIGHT_PX = 24;

/** Each line has its own colour and its own dash: none is told by colour alone. */
export const DASHES: Record<ChartKind, string | undefined> = {
  death_illness: undefined,
  death_accident: "8 4",
  death_transport: "2 4",
};

export const NEED_DASH = "12 3 3 3";

const AGE_TICKS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110];

/** Outside the component: a new function each time would make the chart measure itself anew. */
const AMOUNT_OF = Object.fromEntries(
  CHART_KINDS.map((kind) => [kind, (point: AgePoint) => point.amounts[kind]]),
) as Record<ChartKind, (point: AgePoint) => number>;
const MARGIN = { top: 24, right: RIGHT_PX, bottom: 0, left: 0 };

type LinesProps = {
  points: readonly AgePoint[];
  /** Must keep its identity while the age line moves. */
  onAge?: (age: number) => void;
  /** On paper the age line is part of the drawing; on screen it lies over it. */
  age?: number;
  /** On paper: a fixed size and a fixed theme. */
  size?: { width: number; height: number };
  theme?: ChartTheme;
};

/** The lines alone; drawn once for one set of points, however the age line moves over them. */
export const AgeLines = memo(function AgeLines({
  points,
  age,
  onAge,
  size,
  theme: fixedTheme,
}: LinesProps) {
  const { t } = useTranslation("check");
  const format = useFormat();
  const windowTheme = useChartTheme();
  const theme = fixedTheme ?? windowTheme;
  const isDragging = useRef(false);
  const move = (label: string | number | undefined) => {
    if (label !== undefined) onAge?.(Number(label));
  };
  const tick = { fill: theme.axis, fontSize: 12 };
  return (
    <LineChart
      data={points}
      margin={MARGIN}
      accessibilityLayer={false}
      {...size}
      onMouseDown={({ activeLabel }) => {
        isDragging.current = true;
        move(activeLabel);
      }}
      onMouseMove={({ activeLabel }) => {
        if (isDragging.current) move(activeLabel);
      }}
      onMouseUp={() => {
        isDragging.current = false;
      }}
      onMouseLeave={() => {
        isDragging.current = false;
      }}
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
          dataKey={AMOUNT_OF[kind]}
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
      {age === undefined ? null : (
        <ReferenceLine
          x={age}
          stroke={theme.accent}
          strokeWidth={2}
          label={{
            value: t("chart.ageYears", { age }),
            position: "top",
            fill: theme.text,
            fontSize: 12,
          }}
        />
      )}
    </LineChart>
  );
});
