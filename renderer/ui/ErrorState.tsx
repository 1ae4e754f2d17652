import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./States.module.css";

/** What happened, why and what to do; the code stands small beneath, for the telephone. */
export function ErrorState({
  code,
  message,
  action,
}: {
  code: string;
  message: ReactNode;
  action?: ReactNode;
}) {
  const { t } = useTranslation("ui");
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>{message}</p>
      {action}
      <p className={styles.code}>{t("errorCode", { code })}</p>
    </div>
  );
}
