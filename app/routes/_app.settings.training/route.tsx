import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { LevelsForm } from "#app/components/settings/levels-form.tsx";
import { ProductiveDayForm } from "#app/components/settings/productive-day-form.tsx";
import { SettingsTabs } from "#app/components/settings/settings-tabs.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { readProductiveMinutes, readRules } from "#db/training/trainer-rules.ts";
import { changeDay, changeRules, resetRules } from "./change-training.server.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "trainer-rules.title");

export async function loader({ context: { importDb } }: LoaderFunctionArgs) {
  const [levels, day] = await Promise.all([readRules(importDb), readProductiveMinutes(importDb)]);
  return { levels, day };
}

const intents = { rules: changeRules, reset: resetRules, day: changeDay };

/** `intent=rules|reset|day`. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = String(form.get("intent"));
  if (!Object.hasOwn(intents, intent)) throw data(null, { status: 400 });
  return intents[intent as keyof typeof intents](context, form);
}

export default function TrainingSettings() {
  const t = useText();
  const { levels, day } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsTabs />
      <PageHeader title={t("trainer-rules.title")}>{t("trainer-rules.subtitle")}</PageHeader>
      <div className="grid max-w-5xl items-start gap-3 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card title={t("trainers.rules")} note={t("trainer-rules.levels.note")}>
          <LevelsForm rules={levels.rules} isOwn={levels.isOwn} />
        </Card>
        <Card title={t("trainer-rules.day")} note={t("trainer-rules.day.note")}>
          <ProductiveDayForm minutes={day.minutes} />
        </Card>
      </div>
    </>
  );
}
