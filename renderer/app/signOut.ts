import { createContext, use } from "react";

/** Ends the session on this device; local data stays for the next sign-in of the same person. */
export const SignOutContext = createContext<() => void>(() => undefined);
export const useSignOut = (): (() => void) => use(SignOutContext);
