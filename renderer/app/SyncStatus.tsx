import {
  CheckCircleFilled,
  CloudOutlined,
  ExclamationCircleFilled,
  SyncOutlined,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SyncStatus as Status } from "#sync/client/status.ts";
import { useBook } from "../data/book.tsx";
import { useAttention } from "../features/attention/useAttention.ts";
import styles from "./SyncStatus.module.css";

const ICONS = {
  in_step: <CheckCircleFilled aria-hidden />,
  pending: <SyncOutlined aria-hidden />,
  offline: <CloudOutlined aria-hidden />,
  error: <ExclamationCircleFilled aria-hidden />,
} as const;

/** Whether this window is in step with the company, and what to do when it is not. */
export default function SyncStatus() {
  const { t } = useTranslation("app");
  const { sync } = useBook();
  const [status, setStatus] = useState<Status>({ state: "pending", pending: 0 });
  useEffect(() => {
    const subscription = sync.status$.subscribe(setStatus);
    return () => subscription.unsubscribe();
  }, [sync]);

  return (
    <>
      <AttentionLink />
      <details className={styles.details}>
        <summary className={styles.status} data-state={status.state} aria-live="polite">
          {ICONS[status.state]}
          <span>{t(`sync.${status.state}.label`)}</span>
          {status.pending > 0 && (
            <span className={styles.code}>{t("sync.waiting", { n: status.pending })}</span>
          )}
          {status.error && <span className={styles.code}>{status.error.code}</span>}
        </summary>
        <p className={styles.help}>{t(`sync.${status.state}.help`, { n: status.pending })}</p>
      </details>
    </>
  );
}

/** How many changes wait for a decision; nothing where none does (P8). */
function AttentionLink() {
  const { t } = useTranslation("app");
  const n = useAttention()?.length ?? 0;
  if (n === 0) return null;
  return (
    <Link to="/attention" className={styles.attention}>
      <ExclamationCircleFilled aria-hidden />
      {t("sync.attention", { n })}
    </Link>
  );
}
