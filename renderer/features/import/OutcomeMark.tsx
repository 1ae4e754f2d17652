import {
  CloseCircleOutlined,
  CopyOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  MinusCircleOutlined,
  PlusCircleOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Outcome } from "#renderer/data/import/types.ts";
import styles from "./Import.module.css";

const ICONS = {
  create: PlusCircleOutlined,
  update: EditOutlined,
  skip: MinusCircleOutlined,
  duplicate: CopyOutlined,
  conflict: ExclamationCircleOutlined,
  error: CloseCircleOutlined,
} as const;

/** Icon and word: an outcome is never told by colour alone. */
export function OutcomeMark({ outcome, count }: { outcome: Outcome; count?: string }) {
  const { t } = useTranslation("import");
  const Icon = ICONS[outcome];
  return (
    <span className={styles.mark} data-outcome={outcome}>
      <Icon aria-hidden /> {t(`outcome.${outcome}`)} {count}
    </span>
  );
}
