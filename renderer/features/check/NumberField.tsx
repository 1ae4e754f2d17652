import { InputNumber } from "antd";
import { useId } from "react";
import styles from "./field.module.css";

type Props = {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  unit: string;
  min?: number;
  max?: number;
  step?: number;
  /** Not whole: a rate or a multiple. */
  isDecimal?: boolean;
  /** Changed from what is on file: marked, so that nobody takes it for the customer's own figure. */
  isChanged?: boolean;
};

const grouped = (value: number | string | undefined) =>
  String(value ?? "").replace(/\B(?=(\d{3})+(?!\d))/g, ",");

const WHOLE = {
  precision: 0,
  formatter: grouped,
  parser: (text: string | undefined) => Number((text ?? "").replace(/[^\d.-]/g, "")),
};

/** A number with its unit, grouped by thousands; empty means "not given". */
export function NumberField({
  label,
  value,
  onChange,
  unit,
  isChanged,
  isDecimal,
  ...limits
}: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isChanged ? styles.changed : undefined}>
        {label}
      </label>
      <InputNumber<number>
        id={id}
        className={styles.input}
        value={value ?? null}
        onChange={(next) => onChange(next ?? undefined)}
        suffix={unit}
        controls={false}
        min={limits.min ?? 0}
        max={limits.max ?? 1_000_000_000_000}
        step={limits.step ?? 1}
        {...(isDecimal ? {} : WHOLE)}
      />
    </div>
  );
}
