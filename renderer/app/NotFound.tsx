import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../ui/EmptyState.tsx";

export function NotFound() {
  const { t } = useTranslation("app");
  return (
    <EmptyState
      title={t("notFound.title")}
      hint={t("notFound.hint")}
      action={<Link to="/customers">{t("notFound.back")}</Link>}
    />
  );
}
