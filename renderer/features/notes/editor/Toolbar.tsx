import {
  BoldOutlined,
  LineOutlined,
  OrderedListOutlined,
  RedoOutlined,
  StrikethroughOutlined,
  UnderlineOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Button, Tooltip } from "antd";
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "./LinkButton.tsx";
import styles from "./toolbar.module.css";

type Tool = {
  id: string;
  icon: ReactNode;
  /** As a person reads it; `Mod` is written out for their keyboard. */
  keys?: string;
  isActive?: (editor: Editor) => boolean;
  isPossible?: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
};

const at = (editor: Editor) => editor.chain().focus();

const GROUPS: readonly (readonly Tool[])[] = [
  [
    {
      id: "heading2",
      icon: <b>{"H1"}</b>,
      isActive: (e) => e.isActive("heading", { level: 2 }),
      run: (e) => at(e).toggleHeading({ level: 2 }).run(),
    },
    {
      id: "heading3",
      icon: <b>{"H2"}</b>,
      isActive: (e) => e.isActive("heading", { level: 3 }),
      run: (e) => at(e).toggleHeading({ level: 3 }).run(),
    },
  ],
  [
    {
      id: "bold",
      icon: <BoldOutlined />,
      keys: "Mod+B",
      isActive: (e) => e.isActive("bold"),
      run: (e) => at(e).toggleBold().run(),
    },
    {
      id: "underline",
      icon: <UnderlineOutlined />,
      keys: "Mod+U",
      isActive: (e) => e.isActive("underline"),
      run: (e) => at(e).toggleUnderline().run(),
    },
    {
      id: "strike",
      icon: <StrikethroughOutlined />,
      keys: "Mod+Shift+S",
      isActive: (e) => e.isActive("strike"),
      run: (e) => at(e).toggleStrike().run(),
    },
  ],
  [
    {
      id: "bulletList",
      icon: <UnorderedListOutlined />,
      keys: "Mod+Shift+8",
      isActive: (e) => e.isActive("bulletList"),
      run: (e) => at(e).toggleBulletList().run(),
    },
    {
      id: "orderedList",
      icon: <OrderedListOutlined />,
      keys: "Mod+Shift+7",
      isActive: (e) => e.isActive("orderedList"),
      run: (e) => at(e).toggleOrderedList().run(),
    },
    {
      id: "blockquote",
      icon: <b className={styles.quote}>{"\u201d"}</b>,
      keys: "Mod+Shift+B",
      isActive: (e) => e.isActive("blockquote"),
      run: (e) => at(e).toggleBlockquote().run(),
    },
    { id: "rule", icon: <LineOutlined />, run: (e) => at(e).setHorizontalRule().run() },
  ],
  [
    {
      id: "undo",
      icon: <UndoOutlined />,
      keys: "Mod+Z",
      isPossible: (e) => e.can().undo(),
      run: (e) => at(e).undo().run(),
    },
    {
      id: "redo",
      icon: <RedoOutlined />,
      keys: "Mod+Shift+Z",
      isPossible: (e) => e.can().redo(),
      run: (e) => at(e).redo().run(),
    },
  ],
];
const TOOLS = GROUPS.flat();

/** One stop of the Tab key; arrows move inside, as the ARIA toolbar pattern asks. */
export function Toolbar({ editor }: { editor: Editor }) {
  const { t } = useTranslation("notes");
  const bar = useRef<HTMLDivElement>(null);
  const states = useEditorState({
    editor,
    selector: ({ editor }) =>
      TOOLS.map((tool) => ({
        on: tool.isActive?.(editor) ?? false,
        off: !(tool.isPossible?.(editor) ?? true),
      })),
  });

  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !bar.current) return;
    const buttons = [...bar.current.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (here < 0) return;
    event.preventDefault();
    buttons[(here + step + buttons.length) % buttons.length]?.focus();
  };

  return (
    <div
      ref={bar}
      role="toolbar"
      tabIndex={-1}
      aria-label={t("toolbar")}
      className={styles.bar}
      onKeyDown={move}
    >
      {GROUPS.map((group, index) => (
        <span key={group[0]?.id} className={styles.group}>
          {group.map((tool) => {
            const place = TOOLS.indexOf(tool);
            const state = states[place];
            const name = t(`tool.${tool.id}`);
            return (
              <Tooltip key={tool.id} title={tool.keys ? `${name}  ${keysFor(tool.keys)}` : name}>
                <Button
                  type="text"
                  size="small"
                  className={state?.on ? `${styles.tool} ${styles.on}` : styles.tool}
                  tabIndex={place === 0 ? 0 : -1}
                  icon={tool.icon}
                  aria-label={name}
                  aria-pressed={tool.isActive ? (state?.on ?? false) : undefined}
                  disabled={state?.off ?? false}
                  // The text keeps its selection while a tool is pressed.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => tool.run(editor)}
                />
              </Tooltip>
            );
          })}
          {index === 1 && <LinkButton editor={editor} />}
        </span>
      ))}
    </div>
  );
}

const IS_MAC = navigator.userAgent.includes("Mac OS");
const keysFor = (keys: string) => keys.replace("Mod", IS_MAC ? "⌘" : "Ctrl");
