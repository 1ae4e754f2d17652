import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { forget } from "../../app/bootStage.ts";
import { usePending } from "../../platform/vault/usePending.ts";
import type { KnownVault } from "../../platform/vault/vaultFolder.ts";
import { codeOf } from "./codeOf.ts";
import styles from "./Unlock.module.css";

/** The way out without passphrase and recovery key: what was synced comes back, what was not is counted. */
export function Forgotten({ vault }: { vault: KnownVault }) {
  const { t } = useTranslation("unlock");
  const pending = usePending(vault.databaseName);
  const [failure, setFailure] = useState<string | null>(null);
  const word = t("forget.word");
  const lostWords = () => {
    if (!pending) return t("forget.unknown");
    return pending.count === 0 ? t("forget.nothing") : t("forget.lost", { n: pending.count });
  };
  return (
    <>
      <p className={styles.hint}>{t("forget.hint")}</p>
      {pending !== undefined && (
        <Alert type={pending?.count === 0 ? "info" : "warning"} showIcon title={lostWords()} />
      )}
      {failure && (
        <Alert
          type="error"
          showIcon
          title={t("forget.failed")}
          description={<code>{failure}</code>}
        />
      )}
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={() => void forget(vault).catch((error: unknown) => setFailure(codeOf(error)))}
      >
        <Form.Item
          name="word"
          label={t("forget.confirm", { word })}
          rules={[
            {
              validator: async (_, value: string) => {
                if (value?.trim() !== word) throw new Error(t("forget.confirm", { word }));
              },
            },
          ]}
        >
          <Input autoFocus autoComplete="off" />
        </Form.Item>
        <Button danger type="primary" htmlType="submit" block>
          {t("forget.submit")}
        </Button>
      </Form>
    </>
  );
}
