/** What of the settings every page needs: who is who, what things are called, and what time it is for the plant. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Settings, SettingName } from '../../../shared/domain/settings/settings.ts';
import type * as ShowSetting from '../../../functions/api/admin/show-setting/contract.ts';
import { endpoint } from './endpoint.ts';

const showSetting = endpoint<typeof ShowSetting>('GET', '/settings/{name}');
const keptMs = 10 * 60_000;

/** A setting as it holds now. */
export const settingQuery = <N extends SettingName>(name: N) =>
  queryOptions({
    queryKey: ['settings', name],
    queryFn: async ({ signal }) => (await showSetting({ name }, { signal })).value as Settings[N],
    staleTime: keptMs,
  });

export type Plant = {
  readonly timeZone: string;
  readonly currency: string;
  readonly vatPercent: number;
  readonly staff: Settings['staff'];
  readonly segments: Settings['segments'];
  readonly sources: Settings['sources'];
};

export const PlantContext = createContext<Plant | undefined>(undefined);

/** The plant, once the shell has it. */
export function usePlant(): Plant {
  const plant = use(PlantContext);
  if (!plant) throw new Error('outside of the shell');
  return plant;
}

/** What makes the plant. */
export const plantQuery = (queries: QueryClient) =>
  queryOptions({
    queryKey: ['plant'],
    staleTime: keptMs,
    queryFn: async (): Promise<Plant> => {
      const [calendar, company, staff, segments, sources] = await Promise.all([
        queries.query(settingQuery('calendar')),
        queries.query(settingQuery('company')),
        queries.query(settingQuery('staff')),
        queries.query(settingQuery('segments')),
        queries.query(settingQuery('sources')),
      ]);
      const { currency, vatPercent } = company;
      return { timeZone: calendar.timeZone, currency, vatPercent, staff, segments, sources };
    },
  });

/** The name of somebody of the staff; their id when nobody of the register has it. */
export function useNameOf(): (id: string | undefined) => string | undefined {
  const { staff } = usePlant();
  return (id) => (id === undefined ? undefined : (staff.find((member) => member.id === id)?.name ?? id));
}
