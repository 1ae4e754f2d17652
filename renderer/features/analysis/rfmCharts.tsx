import { useTranslation } from "react-i18next";
import type { SegmentGroup, SegmentsOverview } from "#renderer/data/worker/segmentation.ts";
import { BarList } from "#renderer/ui/charts/BarList.tsx";
import { ChartFrame } from "#renderer/ui/charts/ChartFrame.tsx";
import { HeatMap } from "#renderer/ui/charts/HeatMap.tsx";
import { useFormat } from "#renderer/ui/format.ts";
import { useChartTheme } from "#renderer/ui/palette.ts";
import { segmentNameOf, SEGMENTS } from "./segmentNames.ts";

export type Measure = "people" | "premium";

type Props = Readonly<{
  overview: SegmentsOverview;
  measure: Measure;
  dataDate: string;
  selected: SegmentGroup | null;
  onOpen: (group: SegmentGroup) => void;
}>;

const SCORES = [1, 2, 3, 4, 5] as const;

/** R by F, in one hue by people or premium; a cell opens its people (F110). */
export function RfmHeatMap({ overview, measure, dataDate, selected, onOpen }: Props) {
  const { t } = useTranslation("analysis");
  const format = useFormat();
  const amountOf = (cell: { people: number; premiumTwd: number }) =>
    measure === "people" ? cell.people : cell.premiumTwd;
  const most = Math.max(1, ...overview.cells.map(amountOf));
  const rows = SCORES.toReversed();
  const at = (r: number, f: number) => overview.cells[(5 - r) * 5 + f - 1];
  const title = t(`heat.title.${measure}`);
  return (
    <ChartFrame
      title={title}
      description={t("heat.description")}
      fileName={`rfm-${measure}-${dataDate}`}
      note={t("heat.note")}
      table={{
        columns: [
          { title: t("column.cell") },
          { title: t("column.people"), isNumber: true },
          { title: t("column.premium"), isNumber: true },
        ],
        rows: overview.cells.map((cell) => [`R${cell.r} F${cell.f}`, cell.people, cell.premiumTwd]),
        format: (value, column) => (column === 2 ? format.twd(value) : format.number(value)),
      }}
    >
      <HeatMap
        ariaLabel={title}
        rowTitles={rows.map((r) => t(`heat.r${r}`))}
        columnTitles={SCORES.map((f) => t(`heat.f${f}`))}
        corner={t("heat.corner")}
        columnAxis={t("heat.columnAxis")}
        cells={rows.map((r) =>
          SCORES.map((f) => {
            const cell = at(r, f) ?? { people: 0, premiumTwd: 0 };
            const amount = amountOf(cell);
            return {
              heat: amount / most,
              isEmpty: cell.people === 0,
              label:
                cell.people === 0
                  ? "–"
                  : measure === "people"
                    ? format.number(cell.people)
                    : format.twdShort(cell.premiumTwd),
              description: t("heat.cell", {
                r,
                f,
                people: format.count(cell.people, "people"),
                premium: format.twd(cell.premiumTwd),
              }),
            };
          }),
        )}
        selected={
          selected?.kind === "cell" ? { row: 5 - selected.r, column: selected.f - 1 } : null
        }
        onOpen={({ row, column }) => onOpen({ kind: "cell", r: 5 - row, f: column + 1 })}
      />
    </ChartFrame>
  );
}

/** The named segments with their size and premium; colours stay with their segment everywhere. */
export function SegmentBars({ overview, measure, dataDate, selected, onOpen }: Props) {
  const { t } = useTranslation("analysis");
  const format = useFormat();
  const theme = useChartTheme();
  const totals = SEGMENTS.map(({ key, name }, index) => {
    const found = overview.segments.find(({ segment }) => segment === name);
    return {
      key,
      name: t(`segment.${key}`),
      colour: theme.series[index % theme.series.length] ?? theme.accent,
      people: found?.people ?? 0,
      premiumTwd: found?.premiumTwd ?? 0,
    };
  });
  const title = t(`bars.title.${measure}`);
  return (
    <ChartFrame
      title={title}
      description={t("bars.description")}
      fileName={`segments-${measure}-${dataDate}`}
      note={t("bars.note")}
      table={{
        columns: [
          { title: t("column.segment") },
          { title: t("column.people"), isNumber: true },
          { title: t("column.premium"), isNumber: true },
        ],
        rows: totals.map(({ name, people, premiumTwd }) => [name, people, premiumTwd]),
        format: (value, column) => (column === 2 ? format.twd(value) : format.number(value)),
      }}
    >
      <BarList
        ariaLabel={title}
        data={totals.map((total) => {
          const people = format.count(total.people, "people");
          return {
            key: total.key,
            name: total.name,
            colour: total.colour,
            value: measure === "people" ? total.people : total.premiumTwd,
            label: `${people} · ${format.twdShort(total.premiumTwd)}`,
            description: t("bars.bar", {
              segment: total.name,
              people,
              premium: format.twd(total.premiumTwd),
            }),
          };
        })}
        selectedKey={
          selected?.kind === "segment"
            ? (SEGMENTS.find(({ name }) => name === selected.segment)?.key ?? null)
            : null
        }
        onOpen={(key) => {
          const segment = SEGMENTS.find((known) => known.key === key);
          if (segment) onOpen({ kind: "segment", segment: segmentNameOf(segment.key) });
        }}
      />
    </ChartFrame>
  );
}
