import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useChange } from '../../api/use-change.ts';
import { useViewer } from '../../api/use-session.ts';
import { Page } from '../../ui/page.tsx';
import { openOffer } from './api.ts';
import { FormPage } from './form-page.tsx';
import { OnlyWhoMay } from './only-who-may.tsx';
import { OfferForm } from './offer-form.tsx';
import { blank, isWhole, offerOf, type Typed } from './offer-typed.ts';

/** An offer is written down as a draft. */
export function Component() {
  const { t } = useTranslation('campaigns');
  const { id: me } = useViewer();
  const go = useNavigate();
  const [typed, setTyped] = useState<Typed>({ ...blank, owner: me });
  const { change, isBusy, error } = useChange(openOffer, {
    refresh: () => [['offers']],
    done: ({ id }) => void go(`/campaigns/offers/${id}`, { replace: true }),
    failed: () => true,
  });
  return (
    <Page title={t('newOffer')}>
      <OnlyWhoMay right="edit-campaign">
        <FormPage
          error={error}
          isBusy={isBusy}
          submit={t('offer.open')}
          back="/campaigns/offers"
          onSubmit={() => {
            if (isWhole(typed)) change(offerOf(typed));
          }}
        >
          <OfferForm typed={typed} onType={(changes) => setTyped((before) => ({ ...before, ...changes }))} />
        </FormPage>
      </OnlyWhoMay>
    </Page>
  );
}
