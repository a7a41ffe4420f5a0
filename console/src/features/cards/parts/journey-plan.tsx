import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../api/now.ts';
import { useIsIn } from '../../../api/use-session.ts';
import { useFormat } from '../../../language/format.ts';
import { useStageTitle } from '../../../language/words-of.ts';
import { marketQuery, type TimelineFact } from '../api.ts';
import classes from '../cards.module.css';
import { Panel } from './panel.tsx';
import { daysInStages } from './stage-days.ts';

type Props = {
  readonly segment: string | undefined;
  readonly pipeline: 'leads' | 'project' | 'dealer-order';
  readonly facts: readonly TimelineFact[];
};

/** How long each stage is meant to take, usually takes, and took here. */
export function JourneyPlan({ segment, pipeline, facts }: Props) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const titleOf = useStageTitle();
  const now = useNow();
  const isIn = useIsIn();
  const mayRead = isIn('manager', 'head', 'marketer', 'director');
  const { data } = useQuery({ ...marketQuery, enabled: mayRead && segment !== undefined });
  const journey = data?.segments
    .find((each) => each.segment === segment)
    ?.journey.filter((stage) => stage.pipeline === pipeline);
  if (!journey || journey.length === 0) return null;
  const actual = daysInStages(facts, now);
  const days = (value: number | undefined): string => (value === undefined ? '—' : format.number(value, 1));
  return (
    <Panel title={t('plan.title')}>
      <Text size="xs" c="dimmed" mb={4}>
        {t('plan.about')}
      </Text>
      <div className={classes.wide}>
        <Table withRowBorders={false} verticalSpacing={2} fz="xs" horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('plan.stage')}</Table.Th>
              <Table.Th ta="end">{t('plan.planned')}</Table.Th>
              <Table.Th ta="end">{t('plan.usual')}</Table.Th>
              <Table.Th ta="end">{t('plan.here')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {journey.map(({ stage, planned, daysMedian }) => {
              const here = actual.get(stage);
              const isLate = here !== undefined && planned !== undefined && here > planned;
              return (
                <Table.Tr key={stage}>
                  <Table.Td>{titleOf(stage)}</Table.Td>
                  <Table.Td ta="end">{days(planned)}</Table.Td>
                  <Table.Td ta="end">{days(daysMedian)}</Table.Td>
                  <Table.Td ta="end" className={isLate ? classes.late : undefined}>
                    {days(here)}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </Panel>
  );
}
