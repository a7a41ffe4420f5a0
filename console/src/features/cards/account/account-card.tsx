import { Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useIsIn, useMay } from '../../../api/use-session.ts';
import { useEntry } from '../../../entry/entry-context.ts';
import type { AccountCard as Card } from '../api.ts';
import classes from '../cards.module.css';
import { Aliases, GoesOn } from '../duplicates/aliases.tsx';
import { Suspicions } from '../duplicates/duplicate-banner.tsx';
import { Head } from '../head/head.tsx';
import { Meta } from '../head/meta.tsx';
import { OwnerItem } from '../head/owner.tsx';
import { Claims } from '../papers/claims.tsx';
import { Contracts } from '../papers/contracts.tsx';
import { CardTabs } from '../parts/card-tabs.tsx';
import { RecordList } from '../parts/record-list.tsx';
import { AccountDetails } from './account-details.tsx';
import { Activities } from './activities.tsx';
import { Balances } from './balances.tsx';
import { Journey } from './journey.tsx';
import { Persons } from './persons.tsx';
import { Progress } from './progress.tsx';
import { Purchases } from './purchases.tsx';
import { Recommended } from './recommended.tsx';
import { PurchaseFigures } from './purchase-figures.tsx';

/** All of one customer: people, requests, deals, purchases, and the whole way. */
export function AccountCard({ card }: { readonly card: Card }) {
  const { t } = useTranslation('cards');
  const may = useMay();
  const isIn = useIsIn();
  const enter = useEntry();
  const { id, owner, mergedInto } = card;
  const title = titleOf(card) ?? t('privateBuyer');
  const mayEdit = may('work-account', owner) && mergedInto === undefined;
  const isReader = isIn('manager', 'head', 'marketer', 'director');
  const tabs = [
    {
      name: 'overview',
      title: t('tab.overview'),
      content: () => (
        <Stack gap="md">
          <RecordList title={t('account.deals')} kind="deal" items={card.deals} none={t('account.noDeals')} />
          {isReader && (
            <RecordList title={t('account.leads')} kind="lead" items={card.leads} none={t('account.noLeads')} />
          )}
          <Purchases card={card} />
        </Stack>
      ),
    },
    { name: 'journey', title: t('tab.journey'), content: () => <Journey id={id} /> },
    { name: 'activities', title: t('tab.activities'), content: () => <Activities id={id} /> },
    {
      name: 'papers',
      title: t('tab.papers'),
      content: () => (
        <Stack gap="md">
          <Contracts of={{ account: id }} accountId={id} owner={owner} />
          <Claims of={{ account: id }} accountId={id} owner={owner} />
        </Stack>
      ),
    },
  ];
  return (
    <>
      <Head
        from={{ path: '/accounts', title: t('accounts.title') }}
        title={title}
        actions={
          mayEdit && (
            <Button
              leftSection={<IconPlus size={16} />}
              onClick={() => enter({ what: 'deal', account: { id, title } })}
            >
              {t('account.newDeal')}
            </Button>
          )
        }
      >
        <Meta>
          <OwnerItem of={{ kind: 'account', id }} owner={owner} mayAssign={isIn('head') && mergedInto === undefined} />
          <PurchaseFigures card={card} />
        </Meta>
      </Head>
      <div className={classes.card}>
        <div className={classes.column}>
          <GoesOn of="account" into={mergedInto} />
          <Suspicions of="account" id={id} found={card.suspicions} />
          <CardTabs tabs={tabs} />
        </div>
        <div className={classes.column}>
          <Persons card={card} mayEdit={mayEdit} />
          <AccountDetails card={card} mayEdit={mayEdit} />
          {isReader && <Progress id={id} />}
          <Balances card={card} />
          <Aliases
            of="account"
            title={t('account.aliases')}
            aliases={card.aliases.map((alias) => ({ ...alias, title: alias.company ?? t('privateBuyer') }))}
            mayUndo={mayEdit}
          />
          <Recommended card={card} />
        </div>
      </div>
    </>
  );
}

/** A private buyer is called by their name. */
const titleOf = ({ company, persons }: Card): string | undefined =>
  company ?? persons.find(({ isMain }) => isMain)?.name;
