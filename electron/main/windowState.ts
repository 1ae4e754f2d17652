import { z } from "zod";

/** Place and size of the window in device-independent pixels. */
const windowState = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
  isMaximized: z.boolean(),
});
export type WindowState = z.output<typeof windowState>;
type Area = Readonly<{ x: number; y: number; width: number; height: number }>;

export const MIN_SIZE = { width: 960, height: 600 } as const;
const FIRST_SIZE = { width: 1_440, height: 900 } as const;

const shared = (a: Area, b: Area) =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** The saved state as read from disk, or null when it is missing or damaged. */
export function parseWindowState(text: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A state that is on a screen: the saved one may name a screen that has been unplugged. */
export function fitToScreens(saved: WindowState | null, screens: readonly Area[]): WindowState {
  const [first] = screens;
  const home = first ?? { x: 0, y: 0, ...FIRST_SIZE };
  const best = saved
    ? screens.toSorted((a, b) => shared(b, saved) - shared(a, saved))[0]
    : undefined;
  const isVisible = saved && best && shared(best, saved) > 0;
  const screen = isVisible ? best : home;
  const width = Math.min(screen.width, Math.max(MIN_SIZE.width, saved?.width ?? FIRST_SIZE.width));
  const height = Math.min(
    screen.height,
    Math.max(MIN_SIZE.height, saved?.height ?? FIRST_SIZE.height),
  );
  const x = isVisible ? saved.x : screen.x + Math.round((screen.width - width) / 2);
  const y = isVisible ? saved.y : screen.y + Math.round((screen.height - height) / 2);
  return {
    x: Math.min(Math.max(x, screen.x), screen.x + screen.width - width),
    y: Math.min(Math.max(y, screen.y), screen.y + screen.height - height),
    width,
    height,
    isMaximized: saved?.isMaximized ?? false,
  };
}
