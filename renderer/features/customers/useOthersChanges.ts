import type { FormInstance } from "antd";
import { useEffect, useRef, useState } from "react";
import { jsonEqual } from "#shared/merge/equal.ts";
import type { Customer } from "#shared/model/customer.ts";
import { toFields, type CustomerFields } from "./customerFields.ts";

type Field = keyof CustomerFields;

/**
 * Lets an open form follow what other seats save: a field nobody touched here takes the new value; for
 * one that was touched, the other's value is returned, to be shown beside it.
 */
export function useOthersChanges(form: FormInstance<CustomerFields>, customer: Customer) {
  const last = useRef(customer);
  const [foreign, setForeign] = useState<Partial<Record<Field, string>>>({});
  useEffect(() => {
    const before = toFields(last.current);
    const now = toFields(customer);
    last.current = customer;
    for (const field of new Set([...Object.keys(before), ...Object.keys(now)]) as Set<Field>) {
      if (jsonEqual(before[field], now[field])) continue;
      if (form.isFieldTouched(field)) {
        // One's own save comes back as a change too.
        if (jsonEqual(form.getFieldValue(field), now[field])) continue;
        setForeign((known) => ({ ...known, [field]: String(now[field] ?? "–") }));
      } else form.setFieldValue(field, now[field]);
    }
  }, [form, customer]);
  return foreign;
}

/** Every field emptied, so that what a draft had filled does not stay. */
export const blankFields = (fields: CustomerFields): Partial<CustomerFields> =>
  Object.fromEntries(Object.keys(fields).map((field) => [field, undefined]));
