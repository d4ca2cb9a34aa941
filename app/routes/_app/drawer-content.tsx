import { useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import { EntryList } from "#app/components/conversations/entry-list.tsx";
import { ListHeader } from "#app/components/conversations/list-header.tsx";
import { Drawer } from "#app/components/drawer/drawer.tsx";
import { SalesListHeader } from "#app/components/sales-lists/sales-list-header.tsx";
import { SalesList } from "#app/components/sales-lists/sales-list.tsx";
import { TranscriptTitle, TranscriptView } from "#app/components/transcript/transcript-view.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { DrawerReport } from "#app/reports/drawer.server.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** The server has no layout, and says so loudly. */
const useBeforePaint = typeof document === "undefined" ? useEffect : useLayoutEffect;

type Props = { drawer: DrawerReport | null };

/** The list behind a number, of conversations or of sales, and in front of it the transcript of one of its rows; the list keeps its place. */
export function DrawerContent({ drawer }: Props) {
  const t = useText();
  const { hrefWith } = usePageState();
  const list = drawer?.list ?? null;
  const sales = drawer?.sales ?? null;
  const transcript = drawer?.transcript ?? null;
  const header = transcript ? (
    transcript === "missing" ? undefined : (
      <TranscriptTitle conversationId={transcript.conversationId} hasList={list !== null || sales !== null} />
    )
  ) : list ? (
    <ListHeader {...list} />
  ) : (
    sales && <SalesListHeader head={sales} />
  );
  return (
    <Drawer header={header}>
      {drawer?.isAllowed === false && <p className="p-4 text-muted">{t("drawer.refused")}</p>}
      {list && (
        <KeptPlace isHidden={transcript !== null}>
          <EntryList first={list} metric={list.list.metric} isActive={transcript === null} />
        </KeptPlace>
      )}
      {sales && (
        <KeptPlace isHidden={transcript !== null}>
          <SalesList first={sales.page} isActive={transcript === null} />
        </KeptPlace>
      )}
      {transcript === "missing" && <p className="p-4 text-muted">{t("transcript.missing")}</p>}
      {transcript && transcript !== "missing" && (
        <FromTop key={transcript.conversationId}>
          <TranscriptView transcript={transcript} hrefOf={(conversation) => hrefWith({ conversation })} />
        </FromTop>
      )}
    </Drawer>
  );
}

/** Begins at the top of the drawer, wherever what stood there before was scrolled to. */
function FromTop({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useBeforePaint(() => {
    if (box.current?.parentElement) box.current.parentElement.scrollTop = 0;
  }, []);
  return (
    <div ref={box} className="p-4">
      {children}
    </div>
  );
}

/** Hides its content without losing it; shown again, it stands where it was scrolled to, on the row left from. */
function KeptPlace({ isHidden, children }: { isHidden: boolean; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const left = useRef<{ top: number; row: Element | null }>({ top: 0, row: null });
  useBeforePaint(() => {
    const scroller = box.current?.parentElement;
    if (!scroller) return;
    if (isHidden) return;
    scroller.scrollTop = left.current.top;
    if (left.current.row instanceof HTMLElement) left.current.row.focus({ preventScroll: true });
    const place = left.current;
    const remember = () => {
      if (box.current?.hidden === false) place.top = scroller.scrollTop;
    };
    const rememberRow = (event: Event) => {
      place.row = event.target instanceof Element ? event.target.closest("[data-row]") : null;
    };
    const content = box.current;
    scroller.addEventListener("scroll", remember);
    content?.addEventListener("click", rememberRow);
    return () => {
      scroller.removeEventListener("scroll", remember);
      content?.removeEventListener("click", rememberRow);
    };
  }, [isHidden]);
  return (
    <div ref={box} hidden={isHidden}>
      {children}
    </div>
  );
}
