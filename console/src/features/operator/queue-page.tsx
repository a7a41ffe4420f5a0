import { Anchor, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useChange } from '../../api/use-change.ts';
import { useIsIn } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { discardDeadLetter, type Letter, lettersQuery, redriveDeadLetter } from './api.ts';
import classes from './operator.module.css';
import { OperatorSections } from './sections.tsx';
import { useAboutWords } from './use-about-words.ts';
import { useFunctionName } from './use-words.ts';

/** What one function, or what calls it, gave up. */
export function Component() {
  const { t } = useTranslation('operator');
  const { queue = '' } = useParams();
  const query = useQuery(lettersQuery(queue));
  const functionName = useFunctionName();
  const columns = useColumns(queue);
  return (
    <Page
      title={functionName(queue)}
      actions={
        <>
          <Anchor component={Link} to="/dead-letters" size="sm">
            {t('letters.title')}
          </Anchor>
          {query.data !== undefined && query.data.length > 1 && <SendAll queue={queue} letters={query.data} />}
        </>
      }
    >
      <OperatorSections at="letters" />
      <Shown query={query}>
        {(letters) => (
          <DataTable
            label={t('letters.title')}
            columns={columns}
            rows={letters}
            keyOf={({ id }) => id}
            empty={<Empty title={t('letters.none')}>{t('letters.noneAbout')}</Empty>}
          />
        )}
      </Shown>
    </Page>
  );
}

function useColumns(queue: string): readonly Column<Letter>[] {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const aboutWords = useAboutWords();
  return [
    {
      ...{ id: 'sent', title: t('letters.sent'), value: ({ sentAt }) => sentAt },
      show: ({ sentAt }) => format.dayAndTime(sentAt),
    },
    {
      ...{ id: 'about', title: t('letters.of') },
      show: ({ about }) => (
        <Text size="sm" component="span" className={classes.said}>
          {aboutWords(about)}
        </Text>
      ),
    },
    {
      ...{ id: 'why', title: t('letters.why'), value: ({ why }) => why },
      show: ({ why }) => (
        <Text size="sm" component="span" className={classes.said}>
          {why === '' ? t('letters.notSaid') : why}
        </Text>
      ),
    },
    { id: 'deed', title: t('letters.deed'), show: (letter) => <Deeds queue={queue} of={letter} /> },
  ];
}

type DeedsProps = { readonly queue: string; readonly of: Letter };

/** Sending a letter again, and throwing it away. */
function Deeds({ queue, of: { id, about } }: DeedsProps) {
  const { t } = useTranslation('operator');
  const isIn = useIsIn();
  const [isAsking, setAsking] = useState(false);
  const refresh = () => [['dead-letters']];
  const again = useChange(redriveDeadLetter, {
    refresh,
    done: () => notifications.show({ message: t('letters.sentAgain'), color: 'green' }),
  });
  const away = useChange(discardDeadLetter, { refresh, done: () => setAsking(false) });
  if (!isIn('operator')) return null;
  return (
    <Group gap="xs" wrap="nowrap">
      {about.kind !== 'unreadable' && (
        <Button size="compact-xs" variant="default" loading={again.isBusy} onClick={() => again.change({ queue, id })}>
          {t('letters.again')}
        </Button>
      )}
      <Button size="compact-xs" variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('letters.away')}
      </Button>
      {isAsking && (
        <Confirm
          title={t('letters.awayTitle')}
          action={t('letters.away')}
          isBusy={away.isBusy}
          isDangerous
          onConfirm={() => away.change({ queue, id })}
          onClose={() => setAsking(false)}
        >
          {t('letters.awayAbout')}
        </Confirm>
      )}
    </Group>
  );
}

/** Sends one letter after another; the first that fails again ends it. */
function SendAll({ queue, letters }: { readonly queue: string; readonly letters: readonly Letter[] }) {
  const { t } = useTranslation('operator');
  const isIn = useIsIn();
  const queries = useQueryClient();
  const sendable = letters.filter(({ about }) => about.kind !== 'unreadable');
  const { change, isBusy } = useChange(
    async (ids: readonly string[], options) => {
      try {
        for (const id of ids) await redriveDeadLetter({ queue, id }, options);
        return ids.length;
      } finally {
        await queries.invalidateQueries({ queryKey: ['dead-letters'] }); // those before the one that failed are gone
      }
    },
    {
      done: (count) => notifications.show({ message: t('letters.sentAll', { count }), color: 'green' }),
    },
  );
  if (!isIn('operator') || sendable.length === 0) return null;
  return (
    <Button size="xs" loading={isBusy} onClick={() => change(sendable.map(({ id }) => id))}>
      {t('letters.all')}
    </Button>
  );
}
