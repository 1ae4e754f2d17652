import { Outlet, useCanGoBack, useLocation, useNavigate, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useDesk } from "../data/desk.tsx";
import { getPlatform } from "../platform/index.ts";
import type { ActionContext } from "./actions.ts";
import { signOut } from "./bootStage.ts";
import styles from "./Frame.module.css";
import { Header } from "./Header.tsx";
import { useKeyboard } from "./keyboard.ts";
import { Rail } from "./Rail.tsx";

const WindowDrop = lazy(async () => {
  const { WindowDrop: component } = await import("../features/import/WindowDrop.tsx");
  return { default: component };
});
const CommandPalette = lazy(() => import("./CommandPalette.tsx"));
const KeyList = lazy(() => import("./KeyList.tsx"));

type Overlay = "palette" | "keys" | null;

/** Rail, header, and the room in which one is. */
export function Frame() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { staff } = useDesk();
  const { history } = useRouter();
  const canGoBack = useCanGoBack();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const searchRef = useRef<HTMLInputElement>(null);

  const context: ActionContext = {
    go: (to) => void navigate({ to }),
    back: () => (canGoBack ? history.back() : undefined),
    path: pathname,
    role: staff.role,
    showKeys: () => setOverlay("keys"),
    showPalette: () => setOverlay("palette"),
    focusSearch: () => searchRef.current?.select(),
    signOut,
  };
  useKeyboard(context);
  useEffect(
    // Another program's link opens a customer to be read (B41): who may not see them finds nobody there.
    () =>
      getPlatform().onDeepLink(({ customerId }) => {
        void navigate({ to: "/customers/$customerId", params: { customerId } });
      }),
    [navigate],
  );
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // A new room takes the focus from the link that led there, unless a field of it has it already. Not at
    // once: focus asks for the layout of all that was just drawn.
    const timer = setTimeout(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body || focused.closest("nav")) {
        main.current?.focus({ preventScroll: true });
      }
    });
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each new address is a new room
  }, [pathname]);

  return (
    <div className={styles.frame}>
      <Rail />
      <div className={styles.body}>
        <Header context={context} searchRef={searchRef} />
        <main ref={main} tabIndex={-1} className={styles.main} id="main">
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense>
        <WindowDrop />
        {overlay === "palette" && (
          <CommandPalette context={context} onClose={() => setOverlay(null)} />
        )}
        {overlay === "keys" && <KeyList onClose={() => setOverlay(null)} />}
      </Suspense>
    </div>
  );
}
