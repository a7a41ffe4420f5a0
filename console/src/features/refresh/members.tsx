import { Anchor, Badge, Checkbox, Group, Select, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Basket } from '../../../../shared/domain/leads/pipeline.ts';
import { waitsBecause } from '../../../../shared/domain/refresh/said.ts';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { useLetterTitles } from '../../ui/letters/subject.ts';
import { Empty, Shown } from '../../ui/shown.tsx';
import { type Column, StackedTable } from '../../ui/stacked-table.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { type Member, membersQuery } from './api.ts';
import { MemberMenu } from './member-menu.tsx';
import { SubjectLink } from './subject-link.tsx';

type Props = { readonly basket: Basket; readonly letters: readonly { readonly letter: string }[] };

const causes = Object.keys(waitsBecause) as (keyof typeof waitsBecause)[]; // Object.keys forgets the key type

/** Who is in a basket, who came first in front. */
export function Members({ basket, letters }: Props) {
  const { t } = useTranslation('refresh');
  const said = useSaid();
  const [search, setSearch] = useSearchParams();
  const [why, isWithoutConsent] = [search.get('why'), search.get('consent') === 'missing'];
  const members = useInfiniteQuery(membersQuery(basket, isWithoutConsent));
  const columns = useColumns(basket, letters);
  const set = (name: string, value: string | null): void =>
    setSearch((before) => {
      if (value === null) before.delete(name);
      else before.set(name, value);
      return before;
    });
  return (
    <Stack gap="sm">
      <Group gap="md" align="end">
        <Select
          label={t('filter.why')}
          placeholder={t('filter.any')}
          data={causes.map((cause) => ({ value: cause, label: said(waitsBecause[cause]) }))}
          value={why}
          onChange={(cause) => set('why', cause)}
          clearable
          size="xs"
          className="grows"
          maw={340}
        />
        <Checkbox
          label={t('filter.noConsent')}
          checked={isWithoutConsent}
          onChange={(event) => set('consent', event.currentTarget.checked ? 'missing' : null)}
          mb={6}
        />
      </Group>
      <Shown query={members}>
        {({ pages }) => {
          const all = pages.flatMap(({ items }) => items);
          const rows = all.filter(({ enrolment }) => why === null || enrolment?.why === why);
          return (
            <>
              {rows.length === 0 && !members.hasNextPage ? (
                <Empty title={all.length === 0 ? t('none') : t('noneSuch')}>{all.length === 0 && t('noneAbout')}</Empty>
              ) : (
                <StackedTable
                  caption={t('view.who')}
                  columns={columns}
                  rows={rows}
                  keyOf={({ kind, id }) => `${kind} ${id}`}
                />
              )}
              <ShowMore of={members} />
            </>
          );
        }}
      </Shown>
    </Stack>
  );
}

function useColumns(basket: Basket, letters: Props['letters']): readonly Column<Member>[] {
  const { t } = useTranslation('refresh');
  const format = useFormat();
  const nameOf = useNameOf();
  return [
    { id: 'who', title: t('column.who'), cell: (member) => <SubjectLink subject={member} /> },
    { id: 'since', title: t('column.since'), cell: ({ since }) => <Text size="sm">{format.day(since)}</Text> },
    {
      id: 'next',
      title: t('column.next'),
      cell: (member) => <NextLetter member={member} basket={basket} letters={letters.map(({ letter }) => letter)} />,
    },
    {
      id: 'sent',
      title: t('column.sent'),
      isNumber: true,
      cell: ({ enrolment }) => (
        <Text size="sm">
          {enrolment ? t('sentOf', { sent: enrolment.letters, of: Math.max(letters.length, enrolment.letters) }) : '—'}
        </Text>
      ),
    },
    {
      id: 'wakeUp',
      title: t('column.wakeUp'),
      cell: ({ wakeUpAt }) => <Text size="sm">{wakeUpAt === undefined ? '—' : format.day(wakeUpAt)}</Text>,
    },
    {
      id: 'consent',
      title: t('column.consent'),
      cell: ({ consent }) => (
        <Badge variant="light" miw="max-content" color={consent ? 'green' : 'gray'}>
          {consent ? t('consent.yes') : t('consent.no')}
        </Badge>
      ),
    },
    {
      id: 'owner',
      title: t('column.owner'),
      cell: ({ owner }) => <Text size="sm">{nameOf(owner) ?? '—'}</Text>,
    },
    { id: 'menu', title: t('column.menu'), isUntitled: true, cell: (member) => <MemberMenu member={member} /> },
  ];
}

type NextProps = { readonly member: Member; readonly basket: Basket; readonly letters: readonly string[] };

/** The next letter and its day, or why there is none; it opens what was sent before. */
function NextLetter({ member: { enrolment }, basket, letters }: NextProps) {
  const { t } = useTranslation('refresh');
  const format = useFormat();
  const said = useSaid();
  const titleOf = useLetterTitles(basket, letters);
  const [, setSearch] = useSearchParams();
  if (!enrolment) return <Text size="sm">{t('noLetters')}</Text>;
  const { next, says, id } = enrolment;
  return (
    <div>
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="start"
        onClick={() =>
          setSearch((before) => {
            before.set('enrolment', id);
            return before;
          })
        }
      >
        {next ? titleOf(next.letter) : said(says)}
      </Anchor>
      {next && (
        <Text size="xs" c="dimmed">
          {next.at === undefined ? said(says) : t('leaves', { when: format.dayAndTime(next.at) })}
        </Text>
      )}
    </div>
  );
}
