/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an SVG has no rows, cells, groups or buttons of its own */
import { Bar, BarChart, Rectangle, XAxis, YAxis, type BarShapeProps } from "recharts";
import { useChartTheme } from "#renderer/ui/palette.ts";
import { isOpenKey } from "./gridKeys.ts";
import { widestText } from "./textWidth.ts";
import { useWidth } from "./useWidth.ts";
import styles from "./charts.module.css";

export type BarDatum = Readonly<{
  key: string;
  name: string;
  value: number;
  /** Stands at the end of the bar. */
  label: string;
  colour: string;
  description: string;
}>;

type Props = Readonly<{
  ariaLabel: string;
  data: readonly BarDatum[];
  rowHeight?: number;
  selectedKey?: string | null;
  onOpen: (key: string) => void;
}>;

/** Lying bars from zero with their values written at the end; each bar is a button that opens its people. */
export function BarList({ rowHeight = 36, ...props }: Props) {
  const { data, selectedKey = null, onOpen } = props;
  const theme = useChartTheme();
  const nameWidth =
    12 +
    widestText(
      data.map(({ name }) => name),
      48,
      140,
    );
  const labelWidth =
    12 +
    widestText(
      data.map(({ label }) => label),
      48,
      200,
    );
  const [box, width] = useWidth<HTMLDivElement>();

  const shape = (bar: BarShapeProps) => {
    const datum = bar.payload as BarDatum;
    const isSelected = datum.key === selectedKey;
    return (
      <g
        role="button"
        tabIndex={0}
        className={styles.cell}
        aria-label={datum.description}
        aria-pressed={isSelected}
        onClick={() => onOpen(datum.key)}
        onKeyDown={(event) => {
          if (!isOpenKey(event)) return;
          event.preventDefault();
          onOpen(datum.key);
        }}
      >
        {/* The whole row answers the pointer: a thin bar is a poor target. */}
        <rect x={0} y={bar.y - 4} width={width} height={bar.height + 8} fill="transparent" />
        <Rectangle
          x={bar.x}
          y={bar.y}
          width={Math.max(datum.value > 0 ? 2 : 0, bar.width)}
          height={bar.height}
          fill={datum.colour}
          stroke={isSelected ? theme.text : "none"}
          strokeWidth={isSelected ? 2 : 0}
          radius={2}
        />
        <text
          x={bar.x + bar.width + 8}
          y={bar.y + bar.height / 2}
          dominantBaseline="central"
          fill={theme.text}
          fontSize={12}
        >
          {datum.label}
        </text>
      </g>
    );
  };

  return (
    <div ref={box} className={styles.canvas}>
      {width > 0 && (
        <BarChart
          layout="vertical"
          width={width}
          height={data.length * rowHeight + 8}
          data={[...data]}
          margin={{ top: 4, right: labelWidth, bottom: 4, left: 0 }}
          accessibilityLayer={false}
          role="group"
          aria-label={props.ariaLabel}
        >
          <XAxis type="number" hide domain={[0, "dataMax"]} />
          <YAxis
            type="category"
            dataKey="name"
            width={nameWidth}
            interval={0}
            tickLine={false}
            axisLine={{ stroke: theme.grid }}
            tick={{ fill: theme.text, fontSize: 12 }}
          />
          <Bar dataKey="value" barSize={rowHeight - 14} shape={shape} isAnimationActive={false} />
        </BarChart>
      )}
    </div>
  );
}
