import file from "./catalogue.json" with { type: "json" };
import type { CatalogueFile, CatalogueTables, Company, Product } from "./product.ts";

export interface Catalogue {
  readonly companies: readonly Company[];
  readonly products: readonly Product[];
  readonly tables: CatalogueTables;
  readonly disclaimer: string;
  readonly disclaimerZh: string;
  readonly find: (code: string) => Product | undefined;
}

/** Index a catalogue by product code; the data must already have passed `catalogueSchema`. */
export function createCatalogue(data: CatalogueFile): Catalogue {
  const byCode = new Map(data.products.map((product) => [product.code, product]));
  return {
    companies: data.companies,
    products: data.products,
    tables: data.tables,
    disclaimer: data.disclaimer,
    disclaimerZh: data.disclaimer_zh,
    find: (code) => byCode.get(code),
  };
}

// The shipped file is held to the schema by a test, not at every start.
/** The shipped, invented catalogue of DOMAIN 8. Show its disclaimer beside any premium taken from it. */
export const catalogue: Catalogue = createCatalogue(file as unknown as CatalogueFile);

/** A product of the shipped catalogue (DOMAIN 8); undefined if the code is unknown. */
export function findProduct(code: string): Product | undefined {
  return catalogue.find(code);
}
