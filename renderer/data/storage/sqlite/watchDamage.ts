import type { SqlEngine } from "./engine.ts";
import { damageOf, type DamageCode } from "./sqliteError.ts";

/** The engine, which tells of damage whichever read finds it. */
export function watchDamage(engine: SqlEngine, onDamage: (code: DamageCode) => void): SqlEngine {
  const watched = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const code = damageOf(error);
      if (code) onDamage(code);
      throw error;
    }
  };
  return {
    ...engine,
    exec: (sql) => watched(() => engine.exec(sql)),
    run: (sql, params) => watched(() => engine.run(sql, params)),
    each: (sql, params, visit) => watched(() => engine.each(sql, params, visit)),
  };
}
