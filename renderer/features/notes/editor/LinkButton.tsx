import { LinkOutlined } from "@ant-design/icons";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Button, Form, Input, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { linkAddress } from "./linkAddress.ts";
import styles from "./toolbar.module.css";

/** Makes a link of the selected words, changes it or takes it away; other addresses than W15's are refused in words. */
export function LinkButton({ editor }: { editor: Editor }) {
  const { t } = useTranslation("notes");
  const [typed, setTyped] = useState<string | null>(null);
  const { href, isEmpty } = useEditorState({
    editor,
    selector: ({ editor }) => ({
      href: editor.getAttributes("link")["href"] as string | undefined,
      isEmpty: editor.state.selection.empty,
    }),
  });
  const close = () => setTyped(null);
  const address = linkAddress(typed ?? "");
  const isWrong = Boolean(typed) && address === null;

  const save = () => {
    if (!address) return;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (isEmpty && !href)
      chain
        .insertContent({
          type: "text",
          text: typed ?? "",
          marks: [{ type: "link", attrs: { href: address } }],
        })
        .run();
    else chain.setLink({ href: address }).run();
    close();
  };

  return (
    <Popover
      trigger="click"
      open={typed !== null}
      onOpenChange={(isOpen) => setTyped(isOpen ? (href ?? "") : null)}
      destroyOnHidden
      content={
        <Form className={styles.link} layout="vertical" autoComplete="off" onFinish={save}>
          <Form.Item
            label={t("link.address")}
            validateStatus={isWrong ? "error" : undefined}
            help={isWrong ? t("link.refused") : t("link.hint")}
          >
            <Input
              ref={(input) => input?.focus()}
              value={typed ?? ""}
              placeholder="https://"
              onChange={(event) => setTyped(event.target.value)}
            />
          </Form.Item>
          <div className={styles.linkActions}>
            {href && (
              <Button
                size="small"
                onClick={() => {
                  editor.chain().focus().extendMarkRange("link").unsetLink().run();
                  close();
                }}
              >
                {t("link.remove")}
              </Button>
            )}
            <Button size="small" type="primary" htmlType="submit" disabled={!address}>
              {t("link.save")}
            </Button>
          </div>
        </Form>
      }
    >
      <Button
        type="text"
        size="small"
        className={href ? `${styles.tool} ${styles.on}` : styles.tool}
        tabIndex={-1}
        icon={<LinkOutlined />}
        aria-label={t("tool.link")}
        aria-pressed={Boolean(href)}
        onMouseDown={(event) => event.preventDefault()}
      />
    </Popover>
  );
}
