/** Weights as whole numbers in one common decimal scale: 0.1 and 0.25 become 10 and 25. */
export function exactWeights(weights: readonly number[]): bigint[] {
  const decimals = weights.map(decimalPlaces);
  const places = Math.max(0, ...decimals.map(({ places }) => places));
  return decimals.map(({ digits, places: own }) => digits * 10n ** BigInt(places - own));
}

function decimalPlaces(value: number): { digits: bigint; places: number } {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places };
}
