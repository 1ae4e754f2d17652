import { registerHooks } from "node:module";

/**
 * RxDB's package ships its test helpers, but not two small packages that they import. Imported before the
 * helpers, this module puts what they need of the two in their place.
 */
const MODULES: Record<string, string> = {
  "async-test-util": `
    export const wait = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
    export const randomString = (length = 5) =>
      Array.from({ length }, () => "abcdefghijklmnopqrstuvwxyz"[Math.floor(Math.random() * 26)]).join("");`,
  clone: `export default (value) => structuredClone(value);`,
};

registerHooks({
  resolve(specifier, context, next) {
    const text = MODULES[specifier];
    return text === undefined
      ? next(specifier, context)
      : { url: `data:text/javascript,${encodeURIComponent(text)}`, shortCircuit: true };
  },
});
