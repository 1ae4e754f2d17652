import type { CoverageInput } from "#shared/insurance/coverage/types.ts";
import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import type { Product } from "#shared/insurance/product.ts";
import { COORDINATIONS, NAMED_PAY_TERMS, type PayTerm } from "#shared/insurance/rules.ts";
import type { PolicyCoverage } from "#shared/model/policy.ts";
import { createDictionary } from "./dictionary.ts";
import type { Frozen } from "./frozen.ts";
import { createNumberColumns } from "./numberColumns.ts";

const TYPES = {
  product: Int32Array,
  issueAge: Uint8Array,
  sumInsured: Float64Array,
  /** Years, or one of the catalogue's words as a negative number. */
  payTerm: Int16Array,
  /** 0: not given. */
  coverageYears: Uint8Array,
  /** One more than the place in COORDINATIONS; 0: the product's own. */
  coordination: Uint8Array,
  annualPremiumTwd: Float64Array,
} as const;

const payTermNumber = (term: PayTerm): number =>
  typeof term === "number" ? term : -1 - NAMED_PAY_TERMS.indexOf(term);
const payTermOf = (value: number): PayTerm =>
  value < 0 ? (NAMED_PAY_TERMS[-1 - value] ?? "=coverage") : value;

/** What the coverage engine asks of each coverage, in runs of rows: one run a policy. */
export function createCoverages() {
  const numbers = createNumberColumns(TYPES);
  const { at } = numbers;
  // A product is its code, or its whole definition as JSON where it was entered by hand (F21).
  const products = createDictionary();
  let used = 0;

  const productNumber = ({ product, productCode }: PolicyCoverage): number =>
    products.codeOf(product ? JSON.stringify(product) : productCode);

  /** Found once a product: a book of policies asks for the same few over and over. */
  let found: (Product | undefined)[] = [];
  let foundIn: ProductBook | undefined;

  function productAt(code: number, book: ProductBook): Product | undefined {
    if (foundIn !== book) found = [];
    foundIn = book;
    const known = found[code];
    if (known) return known;
    const text = products.textOf(code);
    const product = text.startsWith("{") ? (JSON.parse(text) as Product) : book.find(text);
    found[code] = product;
    return product;
  }

  return {
    /** Writes a run, over `first` if that is long enough; gives where it begins. */
    put(coverages: readonly PolicyCoverage[], first: number, room: number): number {
      let row = coverages.length <= room ? first : used;
      const begin = row;
      if (begin === used) used += coverages.length;
      numbers.reach(used);
      for (const coverage of coverages) {
        at.product[row] = productNumber(coverage);
        at.issueAge[row] = coverage.issueAge;
        at.sumInsured[row] = coverage.sumInsured;
        at.payTerm[row] = payTermNumber(coverage.payTerm);
        at.coverageYears[row] = coverage.coverageYears ?? 0;
        at.coordination[row] = coverage.coordination
          ? COORDINATIONS.indexOf(coverage.coordination) + 1
          : 0;
        at.annualPremiumTwd[row] = coverage.annualPremiumTwd;
        row += 1;
      }
      return begin;
    },
    freeze: (): Frozen => ({ numbers: numbers.freeze(used), json: products.freeze() }),
    thaw({ numbers: columns, json }: Frozen) {
      used = columns.product?.length ?? 0;
      numbers.thaw(columns, used);
      products.thaw(json as string[]);
    },
    inputAt(row: number, book: ProductBook): CoverageInput {
      const years = at.coverageYears[row] ?? 0;
      return {
        product: productAt(at.product[row] ?? 0, book),
        issueAge: at.issueAge[row] ?? 0,
        sumInsured: at.sumInsured[row] ?? 0,
        payTerm: payTermOf(at.payTerm[row] ?? 0),
        coverageYears: years === 0 ? undefined : years,
        coordination: COORDINATIONS[(at.coordination[row] ?? 0) - 1],
        annualPremiumTwd: at.annualPremiumTwd[row],
      };
    },
  };
}
