import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { BookProvider, type Book } from "../data/book.tsx";
import { DeskProvider, openDesk, type Desk } from "../data/desk.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import styles from "./Boot.module.css";
import { router } from "./routes.tsx";
import { isLocked } from "../platform/presence.ts";
import { SignOutContext } from "./signOut.ts";
import { beginStart, type Start } from "./start.ts";

const SignInScreen = lazy(() => import("../features/signin/SignInScreen.tsx"));

type Stage =
  | { kind: "starting" }
  | { kind: "signedOut"; start: Start }
  | { kind: "open"; desk: Desk; book: Promise<Book>; close: () => Promise<void> }
  | { kind: "failed"; code: string };

/** From an empty window to an open book: who is there, sign in if need be, open the database. */
export function Boot() {
  const { t } = useTranslation("app");
  const [stage, setStage] = useState<Stage>({ kind: "starting" });

  const enter = useCallback(async (start: Start) => {
    if (!start.person) {
      setStage({ kind: "signedOut", start });
      return;
    }
    const opened = openDesk(start.person);
    const opening = import("../data/openBook.ts").then(({ openBook }) =>
      openBook(opened, start.connection),
    );
    setStage({
      kind: "open",
      desk: opened.desk,
      book: opening.then(({ book }) => book),
      close: async () => (await opening).close(),
    });
  }, []);

  useEffect(() => {
    let isCurrent = true;
    beginStart()
      .then((start) => (isCurrent ? enter(start) : undefined))
      .catch((error: unknown) => {
        const code =
          error instanceof Error && "code" in error ? String(error.code) : "START_FAILED";
        if (isCurrent) setStage({ kind: "failed", code });
      });
    return () => {
      isCurrent = false;
    };
  }, [enter]);

  const signOut = useCallback(() => {
    if (stage.kind !== "open") return;
    void stage.close().then(() => {
      location.hash = "#/";
      location.search = "?signed-out";
    });
  }, [stage]);

  if (stage.kind === "starting") {
    return (
      <p className={styles.center} role="status">
        {t(isLocked(window) ? "boot.locked" : "boot.opening")}
      </p>
    );
  }
  if (stage.kind === "failed") {
    return <ErrorState code={stage.code} message={t("boot.failed")} />;
  }
  if (stage.kind === "signedOut") {
    return (
      <Suspense>
        <SignInScreen start={stage.start} onSignedIn={enter} />
      </Suspense>
    );
  }
  return (
    <DeskProvider value={stage.desk}>
      <BookProvider value={stage.book}>
        <SignOutContext value={signOut}>
          <RouterProvider router={router} />
        </SignOutContext>
      </BookProvider>
    </DeskProvider>
  );
}
