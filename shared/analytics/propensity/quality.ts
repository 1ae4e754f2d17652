/** One tenth of the people, the likeliest first. */
export interface Decile {
  readonly people: number;
  readonly yes: number;
  /** Mean of what the model said, against the share that came true: its calibration. */
  readonly predicted: number;
  readonly observed: number;
  /** Observed share over the base rate; 1 is chance. */
  readonly lift: number;
}

export interface PropensityQuality {
  readonly people: number;
  readonly yes: number;
  /** Chance that a yes stands before a no; 0.5 is chance. */
  readonly auc: number;
  /** Mean squared error of the probabilities. */
  readonly brier: number;
  readonly topDecileLift: number;
  readonly deciles: readonly Decile[];
}

/** Quality of probabilities on people whom the model had not seen (F115). */
export function qualityOf(
  probabilities: ArrayLike<number>,
  outcome: Uint8Array,
): PropensityQuality {
  const people = outcome.length;
  const yes = outcome.reduce((sum, value) => sum + value, 0);
  const order = likeliestFirst(probabilities);
  const deciles = Array.from({ length: 10 }, (_, tenth): Decile => {
    const rows = order.slice(
      Math.round((tenth * people) / 10),
      Math.round(((tenth + 1) * people) / 10),
    );
    const hits = rows.reduce((sum, row) => sum + (outcome[row] ?? 0), 0);
    const said = rows.reduce((sum, row) => sum + (probabilities[row] ?? 0), 0);
    const observed = rows.length > 0 ? hits / rows.length : 0;
    return {
      people: rows.length,
      yes: hits,
      predicted: rows.length > 0 ? said / rows.length : 0,
      observed,
      lift: yes > 0 ? (observed * people) / yes : 0,
    };
  });
  const squares = outcome.reduce(
    (sum, value, row) => sum + (value - (probabilities[row] ?? 0)) ** 2,
    0,
  );
  return {
    people,
    yes,
    auc: auc(probabilities, outcome, order),
    brier: squares / people,
    topDecileLift: deciles[0]?.lift ?? 0,
    deciles,
  };
}

/** Share of all yes that stands among the likeliest `share` of the people; ties count by their average. */
export function capturedShare(
  probabilities: ArrayLike<number>,
  outcome: Uint8Array,
  share: number,
): number {
  const taken = Math.round(share * outcome.length);
  const order = likeliestFirst(probabilities);
  const last = probabilities[order[taken - 1] ?? 0] ?? 0;
  let [above, yesAbove, tied, yesTied, yes] = [0, 0, 0, 0, 0];
  outcome.forEach((value, row) => {
    const p = probabilities[row] ?? 0;
    yes += value;
    if (p > last) [above, yesAbove] = [above + 1, yesAbove + value];
    else if (p === last) [tied, yesTied] = [tied + 1, yesTied + value];
  });
  if (yes === 0 || tied === 0) return 0;
  return (yesAbove + (yesTied * (taken - above)) / tied) / yes;
}

function likeliestFirst(probabilities: ArrayLike<number>): number[] {
  return Array.from({ length: probabilities.length }, (_, row) => row).toSorted(
    (a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b,
  );
}

function auc(probabilities: ArrayLike<number>, outcome: Uint8Array, order: readonly number[]) {
  const yes = outcome.reduce((sum, value) => sum + value, 0);
  const no = outcome.length - yes;
  if (yes === 0 || no === 0) return 0.5;
  let [before, pairs] = [0, 0];
  for (let start = 0; start < order.length;) {
    const p = probabilities[order[start] ?? 0];
    let [end, hits] = [start, 0];
    while (end < order.length && probabilities[order[end] ?? 0] === p) {
      hits += outcome[order[end] ?? 0] ?? 0;
      end += 1;
    }
    // A no meets every yes that stands before it, and half of those beside it.
    pairs += (end - start - hits) * (before + hits / 2);
    before += hits;
    start = end;
  }
  return pairs / (yes * no);
}
