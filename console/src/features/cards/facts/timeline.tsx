import { Anchor, Chip, Group, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePlant } from '../../../api/plant.ts';
import { useFormat } from '../../../language/format.ts';
import { Empty, Shown } from '../../../ui/shown.tsx';
import { ShowMore } from '../../../ui/show-more.tsx';
import {
  activitiesQuery,
  type Kept,
  tasksOfQuery,
  type Timeline as Page,
  type TimelineFact,
  timelineQuery,
} from '../api.ts';
import classes from '../cards.module.css';
import { FactIcon } from './fact-icon.tsx';
import { FactLinks } from './fact-links.tsx';
import { useFactWhy } from './fact-why.ts';
import { useFactWords } from './fact-words.ts';
import { kinds, isOfKind, type FactFilter } from './filter.ts';
import { Note } from './note.tsx';
import { useWhoWords } from './who-words.ts';

type Props = { readonly of: Kept; readonly first: Page; readonly firstAt: number };

/** What happened, the newest first, each fact as a sentence, a page at a time. */
export function Timeline({ of, first, firstAt }: Props) {
  const { t } = useTranslation('cards');
  const facts = useInfiniteQuery(timelineQuery(of, first, firstAt));
  const [filter, setFilter] = useFilter();
  return (
    <Shown query={facts}>
      {({ pages }) => {
        const all = pages.flatMap(({ items }) => items);
        const shown = all.filter((fact) => isOfKind(fact, filter));
        const notes = new Map(pages.flatMap((page) => page.notes).map(({ id, text }) => [id, text]));
        return (
          <>
            <Chip.Group value={filter} onChange={(chosen) => setFilter(chosen)}>
              <Group gap={6} mb="md" role="group" aria-label={t('timeline.filter')}>
                {kinds.map((kind) => (
                  <Chip key={kind} value={kind} size="xs" variant="light">
                    {t(`timeline.kind.${kind}`)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
            {shown.length === 0 && <Empty title={t('timeline.none')} />}
            <Days facts={shown} all={all} notes={notes} of={of} />
            <ShowMore of={facts} />
          </>
        );
      }}
    </Shown>
  );
}

function useFilter(): [FactFilter, (filter: FactFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const named = kinds.find((kind) => kind === search.get('show'));
  return [
    named ?? 'all',
    (filter) =>
      setSearch(
        (before) => {
          if (filter === 'all') before.delete('show');
          else before.set('show', filter);
          return before;
        },
        { replace: true },
      ),
  ];
}

type DaysProps = {
  readonly facts: readonly TimelineFact[];
  readonly all: readonly TimelineFact[];
  readonly notes: ReadonlyMap<string, string>;
  readonly of: Kept;
};

function Days({ facts, all, notes, of }: DaysProps) {
  const format = useFormat();
  const { timeZone } = usePlant();
  const dayIn = new Intl.DateTimeFormat('sv-SE', { timeZone }); // Swedes write days as ISO 8601 does
  const days = Map.groupBy(facts, ({ at }) => dayIn.format(new Date(at)));
  const said = useRecordWords(of);
  const words: Words = { wordsOf: useFactWords(), whyOf: useFactWhy(), whoOf: useWhoWords() };
  return [...days].map(([day, items]) => (
    <div key={day}>
      <p className={classes.day}>{format.longDay(day)}</p>
      <ol className={classes.facts}>
        {items.map((fact) => (
          <FactItem
            key={fact.id}
            fact={fact}
            beside={all.filter(({ commitId }) => commitId === fact.commitId)}
            note={notes.get(fact.note ?? '') ?? notes.get(fact.part?.id ?? '')}
            said={said.get(fact.part?.id ?? '')}
            words={words}
          />
        ))}
      </ol>
    </div>
  ));
}

/** What was said in words of the activities and tasks that facts name. */
function useRecordWords(of: Kept): ReadonlyMap<string, string> {
  const activities = useQuery(activitiesQuery(of)).data?.items ?? [];
  const tasks = useQuery(tasksOfQuery(of)).data?.items ?? [];
  const results = activities.map(({ id, result }) => [id, result] as const);
  const titles = tasks.flatMap(({ id, title }) => (title === undefined ? [] : [[id, title] as const]));
  return new Map([...results, ...titles]);
}

type ItemProps = {
  readonly fact: TimelineFact;
  readonly beside: readonly TimelineFact[];
  readonly note: string | undefined;
  /** Of its activity or task. */
  readonly said: string | undefined;
  readonly words: Words;
};

/** How facts are said: the same for all of them. */
type Words = {
  readonly wordsOf: ReturnType<typeof useFactWords>;
  readonly whyOf: ReturnType<typeof useFactWhy>;
  readonly whoOf: ReturnType<typeof useWhoWords>;
};

function FactItem({ fact, beside, note, said, words: { wordsOf, whyOf, whoOf } }: ItemProps) {
  const format = useFormat();
  const { sentence, details } = wordsOf(fact);
  const why = whyOf(fact, beside);
  return (
    <li className={classes.fact}>
      <FactIcon fact={fact} />
      <div className={classes.factBody}>
        <Group gap={8} component="div">
          <span>{sentence}</span>
          <FactLinks fact={fact} />
        </Group>
        {said !== undefined && !isCode(said) && <Text size="sm">{said}</Text>}
        <div className={classes.factMeta}>
          <span>{[whoOf(fact.by), format.time(fact.at)].filter((part) => part !== '').join(' · ')}</span>
          {details.map((detail) => (
            <span key={detail}>{detail}</span>
          ))}
          {why !== undefined && <Why>{why}</Why>}
        </div>
        {note !== undefined && <Note text={note} />}
      </div>
    </li>
  );
}

const isCode = (said: string): boolean => /^[a-z][a-z0-9-]*$/.test(said);

function Why({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('cards');
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Anchor
        component="button"
        size="xs"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen((open) => !open)}
      >
        {t('why.ask')}
      </Anchor>
      {isOpen && (
        <div id={id} className={classes.why} role="status">
          {children}
        </div>
      )}
    </>
  );
}
