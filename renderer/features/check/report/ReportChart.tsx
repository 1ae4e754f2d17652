import { LIGHT_PAPER } from "./paperTheme.ts";
import { AgeLines } from "../AgeLines.tsx";
import { ChartLegend } from "../ChartLegend.tsx";
import type { AgePoint } from "../checkView.ts";

const SIZE_PX = { width: 680, height: 210 };

/** The same chart as vectors, in the light colours and at the width of A4. */
export function ReportChart({ points, age }: { points: readonly AgePoint[]; age: number }) {
  return (
    <>
      <ChartLegend point={points[age]} theme={LIGHT_PAPER} />
      <AgeLines points={points} age={age} size={SIZE_PX} theme={LIGHT_PAPER} />
    </>
  );
}
