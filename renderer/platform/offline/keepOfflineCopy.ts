/**
 * Asks the browser to keep the application on this computer, once the window has nothing else to do.
 * Without it (a private window, a policy) everything works as long as the network does.
 */
export function keepOfflineCopy(): void {
  if (!("serviceWorker" in navigator)) return;
  const register = () =>
    void navigator.serviceWorker
      .register(new URL("serviceWorker.js", document.baseURI), { type: "module" })
      .catch(() => undefined);
  requestIdleCallback(register, { timeout: 10_000 });
}
