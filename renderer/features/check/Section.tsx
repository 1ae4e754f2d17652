import { useId, type ReactNode } from "react";
import styles from "./section.module.css";

type Props = {
  title: string;
  /** What the section tells, in words: the answer stands before the picture. */
  finding?: ReactNode;
  actions?: ReactNode;
  id?: string;
  children: ReactNode;
};

export function Section({ title, finding, actions, id, children }: Props) {
  const titleId = useId();
  return (
    <section className={styles.section} aria-labelledby={titleId} id={id}>
      <div className={styles.head}>
        <h2 className={styles.title} id={titleId}>
          {title}
        </h2>
        {finding ? <p className={styles.finding}>{finding}</p> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
