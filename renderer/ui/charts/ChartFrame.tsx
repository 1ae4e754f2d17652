import { FileTextOutlined, PictureOutlined, TableOutlined } from "@ant-design/icons";
import { Alert, Button, Tooltip } from "antd";
import { useId, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { getPlatform } from "#renderer/platform/index.ts";
import type { SaveOutcome } from "#renderer/platform/platform.ts";
import { useChartTheme } from "#renderer/ui/palette.ts";
import type { ChartTable } from "./chartTable.ts";
import { toCsv } from "./csv.ts";
import { DataTable } from "./DataTable.tsx";
import { svgToPng, type LegendEntry } from "./svgToPng.ts";
import styles from "./charts.module.css";

type Props = Readonly<{
  title: string;
  /** One sentence for screen readers: what the chart shows and its main point. */
  description: string;
  table: ChartTable;
  /** Without extension. */
  fileName: string;
  /** Says how to read the chart, under it. */
  note?: ReactNode;
  toolbar?: ReactNode;
  /** What the colours mean, where labels in the chart do not say it. */
  legend?: readonly LegendEntry[];
  children: ReactNode;
}>;

/** What every chart has: title, its numbers as a table, PNG and CSV, and a description for screen readers. */
export function ChartFrame({
  title,
  description,
  table,
  fileName,
  note,
  toolbar,
  legend = [],
  children,
}: Props) {
  const { t } = useTranslation("analysis");
  const theme = useChartTheme();
  const [isTable, setIsTable] = useState(false);
  const [failed, setFailed] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const descriptionId = useId();

  const save = (file: () => Promise<SaveOutcome>) => {
    setFailed(false);
    file().then(
      (outcome) => setFailed(outcome.kind === "refused"),
      () => setFailed(true),
    );
  };
  const savePng = () =>
    save(async () => {
      const svg = drawing.current?.querySelector("svg");
      if (!svg || !drawing.current) throw new Error("no chart");
      const style = getComputedStyle(drawing.current);
      const colours = {
        ground: style.getPropertyValue("--ant-color-bg-container") || theme.background,
        ink: theme.text,
        font: style.fontFamily,
      };
      const png = await svgToPng(svg, { title, legend, ...colours });
      return getPlatform().saveFile(`${fileName}.png`, png, "image/png");
    });
  const saveCsv = () =>
    save(() =>
      getPlatform().saveFile(
        `${fileName}.csv`,
        new TextEncoder().encode(toCsv(table)),
        "text/csv;charset=utf-8",
      ),
    );

  return (
    <figure className={styles.figure} aria-label={title} aria-describedby={descriptionId}>
      <div className={styles.frame}>
        <div className={styles.head}>
          <h2 className={styles.title}>{title}</h2>
          {toolbar}
          <div className={styles.tools}>
            <Tooltip title={t("chart.asTable")}>
              <Button
                size="small"
                type={isTable ? "primary" : "text"}
                icon={<TableOutlined />}
                aria-label={t("chart.asTable")}
                aria-pressed={isTable}
                onClick={() => setIsTable(!isTable)}
              />
            </Tooltip>
            <Tooltip title={t("chart.savePng")}>
              <Button
                size="small"
                type="text"
                icon={<PictureOutlined />}
                aria-label={t("chart.savePng")}
                disabled={isTable}
                onClick={savePng}
              />
            </Tooltip>
            <Tooltip title={t("chart.saveCsv")}>
              <Button
                size="small"
                type="text"
                icon={<FileTextOutlined />}
                aria-label={t("chart.saveCsv")}
                onClick={saveCsv}
              />
            </Tooltip>
          </div>
        </div>
        <p id={descriptionId} className={styles.srOnly}>
          {description}
        </p>
        {failed && <Alert type="error" showIcon title={t("chart.notSaved")} />}
        {!isTable && legend.length > 0 && <Legend entries={legend} />}
        {isTable ? (
          <DataTable table={table} caption={title} />
        ) : (
          <div ref={drawing}>{children}</div>
        )}
        {note && <p className={styles.note}>{note}</p>}
      </div>
    </figure>
  );
}

function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul className={styles.legend}>
      {entries.map(({ label, colour }) => (
        <li key={label} className={styles.legendItem}>
          <svg width={12} height={12} aria-hidden>
            <rect width={12} height={12} rx={2} fill={colour} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
