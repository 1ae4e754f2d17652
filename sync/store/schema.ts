/** SQL shapes. Only types and statements that SQLite and PostgreSQL both know. */
export type Tables = {
  meta: { key: string; value: string };
  documents: {
    coll: string;
    id: string;
    /** JSON text; empty for a tombstone (R8). */
    doc: string;
    customer_id: string | null;
    /** Scopes joined with a space, sorted. */
    scopes: string;
    deleted: number;
    rev: number;
  };
  scope_head: { scope: string; n: number };
  scope_feed: { scope: string; coll: string; id: string; n: number; lost: number };
  applied: { batch_id: string; device_id: string; sha256: string; result: string; at: number };
  accounts: {
    staff_id: string;
    account: string;
    password_hash: string;
    role: string;
    unit_id: string;
    active: number;
  };
  sessions: {
    id: string;
    staff_id: string;
    device_id: string;
    access_hash: string;
    access_until: number;
    refresh_hash: string;
    refresh_until: number;
    /** The refresh that led here, for a retry within a minute (H1). */
    previous_hash: string | null;
    previous_nonce: string | null;
    rotated_at: number;
  };
  used_refresh: { hash: string; session_id: string };
  tickets: { hash: string; session_id: string; use_for: string; until: number };
  /** Sign-ins that failed or are under way: one row for the account, one for the address (H3). */
  sign_in_attempts: { id: string; who: string; at: number };
  kept: {
    id: string;
    at: string;
    kind: string;
    coll: string;
    doc_id: string;
    staff_id: string;
    device_id: string;
    base_rev: number;
    content: string;
  };
  audit: {
    seq: number;
    at: string;
    actor: string;
    device: string;
    action: string;
    entity: string;
    detail: string;
    prev_hash: string;
    hash: string;
  };
};

export const CREATE = [
  `create table if not exists meta (key text primary key, value text not null)`,
  `create table if not exists documents (
     coll text not null, id text not null, doc text not null, customer_id text,
     scopes text not null, deleted integer not null, rev bigint not null, primary key (coll, id))`,
  `create index if not exists documents_customer on documents (customer_id)`,
  `create table if not exists scope_head (scope text primary key, n bigint not null)`,
  `create table if not exists scope_feed (
     scope text not null, coll text not null, id text not null, n bigint not null,
     lost integer not null, primary key (scope, coll, id))`,
  `create index if not exists scope_feed_n on scope_feed (scope, coll, n)`,
  `create table if not exists applied (
     batch_id text primary key, device_id text not null, sha256 text not null,
     result text not null, at bigint not null)`,
  `create table if not exists accounts (
     staff_id text primary key, account text not null unique, password_hash text not null,
     role text not null, unit_id text not null, active integer not null)`,
  `create table if not exists sessions (
     id text primary key, staff_id text not null, device_id text not null,
     access_hash text not null unique, access_until bigint not null,
     refresh_hash text not null unique, refresh_until bigint not null,
     previous_hash text, previous_nonce text, rotated_at bigint not null)`,
  `create table if not exists used_refresh (hash text primary key, session_id text not null)`,
  `create table if not exists tickets (
     hash text primary key, session_id text not null, use_for text not null, until bigint not null)`,
  `create table if not exists sign_in_attempts (
     id text not null, who text not null, at bigint not null, primary key (id, who))`,
  `create index if not exists sign_in_attempts_who on sign_in_attempts (who, at)`,
  `create table if not exists kept (
     id text primary key, at text not null, kind text not null, coll text not null,
     doc_id text not null, staff_id text not null, device_id text not null,
     base_rev bigint not null, content text not null)`,
  `create table if not exists audit (
     seq bigint primary key, at text not null, actor text not null, device text not null,
     action text not null, entity text not null, detail text not null,
     prev_hash text not null, hash text not null)`,
];

/** The audit only grows (H10). PostgreSQL words its triggers otherwise. */
export const CREATE_SQLITE = ["update", "delete"].map(
  (verb) => `create trigger if not exists audit_no_${verb} before ${verb} on audit
     begin select raise(abort, 'audit is append-only'); end`,
);
