/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an SVG has no rows, cells, groups or buttons of its own */
import { useRef, useState, type KeyboardEvent } from "react";
import { useChartTheme } from "#renderer/ui/palette.ts";
import { isOpenKey, moveInGrid, type GridPosition } from "./gridKeys.ts";
import { inkOn } from "./inkOn.ts";
import { widestText, wrapText } from "./textWidth.ts";
import { useWidth } from "./useWidth.ts";
import styles from "./charts.module.css";

export type HeatCell = Readonly<{
  /** 0 to 1, share of the strongest colour. */
  heat: number;
  label: string;
  /** Read out in place of the label. */
  description: string;
  isEmpty?: boolean;
}>;

type Props = Readonly<{
  ariaLabel: string;
  rowTitles: readonly string[];
  columnTitles: readonly string[];
  /** Stands above the row titles. */
  corner: string;
  columnAxis?: string;
  cells: readonly (readonly HeatCell[])[];
  rowHeight?: number;
  selected?: GridPosition | null;
  onOpen: (position: GridPosition) => void;
}>;

const LINE = 14;
/** Above and below the lines of a column's title. */
const HEAD_PADDING = 10;
const FOOT = 22;
const GAP = 2;

/** A heat map in one hue with its numbers in the cells: one tab stop, arrows move, Enter opens. */
export function HeatMap({ rowHeight = 44, selected = null, ...props }: Props) {
  const { rowTitles, columnTitles, cells } = props;
  const theme = useChartTheme();
  const rowTitleWidth = 8 + widestText(rowTitles, 40, 140);
  const [box, width] = useWidth<HTMLDivElement>();
  const grid = useRef<SVGSVGElement>(null);
  const [focus, setFocus] = useState<GridPosition>({ row: 0, column: 0 });
  const size = { rows: rowTitles.length, columns: columnTitles.length };
  const cellWidth = Math.max(0, (width - rowTitleWidth) / size.columns);
  const columnLines = columnTitles.map((title) => wrapText(title, cellWidth));
  const head = HEAD_PADDING + LINE * Math.max(...columnLines.map((lines) => lines.length));
  const height = head + size.rows * rowHeight + (props.columnAxis ? FOOT : 0);

  const onKeyDown = (event: KeyboardEvent, position: GridPosition) => {
    if (isOpenKey(event)) {
      event.preventDefault();
      props.onOpen(position);
      return;
    }
    const next = moveInGrid(event.key, position, size);
    if (!next) return;
    event.preventDefault();
    setFocus(next);
    grid.current?.querySelector<SVGGElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  };

  return (
    <div ref={box} className={styles.canvas}>
      {width > 0 && (
        <svg
          ref={grid}
          role="grid"
          aria-label={props.ariaLabel}
          width={width}
          height={height}
          fontSize={12}
        >
          <g role="row">
            <g role="columnheader">
              <text x={0} y={head - 8} fill={theme.text} fontSize={12}>
                {props.corner}
              </text>
            </g>
            {columnTitles.map((title, column) => (
              <g key={title} role="columnheader">
                {columnLines[column]?.map((line, at, lines) => (
                  <text
                    key={line}
                    x={rowTitleWidth + (column + 0.5) * cellWidth}
                    y={head - 8 - LINE * (lines.length - 1 - at)}
                    textAnchor="middle"
                    fill={theme.text}
                  >
                    {line}
                  </text>
                ))}
              </g>
            ))}
          </g>
          {rowTitles.map((title, row) => (
            <g key={title} role="row">
              <g role="rowheader">
                <text
                  x={0}
                  y={head + (row + 0.5) * rowHeight}
                  dominantBaseline="central"
                  fill={theme.text}
                >
                  {title}
                </text>
              </g>
              {columnTitles.map((columnTitle, column) => {
                const cell = cells[row]?.[column];
                if (!cell) return null;
                const fill = theme.heat(cell.heat);
                const isSelected = selected?.row === row && selected.column === column;
                const isStop = focus.row === row && focus.column === column;
                return (
                  <g
                    key={columnTitle}
                    role="gridcell"
                    className={styles.cell}
                    data-cell={`${row}-${column}`}
                    tabIndex={isStop ? 0 : -1}
                    aria-label={cell.description}
                    aria-selected={isSelected}
                    onClick={() => {
                      setFocus({ row, column });
                      props.onOpen({ row, column });
                    }}
                    onKeyDown={(event) => onKeyDown(event, { row, column })}
                  >
                    <rect
                      x={rowTitleWidth + column * cellWidth + GAP / 2}
                      y={head + row * rowHeight + GAP / 2}
                      width={Math.max(0, cellWidth - GAP)}
                      height={rowHeight - GAP}
                      rx={3}
                      fill={cell.isEmpty ? "transparent" : fill}
                      stroke={isSelected ? theme.text : theme.grid}
                      strokeWidth={isSelected ? 2 : cell.isEmpty ? 1 : 0}
                    />
                    <text
                      x={rowTitleWidth + (column + 0.5) * cellWidth}
                      y={head + (row + 0.5) * rowHeight}
                      textAnchor="middle"
                      dominantBaseline="central"
                      fill={cell.isEmpty ? theme.axis : inkOn(fill)}
                    >
                      {cell.label}
                    </text>
                  </g>
                );
              })}
            </g>
          ))}
          {props.columnAxis && (
            <text
              x={rowTitleWidth + (width - rowTitleWidth) / 2}
              y={height - 6}
              textAnchor="middle"
              fill={theme.axis}
            >
              {props.columnAxis}
            </text>
          )}
        </svg>
      )}
    </div>
  );
}
