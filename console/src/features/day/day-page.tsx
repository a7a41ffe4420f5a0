import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNow } from '../../api/now.ts';
import { useIsIn } from '../../api/use-session.ts';
import type { Finished } from '../../tasks/finish-task.tsx';
import { useFormat } from '../../language/format.ts';
import { useStageTitle, useTaskWords } from '../../language/words-of.ts';
import { later } from '../../ui/later.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { type DayItem, dayQuery, tasksQuery } from './api.ts';
import { FirstSteps } from './first-steps.tsx';

const FinishTask = later(async () => (await import('../../tasks/finish-task.tsx')).FinishTask);

/** What waits for me by tonight, and what is coming. */
export function Component() {
  const isIn = useIsIn();
  return isIn('manager', 'head', 'marketer', 'office', 'director') ? <Day /> : <Home />;
}

/** Who only runs the plant has no day of tasks. */
function Home() {
  const { t } = useTranslation('day');
  return (
    <Page title={t('home')}>
      <Stack maw={900}>
        <FirstSteps />
      </Stack>
    </Page>
  );
}

function Day() {
  const { t } = useTranslation('day');
  const isIn = useIsIn();
  const day = useQuery(dayQuery);
  const [finishing, setFinishing] = useState<Finished>();
  return (
    <Page title={t('title')}>
      <Stack gap="xl" maw={900}>
        {isIn('head') && <FirstSteps />}
        <Shown query={day}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty title={t('empty')}>
                <p>{t('emptyAbout')}</p>
                {isIn('manager', 'head') && (
                  <Anchor component={Link} to="/leads">
                    {t('toLeads')}
                  </Anchor>
                )}
              </Empty>
            ) : (
              <section>
                <Text c="dimmed" mb="xs">
                  {t('count', { count: total })}
                </Text>
                <Stack gap="xs" component="ul" className="plain-list">
                  {items.map((item) => (
                    <Item key={`${item.id} ${item.task?.id ?? item.why}`} item={item} onFinish={setFinishing} />
                  ))}
                </Stack>
              </section>
            )
          }
        </Shown>
        <Coming title={t('coming')} empty={t('comingEmpty')} onFinish={setFinishing} />
        {isIn('head') && <Coming title={t('anyHead')} of="any-head" onFinish={setFinishing} />}
      </Stack>
      {finishing && <FinishTask task={finishing} onClose={() => setFinishing(undefined)} />}
    </Page>
  );
}

type ItemProps = { readonly item: DayItem; readonly onFinish: (task: Finished) => void };

const colours = { task: 'indigo', deadline: 'red', 'no-next-step': 'orange' } as const;

function Item({ item, onFinish }: ItemProps) {
  const { t } = useTranslation('day');
  const wordsOf = useTaskWords();
  const { why, kind, id, task, company, dueAt } = item;
  return (
    <Paper component="li" withBorder px="md" py="sm">
      <Group justify="space-between" wrap="nowrap" gap="md">
        <div>
          <Group gap="xs">
            <Badge variant="light" color={colours[why]}>
              {t(`why.${why}`)}
            </Badge>
            <Anchor component={Link} to={placeOf(kind, id)} fw={600}>
              {task ? wordsOf(task) : (company ?? t('open'))}
            </Anchor>
          </Group>
          <About item={item} />
        </div>
        <Group gap="sm" wrap="nowrap">
          {dueAt !== undefined && <Due at={dueAt} />}
          {task && (
            <Button size="compact-sm" variant="default" onClick={() => onFinish({ ...task, subject: { kind, id } })}>
              {t('finish')}
            </Button>
          )}
        </Group>
      </Group>
    </Paper>
  );
}

function About({ item: { task, company, stage, amount } }: Pick<ItemProps, 'item'>) {
  const { t } = useTranslation('day');
  const format = useFormat();
  const titleOf = useStageTitle();
  const parts = [
    task && company,
    stage === undefined ? undefined : t('atStage', { stage: titleOf(stage) }),
    amount && format.money(amount),
  ];
  return (
    <Text size="sm" c="dimmed" mt={4}>
      {parts.filter((part) => part !== undefined).join(' · ')}
    </Text>
  );
}

function Due({ at }: { readonly at: string }) {
  const { t } = useTranslation('day');
  const format = useFormat();
  const now = useNow();
  const isLate = at < now;
  return (
    <Text size="sm" ta="end" fw={isLate ? 600 : 400} c={isLate ? 'var(--mantine-color-error)' : 'dimmed'}>
      {t('due', { when: format.fromNow(at, now) })}
    </Text>
  );
}

/** Where a record of a kind is looked at. */
const placeOf = (kind: string, id: string): string =>
  kind === 'webhook' ? `/settings/webhooks/${id}` : `/${kind}s/${id}`;

type ComingProps = {
  readonly title: string;
  readonly empty?: string;
  readonly of?: 'any-head';
  readonly onFinish: (task: Finished) => void;
};

/** Open tasks, the earliest due first. */
function Coming({ title, empty, of, onFinish }: ComingProps) {
  const { t } = useTranslation('day');
  const format = useFormat();
  const wordsOf = useTaskWords();
  const tasks = useInfiniteQuery(tasksQuery(of));
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <Shown query={tasks}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Text c="dimmed">{empty ?? t('comingEmpty')}</Text>;
          return (
            <Stack gap={4} component="ul" className="plain-list">
              {items.map((task) => (
                <Group key={task.id} component="li" justify="space-between" wrap="nowrap">
                  <Group gap="sm" wrap="nowrap">
                    <Text size="sm" c="dimmed" miw={110}>
                      {format.dayAndTime(task.dueAt)}
                    </Text>
                    <Anchor component={Link} to={placeOf(task.subject.kind, task.subject.id)}>
                      {wordsOf(task)}
                    </Anchor>
                  </Group>
                  <Button size="compact-xs" variant="subtle" onClick={() => onFinish(task)}>
                    {t('finish')}
                  </Button>
                </Group>
              ))}
              <ShowMore of={tasks} />
            </Stack>
          );
        }}
      </Shown>
    </section>
  );
}
