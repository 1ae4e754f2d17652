import { EyeOutlined } from "@ant-design/icons";
import { Button, Input, type InputProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { maskId, maskPhone } from "./mask.ts";

type Props = Omit<InputProps, "onChange" | "value"> & {
  kind: "id" | "phone";
  /** Given by the form item. */
  value?: string;
  onChange?: InputProps["onChange"];
};

/** A field for a national ID or telephone; what is on file is hidden until somebody opens it to change it. */
export function MaskedInput({ kind, value, ...input }: Props) {
  const { t } = useTranslation("ui");
  const [isOpen, setIsOpen] = useState(!value);
  if (isOpen || !value) return <Input {...input} value={value} onFocus={() => setIsOpen(true)} />;
  const label = t(kind === "id" ? "showId" : "showPhone");
  return (
    <Input
      {...(input.id ? { id: input.id } : {})}
      readOnly
      value={kind === "id" ? maskId(value) : maskPhone(value)}
      suffix={
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined aria-hidden />}
          aria-label={label}
          title={label}
          onClick={() => setIsOpen(true)}
        />
      }
    />
  );
}
