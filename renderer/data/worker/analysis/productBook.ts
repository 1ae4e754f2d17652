import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import type { Product } from "#shared/insurance/product.ts";
import { catalogue as shipped } from "#shared/insurance/shippedCatalogue.ts";
import type { BookReader } from "../bookReader.ts";

/** The office's own products win over the shipped catalogue, as in the health check. */
export async function productBookOf(reader: Pick<BookReader, "each">): Promise<ProductBook> {
  const own = new Map<string, Product>();
  await reader.each("products", (batch) => {
    for (const { definition } of batch) own.set(definition.code, definition);
  });
  return { tables: shipped.tables, find: (code) => own.get(code) ?? shipped.find(code) };
}
