/** The personal fields of every event: texts get tokens, customers their keyed hashes. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { maskFields } from "./mask-extra.ts";
import type { Masker } from "./masker.ts";

function maskOptional(masker: Masker, text: string | null): string | null {
  return text === null ? null : masker.maskText(text);
}

/** Masks an event in place, unless its store keeps data as it is. Once masked, an event stays as it is. */
export function maskEvent(masker: Masker, event: CanonicalEvent): void {
  if (!masker.masksStore(event.store)) return;
  if (event.extra !== null) event.extra = maskFields(masker, event.extra, null);
  switch (event.type) {
    case "message":
      if (event.text !== null) event.text = masker.maskText(event.text);
      if (event.customer !== null) event.customer = masker.maskCustomer(event.customer);
      if (event.sender !== null && event.from === "customer")
        event.sender = masker.maskCustomer(event.sender);
      break;
    case "conversation":
    case "click":
      if (event.customer !== null) event.customer = masker.maskCustomer(event.customer);
      break;
    case "order":
      event.customer = masker.maskCustomer(event.customer);
      break;
    case "handoff":
    case "refund":
      event.reason = maskOptional(masker, event.reason);
      break;
    case "rating":
      event.comment = maskOptional(masker, event.comment);
      break;
    case "knowledge":
      event.question = maskOptional(masker, event.question);
      event.answer = maskOptional(masker, event.answer);
      event.variants = event.variants?.map(masker.maskText) ?? null;
      break;
    case "store":
    case "person":
    case "shift":
      break;
  }
}
