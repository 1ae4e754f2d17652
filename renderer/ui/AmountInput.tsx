import { InputNumber } from "antd";
import type { ComponentProps } from "react";
import styles from "./AmountInput.module.css";

type Props = Omit<ComponentProps<typeof InputNumber<number>>, "onChange"> & {
  /** A form item passes both; a field on its own must. */
  value?: number | null;
  onChange?: (value: number | null) => void;
};

/** A figure with thousands set apart, right-aligned as in a table. */
export function AmountInput({ onChange, ...rest }: Props) {
  return (
    <InputNumber<number>
      min={0}
      max={Number.MAX_SAFE_INTEGER}
      controls={false}
      formatter={(value, { userTyping, input }) => (userTyping ? input : grouped(value))}
      parser={(text) => Number((text ?? "").replace(/[^\d.]/g, ""))}
      {...rest}
      className={styles.amount}
      onChange={(value) => onChange?.(value)}
    />
  );
}

const grouped = (value: number | string | undefined) =>
  value === undefined || value === ""
    ? ""
    : Number(value).toLocaleString("en-US", { maximumFractionDigits: 4 });
