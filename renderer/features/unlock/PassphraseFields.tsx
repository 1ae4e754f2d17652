import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { passphraseFault } from "../../platform/vault/passphrase.ts";

/** A new passphrase, twice, with what it must be said beneath; for use inside a form. */
export function PassphraseFields({ names, autoFocus }: { names: string[]; autoFocus?: boolean }) {
  const { t } = useTranslation("unlock");
  const typed = Form.useWatch<string | undefined>("passphrase") ?? "";
  const isGood = passphraseFault(typed, names) === null;
  return (
    <>
      <Form.Item
        name="passphrase"
        label={t("new")}
        extra={isGood ? t("good") : t("advice")}
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
        <Input.Password autoFocus={autoFocus ?? false} autoComplete="off" />
      </Form.Item>
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
        <Input.Password autoComplete="off" />
      </Form.Item>
    </>
  );
}
