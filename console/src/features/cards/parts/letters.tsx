import { Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { basketTitles } from '../../../../../shared/domain/leads/pipeline.ts';
import { useFormat } from '../../../language/format.ts';
import { useSaid } from '../../../language/use-language.ts';
import { Shown } from '../../../ui/shown.tsx';
import { enrolmentQuery } from '../api.ts';
import classes from '../cards.module.css';
import { Panel } from './panel.tsx';

/** The letters of its basket: which left, what became of them, and why the others did not leave. */
export function Letters({ id }: { readonly id: string }) {
  const { t } = useTranslation('cards');
  const said = useSaid();
  const format = useFormat();
  const enrolment = useQuery(enrolmentQuery(id));
  return (
    <Shown query={enrolment}>
      {({ basket, state, says, since, next, sent, unsent, wakeUpOn }) => (
        <Stack gap="md">
          <Panel
            title={t('letters.basket', { basket: said(basketTitles[basket]) })}
            actions={
              <Badge variant="light" color={state === 'running' ? 'teal' : 'gray'}>
                {t(`letters.state.${state}`)}
              </Badge>
            }
          >
            <Text size="sm">{said(says)}</Text>
            <Text size="xs" c="dimmed">
              {[
                t('letters.since', { day: format.longDay(since) }),
                next && t('letters.next', { letter: next.letter, when: next.at ? format.dayAndTime(next.at) : '—' }),
                wakeUpOn !== undefined && t('letters.wakeUp', { day: format.longDay(wakeUpOn) }),
              ]
                .filter((part) => typeof part === 'string')
                .join(' · ')}
            </Text>
          </Panel>
          <Panel title={t('letters.sent')}>
            {sent.length === 0 && <Text size="sm">{t('letters.noneSent')}</Text>}
            <ul className={classes.list}>
              {sent.map((letter) => (
                <li key={letter.id} className={classes.listItem}>
                  <div>
                    <Text size="sm" fw={500}>
                      {letter.letter}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {format.dayAndTime(letter.at)}
                      {letter.clickedAt !== undefined &&
                        ` · ${t('letters.clicked', { when: format.dayAndTime(letter.clickedAt) })}`}
                    </Text>
                  </div>
                  <Text size="sm">{said(letter.says)}</Text>
                </li>
              ))}
            </ul>
          </Panel>
          {unsent.length > 0 && (
            <Panel title={t('letters.unsent')}>
              <ul className={classes.list}>
                {unsent.map(({ at, letter, says: why, until }) => (
                  <li key={`${at} ${letter ?? ''}`} className={classes.listItem}>
                    <Group gap={8}>
                      <Text size="xs" c="dimmed">
                        {format.dayAndTime(at)}
                      </Text>
                      <Text size="sm">{letter}</Text>
                    </Group>
                    <Text size="sm">
                      {said(why)}
                      {until !== undefined && ` · ${t('letters.until', { when: format.dayAndTime(until) })}`}
                    </Text>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </Stack>
      )}
    </Shown>
  );
}
