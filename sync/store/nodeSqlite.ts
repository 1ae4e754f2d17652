import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Kysely,
} from "kysely";

/** Kysely on Node's own SQLite: no native module to install. */
export class NodeSqliteDialect implements Dialect {
  readonly #file: DatabaseSync;

  constructor(file: DatabaseSync) {
    this.#file = file;
  }

  createDriver() {
    return new ImmediateDriver({ database: adapted(this.#file) });
  }
  createQueryCompiler() {
    return new SqliteQueryCompiler();
  }
  createAdapter() {
    return new SqliteAdapter();
  }
  createIntrospector(db: Kysely<unknown>) {
    return new SqliteIntrospector(db);
  }
}

/** A transaction takes the write lock at once: one that upgrades later can fail halfway (R5). */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** Kysely expects better-sqlite3's shape. Statements are kept: the same few dozen come for ever. */
function adapted(file: DatabaseSync) {
  const prepared = new Map<string, ReturnType<typeof adaptedStatement>>();
  return {
    close: () => file.close(),
    prepare(sql: string) {
      let statement = prepared.get(sql);
      if (!statement) {
        statement = adaptedStatement(file.prepare(sql));
        if (prepared.size < 500) prepared.set(sql, statement);
      }
      return statement;
    },
  };
}

function adaptedStatement(statement: StatementSync) {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
    run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
    iterate: (parameters: readonly unknown[]) =>
      statement.iterate(...values(parameters)) as IterableIterator<unknown>,
  };
}

/** Opens the file the way D5 measured it: WAL and a flush per commit, so power loss costs nothing. */
export function openSqlite(path: string): DatabaseSync {
  const file = new DatabaseSync(path);
  file.exec("pragma journal_mode = wal");
  file.exec("pragma synchronous = full");
  file.exec("pragma busy_timeout = 5000");
  file.exec("pragma cache_size = -65536");
  file.exec("pragma foreign_keys = on");
  return file;
}
