import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { LeadCard } from '../api.ts';
import type { Pair } from '../duplicates/api.ts';
import { CompareWindow } from '../duplicates/compare-window.tsx';
import { RecordField } from '../edit/record-field.tsx';
import { Panel } from '../parts/panel.tsx';
import { AccountLink, DealLink, LeadLink, PersonLink } from '../parts/record-link.tsx';
import { Plain, Row, Rows } from '../parts/rows.tsx';
import { useLeadEdit } from './lead-details.tsx';

type Props = { readonly card: LeadCard; readonly mayEdit: boolean };

/** What a lead belongs to, and what came of it. */
export function LeadLinks({ card, mayEdit }: Props) {
  const { t } = useTranslation('cards');
  const edit = useLeadEdit(card);
  const go = useNavigate();
  const [pair, setPair] = useState<Pair>();
  const { dealId, linkedTo, personId } = card;
  const account = accountOf(card);
  return (
    <Panel title={t('panel.links')}>
      <Rows>
        <Row label={t('link.person')}>
          <Plain>
            <PersonLink id={personId} name={card.contacts.name} />
          </Plain>
        </Row>
        <RecordField
          label={t('link.account')}
          kinds={['account']}
          value={account}
          mayEdit={mayEdit}
          shown={account !== undefined && <AccountLink id={account} name={card.company} />}
          onSave={(chosen) => edit({ accountId: chosen })}
        />
        <Suggested card={card} mayEdit={mayEdit} onConfirm={(accountId) => edit({ accountId })} />
        {dealId !== undefined && (
          <Row label={t('link.deal')}>
            <Plain>
              <DealLink id={dealId} />
            </Plain>
          </Row>
        )}
        {linkedTo.map((id) => (
          <Row key={id} label={t('link.linked')}>
            <Plain>
              <LeadLink id={id} />{' '}
              {mayEdit && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => setPair({ of: 'lead', one: card.id, other: id })}
                >
                  {t('duplicates.compare')}
                </Button>
              )}
            </Plain>
          </Row>
        ))}
        <RecordField
          label={t('field.referredBy')}
          kinds={['account', 'person']}
          value={card.referredBy}
          mayEdit={mayEdit}
          shown={card.referredBy !== undefined && <AccountLink id={card.referredBy} />}
          onSave={(referredBy) => edit({ referredBy })}
        />
      </Rows>
      {pair && (
        <CompareWindow pair={pair} onClose={() => setPair(undefined)} onMerged={(into) => void go(`/leads/${into}`)} />
      )}
    </Panel>
  );
}

/** The account it names, or the one its conversion found. */
const accountOf = ({ accountId, left }: LeadCard): string | undefined =>
  accountId ?? (typeof left?.accountId === 'string' ? left.accountId : undefined);

type SuggestedProps = Props & { readonly onConfirm: (accountId: string) => void };

/** An account with the same mail domain: a hint, until somebody confirms it. */
function Suggested({ card: { suggestedAccountId, accountId }, mayEdit, onConfirm }: SuggestedProps) {
  const { t } = useTranslation('cards');
  if (suggestedAccountId === undefined || accountId !== undefined) return null;
  return (
    <Row label={t('link.suggested')}>
      <Plain>
        <AccountLink id={suggestedAccountId} />{' '}
        {mayEdit && (
          <Button size="compact-xs" variant="light" onClick={() => onConfirm(suggestedAccountId)}>
            {t('link.confirm')}
          </Button>
        )}
      </Plain>
    </Row>
  );
}
