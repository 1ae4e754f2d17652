import type { Policy } from "#shared/model/policy.ts";
import type { Json } from "./types.ts";

/** Death beneficiaries of the first order, as files list them: names with 、 between, equal shares. */
export function beneficiariesOf(text: string): Json {
  const names = text.split(/[、;；,，/|]/).map((name) => name.trim());
  const list = names
    .filter((name) => name !== "")
    .slice(0, 30)
    .map((name): Policy["beneficiaries"][number] => ({
      benefit: "death",
      name: name.slice(0, 100),
      isLegalHeirs: /法定繼承人|legal heirs/i.test(name),
      order: 1,
    }));
  return list;
}
