import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { approveOffer, type Offer, withdrawOffer } from './api.ts';

/** Approves an offer, or takes it back, for whom that is allowed. */
export function OfferDeeds({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('campaigns');
  const may = useMay();
  const [deed, setDeed] = useState<Deed>();
  return (
    <>
      {offer.state !== 'withdrawn' && may('withdraw-offer') && (
        <Button variant="default" onClick={() => setDeed('withdraw')}>
          {t('withdraw.action')}
        </Button>
      )}
      {offer.state === 'draft' && may('approve-offer') && (
        <Button onClick={() => setDeed('approve')}>{t('approve.action')}</Button>
      )}
      {deed && <Asking deed={deed} offer={offer} onClose={() => setDeed(undefined)} />}
    </>
  );
}

type Deed = 'approve' | 'withdraw';
type Props = { readonly deed: Deed; readonly offer: Offer; readonly onClose: () => void };

function Asking({ deed, offer: { id, version, title, from, until }, onClose }: Props) {
  const { t } = useTranslation('campaigns');
  const said = useSaid();
  const format = useFormat();
  const { change, isBusy } = useChange(deed === 'approve' ? approveOffer : withdrawOffer, {
    refresh: () => [['offers'], ['offer', id]],
    done: () => {
      notifications.show({ message: t(`${deed}.done`), color: 'green' });
      onClose();
    },
  });
  return (
    <Confirm
      title={t(`${deed}.title`, { title: said(title) })}
      action={t(`${deed}.action`)}
      isDangerous={deed === 'withdraw'}
      isBusy={isBusy}
      onConfirm={() => change({ id, expectedVersion: version })}
      onClose={onClose}
    >
      {t(`${deed}.about`, { from: format.day(from), until: format.day(until) })}
    </Confirm>
  );
}
