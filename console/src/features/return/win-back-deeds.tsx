import { Button, Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsIn, useMay } from '../../api/use-session.ts';
import { useChange } from '../../api/use-change.ts';
import { FormWindow } from '../../ui/form-window.tsx';
import { type SilenceCause, silenceCauses } from '../../../../shared/domain/win-backs/silence-causes.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { explainSilence, stopWinBack, type WinBackCard } from './api.ts';

/** Records why the customer is silent, or stops the attempt, for whom that is allowed. */
export function WinBackDeeds({ card }: { readonly card: WinBackCard }) {
  const { t } = useTranslation('return');
  const may = useMay();
  const isIn = useIsIn();
  const [deed, setDeed] = useState<'explain' | 'stop'>();
  const close = (): void => setDeed(undefined);
  const { owner, state, cause } = card;
  const mayExplain = isIn('manager', 'head') && may('work-account', owner);
  return (
    <>
      {mayExplain && (
        <Button size="sm" onClick={() => setDeed('explain')}>
          {t(cause === undefined ? 'explain.action' : 'explain.again')}
        </Button>
      )}
      {state !== 'ended' && may('stop-letters', owner) && (
        <Button size="sm" variant="default" onClick={() => setDeed('stop')}>
          {t('stop.action')}
        </Button>
      )}
      {deed === 'explain' && <Explain card={card} onClose={close} />}
      {deed === 'stop' && <Stop card={card} onClose={close} />}
    </>
  );
}

type DeedProps = { readonly card: WinBackCard; readonly onClose: () => void };

const touched = ({ id, accountId }: WinBackCard) => [
  ['win-back', id],
  ['win-backs'],
  ['account', accountId],
  ['day'],
  ['tasks'],
];

function Explain({ card, onClose }: DeedProps) {
  const { t } = useTranslation(['return', 'ui']);
  const [isTried, setTried] = useState(false);
  const [cause, setCause] = useState<SilenceCause | undefined>(card.cause);
  const { change, isBusy, error } = useChange(explainSilence, {
    refresh: () => touched(card),
    done: () => {
      notifications.show({ message: t('explain.done'), color: 'green' });
      onClose();
    },
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('explain.title', { who: card.company ?? t('private') })}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (cause !== undefined) change({ id: card.id, cause });
      }}
    >
      <Text size="sm">{t('explain.about')}</Text>
      <Select
        label={t('explain.cause')}
        data={silenceCauses.map((each) => ({ value: each, label: t(`silence.${each}`) }))}
        value={cause ?? null}
        onChange={(chosen) => setCause(silenceCauses.find((each) => each === chosen))}
        error={isTried && cause === undefined && t('ui:required')}
        required
        data-autofocus
      />
    </FormWindow>
  );
}

function Stop({ card, onClose }: DeedProps) {
  const { t } = useTranslation('return');
  const { change, isBusy } = useChange(stopWinBack, {
    refresh: () => touched(card),
    done: () => {
      notifications.show({ message: t('stop.done'), color: 'green' });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('stop.title', { who: card.company ?? t('private') })}
      action={t('stop.action')}
      isDangerous
      isBusy={isBusy}
      onConfirm={() => change({ id: card.id })}
      onClose={onClose}
    >
      {t('stop.about')}
    </Confirm>
  );
}
