import { Radio, Segmented } from "antd";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { setLanguage } from "../../app/actions.ts";
import { useDesk } from "../../data/desk.tsx";
import { Page } from "../../ui/Page.tsx";
import { changeSettings, useSettings, type Settings } from "../../ui/settings.ts";
import ChangePassphrase from "../unlock/ChangePassphrase.tsx";
import RenewRecoveryKey from "../unlock/RenewRecoveryKey.tsx";
import styles from "./SettingsScreen.module.css";

/** How this window looks and reads; kept on this device only. */
export default function SettingsScreen() {
  const { t } = useTranslation("settings");
  const { staff } = useDesk();
  const settings = useSettings();
  return (
    <Page title={t("title")} subtitle={t("subtitle", { name: staff.name })}>
      <div className={styles.list}>
        <Row label={t("language")}>
          {(id) => (
            <Radio.Group
              aria-labelledby={id}
              value={settings.language}
              onChange={({ target }) => setLanguage(target.value as Settings["language"])}
              options={[
                { value: "zh-TW", label: "繁體中文" },
                { value: "en", label: "English" },
                { value: "zh-CN", label: "简体中文" },
              ]}
            />
          )}
        </Row>
        <Choice name="theme" values={["system", "light", "dark"]} />
        <Choice name="calendar" values={["gregorian", "roc"]} />
        <Choice name="density" values={["default", "compact"]} />
        <Row label={t("passphrase")}>{() => <ChangePassphrase />}</Row>
        <Row label={t("recoveryKey")}>{() => <RenewRecoveryKey />}</Row>
      </div>
    </Page>
  );
}

function Choice({ name, values }: { name: "theme" | "calendar" | "density"; values: string[] }) {
  const { t } = useTranslation("settings");
  const settings = useSettings();
  return (
    <Row label={t(name)}>
      {(id) => (
        <Segmented
          aria-labelledby={id}
          value={settings[name]}
          onChange={(value) => changeSettings({ [name]: value })}
          options={values.map((value) => ({ value, label: t(`${name}Values.${value}`) }))}
        />
      )}
    </Row>
  );
}

function Row({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.row}>
      <span id={id}>{label}</span>
      {children(id)}
    </div>
  );
}
