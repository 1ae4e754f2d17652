import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { useBook } from "#renderer/data/book.tsx";
import {
  isFiltered,
  NO_FILTER,
  type PeopleFilter,
} from "#renderer/data/worker/analysis/peopleFilter.ts";
import type { CoverageGroup, CoverageOverview } from "#renderer/data/worker/coverageBook.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { ErrorState } from "#renderer/ui/ErrorState.tsx";
import { useFormat, type Format } from "#renderer/ui/format.ts";
import { Page } from "#renderer/ui/Page.tsx";
import { useAgeBandName } from "./ageBandName.ts";
import { AdequacyBars, GapHeatMap } from "./coverageCharts.tsx";
import { coverageFindings } from "./coverageFindings.ts";
import { CoveragePeople } from "./CoveragePeople.tsx";
import { FilterChips } from "./FilterChips.tsx";
import { NoPeople } from "./NoPeople.tsx";
import { FindingCards } from "./FindingCards.tsx";
import { useBookRevision } from "./useBookRevision.ts";
import { useCoverage, type CoverageState } from "./useCoverage.ts";
import { useKept } from "./useKept.ts";
import styles from "./analysis.module.css";

/** Where the people of this book are short of cover: findings, categories, segments and ages (F26, F53). */
export default function CoverageScreen() {
  const { t } = useTranslation("analysis");
  const { today } = useBook();
  const format = useFormat();
  const revision = useBookRevision();
  const [filter, setFilter] = useKept<PeopleFilter>("coverage.filter", NO_FILTER);
  const [group, setGroup] = useKept<CoverageGroup | null>("coverage.group", null);
  const request = { today, filter };
  const coverage = useCoverage(request, revision);
  const { overview } = coverage;

  return (
    <Page
      title={t("coverage.title")}
      subtitle={
        overview ? t("dataDate", { date: format.date(overview.dataAt ?? today) }) : t("loading")
      }
      finding={overview && overview.people > 0 && headline(overview, t, format)}
    >
      <Work coverage={coverage} />
      {overview && (
        <div className={styles.layout}>
          <div className={styles.main}>
            {(overview.people > 0 || isFiltered(filter)) && (
              <FilterChips choices={overview.choices} filter={filter} onFilter={setFilter} />
            )}
            {overview.people === 0 ? (
              <NoPeople screen="coverage" isFiltered={isFiltered(filter)} onFilter={setFilter} />
            ) : (
              <>
                <Findings overview={overview} onOpen={setGroup} />
                <div className={styles.wideCharts}>
                  <AdequacyBars
                    {...{ overview, dataDate: today, selected: group, onOpen: setGroup }}
                  />
                  <GapHeatMap
                    {...{ overview, dataDate: today, selected: group, onOpen: setGroup }}
                  />
                </div>
                <p className={styles.assumptions}>
                  {t("coverage.assumptions", {
                    uncheckable: format.count(overview.uncheckable, "people"),
                    withoutIncome: format.count(overview.withoutIncome, "people"),
                    date: format.date(today),
                  })}
                </p>
              </>
            )}
          </div>
          {group && (
            <CoveragePeople
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

function headline(overview: CoverageOverview, t: Translate, format: Format): string {
  const [worst] = coverageFindings(overview);
  if (!worst)
    return t("coverage.headlineNone", { people: format.count(overview.people, "people") });
  return t("coverage.headline", {
    people: format.count(overview.people, "people"),
    category: t(`gap.${worst.gapKind}`),
    share: format.percent(worst.share),
  });
}

/** What is under way: progress with a way to stop it, or why there is nothing. */
function Work({
  coverage,
}: {
  coverage: CoverageState & { cancel: () => void; start: () => void };
}) {
  const { t } = useTranslation("analysis");
  const format = useFormat();
  const { phase, progress, overview } = coverage;
  if (phase === "failed") {
    return <ErrorState code="ANALYSIS_COVERAGE" message={t("coverage.failed")} />;
  }
  if (phase === "cancelled") {
    return (
      <EmptyState
        title={t("coverage.cancelled")}
        hint={overview ? t("coverage.cancelledOld") : undefined}
        action={<Button onClick={coverage.start}>{t("coverage.start")}</Button>}
      />
    );
  }
  if (phase === "ready" || (overview && !progress)) return null;
  const percent = progress ? Math.floor((100 * progress.done) / Math.max(1, progress.total)) : 0;
  const label = progress
    ? t("coverage.progress", {
        done: format.number(progress.done),
        total: format.number(progress.total),
      })
    : t("loading");
  return (
    <div className={styles.progress}>
      <Progress
        className={styles.progressBar}
        percent={percent}
        aria-label={label}
        showInfo={false}
      />
      <span>{label}</span>
      <Button size="small" onClick={coverage.cancel}>
        {t("coverage.cancel")}
      </Button>
    </div>
  );
}

function Findings({
  overview,
  onOpen,
}: {
  overview: CoverageOverview;
  onOpen: (group: CoverageGroup) => void;
}) {
  const { t } = useTranslation("analysis");
  const format = useFormat();
  const ageBandName = useAgeBandName();
  const cards = coverageFindings(overview).map((finding) => ({
    key: finding.kind,
    figure: format.percent(finding.share),
    text: t(`coverageFinding.${finding.kind}`, {
      category: t(`gap.${finding.gapKind}`),
      people: format.count(finding.people, "people"),
      gap: format.twdShort(finding.gapTwd),
      ageBand: finding.ageBand === undefined ? "" : ageBandName(finding.ageBand),
    }),
    onOpen: () => onOpen(finding.group),
  }));
  return <FindingCards label={t("findings")} cards={cards} />;
}
