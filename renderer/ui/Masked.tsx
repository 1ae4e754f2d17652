import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { maskId, maskPhone } from "./mask.ts";
import styles from "./Masked.module.css";

/** A national ID or telephone number, hidden until it is opened; opening is a visible act. */
export function Masked({ value, kind }: { value: string; kind: "id" | "phone" }) {
  const { t } = useTranslation("ui");
  const [isOpen, setIsOpen] = useState(false);
  const label = isOpen ? t("hide") : t(kind === "id" ? "showId" : "showPhone");
  return (
    <span className={styles.masked}>
      {isOpen ? value : kind === "id" ? maskId(value) : maskPhone(value)}
      <button
        type="button"
        className={styles.eye}
        aria-label={label}
        title={label}
        aria-pressed={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? <EyeInvisibleOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
      </button>
    </span>
  );
}
