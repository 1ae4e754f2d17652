import { useTranslation } from "react-i18next";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { Page } from "#renderer/ui/Page.tsx";
import { AttentionCard } from "./AttentionCard.tsx";
import styles from "./attention.module.css";
import { useAttention } from "./useAttention.ts";

/** Changes of this person that did not become the record's state, each to be decided once (P8, R13). */
export default function AttentionScreen() {
  const { t } = useTranslation("attention");
  const items = useAttention();
  return (
    <Page title={t("title")} subtitle={t("subtitle")}>
      {items?.length === 0 && <EmptyState title={t("empty.title")} hint={t("empty.hint")} />}
      <ul className={styles.list}>
        {(items ?? []).map((item) => (
          <AttentionCard key={item.id} item={item} />
        ))}
      </ul>
    </Page>
  );
}
