/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an SVG has no rows, cells, groups or buttons of its own */
import { Bar, BarChart, Rectangle, XAxis, YAxis, type BarShapeProps } from "recharts";
import { useChartTheme } from "#renderer/ui/palette.ts";
import { isOpenKey } from "./gridKeys.ts";
import { inkOn } from "./inkOn.ts";
import { textWidth, widestText } from "./textWidth.ts";
import { useWidth } from "./useWidth.ts";
import styles from "./charts.module.css";

export type StackPart = Readonly<{
  key: string;
  /** Share of the row, 0 to 1. */
  share: number;
  /** Written in the part where there is room for it. */
  label: string;
  colour: string;
  description: string;
}>;
export type StackRow = Readonly<{
  key: string;
  name: string;
  /** Stands at the end of the row. */
  label: string;
  parts: readonly StackPart[];
}>;

type Props = Readonly<{
  ariaLabel: string;
  rows: readonly StackRow[];
  rowHeight?: number;
  selected?: { row: string; part: string } | null;
  onOpen: (row: string, part: string) => void;
}>;

/** Rows of equal length, shared out among parts; each part is a button that opens its people. */
export function StackedBars({ rowHeight = 30, ...props }: Props) {
  const { rows, selected = null, onOpen } = props;
  const theme = useChartTheme();
  const nameWidth =
    12 +
    widestText(
      rows.map(({ name }) => name),
      48,
      140,
    );
  const labelWidth =
    12 +
    widestText(
      rows.map(({ label }) => label),
      48,
      160,
    );
  const [box, width] = useWidth<HTMLDivElement>();
  const partKeys = rows[0]?.parts.map(({ key }) => key) ?? [];
  const data = rows.map((row) => ({
    name: row.name,
    row,
    ...Object.fromEntries(row.parts.map(({ key, share }) => [key, share])),
  }));

  const shapeOf = (partIndex: number) => (bar: BarShapeProps) => {
    const { row } = bar.payload as { row: StackRow };
    const part = row.parts[partIndex];
    if (!part) return <g />;
    const isLast = partIndex === partKeys.length - 1;
    const end = isLast && (
      <text
        x={width - labelWidth + 8}
        y={bar.y + bar.height / 2}
        dominantBaseline="central"
        fill={theme.text}
        fontSize={12}
      >
        {row.label}
      </text>
    );
    if (part.share <= 0) return <g>{end}</g>;
    const isSelected = selected?.row === row.key && selected.part === part.key;
    const open = () => onOpen(row.key, part.key);
    return (
      <g>
        <g
          role="button"
          tabIndex={0}
          className={styles.cell}
          aria-label={part.description}
          aria-pressed={isSelected}
          onClick={open}
          onKeyDown={(event) => {
            if (!isOpenKey(event)) return;
            event.preventDefault();
            open();
          }}
        >
          <Rectangle
            x={bar.x}
            y={bar.y}
            width={Math.max(1, bar.width - 1)}
            height={bar.height}
            fill={part.colour}
            stroke={isSelected ? theme.text : "none"}
            strokeWidth={isSelected ? 2 : 0}
          />
          {bar.width > textWidth(part.label) + 4 && (
            <text
              x={bar.x + bar.width / 2}
              y={bar.y + bar.height / 2}
              textAnchor="middle"
              dominantBaseline="central"
              fill={inkOn(part.colour)}
              fontSize={12}
            >
              {part.label}
            </text>
          )}
        </g>
        {end}
      </g>
    );
  };

  return (
    <div ref={box} className={styles.canvas}>
      {width > 0 && (
        <BarChart
          layout="vertical"
          width={width}
          height={rows.length * rowHeight + 8}
          data={data}
          margin={{ top: 4, right: labelWidth, bottom: 4, left: 0 }}
          accessibilityLayer={false}
          role="group"
          aria-label={props.ariaLabel}
        >
          <XAxis type="number" hide domain={[0, 1]} />
          <YAxis
            type="category"
            dataKey="name"
            width={nameWidth}
            interval={0}
            tickLine={false}
            axisLine={false}
            tick={{ fill: theme.text, fontSize: 12 }}
          />
          {partKeys.map((key, index) => (
            <Bar
              key={key}
              dataKey={key}
              stackId="all"
              barSize={rowHeight - 8}
              shape={shapeOf(index)}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      )}
    </div>
  );
}
