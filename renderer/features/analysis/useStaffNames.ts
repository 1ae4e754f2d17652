import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDocuments } from "#renderer/data/book.tsx";

/** Names of staff by id; a customer without an agent, or with one who is not in the directory, says so. */
export function useStaffNames(): (agentId: string | undefined) => string {
  const { t } = useTranslation("analysis");
  const staff = useDocuments("directory", { kind: "staff" });
  const names = useMemo(
    () => new Map((staff ?? []).map((entry) => [entry.id as string, entry.name])),
    [staff],
  );
  return (agentId) => (agentId ? (names.get(agentId) ?? agentId) : t("noAgent"));
}
