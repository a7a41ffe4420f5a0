import { Anchor, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { languages } from '../../language/languages.ts';
import { useSaid } from '../../language/use-language.ts';
import { Facts } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { editOffer, type Offer, offerQuery } from './api.ts';
import classes from './campaigns.module.css';
import { FormPage } from './form-page.tsx';
import { OfferDeeds } from './offer-deeds.tsx';
import { OfferState } from './offer-state.tsx';
import { OfferForm } from './offer-form.tsx';
import { isWhole, offerOf, type Typed, typedOf } from './offer-typed.ts';

/** One offer of the register: read, or edited while it is a draft. */
export function Component() {
  const { t } = useTranslation('campaigns');
  const said = useSaid();
  const { id = '' } = useParams();
  const offer = useQuery(offerQuery(id));
  return (
    <Page
      title={offer.data ? said(offer.data.title) : t('offerTitle')}
      actions={
        <>
          <Anchor component={Link} to="/campaigns/offers" size="sm">
            {t('toOffers')}
          </Anchor>
          {offer.data && <OfferDeeds offer={offer.data} />}
        </>
      }
    >
      <Shown query={offer}>{(data) => <Card offer={data} />}</Shown>
    </Page>
  );
}

function Card({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('campaigns');
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const mayEdit = offer.state === 'draft' && may('edit-offer', offer.owner);
  if (mayEdit && search.has('edit')) return <Editing key={offer.version} offer={offer} onDone={() => setSearch({})} />;
  return (
    <Stack gap="md" maw={820}>
      <Paper withBorder p="md">
        <Terms offer={offer} />
      </Paper>
      {languages.map((language) => (
        <Paper key={language} withBorder p="md" component="section">
          <Title order={2} size="h5" mb="xs">
            {t(`offer.in.${language}`, { title: offer.title[language] })}
          </Title>
          <Text size="sm" className={classes.words} lang={language}>
            {offer.terms[language]}
          </Text>
        </Paper>
      ))}
      {mayEdit && (
        <Button variant="default" className="starts" onClick={() => setSearch({ edit: 'yes' })}>
          {t('edit')}
        </Button>
      )}
    </Stack>
  );
}

function Terms({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const nameOf = useNameOf();
  const { state, from, until, cost, marginFloorPercent, forWinBacks, owner, decided } = offer;
  return (
    <Facts
      facts={[
        [t('field.state'), <OfferState key="state" state={state} />],
        [t('field.days'), t('fromUntil', { from: format.longDay(from), until: format.longDay(until) })],
        [t('offer.floor'), format.percent(marginFloorPercent / 100, 1)],
        [t('offer.cost'), cost && format.money(cost)],
        [t('offer.use'), forWinBacks ? t('offer.winBacks') : undefined],
        [t('offer.owner'), nameOf(owner)],
        [
          t(state === 'withdrawn' ? 'offer.withdrawnBy' : 'offer.approvedBy'),
          decided && t('openedBy', { who: nameOf(decided.by) ?? '—', on: format.longDay(decided.at) }),
        ],
      ]}
    />
  );
}

function Editing({ offer, onDone }: { readonly offer: Offer; readonly onDone: () => void }) {
  const { t } = useTranslation('ui');
  const { id, version: expectedVersion } = offer;
  const [typed, setTyped] = useState<Typed>(() => typedOf(offer));
  const { change, isBusy, error } = useChange(editOffer, {
    refresh: () => [['offers'], ['offer', id]],
    done: onDone,
    failed: () => true,
  });
  return (
    <FormPage
      error={error}
      isBusy={isBusy}
      submit={t('save')}
      back={`/campaigns/offers/${id}`}
      onSubmit={() => {
        if (isWhole(typed)) change({ id, expectedVersion, ...offerOf(typed), cost: typed.cost ?? null });
      }}
    >
      <OfferForm typed={typed} onType={(changes) => setTyped((before) => ({ ...before, ...changes }))} />
    </FormPage>
  );
}
