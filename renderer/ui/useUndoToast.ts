import { App, Button } from "antd";
import { createElement, useCallback } from "react";
import { useTranslation } from "react-i18next";

const UNDO_SECONDS = 10;

/** Says what was done and, for ten seconds, offers to take it back (DESIGN, principle 3). */
export function useUndoToast() {
  const { notification } = App.useApp();
  const { t } = useTranslation("ui");
  return useCallback(
    (message: string, undo: () => Promise<unknown>) => {
      const key = crypto.randomUUID();
      const onClick = () => {
        notification.destroy(key);
        void undo();
      };
      notification.info({
        key,
        title: message,
        duration: UNDO_SECONDS,
        placement: "bottomRight",
        actions: createElement(Button, { size: "small", onClick }, t("undo")),
      });
    },
    [notification, t],
  );
}
