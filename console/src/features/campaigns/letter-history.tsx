import { Anchor, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNow } from '../../api/now.ts';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import type { Letter, LetterId } from '../../ui/letters/api.ts';
import { type Column, StackedTable } from '../../ui/stacked-table.tsx';

type Version = Letter['versions'][number];
type Props = { readonly id: Pick<LetterId, 'topic' | 'letter' | 'language'>; readonly letter: Letter };

/** All versions of a letter: who wrote them, and from when on they hold. */
export function LetterHistory({ id: { topic, letter, language }, letter: { versions, n: shown } }: Props) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const nameOf = useNameOf();
  const now = useNow();
  const columns: readonly Column<Version>[] = [
    {
      id: 'n',
      title: t('versions.n'),
      cell: ({ n }) => (
        <Anchor
          component={Link}
          to={`/letters/${topic}/${letter}/${language}?n=${String(n)}`}
          size="sm"
          {...(n === shown && { 'aria-current': 'true', fw: 650 })}
        >
          {t('letters.version', { n })}
        </Anchor>
      ),
    },
    {
      id: 'from',
      title: t('versions.from'),
      cell: ({ from }) => (
        <Text size="sm">
          {from > now ? t('versions.later', { at: format.dayAndTime(from) }) : format.dayAndTime(from)}
        </Text>
      ),
    },
    { id: 'by', title: t('versions.by'), cell: ({ by }) => <Text size="sm">{nameOf(by) ?? '—'}</Text> },
    { id: 'at', title: t('versions.at'), cell: ({ at }) => <Text size="sm">{format.dayAndTime(at)}</Text> },
  ];
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('versions.title')}
      </Title>
      {versions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('versions.none')}
        </Text>
      ) : (
        <>
          <StackedTable
            caption={t('versions.title')}
            columns={columns}
            rows={versions.toReversed()}
            keyOf={({ n }) => String(n)}
          />
          {topic !== 'campaigns' && (
            <Anchor component={Link} to={`/letters/${topic}/${letter}/${language}?n=0`} size="sm">
              {t('versions.seed')}
            </Anchor>
          )}
        </>
      )}
    </section>
  );
}
