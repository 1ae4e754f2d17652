import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  memo,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from "react";
import { useTranslation } from "react-i18next";
import type { CustomerRow } from "../../data/worker/customerList.ts";
import { useSettings } from "../../ui/settings.ts";
import { visibleColumns, type Column, type ColumnTools } from "./columns.tsx";
import styles from "./CustomerList.module.css";
import { listPlace, placeIn } from "./listPlace.ts";
import type { ListOrder } from "./useCustomerPages.ts";

type Props = {
  q: string;
  total: number;
  rowAt: (index: number) => CustomerRow | undefined;
  want: (first: number, last: number) => void;
  order: ListOrder;
  onOrder: (order: ListOrder) => void;
  tools: ColumnTools;
};

const ROW_PX = { default: 36, compact: 28 };

/** A grid that draws only what is in view; arrows or J and K move, Enter opens. */
export function CustomerList({ q, total, rowAt, want, order, onOrder, tools }: Props) {
  const { t } = useTranslation("customers");
  const { customerColumns, density } = useSettings();
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const place = placeIn(q, order);
  const [shown, setShown] = useState({ q, order });
  const [active, setActive] = useState(place.active);
  const columns = useMemo(() => visibleColumns(customerColumns), [customerColumns]);
  const tracks = columns.map(({ width }) => width).join(" ");
  // Another search is the same list with other rows: to build it anew at each key would be felt.
  if (shown.q !== q || shown.order !== order) {
    setShown({ q, order });
    setActive(place.active);
  }
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX[density],
    overscan: 12,
    initialOffset: place.offsetPx,
  });
  useEffect(() => {
    scroller.current?.scrollTo({ top: placeIn(q, order).offsetPx });
  }, [q, order]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => want(first, last), [want, first, last]);
  useEffect(() => {
    listPlace.active = active;
  }, [active]);

  const open = (row: CustomerRow | undefined) =>
    row && void navigate({ to: "/customers/$customerId", params: { customerId: row.id } });

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const jump = jumps[event.key];
    if (jump) {
      const next = Math.max(0, Math.min(total - 1, jump(active, total)));
      setActive(next);
      virtual.scrollToIndex(next);
    } else if (event.key === "Enter") open(rowAt(active));
    else return;
    event.preventDefault();
  }

  function onClick({ target }: MouseEvent) {
    const clicked = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
    if (!clicked) return;
    const index = Number(clicked.dataset["index"]);
    setActive(index);
    open(rowAt(index));
  }

  return (
    <div
      ref={scroller}
      className={styles.list}
      role="grid"
      aria-label={t("title")}
      aria-rowcount={total + 1}
      aria-activedescendant={`customer-row-${active}`}
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        listPlace.offsetPx = currentTarget.scrollTop;
      }}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="rowgroup" className={styles.head}>
        <div
          role="row"
          aria-rowindex={1}
          className={styles.row}
          style={{ gridTemplateColumns: tracks }}
        >
          {columns.map((column) => (
            <HeadCell key={column.id} column={column} order={order} onOrder={onOrder} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => (
          <Row
            key={index}
            row={rowAt(index)}
            isActive={index === active}
            {...{ index, start, size, tracks, columns, tools }}
          />
        ))}
      </div>
    </div>
  );
}

const SCREEN_ROWS = 15;
const jumps: Record<string, (active: number, total: number) => number> = {
  ArrowDown: (active) => active + 1,
  ArrowUp: (active) => active - 1,
  j: (active) => active + 1,
  k: (active) => active - 1,
  PageDown: (active) => active + SCREEN_ROWS,
  PageUp: (active) => active - SCREEN_ROWS,
  Home: () => 0,
  End: (_, total) => total - 1,
};

type RowProps = {
  row: CustomerRow | undefined;
  isActive: boolean;
  index: number;
  start: number;
  size: number;
  tracks: string;
  columns: readonly Column[];
  tools: ColumnTools;
};

/** Drawn again only when it says something else: a sync asks for the rows in view many times a second. */
const Row = memo(
  function Row({ row, isActive, index, start, size, tracks, columns, tools }: RowProps) {
    return (
      <div
        id={`customer-row-${index}`}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={isActive}
        className={`${styles.row} ${styles.data}`}
        style={{
          gridTemplateColumns: tracks,
          height: size,
          transform: `translateY(${start}px)`,
        }}
        data-index={index}
      >
        {columns.map(({ id, align, cell }) => (
          <div key={id} role="gridcell" className={styles.cell} data-align={align}>
            {row ? cell(row, tools) : <span className={styles.blank} />}
          </div>
        ))}
      </div>
    );
  },
  ({ row: before, ...were }, { row: after, ...are }) =>
    isSame(were, are) && (before === after || JSON.stringify(before) === JSON.stringify(after)),
);

const isSame = <T extends object>(a: T, b: T): boolean =>
  (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);

function HeadCell({
  column: { id, sort, align },
  order,
  onOrder,
}: {
  column: Column;
  order: ListOrder;
  onOrder: (order: ListOrder) => void;
}) {
  const { t } = useTranslation("customers");
  const isSorted = sort !== undefined && sort === order.sort;
  const label = t(`columns.${id}`);
  return (
    <div
      role="columnheader"
      className={styles.cell}
      data-align={align}
      aria-sort={isSorted ? (order.descending ? "descending" : "ascending") : undefined}
    >
      {sort ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() =>
            onOrder({ sort, descending: isSorted ? !order.descending : sort !== "name" })
          }
        >
          {label}
          {isSorted && (order.descending ? <CaretDownOutlined /> : <CaretUpOutlined />)}
        </button>
      ) : (
        label
      )}
    </div>
  );
}
