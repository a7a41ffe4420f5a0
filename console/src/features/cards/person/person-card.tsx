import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useIsIn, useMay } from '../../../api/use-session.ts';
import { accountQuery, type PersonCard as Card } from '../api.ts';
import classes from '../cards.module.css';
import { Aliases, GoesOn } from '../duplicates/aliases.tsx';
import { Suspicions } from '../duplicates/duplicate-banner.tsx';
import { Head } from '../head/head.tsx';
import { AccountLink } from '../parts/record-link.tsx';
import { RecordList } from '../parts/record-list.tsx';
import { Consents } from './consents.tsx';
import { ContactViews } from './contact-views.tsx';
import { PersonDetails } from './person-details.tsx';
import { PersonLetters } from './person-letters.tsx';
import { PersonalData } from './personal-data.tsx';

/** All of one person: how to reach them, what they decide, what they agreed to, what they asked for. */
export function PersonCard({ card }: { readonly card: Card }) {
  const { t } = useTranslation('cards');
  const isIn = useIsIn();
  const mayEdit = useMayEdit(card);
  const { id, erasedAt, mergedInto, accountId } = card;
  const title = erasedAt === undefined ? (card.name ?? t('unnamed')) : t('person.erased');
  const isReader = isIn('manager', 'head', 'marketer', 'director');
  return (
    <>
      <Head
        from={{ path: '/accounts', title: t('accounts.title') }}
        title={title}
        about={accountId !== undefined && <AccountLink id={accountId} />}
        badge={erasedAt === undefined ? undefined : { title: t('person.erasedBadge'), color: 'red' }}
      />
      <div className={classes.card}>
        <div className={classes.column}>
          <GoesOn of="person" into={mergedInto} />
          <Suspicions of="person" id={id} found={card.suspicions} />
          <Stack gap="md">
            {isReader && (
              <RecordList title={t('person.requests')} kind="lead" items={card.leads} none={t('account.noLeads')} />
            )}
            <RecordList title={t('account.deals')} kind="deal" items={card.deals} none={t('account.noDeals')} />
            <PersonLetters card={card} />
            {isIn('head', 'director', 'operator') && <ContactViews id={id} />}
          </Stack>
        </div>
        <div className={classes.column}>
          <PersonDetails card={card} mayEdit={mayEdit} />
          <Consents card={card} mayEdit={mayEdit} />
          <Aliases
            of="person"
            title={t('person.aliases')}
            aliases={card.aliases.map((alias) => ({ ...alias, title: alias.name ?? t('unnamed') }))}
            mayUndo={isIn('manager', 'head')}
          />
          {isIn('operator') && <PersonalData id={id} confirm={title} erasedAt={erasedAt} />}
        </div>
      </div>
    </>
  );
}

/** Who works their account, or a lead of theirs while they have no account, may correct a person. */
function useMayEdit({ accountId, leads, erasedAt, mergedInto }: Card): boolean {
  const may = useMay();
  const { data: account } = useQuery({ ...accountQuery(accountId ?? ''), enabled: accountId !== undefined });
  if (erasedAt !== undefined || mergedInto !== undefined) return false;
  if (accountId === undefined) return leads.some(({ owner }) => may('work-lead', owner));
  return account !== undefined && may('work-account', account.owner);
}
