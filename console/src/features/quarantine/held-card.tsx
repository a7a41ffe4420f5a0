import { Anchor, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePlant } from '../../api/plant.ts';
import { useIsIn, useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { useTitleIn } from '../../language/words-of.ts';
import { Facts } from '../../ui/facts.tsx';
import type { Held, HeldStage } from './api.ts';
import { partsOfBody } from './body-parts.ts';
import classes from './quarantine.module.css';
import { useHeldWhy } from './why-words.ts';

type Props = { readonly held: Held; readonly stage: HeldStage; readonly onMove: (to: 'new' | 'spam') => void };

/** One request that is held: why, from where and when, and what came. */
export function HeldCard({ held, stage, onMove }: Props) {
  const { t } = useTranslation('quarantine');
  const format = useFormat();
  const titleIn = useTitleIn();
  const { sources } = usePlant();
  const whyOf = useHeldWhy();
  const may = useMay();
  return (
    <Paper component="li" withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text fw={600}>{whyOf(held.reason)}</Text>
          <Group gap="xs">
            <Badge variant="light" color="gray">
              {titleIn(sources, held.source)}
            </Badge>
            <Text size="sm" c="dimmed">
              {held.at === '' ? '' : format.dayAndTime(held.at)}
            </Text>
          </Group>
        </Group>
        <Body held={held} />
        <Group gap="xs">
          {may('screen-lead') && (
            <>
              <Button size="xs" onClick={() => onMove('new')}>
                {t('letIn')}
              </Button>
              {stage === 'unreadable' && (
                <Button size="xs" variant="default" onClick={() => onMove('spam')}>
                  {t('spam')}
                </Button>
              )}
            </>
          )}
          <ToLead id={held.id} />
        </Group>
      </Stack>
    </Paper>
  );
}

function ToLead({ id }: { readonly id: string }) {
  const { t } = useTranslation('quarantine');
  const may = useMay();
  if (!may('read-lead')) return null;
  return (
    <Anchor component={Link} to={`/leads/${id}`} size="sm">
      {t('lead')}
    </Anchor>
  );
}

function Body({ held: { rawBody = '', contentType } }: Pick<Props, 'held'>) {
  const { t } = useTranslation('quarantine');
  const isIn = useIsIn();
  if (rawBody.trim() === '')
    return (
      <Text size="sm" c="dimmed">
        {t('noBody')}
      </Text>
    );
  const parts = partsOfBody(rawBody, contentType);
  return (
    <section aria-label={t('body')} className={classes.body} tabIndex={0}>
      {parts.length > 0 ? <Facts facts={parts} /> : <pre className={classes.raw}>{rawBody}</pre>}
      {!isIn('head') && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('masked')}
        </Text>
      )}
    </section>
  );
}
