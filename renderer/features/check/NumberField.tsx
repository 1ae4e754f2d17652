import { useId } from "react";
import { AmountInput } from "../../ui/AmountInput.tsx";
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
      <AmountInput
        id={id}
        value={value ?? null}
        onChange={(next) => onChange(next ?? undefined)}
        suffix={unit}
        min={limits.min ?? 0}
        max={limits.max ?? 1_000_000_000_000}
        step={limits.step ?? 1}
        {...(isDecimal ? {} : { precision: 0 })}
      />
    </div>
  );
}
