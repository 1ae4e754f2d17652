import { useEffect, useEffectEvent, useState } from "react";

export type Answer<T> = Readonly<{
  /** The last good answer; stands on screen while the next one is worked out. */
  data: T | undefined;
  hasFailed: boolean;
}>;

/**
 * Asks the data worker and keeps the answer. `key` names the question: a new key asks again, and an
 * answer that arrives after a newer question is dropped.
 */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T> & { key: string }>({
    key,
    data: undefined,
    hasFailed: false,
  });
  const question = useEffectEvent(ask);
  useEffect(() => {
    let isCurrent = true;
    question().then(
      (data) => isCurrent && setAnswer({ key, data, hasFailed: false }),
      () => isCurrent && setAnswer(({ data }) => ({ key, data, hasFailed: true })),
    );
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return answer;
}
