import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useChange } from '../../api/use-change.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { type Campaign, campaignQuery, editCampaign } from './api.ts';
import { CampaignForm } from './campaign-form.tsx';
import { editOf, isWhole, planOf, type Typed, typedOf } from './campaign-typed.ts';
import { FormPage } from './form-page.tsx';
import { OnlyWhoMay } from './only-who-may.tsx';

/** The plan of a campaign is changed, as long as no letter of it has left. */
export function Component() {
  const { t } = useTranslation('campaigns');
  const { id = '' } = useParams();
  const campaign = useQuery(campaignQuery(id));
  return (
    <Page title={t('editing', { name: campaign.data?.name ?? '' })}>
      <OnlyWhoMay right="edit-campaign">
        <Shown query={campaign}>
          {(data) =>
            data.state === 'draft' ? (
              <Editing campaign={data} />
            ) : (
              <Empty title={t('notDraft')}>{t('notDraftAbout')}</Empty>
            )
          }
        </Shown>
      </OnlyWhoMay>
    </Page>
  );
}

function Editing({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('ui');
  const go = useNavigate();
  const { id, version: expectedVersion } = campaign;
  const [typed, setTyped] = useState<Typed>(() => typedOf(campaign));
  const { change, isBusy, error } = useChange(editCampaign, {
    refresh: () => [['campaigns'], ['campaign', id], ['reports', 'campaigns']],
    done: () => void go(`/campaigns/${id}`, { replace: true }),
    failed: () => true,
  });
  return (
    <FormPage
      error={error}
      isBusy={isBusy}
      submit={t('save')}
      back={`/campaigns/${id}`}
      onSubmit={() => {
        if (isWhole(typed)) change({ id, expectedVersion, ...editOf(planOf(typed)) });
      }}
    >
      <CampaignForm typed={typed} onType={(changes) => setTyped((before) => ({ ...before, ...changes }))} />
    </FormPage>
  );
}
