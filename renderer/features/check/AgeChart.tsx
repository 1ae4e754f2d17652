import { Button, Slider } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ResponsiveContainer } from "recharts";
import { useFormat } from "../../ui/format.ts";
import { AgeLines, AXIS_PX, RIGHT_PX } from "./AgeLines.tsx";
import { AgeTable } from "./AgeTable.tsx";
import { ChartLegend } from "./ChartLegend.tsx";
import { LAST_AGE, type AgePoint } from "./checkView.ts";
import styles from "./chart.module.css";
import { Section } from "./Section.tsx";

/** The kit's slider keeps this much to itself at both ends. */
const RAIL_MARGIN_PX = 5;

type Props = {
  name: string;
  points: readonly AgePoint[];
  age: number;
  isToday: boolean;
  onAge: (age: number | null) => void;
};

/** Where an age stands across the plot. */
const placeOf = (age: number) =>
  `calc(${AXIS_PX}px + (100% - ${AXIS_PX + RIGHT_PX}px) * ${age / LAST_AGE})`;

/** Cover by age from 0 to 110 with the need laid over it; the age line moves the whole page (F23). */
export function AgeChart({ name, points, age, isToday, onAge }: Props) {
  const { t } = useTranslation("check");
  const format = useFormat();
  const [isTable, setIsTable] = useState(false);
  const point = points[age];
  const values = {
    age,
    have: format.twdShort(point?.amounts.death_illness ?? 0),
    need: format.twdShort(point?.needTwd ?? 0),
  };
  return (
    <Section
      title={t("chart.title")}
      finding={t(point?.needTwd == null ? "chart.findingHave" : "chart.finding", values)}
      actions={
        <>
          <Button size="small" disabled={isToday} onClick={() => onAge(null)}>
            {t("chart.today")}
          </Button>
          <Button size="small" onClick={() => setIsTable(!isTable)}>
            {t(isTable ? "chart.chart" : "chart.table")}
          </Button>
        </>
      }
    >
      {isTable ? (
        <AgeTable points={points} age={age} />
      ) : (
        <>
          <ChartLegend point={point} />
          <figure className={styles.plot} aria-label={t("chart.label", { name })}>
            <ResponsiveContainer width="100%" height="100%">
              <AgeLines points={points} onAge={onAge} />
            </ResponsiveContainer>
            <span className={styles.ageLine} style={{ left: placeOf(age) }} aria-hidden>
              {t("chart.ageYears", { age })}
            </span>
          </figure>
        </>
      )}
      <div
        className={styles.slider}
        style={{ marginLeft: AXIS_PX - RAIL_MARGIN_PX, marginRight: RIGHT_PX - RAIL_MARGIN_PX }}
      >
        <Slider
          min={0}
          max={LAST_AGE}
          value={age}
          onChange={onAge}
          included={false}
          ariaLabelForHandle={t("chart.slider")}
          ariaValueTextFormatterForHandle={(value) => format.age(value)}
          // The age line carries its label; the kit's tooltip would also realign itself without end.
          tooltip={{ formatter: null }}
        />
      </div>
    </Section>
  );
}
