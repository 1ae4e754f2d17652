import { useNavigate } from "@tanstack/react-router";
import { Button, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import {
  CONTACT_CHANNELS,
  CUSTOMER_SOURCES,
  CUSTOMER_STATUSES,
  EDUCATIONS,
  MARITAL_STATUSES,
  SEXES,
  type Customer,
} from "#shared/model/customer.ts";
import { AmountInput } from "../../ui/AmountInput.tsx";
import { useBook } from "../../data/book.tsx";
import styles from "./CustomerForm.module.css";
import { checkFields, fromFields, toFields, type CustomerFields } from "./customerFields.ts";

type Props = { customer: Customer; onSave: (customer: Customer) => Promise<void> };

/** Profile of a person or prospect; each field says beside itself what is wrong and what to do. */
export function CustomerForm({ customer, onSave }: Props) {
  const { t } = useTranslation("customers");
  const { today } = useBook();
  const navigate = useNavigate();
  const [form] = Form.useForm<CustomerFields>();
  const options = (values: readonly string[], group: string) =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }));

  const rule = (field: keyof CustomerFields) => ({
    validator: async () => {
      const problem = checkFields(form.getFieldsValue(), today)[field];
      if (problem) throw new Error(t(`problems.${problem}`));
    },
  });

  return (
    <Form
      form={form}
      layout="vertical"
      className={styles.form}
      scrollToFirstError={{ block: "center", focus: true }}
      initialValues={toFields(customer)}
      onFinish={(fields) => void onSave(fromFields(fields, customer))}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
        else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
          // Enter moves on in a form of this length; only Ctrl+Enter saves.
          event.preventDefault();
        }
      }}
    >
      <div className={styles.grid}>
        <Form.Item name="name" label={t("fields.name")} rules={[rule("name")]} required>
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="nationalId" label={t("fields.nationalId")} rules={[rule("nationalId")]}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item
          name="birthDate"
          label={t("fields.birthDate")}
          rules={[rule("birthDate")]}
          extra={t("hints.birthDate")}
        >
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="sex" label={t("fields.sex")}>
          <Select allowClear options={options(SEXES, "sex")} />
        </Form.Item>
        <Form.Item name="status" label={t("fields.status")}>
          <Select options={options(CUSTOMER_STATUSES, "status")} />
        </Form.Item>
        <Form.Item name="source" label={t("fields.source")}>
          <Select options={options(CUSTOMER_SOURCES, "source")} />
        </Form.Item>
        <Form.Item name="phone" label={t("fields.phone")} rules={[rule("phone")]}>
          <Input inputMode="tel" maxLength={30} />
        </Form.Item>
        <Form.Item name="email" label={t("fields.email")} rules={[rule("email")]}>
          <Input inputMode="email" maxLength={200} />
        </Form.Item>
        <Form.Item name="postcode" label={t("fields.postcode")} rules={[rule("postcode")]}>
          <Input inputMode="numeric" maxLength={6} />
        </Form.Item>
        <Form.Item name="city" label={t("fields.city")}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="district" label={t("fields.district")}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="street" label={t("fields.street")}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="occupation" label={t("fields.occupation")}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="occupationClass" label={t("fields.occupationClass")}>
          <InputNumber min={1} max={6} precision={0} className={styles.full} />
        </Form.Item>
        <Form.Item name="annualIncomeTwd" label={t("fields.annualIncome")}>
          <AmountInput precision={0} max={1_000_000_000_000} />
        </Form.Item>
        <Form.Item name="employer" label={t("fields.employer")}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="maritalStatus" label={t("fields.maritalStatus")}>
          <Select allowClear options={options(MARITAL_STATUSES, "marital")} />
        </Form.Item>
        <Form.Item name="education" label={t("fields.education")}>
          <Select allowClear options={options(EDUCATIONS, "educationLevel")} />
        </Form.Item>
        <Form.Item name="preferredChannel" label={t("fields.preferredChannel")}>
          <Select allowClear options={options(CONTACT_CHANNELS, "channel")} />
        </Form.Item>
        <Form.Item name="tags" label={t("fields.tags")}>
          <Select mode="tags" tokenSeparators={[",", "、", " "]} />
        </Form.Item>
      </div>
      <Form.Item name="remark" label={t("fields.remark")}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" aria-keyshortcuts="Control+Enter">
          {t("save")}
        </Button>
        <Button onClick={() => void navigate({ to: ".." })}>{t("cancel")}</Button>
      </div>
    </Form>
  );
}
