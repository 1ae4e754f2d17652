import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { BookProvider } from "../data/book.tsx";
import { DeskProvider } from "../data/desk.tsx";
import { isLocked } from "../platform/presence.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import styles from "./Boot.module.css";
import { useStage } from "./bootStage.ts";
import { Preparing } from "./Preparing.tsx";
import { router } from "./routes.tsx";

const NewKeyScreen = lazy(() => import("../features/unlock/NewKeyScreen.tsx"));
const UnlockScreen = lazy(() => import("../features/unlock/UnlockScreen.tsx"));
const DamageScreen = lazy(() => import("../features/damage/DamageScreen.tsx"));
const RepairedScreen = lazy(() => import("../features/damage/RepairedScreen.tsx"));
const SignInScreen = lazy(() => import("../features/signin/SignInScreen.tsx"));

let loading: Promise<void> | undefined;
/** Loaded only once it is drawn, the router would draw all of it again at once. */
const loadScreen = () => (loading ??= router.load());

/** What stands in the window before a book is open, and then the application. */
export function Boot() {
  const { t } = useTranslation("app");
  const stage = useStage(loadScreen);
  if (stage.kind === "starting") {
    return (
      <p className={styles.center} role="status">
        {t(isLocked(window) ? "boot.locked" : "boot.opening")}
      </p>
    );
  }
  if (stage.kind === "failed") {
    const message = t([`boot.failures.${stage.code}`, "boot.failed"]);
    return <ErrorState code={stage.code} message={message} />;
  }
  if (stage.kind !== "open") {
    return (
      <Suspense>
        {stage.kind === "signedOut" && <SignInScreen stage={stage} />}
        {stage.kind === "newKey" && <NewKeyScreen stage={stage} />}
        {stage.kind === "damaged" && <DamageScreen stage={stage} />}
        {stage.kind === "repaired" && <RepairedScreen stage={stage} />}
        {stage.kind === "locked" && <UnlockScreen stage={stage} />}
      </Suspense>
    );
  }
  if (stage.preparing) return <Preparing {...stage.preparing} />;
  return (
    <DeskProvider value={stage.desk}>
      <BookProvider value={stage.book}>
        <RouterProvider router={router} />
      </BookProvider>
    </DeskProvider>
  );
}
