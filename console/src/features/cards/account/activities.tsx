import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/format.ts';
import { Empty, Shown } from '../../../ui/shown.tsx';
import { activitiesQuery } from '../api.ts';
import classes from '../cards.module.css';
import { useCodeWords } from '../facts/code-words.ts';
import { Note } from '../facts/note.tsx';
import { useWhoWords } from '../facts/who-words.ts';

/** Every call, mail, meeting and message with a customer, the newest first. */
export function Activities({ id }: { readonly id: string }) {
  const { t } = useTranslation(['cards', 'entry']);
  const format = useFormat();
  const wordOf = useCodeWords();
  const whoOf = useWhoWords();
  const activities = useQuery(activitiesQuery({ kind: 'account', id }));
  return (
    <Shown query={activities}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('activities.none')}>{t('activities.noneAbout')}</Empty>
        ) : (
          <ul className={classes.list}>
            {items
              .toSorted((a, b) => b.at.localeCompare(a.at))
              .map(({ id: activity, channel, direction, result, at, by, note }) => (
                <li key={activity}>
                  <Text size="sm" fw={500}>
                    {[
                      t(`entry:activity.channels.${channel}`),
                      t(`entry:activity.directions.${direction}`),
                      wordOf('result', result),
                    ].join(' · ')}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {[format.dayAndTime(at), whoOf(by)].join(' · ')}
                  </Text>
                  {note !== undefined && <Note text={note} />}
                </li>
              ))}
          </ul>
        )
      }
    </Shown>
  );
}
