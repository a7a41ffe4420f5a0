import { Alert, Anchor, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { Page } from '../../ui/page.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { Shown } from '../../ui/shown.tsx';
import { type Import, importQuery, isGoingOn } from './api.ts';
import classes from './imports.module.css';
import { OnlyImporters } from './only-importers.tsx';
import { RowErrors } from './row-errors.tsx';
import { StatusBadge } from './status-badge.tsx';
import { NotTaken } from './take-in-form.tsx';
import { useWhyWords } from './told-words.ts';
import { UndoButton } from './undo-button.tsx';
import { takenIn, useTakeIn } from './use-take-in.ts';

/** How far an import came, and what was wrong with its rows. */
export function Component() {
  const { t } = useTranslation('imports');
  const { id = '' } = useParams();
  const query = useInfiniteQuery(importQuery(id));
  const [first] = query.data?.pages ?? [];
  return (
    <Page title={first?.fileName ?? t('title')} actions={first && <UndoButton of={first} />}>
      <OnlyImporters>
        <Shown query={query}>
          {({ pages }) => (
            <Stack gap="lg" maw={1100}>
              {first && <Course of={first} />}
              {first && !isGoingOn(first) && first.status !== 'failed' && (
                <RowErrors of={first} errors={pages.flatMap(({ errors }) => errors)}>
                  <ShowMore of={query} />
                </RowErrors>
              )}
            </Stack>
          )}
        </Shown>
      </OnlyImporters>
    </Page>
  );
}

function Course({ of }: { readonly of: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const nameOf = useNameOf();
  const { kind, openedAt, by, status, rows } = of;
  return (
    <>
      <Group gap="sm">
        <StatusBadge of={of} />
        <Text size="sm" c="dimmed">
          {t('card.about', { kind: t(`kinds.${kind}`), when: format.dayAndTime(openedAt), who: nameOf(by) ?? '—' })}
        </Text>
      </Group>
      {isGoingOn(of) && status !== 'waiting' && (
        <div>
          {/* how long a file is is known at its end only */}
          <Progress value={100} animated striped aria-label={t(`states.${status}`)} />
          <Text size="sm" mt={4} role="status">
            {t('card.read', { count: rows.total })}
          </Text>
        </div>
      )}
      <Told of={of} />
      <dl className={classes.counts}>
        {(['total', 'imported', 'unchanged', 'rejected'] as const).map((name) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{format.number(rows[name])}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What there is to say where an import stands. */
function Told({ of }: { readonly of: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const whyWords = useWhyWords();
  const { status, why, undone, dryRun } = of;
  if (status === 'waiting') return <Alert color="gray">{t('card.waiting')}</Alert>;
  if (status === 'failed')
    return (
      <Alert color="red" role="alert" title={t('card.failed')}>
        {whyWords(why ?? '')} <Again kind={of.kind} />
      </Alert>
    );
  if (undone)
    return (
      <Alert color="orange" role="status">
        {t('card.undone', { removed: format.number(undone.removed), kept: format.number(undone.kept) })}
      </Alert>
    );
  return status === 'done' && dryRun ? <AfterDryRun of={of} /> : null;
}

function AfterDryRun({ of: { kind } }: { readonly of: Import }) {
  const { t } = useTranslation('imports');
  const taken = takenIn(useLocation().state);
  const { take, isBusy, error } = useTakeIn();
  return (
    <Alert color="indigo" role="status">
      <Stack gap="sm" align="start">
        <Text size="sm">{t('card.dryDone')}</Text>
        {taken ? (
          <Button size="xs" loading={isBusy} onClick={() => take({ ...taken, as: { ...taken.as, dryRun: false } })}>
            {t('card.real')}
          </Button>
        ) : (
          <Again kind={kind} />
        )}
        {error && <NotTaken error={error} />}
      </Stack>
    </Alert>
  );
}

function Again({ kind }: Pick<Import, 'kind'>) {
  const { t } = useTranslation('imports');
  return (
    <Anchor component={Link} to={`/imports/new?kind=${kind}`} size="sm">
      {t('card.again')}
    </Anchor>
  );
}
