import { Alert, Anchor, Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Missing } from '../../../shared/domain/records/refusal.ts';
import { MissingFields } from '../forms/missing-fields.tsx';
import type { Filled } from '../forms/filled.ts';
import { claimLead, type LeadMoving, type LeadTarget, type MovedLead, moveLead } from './api.ts';
import { duplicate, isSaid, isTriedAtOnce, LeadFields, type SaidOfLead } from './lead-fields.tsx';
import { FormWindow } from '../ui/form-window.tsx';
import { spoken } from './said-fields.tsx';
import type { MovableLead } from './targets.ts';
import { useMoving } from './use-moving.ts';

type Props = {
  readonly lead: MovableLead;
  readonly to: LeadTarget;
  /** Nothing was moved: it was thought better of, or refused. */
  readonly onClose: () => void;
  readonly onMoved: (lead: MovedLead) => void;
};

/**
 * Moves a lead while it is mounted: at once where nothing has to be said first, else through a window that asks for
 * it. What the gate then misses is asked for in the same window. Says by a note what came of it.
 */
export function MoveLead(props: Props) {
  return props.lead.stage === 'new' && props.to === 'mql' ? <Claim {...props} /> : <Move {...props} />;
}

function Claim({ lead, onClose, onMoved }: Props) {
  const { t } = useTranslation('moves');
  const { send } = useMoving(claimLead, {
    subject: { kind: 'lead', id: lead.id },
    isShown: false,
    onRefused: onClose,
    onMoved: (moved) => {
      notifications.show({ message: t('claimed'), color: 'green' });
      onMoved(moved);
    },
  });
  useOnce(() => send({ id: lead.id, ...versionOf(lead) }));
  return null;
}

function Move({ lead, to: asked, onClose, onMoved }: Props) {
  const { t } = useTranslation('moves');
  const go = useNavigate();
  const [to, setTo] = useState(asked);
  const [said, setSaid] = useState<SaidOfLead>({});
  const isAtOnce = isTriedAtOnce(lead, to);
  const { send, isBusy, missing, filled, setFilled, forget, error } = useMoving(moveLead, {
    subject: { kind: 'lead', id: lead.id },
    isShown: !isAtOnce,
    onRefused: onClose,
    onMoved: (moved) => {
      noteOf(moved, t, (path) => void go(path));
      onMoved(moved);
    },
  });
  const move = (): void => send({ id: lead.id, to, ...versionOf(lead), ...bodyOf(to, said) });
  useOnce(() => {
    if (isAtOnce) move();
  });
  if (isAtOnce && missing.length === 0) return null;
  return (
    <FormWindow
      title={t(`lead.${to}.title`, { company: lead.company ?? t('unnamed') })}
      submit={t(`lead.${to}.act`)}
      tone={to === 'rejected' || to === 'spam' ? 'red' : undefined}
      isBusy={isBusy}
      isReady={isSaid({ lead, to, said })}
      error={error}
      onClose={onClose}
      onSubmit={move}
    >
      <LeadFields lead={lead} to={to} said={said} onSay={setSaid} />
      {missing.length > 0 && (
        <>
          <Text size="sm" c="dimmed">
            {t('asked')}
          </Text>
          <MissingFields missing={missing} filled={filled} onFill={setFilled} />
        </>
      )}
      <FailedCriterion
        missing={missing}
        filled={filled}
        onReject={(criterion) => {
          forget();
          setSaid({ ...said, criterion });
          setTo('rejected');
        }}
      />
    </FormWindow>
  );
}

type FailedProps = {
  readonly missing: readonly Missing[];
  readonly filled: Filled;
  readonly onReject: (criterion: string) => void;
};

/** A criterion that was answered with no is a reason to reject, not to go on. */
function FailedCriterion({ missing, filled, onReject }: FailedProps) {
  const { t } = useTranslation('moves');
  const failed = missing.find(({ field }) => field.startsWith('criteria.') && filled[field] === 'failed');
  if (!failed) return null;
  return (
    <Alert color="orange" py="xs" role="status">
      <Text size="sm" mb="xs">
        {t('failedCriterion')}
      </Text>
      <Button size="compact-sm" variant="default" onClick={() => onReject(failed.field.slice('criteria.'.length))}>
        {t('lead.rejected.act')}
      </Button>
    </Alert>
  );
}

const bodyOf = (to: LeadTarget, { criterion, ...said }: SaidOfLead): Omit<LeadMoving, 'id' | 'to'> => {
  if (to !== 'rejected') return spoken(said);
  return spoken({ note: said.note, ...(criterion === duplicate ? { reason: duplicate } : { criterion }) });
};

const versionOf = ({ version }: MovableLead) => (version === undefined ? {} : { expectedVersion: version });

/** Does something once, however often the component is mounted for the same thing. */
export function useOnce(run: () => void): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    run();
  });
}

type Words = ReturnType<typeof useTranslation<'moves'>>['t'];

function noteOf({ stage, dealId }: MovedLead, t: Words, go: (path: string) => void): void {
  if (stage === 'converted' && dealId !== undefined) {
    notifications.show({
      color: 'green',
      title: t('converted'),
      message: (
        <Anchor component="button" size="sm" onClick={() => go(`/deals/${dealId}`)}>
          {t('toDeal')}
        </Anchor>
      ),
    });
    return;
  }
  if (stage === 'sql') notifications.show({ color: 'orange', message: t('waitsAtSql') });
  else notifications.show({ color: 'green', message: t(`leadMoved.${stage as Exclude<LeadTarget, 'sql'>}`) }); // it went where it was moved to
}
