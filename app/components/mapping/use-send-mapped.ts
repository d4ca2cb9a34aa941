/** A mapping kept and its file sent, in one press. */
import { useNavigate, useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { newStore } from "#app/connections/new-store.ts";
import { sendFile } from "#app/components/imports/upload-transport.ts";
import { writePresetFormat } from "#app/mapping/preset-format.ts";
import type { Mapping } from "#app/mapping/mapping.ts";
import type { NewStore } from "#app/mapping/new-store.ts";
import type { PresetAnswer } from "#app/routes/_app.imports_.map/preset-answer.ts";

export type Wish = "import" | "check" | "keep";
export type Sending =
  | { step: "idle" }
  | { step: "keeping" }
  | { step: "kept"; name: string }
  /** 0–1 of the file. */
  | { step: "sending"; share: number }
  | { step: "refused"; field: string; reason: string }
  | { step: "failed"; reason: string };

type Asked = { file: File; wish: Wish };

/** The key of a store there is, or one to make. */
type Whose = { store: string } | { newStore: NewStore };

function writeWhose(whose: Whose): Record<string, string> {
  if ("store" in whose) return { store: whose.store };
  const { name, key, timezone, currency } = whose.newStore;
  return {
    ...{ store: newStore, storeName: name, storeKey: key },
    ...{ storeZone: timezone, storeCurrency: currency ?? "" },
  };
}

/** `onKept` is told the key of the store once the mapping is kept. */
export function useSendMapped(onKept: (store: string) => void) {
  const fetcher = useFetcher<PresetAnswer>();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [transfer, setTransfer] = useState<Extract<Sending, { step: "sending" | "failed" }> | null>(null);
  const waiting = useRef<Asked | null>(null);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  useEffect(() => {
    const saved = fetcher.data?.saved;
    if (fetcher.state !== "idle" || !saved || !waiting.current) return;
    const { file, wish } = waiting.current;
    waiting.current = null;
    onKept(saved.store);
    if (wish === "keep") return;
    const choices = { format: writePresetFormat(saved.presetId), store: saved.store, through: null };
    const { outcome } = sendFile(file, { ...choices, checksFirst: wish === "check", password: "" }, (sent) =>
      setTransfer({ step: "sending", share: sent / file.size }),
    );
    void outcome.then((end) => {
      // Whoever has gone elsewhere finds the import in the list.
      if (!isHere.current) return;
      if (end.ok) navigate(`/imports/${end.importId}`);
      else setTransfer({ step: "failed", reason: end.detail || end.reason });
    });
  }, [fetcher.state, fetcher.data, navigate, onKept]);

  return {
    sending: transfer ?? describe(asked, fetcher.state === "idle" ? (fetcher.data ?? null) : "waiting"),
    send(file: File, mapping: Mapping, whose: Whose, wish: Wish) {
      waiting.current = { file, wish };
      setAsked({ file, wish });
      setTransfer(null);
      const asked = { intent: "keep", ...writeWhose(whose), mapping: JSON.stringify(mapping) };
      fetcher.submit(asked, { method: "post" });
    },
  };
}

function describe(asked: Asked | null, answer: PresetAnswer | "waiting" | null): Sending {
  if (asked === null) return { step: "idle" };
  if (answer === "waiting" || answer === null) return { step: "keeping" };
  const [problem] = answer.problems;
  if (problem) return { step: "refused", ...problem };
  if (asked.wish === "keep" && answer.saved) return { step: "kept", name: answer.saved.name };
  return { step: "sending", share: 0 };
}
