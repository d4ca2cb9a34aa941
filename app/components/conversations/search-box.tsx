import { useNavigate } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { usePageState } from "#app/search/use-page-state.ts";

/** Finds words in any message, or an id of a conversation or a customer. */
export function SearchBox() {
  const t = useText();
  const navigate = useNavigate();
  const { search, hrefWith } = usePageState();
  const [typed, setTyped] = useState({ from: search.text, text: search.text });
  // Back and forward change the URL under the field: what is in it then follows.
  const text = typed.from === search.text ? typed.text : search.text;

  function submit(event: FormEvent) {
    event.preventDefault();
    navigate(hrefWith({ text: text.trim(), list: null, conversation: null }));
  }

  return (
    <form role="search" onSubmit={submit} className="flex min-w-0 flex-1 gap-2 sm:max-w-md">
      <label className="field flex min-w-0 flex-1 items-center gap-2 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus">
        <span className="text-muted">
          <Icon name="search" />
        </span>
        <span className="sr-only">{t("conversations.search")}</span>
        <input
          type="search"
          data-shortcut="search"
          maxLength={200}
          value={text}
          placeholder={t("conversations.search")}
          className="min-w-0 flex-1 bg-transparent outline-none"
          onChange={(event) => setTyped({ from: search.text, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
      </label>
      <button type="submit" className="control">
        {t("conversations.find")}
      </button>
    </form>
  );
}
