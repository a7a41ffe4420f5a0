import { Badge, Group, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingQuery, usePlant } from '../../../api/plant.ts';
import { useSaid } from '../../../language/use-language.ts';
import type { LeadCard } from '../api.ts';
import classes from '../cards.module.css';
import { Panel } from '../parts/panel.tsx';
import { useLeadEdit } from './lead-details.tsx';

type Props = { readonly card: LeadCard; readonly mayEdit: boolean };

/** Whether this is a customer we serve: the criteria of the segment, answered with one click each. */
export function LeadCriteria({ card, mayEdit }: Props) {
  const { t } = useTranslation(['cards', 'forms']);
  const said = useSaid();
  const { segments } = usePlant();
  const { data: criteria = [] } = useQuery(settingQuery('criteria'));
  const edit = useLeadEdit(card);
  const asked = segments.find(({ id }) => id === card.segment)?.criteria ?? [];
  const answered = asked.filter((id) => card.criteria[id] === 'target').length;
  return (
    <Panel
      title={t('panel.criteria')}
      actions={
        asked.length > 0 && (
          <Badge variant="light" color={answered === asked.length ? 'teal' : 'gray'}>
            {t('criteria.count', { answered, all: asked.length })}
          </Badge>
        )
      }
    >
      {asked.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('criteria.noSegment')}
        </Text>
      )}
      <ul className={classes.list}>
        {asked.map((id) => {
          const question = criteria.find((criterion) => criterion.id === id)?.question;
          const label = question ? said(question) : id;
          return (
            <li key={id}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Text size="sm">{label}</Text>
                {mayEdit ? (
                  <SegmentedControl
                    size="xs"
                    aria-label={label}
                    value={card.criteria[id] ?? ''}
                    onChange={(answer) => edit({ criteria: { [id]: answer as 'target' | 'failed' } })} // of the two below
                    data={[
                      { value: 'target', label: t('forms:criterion.target') },
                      { value: 'failed', label: t('forms:criterion.failed') },
                    ]}
                  />
                ) : (
                  <Text size="sm" c="dimmed">
                    {answerOf(card.criteria[id], t)}
                  </Text>
                )}
              </Group>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function answerOf(
  answer: 'target' | 'failed' | undefined,
  t: (key: 'forms:criterion.target' | 'forms:criterion.failed') => string,
): string {
  return answer === undefined ? '—' : t(`forms:criterion.${answer}`);
}
