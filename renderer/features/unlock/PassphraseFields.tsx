import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { passphraseFault } from "../../platform/vault/passphrase.ts";
import styles from "./Unlock.module.css";

/** A new passphrase, twice, with what it must be said beneath; for use inside a form. */
export function PassphraseFields({ names, autoFocus }: { names: string[]; autoFocus?: boolean }) {
  const { t } = useTranslation("unlock");
  const typed = Form.useWatch<string | undefined>("passphrase") ?? "";
  const fault = passphraseFault(typed, names);
  return (
    <>
      <Form.Item
        name="passphrase"
        label={t("new")}
        validateTrigger="onBlur"
        rules={[
          {
            validator: async (_, value: string = "") => {
              const found = passphraseFault(value, names);
              if (found) throw new Error(t(`faults.${found}`));
            },
          },
        ]}
      >
        <Input.Password autoFocus={autoFocus ?? false} autoComplete="new-password" />
      </Form.Item>
      <ul className={styles.rules}>
        <li className={fault ? undefined : styles.met}>
          {fault ? t(`faults.${fault}`) : t("good")}
        </li>
        <li>{t("advice")}</li>
      </ul>
      <Form.Item
        name="again"
        label={t("again")}
        dependencies={["passphrase"]}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: string) => {
              if (value !== getFieldValue("passphrase")) throw new Error(t("notTheSame"));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
