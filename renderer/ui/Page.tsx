import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Page.module.css";

type PageProps = {
  title: ReactNode;
  subtitle?: ReactNode;
  /** The answer of the screen in words and one number; stands first (DESIGN, principle 1). */
  finding?: ReactNode;
  actions?: ReactNode;
  backTo?: string;
  /** Search of the list that `backTo` leads to. */
  backSearch?: { search?: number };
  children: ReactNode;
};

/** Title, finding, actions, and the content of a room. */
export function Page({
  title,
  subtitle,
  finding,
  actions,
  backTo,
  backSearch,
  children,
}: PageProps) {
  const { t } = useTranslation("ui");
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        {backTo && (
          <Link
            to={backTo}
            search={backSearch ?? {}}
            className={styles.back}
            aria-label={t("back")}
            title={t("back")}
          >
            <ArrowLeftOutlined />
          </Link>
        )}
        <div className={styles.titles}>
          <h1 className={styles.title}>{title}</h1>
          {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {finding && <p className={styles.finding}>{finding}</p>}
      {children}
    </div>
  );
}
