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
  precision?: number;
  /** Changed from what is on file: marked, so that nobody takes it for the customer's own figure. */
  isChanged?: boolean;
};

const grouped = (value: number | string | undefined) =>
  String(value ?? "").replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** A number with its unit, grouped by thousands; empty means "not given". */
export function NumberField({ label, value, onChange, unit, isChanged, ...limits }: Props) {
  const id = useId();
  const isMoney = (limits.precision ?? 0) === 0;
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
        precision={limits.precision ?? 0}
        {...(isMoney
          ? { formatter: grouped, parser: (text) => Number((text ?? "").replace(/[^\d.-]/g, "")) }
          : {})}
      />
    </div>
  );
}
