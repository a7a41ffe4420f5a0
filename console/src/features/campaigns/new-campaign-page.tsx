import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { usePlant } from '../../api/plant.ts';
import { useChange } from '../../api/use-change.ts';
import { Page } from '../../ui/page.tsx';
import { openCampaign } from './api.ts';
import { CampaignForm } from './campaign-form.tsx';
import { blank, isWhole, planOf, type Typed } from './campaign-typed.ts';
import { FormPage } from './form-page.tsx';
import { OnlyWhoMay } from './only-who-may.tsx';

/** A campaign is planned. */
export function Component() {
  const { t } = useTranslation('campaigns');
  const { sources } = usePlant();
  const go = useNavigate();
  const [typed, setTyped] = useState<Typed>({ ...blank, channel: sources[0]?.id ?? '' });
  const { change, isBusy, error } = useChange(openCampaign, {
    refresh: () => [['campaigns'], ['reports', 'campaigns']],
    done: ({ id }) => void go(`/campaigns/${id}`, { replace: true }),
    failed: () => true,
  });
  return (
    <Page title={t('new')}>
      <OnlyWhoMay right="edit-campaign">
        <FormPage
          error={error}
          isBusy={isBusy}
          submit={t('plan')}
          back="/campaigns"
          onSubmit={() => {
            if (isWhole(typed)) change(planOf(typed));
          }}
        >
          <CampaignForm typed={typed} onType={(changes) => setTyped((before) => ({ ...before, ...changes }))} />
        </FormPage>
      </OnlyWhoMay>
    </Page>
  );
}
