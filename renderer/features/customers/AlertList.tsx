import { Alert as Banner } from "antd";
import { useTranslation } from "react-i18next";
import type { IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";

/** What somebody must know before they call, visit or change anything (F61 to F63). */
export function AlertList({ alerts, today }: { alerts: Customer["alerts"]; today: IsoDate }) {
  const { t } = useTranslation("customers");
  const current = alerts.filter(({ expiresOn }) => !expiresOn || expiresOn >= today);
  return current.map(({ id, kind, text }) => (
    <Banner
      key={id}
      showIcon
      type={kind === "hold_for_call" ? "error" : "warning"}
      title={t("alertLine", { label: t(`alertKind.${kind}`), text })}
    />
  ));
}
