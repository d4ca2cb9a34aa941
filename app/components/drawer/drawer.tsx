import { useNavigate } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { Modal } from "#app/components/ui/modal.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { usePageState } from "#app/search/use-page-state.ts";

type Props = { header?: ReactNode; children: ReactNode };

/**
 * The drawer at the right: open while the URL has `list`, `sales` or `c`. Esc closes it, or steps back from a
 * transcript to its list; a click beside it closes it. The page behind keeps its place, and focus returns to
 * the number that opened it.
 */
export function Drawer(props: Props) {
  const { search } = usePageState();
  const isOpen = search.list !== null || search.sales !== null || search.conversation !== null;
  return isOpen ? <OpenDrawer {...props} /> : null;
}

function OpenDrawer({ header, children }: Props) {
  const t = useText();
  const navigate = useNavigate();
  const { search, hrefWith } = usePageState();
  const isClosing = useRef(false);

  function close() {
    if (isClosing.current) return;
    isClosing.current = true;
    navigate(hrefWith({ list: null, sales: null, conversation: null }), { preventScrollReset: true });
  }

  const hasList = search.list !== null || search.sales !== null;
  const isInsideList = hasList && search.conversation !== null;
  const isSteppingBack = useRef(false);
  useEffect(() => {
    isSteppingBack.current = false;
  }, [isInsideList]);

  /** A second Esc, pressed before the list is back, closes. */
  function escape() {
    if (!isInsideList || isSteppingBack.current) return close();
    isSteppingBack.current = true;
    navigate(hrefWith({ conversation: null }), { preventScrollReset: true });
  }

  return (
    <Modal
      label={t("drawer.label")}
      closeLabel={t("drawer.close")}
      side="right"
      header={header}
      onClose={close}
      onEscape={escape}
    >
      {children}
    </Modal>
  );
}
