import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  MinusCircleOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import styles from "./state.module.css";

/** Short below 50 % of the need, near below 80 %, met from there on; none where there is no need to meet. */
export type GapState = "short" | "near" | "met" | "none";

const ICONS = {
  short: CloseCircleFilled,
  near: ExclamationCircleFilled,
  met: CheckCircleFilled,
  none: MinusCircleOutlined,
} as const;

/** Icon, word and colour together: the state is never told by colour alone. */
export function StateTag({ state }: { state: GapState }) {
  const { t } = useTranslation("check");
  const Icon = ICONS[state];
  return (
    <span className={styles.tag}>
      <Icon className={styles[state]} aria-hidden />
      {t(`state.${state}`)}
    </span>
  );
}
