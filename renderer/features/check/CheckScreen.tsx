import { Link } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { CheckPage } from "./CheckPage.tsx";
import { missingFor } from "./checkInput.ts";
import { useCheckDocuments } from "./useCheckDocuments.ts";

/** Policy health check 保單健檢 of one customer (F20-F26). */
export default function CheckScreen({ customerId }: { customerId: string }) {
  const { t } = useTranslation("check");
  const file = useCheckDocuments(customerId);
  if (file.kind === "loading") {
    return (
      <Page title={t("title")} backTo={`/customers/${customerId}`}>
        <Skeleton active paragraph={{ rows: 8 }} title={false} aria-label={t("loading")} />
      </Page>
    );
  }
  if (file.kind === "none") {
    return (
      <Page title={t("title")}>
        <EmptyState
          title={t("missing.customerTitle")}
          hint={t("missing.customerHint")}
          action={<Link to="/customers">{t("missing.customerAction")}</Link>}
        />
      </Page>
    );
  }
  if (missingFor(file.documents.customer)) {
    return (
      <Page title={file.documents.customer.name} backTo={`/customers/${customerId}`}>
        <EmptyState
          title={t("missing.birthTitle")}
          hint={t("missing.birthHint")}
          action={
            <Link to="/customers/$customerId/edit" params={{ customerId }}>
              {t("missing.birthAction")}
            </Link>
          }
        />
      </Page>
    );
  }
  return <CheckPage documents={file.documents} members={file.members} />;
}
