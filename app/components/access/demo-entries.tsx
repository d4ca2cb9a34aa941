import type { Role } from "#app/access/role.ts";
import { Icon } from "#app/components/ui/icon.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { useScopeWords, type ScopeNames } from "./role-words.ts";

export type DemoEntry = { email: string; name: string; role: Role; scope: ScopeNames };

type Props = { entries: DemoEntry[]; to: string };

/** The people of the demo: one button each, which says who it is, what the role sees and of which stores. */
export function DemoEntries({ entries, to }: Props) {
  const t = useText();
  const wordsOf = useScopeWords(2);
  return (
    <section aria-labelledby="demo-entries">
      <h2 id="demo-entries" className="flex items-center gap-2 text-base font-semibold">
        {t("access.demo.title")}
        <span className="rounded-sm bg-honey-wash px-1.5 text-2xs font-semibold text-honey-ink uppercase">
          {t("access.demo")}
        </span>
      </h2>
      <p className="mt-1 mb-3 text-xs text-muted">{t("access.demo.text")}</p>
      <form method="post" action="/sign-in">
        <input type="hidden" name="to" value={to} />
        <ul className="card divide-y divide-line overflow-hidden">
          {entries.map(({ email, name, role, scope }) => (
            <li key={email}>
              <button
                type="submit"
                name="demo"
                value={email}
                aria-label={t("access.demo.enter", { name, role: t(`access.role.${role}`) })}
                className="group grid w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-3.5 py-2 text-left -outline-offset-2 hover:bg-honey-wash"
              >
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="font-semibold">{t(`access.role.${role}`)}</span>
                  <span className="text-xs text-muted">{name}</span>
                  <span className="ml-auto text-xs text-muted">{wordsOf(scope)}</span>
                </span>
                <span className="row-span-2 text-muted group-hover:text-honey-ink">
                  <Icon name="right" />
                </span>
                <span className="text-xs text-muted">{t(`access.role.${role}.sees`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    </section>
  );
}
