/**
 * Stands in for the kit's own `dynamicCSS` (see vite.config.ts): the same functions over constructed
 * style sheets, which a Content-Security-Policy of `style-src 'self'` allows. Order: sheets with the
 * lowest priority first, then in order of arrival, as the kit's prepend queue does.
 */
const sheets = new Map();

function adopt() {
  const ordered = [...sheets.values()].sort((a, b) => a.rank - b.rank || a.arrival - b.arrival);
  document.adoptedStyleSheets = ordered.map(({ sheet }) => sheet);
}

const rankOf = ({ prepend, priority = 0 } = {}) =>
  prepend === "queue" ? priority - 1_000_000 : prepend ? -1_000 : 0;

export function updateCSS(css, key, option = {}) {
  const known = sheets.get(key);
  if (known) {
    if (known.css !== css) {
      known.css = css;
      known.sheet.replaceSync(css);
    }
    return known.node;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // Callers mark the node they get; a detached one takes the marks and applies nothing.
  const node = document.createElement("style");
  sheets.set(key, { css, sheet, node, rank: rankOf(option), arrival: sheets.size });
  adopt();
  return node;
}

export function removeCSS(key) {
  if (sheets.delete(key)) adopt();
}

export const injectCSS = (css, option) => updateCSS(css, `injected-${sheets.size}`, option);

export function clearContainerCache() {}
