import type { ReactNode } from "react";
import styles from "./analysis.module.css";

export type FindingCard = Readonly<{
  key: string;
  figure: string;
  text: ReactNode;
  /** Opens the people behind it. */
  onOpen?: (() => void) | undefined;
}>;

/** The findings in words, a number first; those with people behind them are buttons. */
export function FindingCards({ cards, label }: { cards: readonly FindingCard[]; label: string }) {
  return (
    <ul className={styles.findings} aria-label={label}>
      {cards.map(({ key, figure, text, onOpen }) => {
        const content = (
          <>
            <span className={styles.figure}>{figure}</span>
            <span className={styles.findingText}>{text}</span>
          </>
        );
        return (
          <li key={key} className={styles.finding}>
            {onOpen ? (
              <button type="button" className={styles.findingButton} onClick={onOpen}>
                {content}
              </button>
            ) : (
              <div className={styles.findingBody}>{content}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
