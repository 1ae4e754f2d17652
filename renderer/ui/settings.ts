import { useSyncExternalStore } from "react";

/** How this window looks; nothing personal, so it may stand in localStorage. */
export type Settings = {
  theme: "system" | "light" | "dark";
  language: "zh-TW" | "en" | "zh-CN";
  calendar: "gregorian" | "roc";
  density: "default" | "compact";
  railFolded: boolean;
  customerColumns: string[];
};

const KEY = "banyan.settings";
const DEFAULTS: Settings = {
  theme: "system",
  language: "zh-TW",
  calendar: "gregorian",
  density: "default",
  railFolded: false,
  customerColumns: [],
};

let current: Settings = read();
const listeners = new Set<() => void>();

function read(): Settings {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Settings>) };
  } catch {
    return DEFAULTS;
  }
}

export const getSettings = (): Settings => current;

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change };
  localStorage.setItem(KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSettings = (): Settings => useSyncExternalStore(subscribe, getSettings);
