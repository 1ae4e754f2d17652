/** Elements that have no business on paper; main forbids their effect as well (B46). */
const NOT_PRINTED =
  "script, iframe, object, embed, base, meta[http-equiv], link:not([rel=stylesheet])";

/**
 * The page as one HTML text for the print window, which runs no JavaScript and sees no network.
 * Style sheets get absolute addresses, and typed values become attributes, because a clone has neither.
 */
export function printableHtml(page: Document, title: string): string {
  const copy = page.documentElement.cloneNode(true) as HTMLElement;
  const liveSheets = page.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]");
  copy.querySelectorAll("link[rel=stylesheet]").forEach((link, index) => {
    const live = liveSheets[index];
    if (live) link.setAttribute("href", live.href);
  });
  const liveFields = page.querySelectorAll<HTMLInputElement>("input");
  copy.querySelectorAll("input").forEach((field, index) => {
    const live = liveFields[index];
    if (!live) return;
    field.setAttribute("value", live.value);
    field.toggleAttribute("checked", live.checked);
  });
  const liveTexts = page.querySelectorAll("textarea");
  copy.querySelectorAll("textarea").forEach((area, index) => {
    area.textContent = liveTexts[index]?.value ?? "";
  });
  for (const element of copy.querySelectorAll(NOT_PRINTED)) element.remove();
  const heading = copy.querySelector("title");
  if (heading) heading.textContent = title;
  return `<!doctype html>${copy.outerHTML}`;
}
