import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { NO_FILTER, type PeopleFilter } from "#renderer/data/worker/analysis/peopleFilter.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";

type Props = Readonly<{
  screen: "segments" | "coverage";
  /** Is there anybody at all, whom only the filter hides? */
  isFiltered: boolean;
  onFilter: (filter: PeopleFilter) => void;
}>;

/** Nobody to draw: because of the filter, or because the book is still empty. */
export function NoPeople({ screen, isFiltered, onFilter }: Props) {
  const { t } = useTranslation("analysis");
  return isFiltered ? (
    <EmptyState
      title={t(`${screen}.empty`)}
      hint={t(`${screen}.emptyHint`)}
      action={<Button onClick={() => onFilter(NO_FILTER)}>{t("filter.clear")}</Button>}
    />
  ) : (
    <EmptyState
      title={t(`${screen}.none`)}
      hint={t(`${screen}.noneHint`)}
      action={<Link to="/import">{t("goToImport")}</Link>}
    />
  );
}
