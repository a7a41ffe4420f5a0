import { Button, Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../api/now.ts';
import { useNameOf } from '../../../api/plant.ts';
import { useMay } from '../../../api/use-session.ts';
import { type Subject, useEntry } from '../../../entry/entry-context.ts';
import { useFormat } from '../../../language/format.ts';
import { useTaskTitle } from '../facts/code-words.ts';
import { type Finished, FinishTask } from '../../../tasks/finish-task.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { tasksOfQuery } from '../api.ts';
import classes from '../cards.module.css';
import { Panel } from './panel.tsx';
import { PanelButton } from './panel-button.tsx';

type Props = {
  readonly subject: Subject;
  readonly mayWork: boolean;
  /** An open deal has one, unless it waits. @default false */
  readonly isNeeded?: boolean;
};

/** What is to be done about it next, and by whom. */
export function NextSteps({ subject, mayWork, isNeeded = false }: Props) {
  const { t } = useTranslation('cards');
  const enter = useEntry();
  const tasks = useQuery(tasksOfQuery(subject));
  const [finishing, setFinishing] = useState<Finished>();
  return (
    <Panel
      title={t('next.title')}
      actions={
        mayWork && (
          <Group gap={6}>
            <PanelButton onClick={() => enter({ what: 'activity', subject })}>{t('next.activity')}</PanelButton>
            <PanelButton onClick={() => enter({ what: 'task', subject })}>{t('next.task')}</PanelButton>
          </Group>
        )
      }
    >
      <Shown query={tasks}>
        {({ items }) => {
          const open = items.filter(({ done }) => !done);
          if (open.length === 0)
            return (
              <Text size="sm" c={isNeeded ? 'var(--mantine-color-error)' : 'dimmed'}>
                {t(isNeeded ? 'next.noneOfOpen' : 'next.none')}
              </Text>
            );
          return (
            <ul className={classes.list}>
              {open.map((task) => (
                <OpenTask key={task.id} task={task} onFinish={setFinishing} />
              ))}
            </ul>
          );
        }}
      </Shown>
      {finishing && <FinishTask task={finishing} onClose={() => setFinishing(undefined)} />}
    </Panel>
  );
}

type Task = Finished & { readonly dueAt: string; readonly assignee?: string | undefined };

function OpenTask({ task, onFinish }: { readonly task: Task; readonly onFinish: (task: Finished) => void }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const now = useNow();
  const wordsOf = useTaskTitle();
  const nameOf = useNameOf();
  const may = useMay();
  const isLate = task.dueAt < now;
  const mayFinish = may('do-task', task.assignee);
  return (
    <li className={classes.listItem}>
      <div>
        <Text size="sm" fw={500}>
          {wordsOf(task)}
        </Text>
        <Text size="xs" c="dimmed">
          <span className={isLate ? classes.late : undefined}>
            {t(isLate ? 'next.late' : 'next.due', { when: format.dayAndTime(task.dueAt) })}
          </span>
          {' · '}
          {nameOf(task.assignee) ?? t('next.anyHead')}
        </Text>
      </div>
      {mayFinish && (
        <Button size="compact-sm" variant="light" leftSection={<IconCheck size={14} />} onClick={() => onFinish(task)}>
          {t('next.done')}
        </Button>
      )}
    </li>
  );
}
