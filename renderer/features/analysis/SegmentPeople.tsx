import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBook } from "#renderer/data/book.tsx";
import type { SegmentGroup, SegmentsRequest } from "#renderer/data/worker/segmentation.ts";
import { useFormat } from "#renderer/ui/format.ts";
import { PeoplePanel } from "./PeoplePanel.tsx";
import { segmentKeyOf } from "./segmentNames.ts";
import { useAnswer } from "./useAnswer.ts";

const PAGE_ROWS = 100;

type Props = Readonly<{
  group: SegmentGroup;
  request: SegmentsRequest;
  revision: number;
  onClose: () => void;
}>;

/** The policyholders behind a cell or a segment, highest premium first. */
export function SegmentPeople({ group, request, revision, onClose }: Props) {
  const { t } = useTranslation("analysis");
  const { worker } = useBook();
  const format = useFormat();
  const [limit, setLimit] = useState(PAGE_ROWS);
  const answer = useAnswer(JSON.stringify({ group, request, limit, revision }), () =>
    worker.segmentation.people({ ...request, group, offset: 0, limit }),
  );
  const segment = group.kind === "segment" ? segmentKeyOf(group.segment) : undefined;
  const title =
    group.kind === "cell"
      ? t("people.cell", { r: group.r, f: group.f })
      : segment
        ? t(`segment.${segment}`)
        : t("people.all");
  const found = answer.data;
  return (
    <PeoplePanel
      title={title}
      summary={t("people.summary", {
        people: format.count(found?.people ?? 0, "people"),
        premium: format.twd(found?.premiumTwd ?? 0),
      })}
      people={found?.rows.map(({ id, name, agentId, premiumTwd }) => ({
        id,
        name,
        agentId,
        figure: format.twd(premiumTwd),
      }))}
      total={found?.people ?? 0}
      onMore={() => setLimit(limit + PAGE_ROWS)}
      onClose={onClose}
    />
  );
}
