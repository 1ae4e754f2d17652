import { Alert, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { databaseNameOf } from "../../data/databaseName.ts";
import { useDesk } from "../../data/desk.tsx";
import { replaceRecoveryKey } from "../../platform/vault/openVault.ts";
import { RecoveryKey } from "./RecoveryKey.tsx";
import { useAttempt } from "./useAttempt.ts";

/** For whoever has lost the printed key, or fears that somebody has seen it. */
export default function RenewRecoveryKey() {
  const { t } = useTranslation("unlock");
  const { staff } = useDesk();
  const [isOpen, setIsOpen] = useState(false);
  const databaseName = databaseNameOf(staff.id);
  const { attempt, failure, isBusy, waitSeconds, forget } = useAttempt(databaseName);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const [form] = Form.useForm<{ passphrase: string }>();

  function close() {
    setIsOpen(false);
    setRecoveryKey(null);
    forget();
  }

  const renew = ({ passphrase }: { passphrase: string }) =>
    attempt(async () => setRecoveryKey(await replaceRecoveryKey(databaseName, passphrase)));

  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t("renew")}</Button>
      <Modal
        open={isOpen}
        title={recoveryKey ? null : t("renew")}
        width={488}
        okText={waitSeconds > 0 ? t("wait", { n: waitSeconds }) : t("renewOk")}
        okButtonProps={{ disabled: waitSeconds > 0 }}
        confirmLoading={isBusy}
        destroyOnHidden
        // Until it is said to be kept, a click beside the panel must not throw the key away.
        closable={recoveryKey === null}
        mask={{ closable: recoveryKey === null }}
        keyboard={recoveryKey === null}
        {...(recoveryKey && { footer: null })}
        onCancel={close}
        onOk={() => form.submit()}
      >
        {recoveryKey ? (
          <RecoveryKey
            recoveryKey={recoveryKey}
            name={staff.name}
            doneLabel={t("done")}
            onDone={close}
          />
        ) : (
          <>
            <p>{t("renewHint")}</p>
            {failure && (
              <Alert
                type="error"
                showIcon
                title={t(failure === "WRONG_PASSPHRASE" ? "problems.WRONG_PASSPHRASE" : "failed")}
                description={<code>{failure}</code>}
              />
            )}
            <Form
              form={form}
              layout="vertical"
              requiredMark={false}
              onFinish={(typed) => void renew(typed)}
              disabled={isBusy}
            >
              <Form.Item
                name="passphrase"
                label={t("passphrase")}
                rules={[{ required: true, message: t("missing") }]}
              >
                <Input.Password autoFocus autoComplete="off" />
              </Form.Item>
            </Form>
          </>
        )}
      </Modal>
    </>
  );
}
