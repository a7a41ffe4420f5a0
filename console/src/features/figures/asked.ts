/** What reports are asked for, as the address of the page says it. */
import { useSearchParams } from 'react-router';
import { plusMonths } from '../../../../shared/domain/calendar/months.ts';
import { useToday } from '../../api/now.ts';

/** What may be said of leads and deals to tell some of them from the others. */
export const traits = ['segment', 'manager', 'source', 'campaign', 'touch', 'origin', 'product', 'lane'] as const;
export type Trait = (typeof traits)[number];
type More = 'by' | 'pipeline' | 'shareBy';

/** What each report can be asked for beside its months. */
export const taken = {
  plan: ['lane'],
  funnel: ['by', 'pipeline', ...traits],
  losses: ['pipeline', ...traits],
  quality: traits,
  economics: ['shareBy', ...traits],
  lifecycle: ['segment', 'manager'],
  choice: ['pipeline', ...traits],
  focus: ['manager', 'lane'],
  referrals: [],
  baskets: [],
  'win-backs': [],
  campaigns: [],
} as const satisfies Record<string, readonly (Trait | More)[]>;
export type ReportName = keyof typeof taken;
export const reportNames = Object.keys(taken) as ReportName[]; // Object.keys forgets the key type

/** What stays when another report is looked at. */
export const kept = ['from', 'to', 'asOf', ...traits] as const;

const monthsOfYear = 12;

/** The period of a report unless another one is asked for: a plan is looked at by the year, the rest by the last twelve months. */
export const firstPeriod = (report: ReportName, thisMonth: string) => ({
  from: report === 'plan' ? `${thisMonth.slice(0, 4)}-01` : plusMonths(thisMonth, 1 - monthsOfYear),
  to: report === 'plan' ? `${thisMonth.slice(0, 4)}-12` : thisMonth,
});

/** What a report is asked for. */
export type Asked = Readonly<Record<string, string>> & { readonly from: string; readonly to: string };

/** Reads what a report is asked for out of the address, and writes it there; what is empty is left out. */
export function useAsked(report: ReportName) {
  const [params, setParams] = useSearchParams();
  const thisMonth = useToday().slice(0, 7);
  const names: readonly string[] = ['from', 'to', 'asOf', ...taken[report]];
  const said = names.flatMap((name) => {
    const value = params.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  const asked: Asked = { ...firstPeriod(report, thisMonth), ...Object.fromEntries(said) };
  const ask = (changes: Readonly<Record<string, string | undefined>>, replace = false): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes))
          if (value === undefined || value === '') next.delete(name);
          else next.set(name, value);
        return next;
      },
      { preventScrollReset: true, replace },
    );
  return { asked, ask, isPeriodSaid: params.has('from') && params.has('to') };
}

/** What the page itself is looked at by, as which figure a chart shows: one of some, kept in the address. */
export function useChosen<T extends string>(name: string, any: readonly [T, ...T[]]): [T, (chosen: string) => void] {
  const [params, setParams] = useSearchParams();
  const chosen = any.find((each) => each === params.get(name)) ?? any[0];
  const choose = (value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return [chosen, choose];
}
