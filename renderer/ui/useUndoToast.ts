import { App, Button } from "antd";
import { createElement, useCallback } from "react";
import { useTranslation } from "react-i18next";

const UNDO_SECONDS = 10;

/** What can be taken back now, newest last: Ctrl/Cmd+Z takes back what the toast offers. */
const undoable: (() => void)[] = [];
const rememberUndo = (undo: () => void) => void undoable.push(undo);
const forgetUndo = (undo: () => void) => {
  const at = undoable.indexOf(undo);
  if (at >= 0) undoable.splice(at, 1);
};
export const undoLast = (): void => undoable.at(-1)?.();

/**
 * Says what was done and, for ten seconds, offers to take it back (DESIGN, principle 3). What cannot be
 * taken back once it is done, such as a deletion that others see, is done in `onSettled`: when the ten
 * seconds are over and nobody took it back.
 */
export function useUndoToast() {
  const { notification } = App.useApp();
  const { t } = useTranslation("ui");
  return useCallback(
    (message: string, undo: () => unknown, onSettled?: () => unknown) => {
      const key = crypto.randomUUID();
      let isTakenBack = false;
      const onClick = () => {
        isTakenBack = true;
        notification.destroy(key);
        forgetUndo(onClick);
        undo();
      };
      rememberUndo(onClick);
      notification.info({
        key,
        title: message,
        duration: UNDO_SECONDS,
        placement: "bottomRight",
        onClose: () => {
          forgetUndo(onClick);
          if (!isTakenBack) onSettled?.();
        },
        actions: createElement(Button, { size: "small", onClick }, t("undo")),
      });
    },
    [notification, t],
  );
}
