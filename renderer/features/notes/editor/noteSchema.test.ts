import { getSchema } from "@tiptap/core";
import type { ContentMatch, NodeType } from "@tiptap/pm/model";
import { initProseMirrorDoc } from "@tiptap/y-tiptap";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { hasKnownContent, NOTE_FRAGMENT, noteText } from "#shared/merge/noteContent.ts";
import { NOTE_MARKS, NOTE_NODES, NOTE_ROOT_CHILDREN, TEXT } from "#shared/merge/noteShape.ts";
import { noteSchema } from "./noteSchema.ts";

const schema = getSchema(noteSchema);

/** Every type that may stand somewhere in `type`. */
function childrenOf(type: NodeType | undefined): string[] {
  const found = new Set<string>();
  const seen = new Set<ContentMatch>();
  const follow = (match: ContentMatch | undefined) => {
    if (!match || seen.has(match)) return;
    seen.add(match);
    for (let edge = 0; edge < match.edgeCount; edge += 1) {
      found.add(match.edge(edge).type.name);
      follow(match.edge(edge).next);
    }
  };
  follow(type?.contentMatch);
  return [...found].toSorted();
}

describe("B31 the editor's schema and what the server takes are one", () => {
  it("node types, what stands in them, and their attributes", () => {
    const names = Object.keys(schema.nodes).filter((name) => name !== "doc" && name !== TEXT);
    expect(names.toSorted()).toEqual([...NOTE_NODES.keys()].toSorted());
    expect(childrenOf(schema.topNodeType)).toEqual(NOTE_ROOT_CHILDREN.toSorted());
    for (const [name, { children, attributes }] of NOTE_NODES) {
      const type = schema.nodes[name];
      expect([name, childrenOf(type)]).toEqual([name, children.toSorted()]);
      expect([name, Object.keys(type?.spec.attrs ?? {})]).toEqual([name, Object.keys(attributes)]);
    }
  });

  it("marks and their attributes", () => {
    const marks = Object.values(schema.marks).map((mark) => [
      mark.name,
      Object.keys(mark.spec.attrs ?? {}),
    ]);
    const known = [...NOTE_MARKS].map(([name, checks]) => [name, Object.keys(checks)]);
    expect(Object.fromEntries(marks)).toEqual(Object.fromEntries(known));
  });
});

/** A tree of what `NOTE_NODES` allows, often with what concurrent edits leave: empty lists, no first paragraph. */
type Tree = { name: string; text: string; children: Tree[] };
const tree = (names: readonly string[], depth: number): fc.Arbitrary<Tree> =>
  fc.constantFrom(...names).chain((name) => {
    const inside = NOTE_NODES.get(name)?.children ?? [];
    const isDeep = depth > 4;
    return fc.record({
      name: fc.constant(name),
      text: fc.constantFrom("", "文字", "more"),
      children:
        inside.length > 0 && !isDeep && !inside.includes(TEXT)
          ? fc.array(tree(inside, depth + 1), { maxLength: 3 })
          : fc.constant([]),
    });
  });

function planted(trees: Tree[]): Y.Doc {
  const doc = new Y.Doc();
  const grow = ({ name, text, children }: Tree): Y.XmlElement => {
    const node = new Y.XmlElement(name);
    if (name === "heading") node.setAttribute("level", 2 as never);
    if (NOTE_NODES.get(name)?.children.includes(TEXT)) node.insert(0, [new Y.XmlText(text)]);
    else node.insert(0, children.map(grow));
    return node;
  };
  doc.getXmlFragment(NOTE_FRAGMENT).insert(0, trees.map(grow));
  return doc;
}

it("P8 B31 opening a note takes no word away that the server took", () => {
  fc.assert(
    fc.property(fc.array(tree(NOTE_ROOT_CHILDREN, 1), { maxLength: 4 }), (trees) => {
      const doc = planted(trees);
      expect(hasKnownContent(doc)).toBe(true);
      const words = noteText(doc).split("\n").filter(Boolean);
      initProseMirrorDoc(doc.getXmlFragment(NOTE_FRAGMENT), schema);
      expect(noteText(doc).split("\n").filter(Boolean)).toEqual(words);
    }),
    { numRuns: 300 },
  );
});
