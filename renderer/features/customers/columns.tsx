import { WarningFilled } from "@ant-design/icons";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import type { IsoDate } from "#shared/model/brand.ts";
import { completedAge } from "#shared/insurance/insuranceAge.ts";
import type { CustomerRow, CustomerSort } from "../../data/worker/customerList.ts";
import type { Format } from "../../ui/format.ts";
import { maskId, maskPhone } from "../../ui/mask.ts";
import styles from "./CustomerList.module.css";

export type ColumnTools = {
  t: TFunction;
  format: Format;
  today: IsoDate;
  agentName: (id: string | undefined) => string;
};
export type Column = {
  id: string;
  /** Part of a grid template: a track size. */
  width: string;
  sort?: CustomerSort;
  align?: "end";
  cell: (row: CustomerRow, tools: ColumnTools) => ReactNode;
};

/** Every column that the list can show; the person chooses, the window remembers. */
export const COLUMNS: readonly Column[] = [
  {
    id: "name",
    width: "minmax(180px, 1.4fr)",
    sort: "name",
    cell: (row, { t }) => (
      <span className={styles.name}>
        <span className={styles.nameText} title={row.name}>
          {row.name}
        </span>
        {row.hasAlert && (
          <WarningFilled
            className={styles.alert}
            aria-label={t("hasAlert")}
            title={t("hasAlert")}
          />
        )}
      </span>
    ),
  },
  {
    id: "age",
    width: "96px",
    sort: "birthDate",
    cell: (row, { t, format, today }) =>
      [
        row.sex ? t(`sex.${row.sex}`) : "",
        row.birthDate && row.birthDate <= today
          ? format.age(completedAge(row.birthDate, today))
          : "",
      ].join(" "),
  },
  { id: "status", width: "88px", cell: (row, { t }) => t(`status.${row.status}`) },
  {
    id: "phone",
    width: "128px",
    cell: (row) => (row.phone ? maskPhone(row.phone) : ""),
  },
  {
    id: "nationalId",
    width: "128px",
    cell: (row) => (row.nationalId ? maskId(row.nationalId) : ""),
  },
  {
    id: "place",
    width: "minmax(120px, 1fr)",
    sort: "city",
    cell: (row) => `${row.city}${row.district}`,
  },
  {
    id: "policies",
    width: "104px",
    sort: "policies",
    align: "end",
    cell: (row, { format }) => row.holdings && format.count(row.holdings.inForce, "policies"),
  },
  {
    id: "premium",
    width: "136px",
    sort: "premium",
    align: "end",
    cell: (row, { format }) => row.holdings && format.twd(row.holdings.premiumTwd),
  },
  {
    id: "agent",
    width: "112px",
    cell: (row, { agentName }) => agentName(row.agentId),
  },
  {
    id: "updatedAt",
    width: "120px",
    sort: "updatedAt",
    cell: (row, { format }) => format.date(row.updatedAt),
  },
];

export const DEFAULT_COLUMNS = [
  "name",
  "age",
  "phone",
  "place",
  "policies",
  "premium",
  "agent",
  "updatedAt",
];

export function visibleColumns(chosen: readonly string[]): Column[] {
  const ids = chosen.length > 0 ? chosen : DEFAULT_COLUMNS;
  return COLUMNS.filter(({ id }) => id === "name" || ids.includes(id));
}
