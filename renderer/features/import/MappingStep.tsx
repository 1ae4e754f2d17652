import { Alert, Button, Segmented, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ENCODINGS } from "#renderer/data/import/encoding.ts";
import { fieldsOf } from "#renderer/data/import/guess.ts";
import { ASK_ALWAYS } from "#renderer/data/import/rowChoices.ts";
import { IMPORT_KINDS, type ImportKind } from "#renderer/data/import/types.ts";
import { masked } from "#renderer/ui/mask.ts";
import styles from "./Import.module.css";
import { missingFields, withField } from "./mapping.ts";
import type { Import } from "./useImport.ts";

const SAMPLES_SHOWN = 3;

/** Which column is what, guessed from the headings, with the first values beside it. */
export function MappingStep({ job }: { job: Import }) {
  const { t } = useTranslation("import");
  const { preview, kind, mapping } = job;
  const fields = useMemo(() => fieldsOf(kind), [kind]);
  const fieldOf = useMemo(
    () => new Map(Object.entries(mapping).map(([name, column]) => [column, name])),
    [mapping],
  );
  if (!preview) return null;
  const switchTo = (value: ImportKind) =>
    job.change({ kind: value, mapping: preview.mappings[value], choices: ASK_ALWAYS });
  const missing = missingFields(kind, mapping);
  const options = fields.map(({ name }) => ({ value: name, label: t(`field.${name}`) }));
  return (
    <section className={styles.section} aria-labelledby="import-mapping">
      <h2 id="import-mapping" className={styles.heading}>
        {t("mapping.title", {
          file: job.file?.name,
          count: fieldOf.size,
          total: preview.headings.length,
        })}
      </h2>
      <div className={styles.bar}>
        <Segmented<ImportKind>
          value={kind}
          aria-label={t("mapping.kind")}
          options={IMPORT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={switchTo}
        />
        {preview.encoding && (
          <Select
            aria-label={t("mapping.encoding")}
            value={preview.encoding}
            options={ENCODINGS.map((value) => ({ value, label: t(`encoding.${value}`) }))}
            onChange={(encoding) => job.reopen({ encoding })}
          />
        )}
        {preview.sheetNames.length > 1 && (
          <Select
            aria-label={t("mapping.sheet")}
            value={preview.sheet}
            options={preview.sheetNames.map((label, value) => ({ value, label }))}
            onChange={(sheet) => job.reopen({ sheet })}
          />
        )}
      </div>
      {!preview.isEncodingCertain && (
        <Alert type="warning" showIcon title={t("mapping.uncertain")} />
      )}
      {preview.notices.map((notice) => (
        <Alert key={notice} type="info" showIcon title={t(`notice.${notice}`)} />
      ))}
      {preview.looksLike !== null && preview.looksLike !== kind && (
        <Alert
          type="warning"
          showIcon
          title={t(`looksLike.${preview.looksLike}`)}
          action={
            <Button size="small" type="primary" onClick={() => switchTo(preview.looksLike ?? kind)}>
              {t("looksLike.switch", { kind: t(`kind.${preview.looksLike}`) })}
            </Button>
          }
        />
      )}
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("mapping.missing", {
            fields: missing.map((name) => t(`field.${name}`)).join(t("comma")),
          })}
        />
      )}
      <section
        className={styles.mapping}
        // Scrolls by itself, so it must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={t("mapping.samples")}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t("mapping.column")}</th>
              <th scope="col">{t("mapping.field")}</th>
              <th scope="col">{t("mapping.samples")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.headings.map((heading, column) => {
              const name = fieldOf.get(column);
              const mask = fields.find((field) => field.name === name)?.mask;
              return (
                // Headings may repeat; the place of a column is its identity.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={column}>
                  <th scope="row">{heading || t("mapping.unnamed", { n: column + 1 })}</th>
                  <td>
                    <Select
                      className={styles.field}
                      aria-label={t("mapping.fieldOf", { heading })}
                      value={name ?? null}
                      allowClear
                      showSearch={{ optionFilterProp: "label" }}
                      placeholder={t("mapping.ignored")}
                      options={options}
                      onChange={(value) =>
                        job.change({
                          mapping: withField(mapping, column, value ?? null),
                          // Under another mapping a row may be about somebody else.
                          choices: { ...job.choices, confirmedRows: [] },
                        })
                      }
                    />
                  </td>
                  <td className={styles.samples}>
                    {preview.samples
                      .map((cells) => cells[column]?.trim() ?? "")
                      .filter((text) => text !== "")
                      .slice(0, SAMPLES_SHOWN)
                      .map((text) => sampleText(text, mask))
                      .join(t("comma"))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** An ID in a column that nobody has mapped is an ID all the same. */
const sampleText = (text: string, mask: "id" | "phone" | undefined) =>
  masked(text.slice(0, 40), mask ?? (NATIONAL_ID.test(text) ? "id" : undefined));

const NATIONAL_ID = /^[A-Z][A-D1289]\d{8}$/i;
