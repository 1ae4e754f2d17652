import type { Criteria } from "../criteria.ts";
import type { Reason } from "../reasons.ts";
import { EACH_PHRASES, ITEM_PHRASES, REASON_PHRASES, TREE_PHRASES } from "./phrases.ts";
import { quoted, say, type Speaker } from "./speaker.ts";
import { testWords } from "./testWords.ts";
import { factWords, fieldWords } from "./valueWords.ts";

/** A tree as one sentence, without a full stop: `足歲 35 歲以上，且（有車，或有房）` (F01). */
export const sentence = (criteria: Criteria, speaker: Speaker): string =>
  capitalised(words(criteria, speaker));

function words(criteria: Criteria, speaker: Speaker): string {
  switch (criteria.kind) {
    case "and":
    case "or": {
      const { kind, of } = criteria;
      if (of.length === 0)
        return say(speaker, TREE_PHRASES[kind === "and" ? "everybody" : "nobody"]);
      const parts = of.map((inner) =>
        of.length > 1 && isGroup(inner)
          ? say(speaker, TREE_PHRASES.group, { x: words(inner, speaker) })
          : words(inner, speaker),
      );
      return parts.join(say(speaker, TREE_PHRASES[kind]));
    }
    case "not":
      return negated(words(criteria.of, speaker), speaker);
    case "each": {
      const { over, quantifier, of } = criteria;
      return say(speaker, EACH_PHRASES[over][quantifier], {
        x: inside(words(of, speaker), speaker),
      });
    }
    default:
      return testWords(criteria, speaker);
  }
}

/** Whether a part is read as one only between brackets. */
const isGroup = (criteria: Criteria): boolean =>
  (criteria.kind === "and" || criteria.kind === "or") &&
  (criteria.of.length > 1 || criteria.of.some(isGroup));

const negated = (x: string, speaker: Speaker) =>
  say(speaker, TREE_PHRASES.not, { x: inside(x, speaker) });

/** English puts brackets around what stands inside, Chinese quotation marks. */
const inside = (x: string, { language }: Speaker) => (language === "en" ? x : quoted(x));

const capitalised = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/**
 * Why somebody matched: the item, the criterion and, where the criterion does not say it already, what they
 * have: `保單 QH001：狀態為停效`, `足歲 35 歲以上（足歲：36 歲）` (F02).
 */
export function reasonWords(reason: Reason, speaker: Speaker): string {
  const text = reason.items.reduceRight(
    (x, { over, label }) =>
      say(speaker, REASON_PHRASES.item, { f: say(speaker, ITEM_PHRASES[over], { x: label }), x }),
    reasonText(reason, speaker),
  );
  return capitalised(text);
}

function reasonText(reason: Reason, speaker: Speaker): string {
  if (reason.kind === "each") {
    const x = words(reason.each, speaker);
    return reason.isNegated ? negated(x, speaker) : x;
  }
  const { test, isNegated, value } = reason;
  const x = testWords(test, speaker);
  if (!isNegated && saysAll(test.op)) return x;
  return say(speaker, REASON_PHRASES.value, {
    x: isNegated ? negated(x, speaker) : x,
    f: fieldWords(test.field, test.key, speaker),
    v: factWords(test.field, value, speaker),
  });
}

/** Operators that leave no doubt about the value. */
const saysAll = (op: string) => ["is", "eq", "on", "yes", "no", "empty"].includes(op);
