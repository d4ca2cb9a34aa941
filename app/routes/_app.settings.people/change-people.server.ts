import { data, type ActionFunctionArgs, type AppLoadContext } from "@remix-run/node";
import {
  changeAccess,
  changeDisabled,
  endSessionsOf,
  findPerson,
  invitePerson,
  removeSecondFactor,
  sendNewLink,
  type Doer,
} from "#app/access/change-people.ts";
import { readText } from "#app/access/form-fields.ts";
import { emailShape, longestName } from "#app/access/links.ts";
import { requirePerson } from "#app/access/session-of-request.ts";
import { peopleIntents, type PeopleAnswer } from "#app/components/access/people-answer.ts";
import { readLocale } from "#app/routes/preferences/cookies.server.ts";
import { listStoreChoices } from "#db/access/people.ts";
import { readAccess } from "./read-access.ts";

type Outcome = Partial<Pick<PeopleAnswer, "fault" | "sent">>;

/** The forms of the People page, told apart by `intent`; all but the invitation name a `person`. */
export async function changePeople({ request, context }: ActionFunctionArgs) {
  const { principal, user } = await requirePerson(context);
  const form = await request.formData();
  const intent = peopleIntents.find((known) => known === readText(form, "intent"));
  if (!intent) throw data(null, { status: 400 });
  const locale = await readLocale(request);
  const doer: Doer = { principal, isDemo: user.isDemo, client: context.client, locale };
  const outcome =
    intent === "invite" ? await invite(context, form, doer) : await change(context, intent, form, doer);
  const answer: PeopleAnswer = { intent, fault: null, sent: null, ...outcome };
  return data(answer, { status: answer.fault === null ? 200 : 400 });
}

async function invite(context: AppLoadContext, form: FormData, doer: Doer): Promise<Outcome> {
  const { importDb: db, signIn } = context;
  const email = readText(form, "email").trim();
  const name = readText(form, "name").trim();
  if (!emailShape.test(email) || email.length > 254) return { fault: "email" };
  if (name === "" || name.length > longestName) return { fault: "name" };
  const access = readAccess(form, await listStoreChoices(db));
  if (!access) return { fault: "scope" };
  const sent = await invitePerson(db, signIn, { email, name, ...access }, doer);
  return sent === "taken" ? { fault: "taken" } : { sent };
}

async function change(
  context: AppLoadContext,
  intent: Exclude<PeopleAnswer["intent"], "invite">,
  form: FormData,
  doer: Doer,
): Promise<Outcome> {
  const { importDb: db, signIn } = context;
  const person = await findPerson(db, signIn, Number(readText(form, "person")) || 0);
  if (!person) throw data(null, { status: 404 });
  const { userId } = person;
  switch (intent) {
    case "save": {
      const access = readAccess(form, await listStoreChoices(db));
      if (!access) return { fault: "scope" };
      return (await changeAccess(db, signIn, { userId, access }, doer)) ? {} : { fault: "last" };
    }
    case "disable":
    case "enable": {
      const isDisabled = intent === "disable";
      return (await changeDisabled(db, signIn, { userId, isDisabled }, doer)) ? {} : { fault: "last" };
    }
    case "sessions":
      await endSessionsOf(db, userId, doer);
      return {};
    case "factor":
      await removeSecondFactor(db, userId, doer);
      return {};
    case "link":
      return { sent: await sendNewLink(db, signIn, person, doer) };
  }
}
