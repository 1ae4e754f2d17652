import { Segmented, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useBook } from "#renderer/data/book.tsx";
import {
  isFiltered,
  NO_FILTER,
  type PeopleFilter,
} from "#renderer/data/worker/analysis/peopleFilter.ts";
import type { SegmentGroup, SegmentsOverview } from "#renderer/data/worker/segmentation.ts";
import { ErrorState } from "#renderer/ui/ErrorState.tsx";
import { useFormat, type Format } from "#renderer/ui/format.ts";
import { Page } from "#renderer/ui/Page.tsx";
import { FilterChips } from "./FilterChips.tsx";
import { NoPeople } from "./NoPeople.tsx";
import { FindingCards, type FindingCard } from "./FindingCards.tsx";
import { RfmHeatMap, SegmentBars, type Measure } from "./rfmCharts.tsx";
import { segmentFindings } from "./segmentFindings.ts";
import { segmentNameOf } from "./segmentNames.ts";
import { SegmentPeople } from "./SegmentPeople.tsx";
import { useAnswer } from "./useAnswer.ts";
import { useBookRevision } from "./useBookRevision.ts";
import { useKept } from "./useKept.ts";
import styles from "./analysis.module.css";

/** RFM of the book in this window: findings, heat map and named segments, and the people behind each (F110). */
export default function SegmentsScreen() {
  const { t } = useTranslation("analysis");
  const { worker, today } = useBook();
  const format = useFormat();
  const revision = useBookRevision();
  const [filter, setFilter] = useKept<PeopleFilter>("segments.filter", NO_FILTER);
  const [measure, setMeasure] = useKept<Measure>("segments.measure", "people");
  const [group, setGroup] = useKept<SegmentGroup | null>("segments.group", null);
  const request = { today, filter };
  const { data: overview, hasFailed } = useAnswer(JSON.stringify({ request, revision }), () =>
    worker.segmentation.overview(request),
  );
  const dataDate = overview?.dataAt ?? today;

  return (
    <Page
      title={t("segments.title")}
      subtitle={overview ? t("dataDate", { date: format.date(dataDate) }) : t("loading")}
      finding={overview && overview.policyholders > 0 && headline(overview, t, format)}
    >
      {hasFailed && <ErrorState code="ANALYSIS_SEGMENTS" message={t("segments.failed")} />}
      {!overview && !hasFailed && <Skeleton active paragraph={{ rows: 8 }} />}
      {overview && (
        <div className={styles.layout}>
          <div className={styles.main}>
            {(overview.policyholders > 0 || isFiltered(filter)) && (
              <div className={styles.toolbar}>
                <FilterChips choices={overview.choices} filter={filter} onFilter={setFilter} />
                <Segmented<Measure>
                  size="small"
                  aria-label={t("measure.label")}
                  value={measure}
                  onChange={setMeasure}
                  options={[
                    { value: "people", label: t("measure.people") },
                    { value: "premium", label: t("measure.premium") },
                  ]}
                />
              </div>
            )}
            {overview.policyholders === 0 ? (
              <NoPeople screen="segments" isFiltered={isFiltered(filter)} onFilter={setFilter} />
            ) : (
              <>
                <FindingCards label={t("findings")} cards={cards(overview, t, format, setGroup)} />
                <div className={styles.charts}>
                  <RfmHeatMap
                    {...{ overview, measure, dataDate: today, selected: group, onOpen: setGroup }}
                  />
                  <SegmentBars
                    {...{ overview, measure, dataDate: today, selected: group, onOpen: setGroup }}
                  />
                </div>
              </>
            )}
          </div>
          {group && (
            <SegmentPeople
              key={JSON.stringify(group)}
              {...{ group, request, revision, onClose: () => setGroup(null) }}
            />
          )}
        </div>
      )}
    </Page>
  );
}

type Translate = ReturnType<typeof useTranslation>["t"];

function headline(overview: SegmentsOverview, t: Translate, format: Format): string {
  return t("segments.headline", {
    people: format.count(overview.policyholders, "people"),
    premium: format.twdShort(overview.premiumTwd),
    share: format.percent(overview.top20Share),
  });
}

function cards(
  overview: SegmentsOverview,
  t: Translate,
  format: Format,
  onOpen: (group: SegmentGroup) => void,
): FindingCard[] {
  return segmentFindings(overview).map((finding): FindingCard => {
    const open = (key: Parameters<typeof segmentNameOf>[0]) => () =>
      onOpen({ kind: "segment", segment: segmentNameOf(key) });
    const { kind: key } = finding;
    switch (finding.kind) {
      case "champions":
        return {
          key,
          figure: format.percent(finding.premiumShare),
          text: t("finding.champions", { people: format.count(finding.people, "people") }),
          onOpen: open("champion"),
        };
      case "topFifth":
        return {
          key,
          figure: format.percent(finding.premiumShare),
          text: t("finding.topFifth"),
        };
      case "sleepingHigh":
        return {
          key,
          figure: format.twdShort(finding.premiumTwd),
          text: t("finding.sleepingHigh", { people: format.count(finding.people, "people") }),
          onOpen: open("sleepingHigh"),
        };
      case "newBusiness":
        return {
          key,
          figure: format.count(finding.policies, "policies"),
          text:
            finding.change === null
              ? t("finding.newBusiness")
              : t(finding.change < 0 ? "finding.newBusinessDown" : "finding.newBusinessUp", {
                  change: format.percent(Math.abs(finding.change)),
                }),
        };
    }
  });
}
