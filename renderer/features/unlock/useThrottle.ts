import { useEffect, useState } from "react";

/** So many wrong tries cost nothing but the slow hash; each further one doubles the wait. */
const FREE_TRIES = 3;
const MOST_SECONDS = 60;

// Over all forms of this window: changing the form must not forgive a try.
let misses = 0;

/** Seconds to wait before the next try, counted down. */
export function useThrottle() {
  const [waitSeconds, setWaitSeconds] = useState(0);
  useEffect(() => {
    if (waitSeconds === 0) return undefined;
    const timer = setTimeout(() => setWaitSeconds(waitSeconds - 1), 1_000);
    return () => clearTimeout(timer);
  }, [waitSeconds]);
  return {
    waitSeconds,
    missed() {
      misses += 1;
      const beyond = misses - FREE_TRIES;
      setWaitSeconds(beyond < 0 ? 0 : Math.min(MOST_SECONDS, 2 ** beyond));
    },
  };
}
