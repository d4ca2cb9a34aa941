import { data, type ActionFunctionArgs } from "@remix-run/node";
import { changeName, changePassword, type AccountChange } from "#app/access/change-account.ts";
import { readText } from "#app/access/form-fields.ts";
import { changeSecondFactor } from "#app/access/change-second-factor.ts";
import { requirePerson } from "#app/access/session-of-request.ts";
import { accountIntents, type AccountAnswer } from "#app/components/access/account-answer.ts";
import { revokeSessions } from "#db/access/sessions.ts";
import { recordAudit } from "#db/audit/record-access.ts";

const sharedByAll: readonly string[] = ["session-end", "sessions-end-others"];

/** The forms of the account page, told apart by `intent`. */
export async function changeAccount({ request, context }: ActionFunctionArgs) {
  const { principal, user } = await requirePerson(context);
  const form = await request.formData();
  const intent = accountIntents.find((known) => known === readText(form, "intent"));
  if (!intent) throw data(null, { status: 400 });
  // Whom everybody may be, nobody may change.
  const isShared = user.isDemo && user.passwordHash === null;
  if (isShared && !sharedByAll.includes(intent)) throw data(null, { status: 403 });
  const change: AccountChange = { db: context.importDb, principal, user, client: context.client };
  const answer: AccountAnswer = { intent, fault: null, field: null, wait: null, codes: null };
  switch (intent) {
    case "name":
      Object.assign(answer, await changeName(change, readText(form, "name")));
      break;
    case "password":
      Object.assign(
        answer,
        await changePassword(change, {
          present: readText(form, "present"),
          password: readText(form, "password"),
        }),
      );
      break;
    case "session-end":
    case "sessions-end-others": {
      const which =
        intent === "session-end"
          ? { sessionId: Number(readText(form, "session")) || 0 }
          : { except: principal.sessionId };
      const count = await revokeSessions(context.importDb, user.userId, which);
      const subject = { person: user.userId, count };
      const { address } = context.client;
      await recordAudit(context.importDb, { principal, action: "sessions_ended", subject, address });
      break;
    }
    default:
      Object.assign(
        answer,
        await changeSecondFactor(change, {
          step: intent,
          code: readText(form, "code"),
          sealKey: context.signIn.sealKey,
          now: Date.now(),
        }),
      );
  }
  const isRefused = answer.fault !== null || answer.wait !== null;
  return data(answer, { status: answer.wait !== null ? 429 : isRefused ? 400 : 200 });
}
