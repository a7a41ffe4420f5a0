import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useChange } from '../../api/use-change.ts';
import { useIsIn, useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { useStageTitle } from '../../language/words-of.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { LinesSkeleton, Shown } from '../../ui/shown.tsx';
import { type Execution, executionQuery, type Machine, machines, restartExecution } from './api.ts';
import { ExecutionState } from './execution-state.tsx';
import { History } from './history.tsx';
import classes from './operator.module.css';
import { OperatorSections } from './sections.tsx';
import { useMachineName } from './use-words.ts';

const Drawing = lazy(() => import('./drawing.tsx'));

/** One execution: its graph with the state it is in, and what it did. */
export function Component() {
  const { machine: asked, execution = '' } = useParams();
  const machine = machines.find((each) => each === asked) ?? 'leads';
  const query = useInfiniteQuery(executionQuery(machine, execution));
  const [found] = query.data?.pages ?? [];
  const steps = query.data?.pages.flatMap((page) => page.steps) ?? [];
  return (
    <Page title={execution} actions={found && <Restart machine={machine} of={found} />}>
      <OperatorSections at="executions" />
      <Shown query={query} skeleton={<LinesSkeleton lines={10} />}>
        {() =>
          found && (
            <Stack gap="lg">
              <About machine={machine} of={found} />
              <Failure of={found} />
              <div className={classes.beside}>
                <Suspense fallback={<LinesSkeleton lines={10} />}>
                  <Drawing of={found} steps={steps} />
                </Suspense>
                <History steps={steps}>
                  <ShowMore of={query} />
                </History>
              </div>
            </Stack>
          )
        }
      </Shown>
    </Page>
  );
}

type Props = { readonly machine: Machine; readonly of: Execution };

function About({ machine, of }: Props) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const machineName = useMachineName();
  const { startedAt, endedAt, follows, consoleUrl } = of;
  return (
    <Facts
      facts={
        [
          [t('workflow'), machineName(machine)],
          [t('state'), <ExecutionState key="state" of={of} />],
          [t('follows'), <Followed key="follows" of={of} />],
          [t('started'), format.dayAndTime(startedAt)],
          [t('ended'), endedAt && format.dayAndTime(endedAt)],
          [t('wakes'), follows?.until && format.dayAndTime(follows.until)],
          [
            t('elsewhere'),
            consoleUrl !== undefined && (
              <Anchor key="console" href={consoleUrl} target="_blank" rel="noreferrer" size="sm">
                {t('consoleOfAws')}
              </Anchor>
            ),
          ],
        ].filter(([, value]) => value !== undefined && value !== false) as [string, string][]
      } // what is not known is left out
    />
  );
}

/** Where cards of what is followed are, and the right to read them. */
const cards: Readonly<Record<string, { readonly folder: string; readonly right: 'read-lead' | 'read-deal' }>> = {
  lead: { folder: '/leads', right: 'read-lead' },
  deal: { folder: '/deals', right: 'read-deal' },
};

/** What it follows: a link for who may read it. */
function Followed({ of: { follows, importId } }: { readonly of: Execution }) {
  const { t } = useTranslation('operator');
  const may = useMay();
  const stageTitle = useStageTitle();
  if (importId !== undefined)
    return (
      <Anchor component={Link} to={`/imports/${importId}`} size="sm">
        {t('kind.import')}
      </Anchor>
    );
  if (!follows) return <>{t('nothing')}</>;
  const words = `${t(`kind.${follows.kind}`)}: ${stageTitle(follows.stage)}`;
  const card = cards[follows.kind];
  if (!card || !may(card.right)) return <>{words}</>;
  return (
    <Anchor component={Link} to={`${card.folder}/${follows.id}`} size="sm">
      {words}
    </Anchor>
  );
}

function Failure({ of: { error, cause } }: { readonly of: Execution }) {
  const { t } = useTranslation('operator');
  if (error === undefined && cause === undefined) return null;
  return (
    <Alert color="red" title={t('whyFailed')}>
      <Title order={3} size="sm">
        {error}
      </Title>
      <Text size="sm" className={classes.said}>
        {cause}
      </Text>
    </Alert>
  );
}

/** Starting it anew, for the operator. */
function Restart({ machine, of: { name, status } }: Props) {
  const { t } = useTranslation('operator');
  const isIn = useIsIn();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const { change, isBusy } = useChange(restartExecution, {
    refresh: () => [['executions']],
    done: (next) => {
      notifications.show({ message: t('restarted'), color: 'green' });
      void navigate(`/executions/${machine}/${next.name}`);
    },
  });
  if (!isIn('operator')) return null;
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {t('restart')}
      </Button>
      {isAsking && (
        <Confirm
          title={t('restartTitle')}
          action={t('restart')}
          isBusy={isBusy}
          onConfirm={() => {
            setAsking(false);
            change({ machine, execution: name });
          }}
          onClose={() => setAsking(false)}
        >
          {t(status === 'running' ? 'restartRunning' : 'restartEnded')}
        </Confirm>
      )}
    </Group>
  );
}
