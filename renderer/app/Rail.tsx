import {
  ApartmentOutlined,
  DownloadOutlined,
  HeatMapOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  SettingOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button, Tooltip } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { changeSettings, useSettings } from "../ui/settings.ts";
import styles from "./Rail.module.css";

const ROOMS: readonly { to: string; label: string; icon: ReactNode }[] = [
  { to: "/customers", label: "customers", icon: <TeamOutlined /> },
  { to: "/analysis/segments", label: "segments", icon: <HeatMapOutlined /> },
  { to: "/analysis/coverage", label: "coverage", icon: <ApartmentOutlined /> },
  { to: "/import", label: "import", icon: <DownloadOutlined /> },
  { to: "/settings", label: "settings", icon: <SettingOutlined /> },
];

/** The rooms of the application: 200 px, folds to 56. */
export function Rail() {
  const { t } = useTranslation("app");
  const { railFolded } = useSettings();
  const fold = t(railFolded ? "rail.unfold" : "rail.fold");
  return (
    <nav className={styles.rail} data-folded={railFolded} aria-label={t("rail.label")}>
      <div className={styles.brand}>
        <img src="./icon.svg" alt="" width={24} height={24} />
        {!railFolded && <span className={styles.name}>Banyan 榕</span>}
      </div>
      <ul className={styles.rooms}>
        {ROOMS.map(({ to, label, icon }) => (
          <li key={to}>
            <Tooltip title={railFolded ? t(`rail.${label}`) : undefined} placement="right">
              <Link to={to} className={styles.room} activeProps={{ "data-active": true }}>
                <span aria-hidden>{icon}</span>
                <span className={railFolded ? styles.hidden : undefined}>{t(`rail.${label}`)}</span>
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
      <Button
        type="text"
        className={styles.fold}
        icon={railFolded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        aria-label={fold}
        title={fold}
        onClick={() => changeSettings({ railFolded: !railFolded })}
      />
    </nav>
  );
}
