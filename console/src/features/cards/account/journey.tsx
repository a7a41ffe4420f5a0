import { Anchor, Group, Text } from '@mantine/core';
import { IconPoint } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePlant } from '../../../api/plant.ts';
import { useIsIn } from '../../../api/use-session.ts';
import { useFormat } from '../../../language/format.ts';
import { useTitleIn } from '../../../language/words-of.ts';
import { Empty, Shown } from '../../../ui/shown.tsx';
import { journeyQuery } from '../api.ts';
import classes from '../cards.module.css';

const pages: readonly string[] = ['lead', 'deal', 'account'];
const good: readonly string[] = ['won', 'bought', 'shipped', 'recommended'];
const bad: readonly string[] = ['lost', 'rejected', 'cancelled', 'gave-back'];
const toneOf = (step: string): string => (good.includes(step) ? 'good' : bad.includes(step) ? 'bad' : 'move');

/** The whole way of a customer, from the first visit to its recommendations. */
export function Journey({ id }: { readonly id: string }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const titleIn = useTitleIn();
  const isIn = useIsIn();
  const { sources } = usePlant();
  const journey = useQuery(journeyQuery(id));
  const mayOpen = (kind: string): boolean =>
    pages.includes(kind) && (kind !== 'lead' || isIn('manager', 'head', 'marketer', 'director'));
  return (
    <Shown query={journey}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('journey.none')} />
        ) : (
          <ol className={classes.facts}>
            {items.map((milestone, n) => (
              <li key={n} className={classes.fact}>
                <span className={classes.factIcon} data-tone={toneOf(milestone.step)} aria-hidden>
                  <IconPoint size={16} />
                </span>
                <div className={classes.factBody}>
                  <Group gap={8}>
                    <span>{t(`journey.step.${milestone.step}`)}</span>
                    {milestone.kind !== 'account' && mayOpen(milestone.kind) && (
                      <Anchor component={Link} to={`/${milestone.kind}s/${milestone.id}`} size="sm">
                        {t(milestone.kind === 'lead' ? 'link.lead' : 'link.deal')}
                      </Anchor>
                    )}
                  </Group>
                  <Text size="xs" c="dimmed">
                    {[
                      format.dayAndTime(milestone.at),
                      milestone.source === undefined ? undefined : titleIn(sources, milestone.source),
                    ]
                      .filter((part) => part !== undefined)
                      .join(' · ')}
                  </Text>
                </div>
              </li>
            ))}
          </ol>
        )
      }
    </Shown>
  );
}
