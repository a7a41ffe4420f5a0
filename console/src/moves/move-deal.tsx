import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../api/now.ts';
import { MissingFields } from '../forms/missing-fields.tsx';
import { useStageTitle } from '../language/words-of.ts';
import { dealQuery, type DealMoving, type DealTarget, type MovedDeal, moveDeal } from './api.ts';
import { DealFields, isSaidOfDeal, type SaidOfDeal } from './deal-fields.tsx';
import { knownOf } from './known.ts';
import { useOnce } from './move-lead.tsx';
import { FormWindow } from '../ui/form-window.tsx';
import { spoken } from './said-fields.tsx';
import { type MovableDeal, wayOf } from './targets.ts';
import { useMoving } from './use-moving.ts';

type Props = {
  readonly deal: MovableDeal;
  readonly to: DealTarget;
  /** Nothing was moved: it was thought better of, or refused. */
  readonly onClose: () => void;
  readonly onMoved: (deal: MovedDeal) => void;
};

/**
 * Moves a deal while it is mounted: on at once, with a window that opens when the gate misses something; back, to a
 * basket, to lost and to cancelled through a window that asks for why. Says by a note what came of it.
 */
export function MoveDeal(props: Props) {
  return wayOf(props.deal, props.to) === 'on' ? <MoveOn {...props} /> : <MoveElsewhere {...props} />;
}

function useMovingDeal({ deal, to, onClose, onMoved }: Props, isShown: boolean) {
  const { t } = useTranslation('moves');
  const titleOf = useStageTitle();
  const today = useToday();
  const moving = useMoving(moveDeal, {
    subject: { kind: 'deal', id: deal.id },
    isShown,
    onRefused: onClose,
    onMoved: (moved) => {
      notifications.show({ message: t('dealMoved', { stage: titleOf(moved.stage) }), color: 'green' });
      onMoved(moved);
    },
  });
  const card = useQuery({ ...dealQuery(deal.id), enabled: moving.missing.length > 0 }).data;
  const { id, version } = deal;
  return {
    ...moving,
    known: card && knownOf(card, today),
    words: { stage: titleOf(to), company: deal.company ?? t('unnamed') },
    move: (said: SaidOfDeal = {}) =>
      moving.send({
        ...(spoken(said) as Omit<DealMoving, 'id' | 'to'>),
        id,
        to,
        ...(version !== undefined && { expectedVersion: version }),
      }),
  };
}

function MoveOn(props: Props) {
  const { t } = useTranslation('moves');
  const { move, isBusy, missing, filled, setFilled, error, known, words } = useMovingDeal(props, false);
  useOnce(() => move());
  if (missing.length === 0 || !known) return null;
  return (
    <FormWindow
      title={t('deal.on.title', words)}
      submit={t('deal.on.act')}
      isBusy={isBusy}
      error={error}
      onClose={props.onClose}
      onSubmit={() => move()}
    >
      <Text size="sm" c="dimmed">
        {t('askedOfDeal')}
      </Text>
      <MissingFields missing={missing} filled={filled} onFill={setFilled} known={known} />
    </FormWindow>
  );
}

function MoveElsewhere(props: Props) {
  const { t } = useTranslation('moves');
  const { deal, to, onClose } = props;
  const [said, setSaid] = useState<SaidOfDeal>({});
  const { move, isBusy, missing, filled, setFilled, error, known, words } = useMovingDeal(props, true);
  const what = whatOf(deal, to);
  return (
    <FormWindow
      title={t(`deal.${what}.title`, words)}
      submit={t(`deal.${what}.act`)}
      tone={what === 'lost' || what === 'cancelled' ? 'red' : undefined}
      isBusy={isBusy}
      isReady={isSaidOfDeal({ deal, to, said })}
      error={error}
      onClose={onClose}
      onSubmit={() => move(said)}
    >
      <DealFields deal={deal} to={to} said={said} onSay={setSaid} />
      {missing.length > 0 && (
        <MissingFields missing={missing} filled={filled} onFill={setFilled} {...(known && { known })} />
      )}
    </FormWindow>
  );
}

type What = 'back' | 'reopen' | 'parked' | 'lost' | 'cancelled';

function whatOf(deal: MovableDeal, to: DealTarget): What {
  return wayOf(deal, to) === 'out' ? (to as What) : wayOf(deal, to) === 'back' ? 'back' : 'reopen'; // three go out
}
