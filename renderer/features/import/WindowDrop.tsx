import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { offerFile } from "./droppedFile.ts";
import styles from "./WindowDrop.module.css";

/** A file dropped anywhere in the window opens the import with it, and never replaces the page (B47). */
export function WindowDrop() {
  const { t } = useTranslation("import");
  const navigate = useNavigate();
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    // Enter and leave fire for every element on the way; the depth tells when the window itself is left.
    let depth = 0;
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFile(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFile(event)) return;
      depth -= 1;
      if (depth <= 0) setOver(false);
    };
    const over = (event: DragEvent) => {
      if (hasFile(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      offerFile(file);
      void navigate({ to: "/import" });
    };
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
    };
  }, [navigate]);

  if (!isOver) return null;
  return (
    <output className={styles.veil}>
      <span className={styles.title}>{t("drop.release")}</span>
      <span className={styles.hint}>{t("drop.formats")}</span>
    </output>
  );
}
