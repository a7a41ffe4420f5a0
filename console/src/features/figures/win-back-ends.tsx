import { useTranslation } from 'react-i18next';
import type { Report } from './api.ts';
import { Figure } from './cells.tsx';
import classes from './figures.module.css';

type Row = Report<'win-backs'>['rows'][number];
type End = keyof Row['ended'];

/** How attempts ended, each with those that did. */
export function WinBackEnds({ row: { ended, records } }: { readonly row: Row }) {
  const { t } = useTranslation('figures');
  const ends = Object.entries(ended) as [End, number][]; // Object.entries forgets the key type
  return ends.map(([end, count]) => (
    <span key={end} className={classes.small}>
      <Figure
        text={t('funnel.of', { reason: t(`winBacks.end.${end}`), count })}
        records={records.ended[end]}
        isNothing={count === 0}
      />
    </span>
  ));
}
