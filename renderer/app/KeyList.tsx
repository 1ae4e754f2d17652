import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { actions } from "./actions.ts";
import styles from "./KeyList.module.css";

/** All keys, read from the same list that the keyboard uses. */
export default function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("app");
  return (
    <Modal open onCancel={onClose} footer={null} title={t("actions.keys")} destroyOnHidden>
      <dl className={styles.list}>
        {actions
          .filter(({ keys }) => keys)
          .map(({ id, keys = "" }) => (
            <div key={id} className={styles.row}>
              <dt>{t(`actions.${id}`)}</dt>
              <dd>
                <kbd className={styles.key}>{keys.replace("Mod", t("keyMod"))}</kbd>
              </dd>
            </div>
          ))}
      </dl>
    </Modal>
  );
}
