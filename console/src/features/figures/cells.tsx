import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useFormat } from '../../language/format.ts';
import { Defined } from '../../ui/defined.tsx';
import { NoData } from '../../ui/no-data.tsx';
import type figures from './figures.en.json';

/** Why there may be no data. */
export type Why = keyof typeof figures.why;

type More = {
  /** Said where there is nothing. */
  readonly why?: Why;
  /** The address of what it counts. */
  readonly records?: string | undefined;
};

/** Sums by currency, each of so many. */
export type Sums = readonly { readonly netMinor: number; readonly currency: string; readonly of: number }[];

/** Money that is known, and beside it what is assumed of those whose amount nobody knows. */
export type Estimated = { readonly known: Sums; readonly assumed: Sums };

/** A link to what a figure counts: it opens over the page, at an address of its own. */
export function RecordsLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const next = new URLSearchParams(params);
  next.set('of', to);
  return (
    <Anchor component={Link} to={{ pathname, search: next.toString() }} preventScrollReset inherit>
      {children}
    </Anchor>
  );
}

type FigureProps = More & { readonly text: string | undefined; readonly isNothing?: boolean };

/** One figure: it leads to what it counts, and where there is none it says why. */
export function Figure({ text, why = 'unknown', records, isNothing = false }: FigureProps) {
  const { t } = useTranslation('figures');
  if (text === undefined) return <NoData why={t(`why.${why}`)} />;
  return records === undefined || isNothing ? <>{text}</> : <RecordsLink to={records}>{text}</RecordsLink>;
}

/** Figures as cells of tables show them. @param currency of the money */
export function useCells(currency: string) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const joined = (sums: Sums): string => format.list(sums.map((sum) => format.money(sum)));
  return {
    money: (netMinor: number | undefined, more: More = {}) => (
      <Figure
        text={netMinor === undefined ? undefined : format.money({ netMinor, currency })}
        isNothing={netMinor === 0}
        {...more}
      />
    ),
    count: (value: number | undefined, more: More = {}, digits = 0) => (
      <Figure text={value === undefined ? undefined : format.number(value, digits)} isNothing={value === 0} {...more} />
    ),
    percent: (share: number | undefined, more: More = {}, digits = 0) => (
      <Figure text={share === undefined ? undefined : format.percent(share, digits)} {...more} />
    ),
    days: (days: number | undefined, more: More = {}) => (
      <Figure text={days === undefined ? undefined : t('days', { days: format.number(days, 1) })} {...more} />
    ),
    minutes: (minutes: number | undefined, more: More = {}) => (
      <Figure text={minutes === undefined ? undefined : format.duration(minutes * minuteMs)} {...more} />
    ),
    sums: (sums: Sums, more: More = {}) => <Figure text={sums.length === 0 ? undefined : joined(sums)} {...more} />,
    estimated: ({ known, assumed }: Estimated) => <Estimate known={joined(known)} assumed={joined(assumed)} />,
  };
}

const minuteMs = 60_000;

/** What is assumed stands apart from what is known, and says that it is. */
function Estimate({ known, assumed }: { readonly known: string; readonly assumed: string }) {
  const { t } = useTranslation('figures');
  if (known === '' && assumed === '') return <NoData why={t('why.noAmount')} />;
  return (
    <>
      {known}
      {known !== '' && assumed !== '' && <br />}
      {assumed !== '' && (
        <Text span inherit c="dimmed">
          <Defined help={t('assumedHelp')}>{t('assumed', { amount: assumed })}</Defined>
        </Text>
      )}
    </>
  );
}

/** What rows are sorted by where money is told by currency. */
export const sumOf = (sums: Sums): number | undefined =>
  sums.length === 0 ? undefined : sums.reduce((total, { netMinor }) => total + netMinor, 0);

/** The same of money that is partly assumed. */
export const estimateOf = ({ known, assumed }: Estimated): number | undefined => sumOf([...known, ...assumed]);
