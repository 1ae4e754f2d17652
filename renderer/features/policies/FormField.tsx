import { Form } from "antd";
import { createContext, use, useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problems } from "./policyProblems.ts";

export type FormState = {
  problems: Problems;
  /** A reason is shown once its field was left, or once saving was tried. */
  isShown: (path: string) => boolean;
  touch: (path: string) => void;
};

const FormStateContext = createContext<FormState>({
  problems: {},
  isShown: () => false,
  touch: () => undefined,
});
export const FormStateProvider = FormStateContext.Provider;

export function useProblem(path: string): string | undefined {
  const { t } = useTranslation("policies");
  const { problems, isShown } = use(FormStateContext);
  const problem = problems[path];
  return problem && isShown(path)
    ? t(`problems.${problem.code}`, { ...problem.values })
    : undefined;
}

type Props = {
  label: string;
  /** Where `Problems` would name this field. */
  path: string;
  isRequired?: boolean;
  hint?: ReactNode;
  className?: string;
  children: (field: {
    id: string;
    "aria-describedby"?: string;
    "aria-invalid"?: boolean;
  }) => ReactNode;
};

/** A label, its field, and beneath it the reason why it cannot stay as it is. */
export function FormField({ label, path, isRequired, hint, className, children }: Props) {
  const id = useId();
  const { touch } = use(FormStateContext);
  const reason = useProblem(path);
  const helpId = `${id}-help`;
  const help = reason ?? hint;
  return (
    <div className={className} onBlur={() => touch(path)}>
      <Form.Item
        label={label}
        htmlFor={id}
        required={isRequired}
        validateStatus={reason ? "error" : undefined}
        help={help ? <span id={helpId}>{help}</span> : undefined}
      >
        {children({
          id,
          ...(help ? { "aria-describedby": helpId } : {}),
          ...(reason ? { "aria-invalid": true } : {}),
        })}
      </Form.Item>
    </div>
  );
}
