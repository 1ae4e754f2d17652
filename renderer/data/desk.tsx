import { createContext, use } from "react";
import type { IsoDate, StaffId, UnitId } from "#shared/model/brand.ts";
import type { StaffRole } from "#shared/model/organisation.ts";
import { databaseNameOf } from "./databaseName.ts";
import type { OpenMode } from "./storage/openEngine.ts";
import { startDataWorker, type DataWorker, type DataWorkerOptions } from "./worker/client.ts";

export type Staff = { id: StaffId; name: string; role: StaffRole; unitId: UnitId };

/**
 * What the frame and the lists need, there from the first moment: the person, the date, and the data
 * worker. The book itself (RxDB, replication) is loaded behind it.
 */
export type Desk = {
  worker: DataWorker;
  staff: Staff;
  /** Calendar date in Taipei on which this window was opened. */
  today: IsoDate;
};

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("useDesk outside of the signed-in application");
  return desk;
}

type Person = { staffId: string; name: string; role: string; unitIds: readonly string[] };

/**
 * @param pageKey opens the person's file; handed on to the data worker, and empty after
 * @param mode what is expected in the file's place
 * @param told the code when the file cannot be opened, now or by the next owner, and how far it has come
 *   where it must be brought to this build's form first.
 */
export function openDesk(
  { staffId, name, role, unitIds }: Person,
  pageKey: Uint8Array<ArrayBuffer>,
  mode: OpenMode,
  told: Pick<DataWorkerOptions, "onFailure" | "onPreparing">,
) {
  const databaseName = databaseNameOf(staffId);
  const data = startDataWorker({ databaseName, staffId, pageKey, mode, ...told });
  const staff: Staff = {
    id: staffId as StaffId,
    name,
    role: role as StaffRole,
    unitId: unitIds[0] as UnitId,
  };
  const desk: Desk = { worker: data.api, staff, today: taipeiToday() };
  const { store, whenOwner, stop } = data;
  return { desk, databaseName, store, whenOwner, stop };
}
export type OpenedDesk = ReturnType<typeof openDesk>;

const TAIPEI_OFFSET_MS = 8 * 60 * 60 * 1000;

export const taipeiToday = (now: number = Date.now()): IsoDate =>
  new Date(now + TAIPEI_OFFSET_MS).toISOString().slice(0, 10) as IsoDate;
