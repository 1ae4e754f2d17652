import { PlusOutlined, TableOutlined } from "@ant-design/icons";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../../data/desk.tsx";
import { useDirectory } from "../../data/useDirectory.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useFormat } from "../../ui/format.ts";
import { changeSettings, useSettings } from "../../ui/settings.ts";
import { COLUMNS, visibleColumns } from "./columns.tsx";
import { CustomerList } from "./CustomerList.tsx";
import styles from "./CustomersScreen.module.css";
import { listPlace } from "./listPlace.ts";
import { wordsOf } from "./searchWords.ts";
import { useCustomerPages, type ListOrder } from "./useCustomerPages.ts";

// It asks the synchronisation, which is loaded after the first drawing.
const EmptyBook = lazy(() => import("./EmptyBook.tsx"));

/** The whole book: searched by the box above as one types, sorted by any column. */
export function CustomersScreen() {
  const { t } = useTranslation("customers");
  const { today } = useDesk();
  const format = useFormat();
  const agentName = useDirectory();
  const navigate = useNavigate();
  const q = wordsOf(useLocation().search);
  const [order, setOrder] = useState<ListOrder>(listPlace.order);
  const { total, bookTotal, rowAt, want } = useCustomerPages(q, order);
  const tools = useMemo(() => ({ t, format, today, agentName }), [t, format, today, agentName]);

  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t("title")}</h1>
        <p className={styles.count} aria-live="polite">
          {total === undefined
            ? ""
            : q === ""
              ? format.count(total, "people")
              : t("found", { found: format.number(total), all: format.number(bookTotal ?? 0) })}
        </p>
        <ColumnChooser />
        <Button
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => void navigate({ to: "/customers/new" })}
        >
          {t("new")}
        </Button>
      </div>
      {total === 0 ? (
        q === "" ? (
          <Suspense>
            <EmptyBook />
          </Suspense>
        ) : (
          <EmptyState title={t("none.title")} hint={t("none.hint")} />
        )
      ) : total === undefined ? null : (
        <CustomerList
          total={total}
          rowAt={rowAt}
          want={want}
          order={order}
          onOrder={setOrder}
          q={q}
          tools={tools}
        />
      )}
    </div>
  );
}

function ColumnChooser() {
  const { t } = useTranslation("customers");
  const { customerColumns } = useSettings();
  const shown = visibleColumns(customerColumns).map(({ id }) => id);
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        multiple: true,
        selectable: true,
        selectedKeys: shown,
        items: COLUMNS.filter(({ id }) => id !== "name").map(({ id }) => ({
          key: id,
          label: t(`columns.${id}`),
        })),
        onClick: ({ key }) =>
          changeSettings({
            customerColumns: shown.includes(key)
              ? shown.filter((id) => id !== key)
              : [...shown, key],
          }),
      }}
    >
      <Button icon={<TableOutlined />}>{t("chooseColumns")}</Button>
    </Dropdown>
  );
}
