import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type {
  CoverageGroup,
  CoverageOverview,
  GapCount,
} from "#renderer/data/worker/coverageBook.ts";
import { ChartFrame } from "#renderer/ui/charts/ChartFrame.tsx";
import { HeatMap } from "#renderer/ui/charts/HeatMap.tsx";
import { StackedBars } from "#renderer/ui/charts/StackedBars.tsx";
import { useFormat, type Format } from "#renderer/ui/format.ts";
import { useChartTheme } from "#renderer/ui/palette.ts";
import { ADEQUACY_COLOURS, GAP_KINDS, type AdequacyColour } from "#shared/insurance/gaps.ts";
import { useAgeBandName } from "./ageBandName.ts";
import { countedIn, redShareOf } from "./coverageFindings.ts";
import { segmentNameOf, SEGMENTS } from "./segmentNames.ts";
import { useKept } from "./useKept.ts";

type Props = Readonly<{
  overview: CoverageOverview;
  dataDate: string;
  selected: CoverageGroup | null;
  onOpen: (group: CoverageGroup) => void;
}>;

/** Vermilion, orange and green of Okabe-Ito stand for short, near and enough wherever they appear. */
const ADEQUACY_SERIES: Record<AdequacyColour, number> = { red: 1, amber: 4, green: 2 };

/** How many people have too little, nearly enough and enough, category by category (F26). */
export function AdequacyBars({ overview, dataDate, selected, onOpen }: Props) {
  const { t } = useTranslation("analysis");
  const format = useFormat();
  const theme = useChartTheme();
  const colourOf = (colour: AdequacyColour) =>
    theme.series[ADEQUACY_SERIES[colour]] ?? theme.accent;
  const title = t("adequacy.title");
  return (
    <ChartFrame
      title={title}
      description={t("adequacy.description")}
      fileName={`coverage-${dataDate}`}
      note={t("adequacy.note")}
      legend={ADEQUACY_COLOURS.map((colour) => ({
        label: t(`adequacy.legend.${colour}`),
        colour: colourOf(colour),
      }))}
      table={{
        columns: [
          { title: t("column.category") },
          ...ADEQUACY_COLOURS.map((colour) => ({ title: t(`adequacy.${colour}`), isNumber: true })),
          { title: t("column.gapMean"), isNumber: true },
        ],
        rows: overview.counts.map((count) => [
          t(`gap.${count.kind}`),
          count.red,
          count.amber,
          count.green,
          meanGapTwd(count),
        ]),
        format: (value, column) => (column === 4 ? format.twd(value) : format.number(value)),
      }}
    >
      <StackedBars
        ariaLabel={title}
        rows={overview.counts.map((count) => {
          const name = t(`gap.${count.kind}`);
          const counted = countedIn(count);
          return {
            key: count.kind,
            name,
            label:
              counted === 0
                ? t("adequacy.noNeed")
                : t("adequacy.mean", { gap: briefTwd(meanGapTwd(count), format) }),
            parts: ADEQUACY_COLOURS.map((colour) => {
              const share = counted === 0 ? 0 : count[colour] / counted;
              return {
                key: colour,
                share,
                label: format.percent(share),
                colour: colourOf(colour),
                description: t("adequacy.part", {
                  category: name,
                  adequacy: t(`adequacy.${colour}`),
                  people: format.count(count[colour], "people"),
                  share: format.percent(share),
                }),
              };
            }),
          };
        })}
        selected={selected?.colour ? { row: selected.kind, part: selected.colour } : null}
        onOpen={(row, part) => {
          const kind = GAP_KINDS.find((known) => known === row);
          const colour = ADEQUACY_COLOURS.find((known) => known === part);
          if (kind && colour) onOpen({ kind, colour });
        }}
      />
    </ChartFrame>
  );
}

/** Mean gap of the people with a need, in the unit of the category. */
const meanGapTwd = (count: GapCount): number =>
  countedIn(count) === 0 ? 0 : Math.round(count.gapTwd / countedIn(count));

/** Short, but daily sums of a few thousand in full: rounded to thousands they would say nothing. */
const briefTwd = (amountTwd: number, format: Format): string =>
  amountTwd < 10_000 ? format.twd(amountTwd) : format.twdShort(amountTwd);

type Split = "segment" | "ageBand";

/** Share of people with too little, category by RFM segment or by age band (F26, F53). */
export function GapHeatMap({ overview, dataDate, selected, onOpen }: Props) {
  const { t } = useTranslation("analysis");
  const format = useFormat();
  const ageBandName = useAgeBandName();
  const [split, setSplit] = useKept<Split>("coverage.split", "segment");
  const columns =
    split === "segment" ? segmentColumns(overview, t) : ageColumns(overview, ageBandName);
  const title = t(`gapHeat.title.${split}`);
  const countAt = (column: number, row: number) => columns[column]?.counts[row];
  return (
    <ChartFrame
      title={title}
      description={t("gapHeat.description")}
      fileName={`coverage-${split}-${dataDate}`}
      note={t("gapHeat.note")}
      toolbar={
        <Segmented<Split>
          size="small"
          aria-label={t("gapHeat.split")}
          value={split}
          onChange={setSplit}
          options={[
            { value: "segment", label: t("gapHeat.bySegment") },
            { value: "ageBand", label: t("gapHeat.byAgeBand") },
          ]}
        />
      }
      table={{
        columns: [
          { title: t("column.category") },
          ...columns.map((column) => ({ title: column.title, isNumber: true })),
        ],
        rows: GAP_KINDS.map((kind, row) => [
          t(`gap.${kind}`),
          ...columns.map((column) => {
            const count = column.counts[row];
            return count ? redShareOf(count) : 0;
          }),
        ]),
        format: (value) => format.percent(value),
      }}
    >
      <HeatMap
        ariaLabel={title}
        rowTitles={GAP_KINDS.map((kind) => t(`gap.${kind}`))}
        columnTitles={columns.map((column) => column.title)}
        corner={t("gapHeat.corner")}
        rowHeight={30}
        cells={GAP_KINDS.map((kind, row) =>
          columns.map((column, index) => {
            const count = countAt(index, row);
            const counted = count ? countedIn(count) : 0;
            const share = count ? redShareOf(count) : 0;
            return {
              heat: share,
              isEmpty: counted === 0,
              label: counted === 0 ? "–" : `${Math.round(share * 100)}%`,
              description: t("gapHeat.cell", {
                category: t(`gap.${kind}`),
                group: column.title,
                people: format.count(count?.red ?? 0, "people"),
                share: format.percent(share),
              }),
            };
          }),
        )}
        selected={selectedCell(selected, columns)}
        onOpen={({ row, column }) => {
          const kind = GAP_KINDS[row];
          const group = columns[column]?.group;
          if (kind && group) onOpen({ kind, colour: "red", ...group });
        }}
      />
    </ChartFrame>
  );
}

type Column = Readonly<{
  title: string;
  counts: readonly GapCount[];
  group: { segment: string } | { ageBand: number };
}>;

type Translate = ReturnType<typeof useTranslation>["t"];

function segmentColumns(overview: CoverageOverview, t: Translate): Column[] {
  const named = SEGMENTS.map(({ key }) => ({
    name: segmentNameOf(key),
    title: t(`segment.${key}`),
  }));
  // People whom only other companies insure, or nobody yet: they have no RFM.
  return [...named, { name: "", title: t("segment.none") }].flatMap(({ name, title }) => {
    const found = overview.bySegment.find(({ segment }) => segment === name);
    return found ? [{ title, counts: found.counts, group: { segment: name } }] : [];
  });
}

const ageColumns = (overview: CoverageOverview, nameOf: (start: number) => string): Column[] =>
  overview.byAgeBand.map(({ ageBand, counts }) => ({
    title: nameOf(ageBand),
    counts,
    group: { ageBand },
  }));

function selectedCell(selected: CoverageGroup | null, columns: readonly Column[]) {
  if (!selected) return null;
  const column = columns.findIndex(({ group }) =>
    "segment" in group ? group.segment === selected.segment : group.ageBand === selected.ageBand,
  );
  return column < 0 ? null : { row: GAP_KINDS.indexOf(selected.kind), column };
}
