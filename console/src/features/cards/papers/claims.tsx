import { Anchor, Badge, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../api/now.ts';
import { useMay } from '../../../api/use-session.ts';
import { useFormat } from '../../../language/format.ts';
import { Shown } from '../../../ui/shown.tsx';
import classes from '../cards.module.css';
import { useCodeWords } from '../facts/code-words.ts';
import { Panel } from '../parts/panel.tsx';
import { PanelButton } from '../parts/panel-button.tsx';
import { type Claim, claimsQuery, type Holder } from './api.ts';
import { ClaimWindow } from './claim-window.tsx';
import { OpenClaimWindow } from './open-claim-window.tsx';

type Props = {
  readonly of: Holder;
  readonly accountId: string;
  readonly dealId?: string;
  readonly owner: string | undefined;
};

/** What the customer complains of, by when it is answered, and how it ended. */
export function Claims({ of, accountId, dealId, owner }: Props) {
  const { t } = useTranslation('cards');
  const may = useMay();
  const claims = useQuery(claimsQuery(of));
  const [isOpening, setIsOpening] = useState(false);
  const [open, setOpen] = useState<string>();
  const mayWork = may('work-claim', owner);
  const keys = [['deal', dealId ?? ''], ['account', accountId], ['tasks'], ['day']] as const;
  return (
    <Panel
      title={t('claims.title')}
      actions={mayWork && <PanelButton onClick={() => setIsOpening(true)}>{t('claims.add')}</PanelButton>}
    >
      <Shown query={claims}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('claims.none')}
            </Text>
          ) : (
            <ul className={classes.list}>
              {items.map((claim) => (
                <ClaimItem key={claim.id} claim={claim} onOpen={() => setOpen(claim.id)} />
              ))}
            </ul>
          )
        }
      </Shown>
      {isOpening && (
        <OpenClaimWindow
          accountId={accountId}
          {...(dealId !== undefined && { dealId })}
          keys={keys}
          onClose={() => setIsOpening(false)}
        />
      )}
      {open !== undefined && (
        <ClaimWindow id={open} owner={owner} mayWork={mayWork} keys={keys} onClose={() => setOpen(undefined)} />
      )}
    </Panel>
  );
}

const colors: Readonly<Record<Claim['state']['name'], string>> = { open: 'orange', answered: 'blue', closed: 'gray' };

function ClaimItem({ claim, onOpen }: { readonly claim: Claim; readonly onOpen: () => void }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const today = useToday();
  const wordOf = useCodeWords();
  const { cause, receivedOn, dueOn, state, cost } = claim;
  const isLate = state.name === 'open' && dueOn < today;
  return (
    <li className={classes.listItem}>
      <div>
        <Anchor component="button" size="sm" fw={500} onClick={onOpen}>
          {wordOf('cause', cause)}
        </Anchor>
        <Text size="xs" c="dimmed">
          {t('claims.receivedOn', { day: format.day(receivedOn) })}
          {state.name === 'open' && (
            <>
              {' · '}
              <span className={isLate ? classes.late : undefined}>{t('claims.dueOn', { day: format.day(dueOn) })}</span>
            </>
          )}
          {cost && ` · ${t('claims.costs', { sum: format.money(cost) })}`}
        </Text>
      </div>
      <Group>
        <Badge variant="light" color={colors[state.name]}>
          {t(`claims.state.${state.name}`)}
        </Badge>
      </Group>
    </li>
  );
}
