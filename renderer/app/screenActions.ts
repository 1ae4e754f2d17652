export type ScreenAction = { id: string; label: string; run: () => void };

const PRESSABLE = "button:not([disabled]), summary, a[href]";
const MAX_ACTIONS = 80;

/**
 * What can be pressed on the screen that is open, for the palette: read off the screen itself, so that
 * no screen has to tell and none can be forgotten. Of a control in a chart the chart's title says which.
 */
export function screenActions(main: Element | null): ScreenAction[] {
  const found = new Map<string, ScreenAction>();
  for (const control of main?.querySelectorAll<HTMLElement>(PRESSABLE) ?? []) {
    // Rows of lists and cells of grids are contents, not actions; people are found by their names.
    if (control.offsetParent === null || control.closest('[role="grid"], table, li > a')) continue;
    const name = (control.ariaLabel ?? control.textContent).trim();
    if (name === "") continue;
    const chart = control.closest("figure")?.getAttribute("aria-label");
    const label = chart ? `${chart}：${name}` : name;
    if (!found.has(label)) {
      found.set(label, { id: `screen ${found.size}`, label, run: () => control.click() });
    }
    if (found.size === MAX_ACTIONS) break;
  }
  return [...found.values()];
}
