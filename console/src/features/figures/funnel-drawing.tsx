import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import type { Report } from './api.ts';
import { Figure } from './cells.tsx';
import classes from './figures.module.css';
import { Part } from './report-frame.tsx';
import { useTitles } from './titles.ts';

export type FunnelStage = Report<'funnel'>['stages'][number];

const width = 100;
const height = 46;
const least = 2;

/** A stage as wide as how many came to it, narrowing to those who came to the next. */
function Shape({ from, to }: { readonly from: number; readonly to: number }) {
  const [top, bottom] = [Math.max(from * width, least), Math.max(to * width, least)];
  const edge = (wide: number): [number, number] => [(width - wide) / 2, (width + wide) / 2];
  const [[left, right], [lowLeft, lowRight]] = [edge(top), edge(bottom)];
  const points = `${String(left)},0 ${String(right)},0 ${String(lowRight)},${String(height)} ${String(lowLeft)},${String(height)}`;
  return (
    <svg
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      preserveAspectRatio="none"
      className={classes.shape}
      aria-hidden
    >
      <polygon points={points} />
    </svg>
  );
}

/** A pipeline as a funnel: each stage leads to those who came to it. */
export function FunnelDrawing({ stages }: { readonly stages: readonly FunnelStage[] }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const titles = useTitles();
  const most = Math.max(1, ...stages.map(({ entered }) => entered));
  return (
    <ol className={classes.funnel}>
      {stages.map(({ stage, entered, conversion, daysMedian, records }, n) => (
        <li key={stage} className={classes.stage}>
          <Text size="sm" fw={500}>
            {titles.stage(stage)}
          </Text>
          <span className={classes.drawn}>
            <Shape from={entered / most} to={(stages[n + 1]?.entered ?? entered) / most} />
            <span>
              <Figure text={format.number(entered)} records={records} isNothing={entered === 0} />
            </span>
          </span>
          <Text size="xs" c="dimmed">
            {conversion !== undefined && t('funnel.on', { share: format.percent(conversion) })}
            {daysMedian !== undefined && (
              <span className={classes.small}>{t('funnel.takes', { days: format.number(daysMedian, 1) })}</span>
            )}
          </Text>
        </li>
      ))}
    </ol>
  );
}

const reached = ['impressions', 'clicks', 'visits'] as const;

/** What came before leads, as far as costs tell of it. */
export function ReachDrawing({ reach }: { readonly reach: Report<'funnel'>['reach'] }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  return (
    <Part title={t('funnel.reach')} about={t('funnel.reachAbout')}>
      <div className={classes.cards}>
        {reached.map((name) => {
          const count = reach[name];
          return (
            <div key={name} className={classes.card}>
              <Text size="sm" c="dimmed">
                {t(`funnel.reached.${name}`)}
              </Text>
              <Text fz="h4" fw={650}>
                <Figure text={count === undefined ? undefined : format.number(count)} why="notInCosts" />
              </Text>
            </div>
          );
        })}
      </div>
    </Part>
  );
}
