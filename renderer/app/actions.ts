import type { StaffRole } from "#shared/model/organisation.ts";
import { changeSettings, getSettings } from "../ui/settings.ts";
import { getPlatform } from "../platform/index.ts";
import { undoLast } from "../ui/useUndoToast.ts";
import { changeLanguage } from "./i18n.ts";

export type ActionContext = {
  /** Goes to an address of the application, e.g. `/customers`. */
  go: (path: string) => void;
  /** Address now shown, without query. */
  path: string;
  role: StaffRole;
  /** To where one came from, inside the application. */
  back: () => void;
  showKeys: () => void;
  showPalette: () => void;
  focusSearch: () => void;
  signOut: () => void;
};

/** Button, menu, palette, key list and keyboard all read this one definition (STYLE 15). */
export type Action = {
  /** Also the translation key of the label: `actions.<id>` in namespace `app`. */
  id: string;
  group: "go" | "do" | "look";
  /** `Mod+K`, `G C` (one after the other) or a single key. */
  keys?: string;
  enabled?: (context: ActionContext) => boolean;
  run: (context: ActionContext) => void;
};

const customerOf = (path: string) => /^\/customers\/([^/]+)/.exec(path)?.[1];
const atCustomer = ({ path }: ActionContext) => customerOf(path) !== undefined;
const toCustomer = (context: ActionContext, rest: string) =>
  context.go(`/customers/${customerOf(context.path)}${rest}`);
const office = ({ role }: ActionContext) => role !== "admin";

export const actions: readonly Action[] = [
  { id: "palette", group: "do", keys: "Mod+K", run: ({ showPalette }) => showPalette() },
  { id: "search", group: "do", keys: "/", run: ({ focusSearch }) => focusSearch() },
  { id: "goCustomers", group: "go", keys: "G C", run: ({ go }) => go("/customers") },
  { id: "goSegments", group: "go", keys: "G S", run: ({ go }) => go("/analysis/segments") },
  { id: "goCoverage", group: "go", keys: "G G", run: ({ go }) => go("/analysis/coverage") },
  { id: "goImport", group: "go", keys: "G I", enabled: office, run: ({ go }) => go("/import") },
  { id: "goAttention", group: "go", keys: "G A", run: ({ go }) => go("/attention") },
  { id: "goSettings", group: "go", keys: "G ,", run: ({ go }) => go("/settings") },
  { id: "newCustomer", group: "do", keys: "C", run: ({ go }) => go("/customers/new") },
  {
    id: "openCheck",
    group: "do",
    keys: "H",
    enabled: atCustomer,
    run: (context) => toCustomer(context, "/check"),
  },
  {
    id: "openNotes",
    group: "do",
    keys: "N",
    enabled: atCustomer,
    run: (context) => toCustomer(context, "/notes"),
  },
  {
    id: "newPolicy",
    group: "do",
    keys: "P",
    enabled: atCustomer,
    run: (context) => toCustomer(context, "/policies/new"),
  },
  {
    id: "editCustomer",
    group: "do",
    keys: "E",
    enabled: atCustomer,
    run: (context) => toCustomer(context, "/edit"),
  },
  { id: "themeLight", group: "look", run: () => changeSettings({ theme: "light" }) },
  { id: "themeDark", group: "look", run: () => changeSettings({ theme: "dark" }) },
  { id: "themeSystem", group: "look", run: () => changeSettings({ theme: "system" }) },
  {
    id: "toggleCalendar",
    group: "look",
    run: () => changeSettings({ calendar: getSettings().calendar === "roc" ? "gregorian" : "roc" }),
  },
  { id: "languageZhTw", group: "look", run: () => setLanguage("zh-TW") },
  { id: "languageEn", group: "look", run: () => setLanguage("en") },
  { id: "languageZhCn", group: "look", run: () => setLanguage("zh-CN") },
  {
    id: "foldRail",
    group: "look",
    run: () => changeSettings({ railFolded: !getSettings().railFolded }),
  },
  { id: "back", group: "go", keys: "Escape", run: ({ back }) => back() },
  { id: "undo", group: "do", keys: "Mod+Z", run: () => undoLast() },
  { id: "keys", group: "do", keys: "?", run: ({ showKeys }) => showKeys() },
  { id: "lock", group: "do", keys: "Mod+L", run: () => void getPlatform().lock.lockNow() },
  { id: "signOut", group: "do", run: ({ signOut }) => signOut() },
];

export function setLanguage(language: "zh-TW" | "en" | "zh-CN"): void {
  changeSettings({ language });
  void changeLanguage(language);
}
