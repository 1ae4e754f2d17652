import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import {
  isFiltered,
  NO_FILTER,
  type Choice,
  type FilterChoices,
  type PeopleFilter,
} from "#renderer/data/worker/analysis/peopleFilter.ts";
import { useAgeBandName } from "./ageBandName.ts";
import { useStaffNames } from "./useStaffNames.ts";
import styles from "./analysis.module.css";

type ChipProps<T> = Readonly<{
  label: string;
  choices: readonly Choice<T>[];
  chosen: readonly T[];
  nameOf: (value: T) => string;
  onChoose: (values: T[]) => void;
}>;

function Chip<T extends string | number>({
  label,
  choices,
  chosen,
  nameOf,
  onChoose,
}: ChipProps<T>) {
  return (
    <Select<T[]>
      mode="multiple"
      size="small"
      className={styles.chip}
      aria-label={label}
      placeholder={label}
      maxTagCount={1}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      value={[...chosen]}
      onChange={onChoose}
      options={choices.map(({ value, people }) => ({
        value,
        label: `${nameOf(value)} (${people.toLocaleString("en-US")})`,
      }))}
    />
  );
}

type Props = Readonly<{
  choices: FilterChoices | undefined;
  filter: PeopleFilter;
  onFilter: (filter: PeopleFilter) => void;
}>;

/** Filter chips: several values of one chip are "or", chips among each other "and". */
export function FilterChips({ choices, filter, onFilter }: Props) {
  const { t } = useTranslation("analysis");
  const staffName = useStaffNames();
  const ageBandName = useAgeBandName();
  return (
    <fieldset className={styles.chips} aria-label={t("filter.label")}>
      <Chip
        label={t("filter.agent")}
        choices={choices?.agentIds ?? []}
        chosen={filter.agentIds}
        nameOf={(id) => staffName(id || undefined)}
        onChoose={(agentIds) => onFilter({ ...filter, agentIds })}
      />
      <Chip
        label={t("filter.city")}
        choices={choices?.cities ?? []}
        chosen={filter.cities}
        nameOf={(city) => city || t("noCity")}
        onChoose={(cities) => onFilter({ ...filter, cities })}
      />
      <Chip
        label={t("filter.age")}
        choices={choices?.ageBands ?? []}
        chosen={filter.ageBands}
        nameOf={ageBandName}
        onChoose={(ageBands) => onFilter({ ...filter, ageBands })}
      />
      {isFiltered(filter) && (
        <Button size="small" type="link" onClick={() => onFilter(NO_FILTER)}>
          {t("filter.clear")}
        </Button>
      )}
    </fieldset>
  );
}
