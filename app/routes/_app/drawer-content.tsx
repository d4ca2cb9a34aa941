import { Drawer } from "#app/components/drawer/drawer.tsx";
import { FigureDetails } from "#app/components/figures/figure-details.tsx";
import type { loadDrawerReport } from "#app/reports/drawer.server.ts";

type Props = { drawer: Awaited<ReturnType<typeof loadDrawerReport>> };

export function DrawerContent({ drawer }: Props) {
  return (
    <Drawer>
      {drawer && (
        <div className="p-4">
          <FigureDetails metric={drawer.list.metric} figure={drawer.figure} />
        </div>
      )}
    </Drawer>
  );
}
