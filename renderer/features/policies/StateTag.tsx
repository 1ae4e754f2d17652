import {
  CheckCircleOutlined,
  ExclamationCircleOutlined,
  MinusCircleOutlined,
} from "@ant-design/icons";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { isInForce, type PolicyState } from "#shared/insurance/policyState.ts";

/** In force, but somebody should act; a lapsed policy can still be reinstated. */
const URGENT: ReadonlySet<PolicyState> = new Set(["grace", "apl", "lapsed"]);

/** The state in a word with an icon, never by colour alone. */
export function StateTag({ state }: { state: PolicyState }) {
  const { t } = useTranslation("policies");
  const text = t(`state.${state}`);
  if (URGENT.has(state)) {
    return (
      <Tag color="warning" icon={<ExclamationCircleOutlined />}>
        {text}
      </Tag>
    );
  }
  if (!isInForce(state)) return <Tag icon={<MinusCircleOutlined />}>{text}</Tag>;
  return (
    <Tag color="success" icon={<CheckCircleOutlined />}>
      {text}
    </Tag>
  );
}
