import type { RxDocumentData, RxJsonSchema } from "rxdb";

export type Doc = Record<string, unknown>;

/** A collection as this build wants it, and how its documents come there. */
export type Form = {
  collection: string;
  /** With RxDB's default settings. */
  schema: RxJsonSchema<RxDocumentData<Doc>>;
  /**
   * From version n - 1 to n, keyed by n. Pure: the same object says that nothing changed; null, or an
   * exception, that the document cannot be carried over.
   */
  steps: Readonly<Record<number, (old: Doc) => Doc | null>>;
  /** Asked of what a step has changed. */
  isValid: (doc: Doc) => boolean;
};

export type Carried = { doc: Doc; text: string };

/** Why a document stays behind; says nothing of its content. */
export class NotCarriedError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "NotCarriedError";
  }
}

/**
 * A stored document in the form of the newest version. What RxDB adds to it (revision, time, mark of
 * deletion) stays as it is, so that replication takes it for the document that it knows. A deleted one
 * is carried over even where its content cannot be: others must hear that it is gone.
 * @throws NotCarriedError
 */
export function carryDocument(text: string, from: number, form: Form): Carried {
  const old = JSON.parse(text) as Doc;
  const { _deleted, _meta, _rev, _attachments, ...content } = old;
  let next: Doc;
  try {
    next = stepped(content, from, form);
  } catch (error) {
    if (_deleted === true) return { doc: old, text };
    throw error;
  }
  if (next === content) return { doc: old, text };
  const doc = { ...next, ...present({ _deleted, _meta, _rev, _attachments }) };
  return { doc, text: JSON.stringify(doc) };
}

function stepped(content: Doc, from: number, { schema, steps, isValid }: Form): Doc {
  // A step that changes its argument would change nothing of what is kept, so it shall fail.
  let next: Doc = Object.freeze(content);
  for (let version = from + 1; version <= schema.version; version += 1) {
    const step = steps[version];
    if (!step) throw new NotCarriedError(`no step to version ${version}`);
    let result: Doc | null;
    try {
      result = step(next);
    } catch {
      throw new NotCarriedError(`the step to version ${version} failed`);
    }
    if (result === null) throw new NotCarriedError(`left out by the step to version ${version}`);
    next = result;
  }
  if (next === content) return next;
  const primary = typeof schema.primaryKey === "string" ? schema.primaryKey : schema.primaryKey.key;
  if (next[primary] !== content[primary]) throw new NotCarriedError("a step changed the id");
  if (!isValid(next)) throw new NotCarriedError(`not valid in version ${schema.version}`);
  return next;
}

const present = (fields: Doc): Doc =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
