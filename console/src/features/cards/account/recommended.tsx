import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AccountCard } from '../api.ts';
import classes from '../cards.module.css';
import { Panel } from '../parts/panel.tsx';

/** Who came because this customer sent them. */
export function Recommended({ card }: { readonly card: AccountCard }) {
  const { t } = useTranslation('cards');
  if (card.recommended.length === 0) return null;
  return (
    <Panel title={t('account.recommended')}>
      <ul className={classes.list}>
        {card.recommended.map(({ id, company }) => (
          <li key={id}>
            <Anchor component={Link} to={`/accounts/${id}`} size="sm">
              {company ?? t('privateBuyer')}
            </Anchor>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
