import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { formatRoc } from "#shared/insurance/rocDate.ts";
import { FormField } from "./FormField.tsx";
import { typedDate } from "./policyDraft.ts";

type Props = {
  label: string;
  path: string;
  value: string;
  isRequired?: boolean;
  placeholder?: string;
  onChange: (text: string) => void;
};

/** A date typed in either calendar, read back in both, so that a wrong century is seen at once. */
export function DateField({ label, path, value, isRequired, placeholder, onChange }: Props) {
  const { t, i18n } = useTranslation("policies");
  const iso = typedDate(value);
  const roc = iso && i18n.language.startsWith("zh") ? `（${formatRoc(iso)}）` : "";
  return (
    <FormField
      label={label}
      path={path}
      isRequired={isRequired}
      hint={iso ? `${iso.replaceAll("-", "/")}${roc}` : t("hints.date")}
    >
      {(field) => (
        <Input
          {...field}
          value={value}
          maxLength={20}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  );
}
