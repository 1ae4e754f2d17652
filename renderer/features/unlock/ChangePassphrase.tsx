import { Alert, App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { databaseNameOf } from "../../data/databaseName.ts";
import { useDesk } from "../../data/desk.tsx";
import { replacePassphrase } from "../../platform/vault/openVault.ts";
import { PassphraseFields } from "./PassphraseFields.tsx";
import { useAttempt } from "./useAttempt.ts";

type Typed = { old: string; passphrase: string };

/** Another passphrase for the same file: nothing is encrypted anew, so it takes a second. */
export default function ChangePassphrase() {
  const { t } = useTranslation("unlock");
  const { staff } = useDesk();
  const { message } = App.useApp();
  const [isOpen, setIsOpen] = useState(false);
  const databaseName = databaseNameOf(staff.id);
  const { attempt, failure, isBusy, waitSeconds } = useAttempt(databaseName);
  const [form] = Form.useForm<Typed>();

  const change = ({ old, passphrase }: Typed) =>
    attempt(async () => {
      await replacePassphrase(databaseName, old, passphrase);
      setIsOpen(false);
      void message.success(t("changed"));
    });

  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t("change")}</Button>
      <Modal
        open={isOpen}
        title={t("change")}
        okText={waitSeconds > 0 ? t("wait", { n: waitSeconds }) : t("set")}
        okButtonProps={{ disabled: waitSeconds > 0 }}
        confirmLoading={isBusy}
        destroyOnHidden
        onCancel={() => setIsOpen(false)}
        onOk={() => form.submit()}
      >
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
          onFinish={(typed) => void change(typed)}
          disabled={isBusy}
        >
          <Form.Item
            name="old"
            label={t("old")}
            rules={[{ required: true, message: t("missing") }]}
          >
            <Input.Password autoFocus autoComplete="off" />
          </Form.Item>
          <PassphraseFields names={[staff.name]} />
        </Form>
      </Modal>
    </>
  );
}
