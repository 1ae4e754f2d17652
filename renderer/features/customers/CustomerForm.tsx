import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Form, Input, InputNumber, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  CONTACT_CHANNELS,
  CUSTOMER_SOURCES,
  CUSTOMER_STATUSES,
  EDUCATIONS,
  MARITAL_STATUSES,
  SALES_CHANNELS,
  SEXES,
  type Customer,
} from "#shared/model/customer.ts";
import { checkNationalId } from "#shared/insurance/nationalId.ts";
import { draftOf, dropDraft, keepDraft } from "../../data/drafts.ts";
import { AmountInput } from "../../ui/AmountInput.tsx";
import { MaskedInput } from "../../ui/MaskedInput.tsx";
import { useBook } from "../../data/book.tsx";
import { useFormat } from "../../ui/format.ts";
import styles from "./CustomerForm.module.css";
import {
  CAR_CHOICES,
  checkFields,
  fromFields,
  mayShowHealth,
  toFields,
  YES_NO,
  type CustomerFields,
} from "./customerFields.ts";
import { blankFields, useOthersChanges } from "./useOthersChanges.ts";

type Props = {
  /** As it stands now: a change of another seat comes in while the form is open. */
  customer: Customer;
  /** Names the draft of what is typed here. */
  draftKey: string;
  onSave: (customer: Customer) => Promise<void>;
};

/** Profile of a person or prospect; each field says beside itself what is wrong and what to do. */
export function CustomerForm({ customer, draftKey, onSave }: Props) {
  const { t } = useTranslation("customers");
  const { today } = useBook();
  const format = useFormat();
  const navigate = useNavigate();
  const [form] = Form.useForm<CustomerFields>();
  const [start] = useState(() => ({ ...toFields(customer), ...fieldsKept(draftKey) }));
  const [isRestored, setIsRestored] = useState(() => draftOf(draftKey) !== undefined);
  const foreign = useOthersChanges(form, customer);
  useEffect(() => {
    const kept = Object.entries(fieldsKept(draftKey) ?? {});
    form.setFields(kept.map(([name, value]) => ({ name: name as never, value, touched: true })));
  }, [form, draftKey]);

  function discard() {
    dropDraft(draftKey);
    setIsRestored(false);
    form.setFieldsValue({ ...blankFields(start), ...toFields(customer) });
  }
  const options = (values: readonly string[], group: string) =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }));

  const typedId = Form.useWatch("nationalId", form) ?? "";
  const idCheck = checkNationalId(typedId);
  const hints: Partial<Record<keyof CustomerFields, string>> = {
    birthDate: t("hints.birthDate"),
    nationalId:
      idCheck.valid && idCheck.renewBy
        ? t("hints.renewId", { date: format.date(idCheck.renewBy) })
        : undefined,
  };

  /** Label, check and hint of a field. What somebody else has just saved in it is said beside it. */
  const item = (field: keyof CustomerFields, label: string = field) => ({
    name: field,
    label: t(`fields.${label}`),
    rules: [
      {
        validator: async () => {
          const problem = checkFields(form.getFieldsValue(), today)[field];
          if (problem) throw new Error(t(`problems.${problem}`));
        },
      },
    ],
    extra:
      foreign[field] !== undefined
        ? t("changedMeanwhile", { value: foreign[field] })
        : hints[field],
  });

  return (
    <Form
      form={form}
      layout="vertical"
      // A session that is restored would bring its fields back from the disk, where they lie in plain.
      autoComplete="off"
      className={styles.form}
      scrollToFirstError={{ block: "center", focus: true }}
      initialValues={start}
      onValuesChange={(part: Partial<CustomerFields>) =>
        keepDraft(draftKey, { ...fieldsKept(draftKey), ...part })
      }
      onFinish={(fields) =>
        void onSave(fromFields(fields, customer)).then(() => dropDraft(draftKey))
      }
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
        else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
          // Enter moves on in a form of this length; only Ctrl+Enter saves.
          event.preventDefault();
        }
      }}
    >
      {isRestored && (
        <Alert
          type="info"
          showIcon
          title={t("draftRestored")}
          action={
            <Button size="small" onClick={discard}>
              {t("discardDraft")}
            </Button>
          }
        />
      )}
      <div className={styles.grid}>
        <Form.Item {...item("name")} required>
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item {...item("nationalId")}>
          <MaskedInput kind="id" maxLength={20} />
        </Form.Item>
        <Form.Item {...item("birthDate")}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item {...item("sex")}>
          <Select allowClear options={options(SEXES, "sex")} />
        </Form.Item>
        <Form.Item {...item("status")}>
          <Select options={options(CUSTOMER_STATUSES, "status")} />
        </Form.Item>
        <Form.Item {...item("source")}>
          <Select options={options(CUSTOMER_SOURCES, "source")} />
        </Form.Item>
        <Form.Item {...item("phone")}>
          <MaskedInput kind="phone" inputMode="tel" maxLength={30} />
        </Form.Item>
        <Form.Item {...item("email")}>
          <Input inputMode="email" maxLength={200} />
        </Form.Item>
        <Form.Item {...item("postcode")}>
          <Input inputMode="numeric" maxLength={6} />
        </Form.Item>
        <Form.Item {...item("city")}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item {...item("district")}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item {...item("street")}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item {...item("occupation")}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item {...item("occupationClass")}>
          <InputNumber min={1} max={6} precision={0} className={styles.full} />
        </Form.Item>
        <Form.Item {...item("annualIncomeTwd", "annualIncome")}>
          <AmountInput precision={0} max={1_000_000_000_000} />
        </Form.Item>
        <Form.Item {...item("employer")}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item {...item("maritalStatus")}>
          <Select allowClear options={options(MARITAL_STATUSES, "marital")} />
        </Form.Item>
        <Form.Item {...item("education")}>
          <Select allowClear options={options(EDUCATIONS, "educationLevel")} />
        </Form.Item>
        <Form.Item {...item("preferredChannel")}>
          <Select allowClear options={options(CONTACT_CHANNELS, "channel")} />
        </Form.Item>
        <Form.Item {...item("salesChannel")}>
          <Select allowClear options={options(SALES_CHANNELS, "salesChannel")} />
        </Form.Item>
        <Form.Item {...item("referrerName")}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item {...item("car")}>
          <Select allowClear options={options(CAR_CHOICES, "car")} />
        </Form.Item>
        <Form.Item {...item("carInsuranceExpiresOn")}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item {...item("home")}>
          <Select allowClear options={options(YES_NO, "yesNo")} />
        </Form.Item>
        <Form.Item {...item("healthConsentOn")}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item {...item("healthConsentWithdrawnOn")}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item noStyle dependencies={["healthConsentOn", "healthConsentWithdrawnOn"]}>
          {({ getFieldsValue }) =>
            mayShowHealth(getFieldsValue() as CustomerFields, today) && (
              <Form.Item {...item("smokes")}>
                <Select allowClear options={options(YES_NO, "yesNo")} />
              </Form.Item>
            )
          }
        </Form.Item>
        <Form.Item {...item("tags")}>
          <Select mode="tags" tokenSeparators={[",", "、", " "]} />
        </Form.Item>
      </div>
      <Form.Item {...item("remark")}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" aria-keyshortcuts="Control+Enter">
          {t("save")}
        </Button>
        <Button
          onClick={() => {
            dropDraft(draftKey);
            void navigate({ to: ".." });
          }}
        >
          {t("cancel")}
        </Button>
      </div>
    </Form>
  );
}

const fieldsKept = (draftKey: string) => draftOf(draftKey) as Partial<CustomerFields> | undefined;
