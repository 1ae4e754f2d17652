import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBook } from "#renderer/data/book.tsx";
import type { CoverageGroup, CoverageRequest } from "#renderer/data/worker/coverageBook.ts";
import { useFormat } from "#renderer/ui/format.ts";
import { useAgeBandName } from "./ageBandName.ts";
import { PeoplePanel } from "./PeoplePanel.tsx";
import { segmentKeyOf } from "./segmentNames.ts";
import { useAnswer } from "./useAnswer.ts";

const PAGE_ROWS = 100;

type Props = Readonly<{
  group: CoverageGroup;
  request: CoverageRequest;
  revision: number;
  onClose: () => void;
}>;

/** The people behind a bar or a cell of the coverage screen, widest gap first. */
export function CoveragePeople({ group, request, revision, onClose }: Props) {
  const { t } = useTranslation("analysis");
  const { worker } = useBook();
  const format = useFormat();
  const ageBandName = useAgeBandName();
  const [limit, setLimit] = useState(PAGE_ROWS);
  const { data: found } = useAnswer(JSON.stringify({ group, request, limit, revision }), () =>
    worker.coverageBook.people({ ...request, group, offset: 0, limit }),
  );
  const segmentKey = group.segment === undefined ? undefined : segmentKeyOf(group.segment);
  const title = [
    t(`gap.${group.kind}`),
    group.colour && t(`adequacy.${group.colour}`),
    group.segment !== undefined && t(segmentKey ? `segment.${segmentKey}` : "segment.none"),
    group.ageBand !== undefined && ageBandName(group.ageBand),
  ]
    .filter(Boolean)
    .join(" · ");
  return (
    <PeoplePanel
      title={title}
      summary={t("people.gapSummary", {
        people: format.count(found?.people ?? 0, "people"),
        gap: format.twdShort(found?.gapTwd ?? 0),
      })}
      people={found?.rows.map(({ id, name, agentId, gapTwd }) => ({
        id,
        name,
        agentId,
        figure: t("people.gap", { gap: format.twdShort(gapTwd) }),
      }))}
      total={found?.people ?? 0}
      onMore={() => setLimit(limit + PAGE_ROWS)}
      onClose={onClose}
    />
  );
}
