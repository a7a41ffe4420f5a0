import { Badge, Button, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../api/now.ts';
import { useChange } from '../../../api/use-change.ts';
import { useMay } from '../../../api/use-session.ts';
import { useFormat } from '../../../language/format.ts';
import { Shown } from '../../../ui/shown.tsx';
import classes from '../cards.module.css';
import { Panel } from '../parts/panel.tsx';
import { PanelButton } from '../parts/panel-button.tsx';
import { type Contract, contractsQuery, editContract, type Holder } from './api.ts';
import { ContractWindow } from './contract-window.tsx';

type Props = {
  readonly of: Holder;
  readonly accountId: string;
  readonly dealId?: string;
  readonly owner: string | undefined;
};

/** Contracts and invoices, each with how far it is. */
export function Contracts({ of, accountId, dealId, owner }: Props) {
  const { t } = useTranslation('cards');
  const may = useMay();
  const contracts = useQuery(contractsQuery(of));
  const [isOpen, setIsOpen] = useState(false);
  const mayWork = may('work-contract', owner);
  const keys = [
    ['deal', dealId ?? ''],
    ['account', accountId],
  ] as const;
  return (
    <Panel
      title={t('contracts.title')}
      actions={mayWork && <PanelButton onClick={() => setIsOpen(true)}>{t('contracts.add')}</PanelButton>}
    >
      <Shown query={contracts}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('contracts.none')}
            </Text>
          ) : (
            <ul className={classes.list}>
              {items.map((contract) => (
                <ContractItem key={contract.id} contract={contract} mayWork={mayWork} keys={keys} />
              ))}
            </ul>
          )
        }
      </Shown>
      {isOpen && (
        <ContractWindow
          accountId={accountId}
          {...(dealId !== undefined && { dealId })}
          keys={keys}
          onClose={() => setIsOpen(false)}
        />
      )}
    </Panel>
  );
}

/** How far a contract may be next. */
const next: Readonly<Record<Contract['state'], readonly Contract['state'][]>> = {
  draft: ['sent', 'signed', 'ended'],
  sent: ['draft', 'signed', 'ended'],
  signed: ['ended'],
  ended: [],
};
const colors: Readonly<Record<Contract['state'], string>> = {
  draft: 'gray',
  sent: 'blue',
  signed: 'teal',
  ended: 'gray',
};

type ItemProps = {
  readonly contract: Contract;
  readonly mayWork: boolean;
  readonly keys: readonly (readonly [string, string])[];
};

function ContractItem({ contract, mayWork, keys }: ItemProps) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const today = useToday();
  const edit = useChange(editContract, { refresh: () => keys });
  const { id, type, number, on, amount, state, validUntil, signedOn } = contract;
  const badge = (
    <Badge variant="light" color={colors[state]}>
      {t(`code.${state}`)}
    </Badge>
  );
  return (
    <li className={classes.listItem}>
      <div>
        <Text size="sm">{t('contracts.of', { type: t(`code.${type}`), number, on: format.day(on) })}</Text>
        <Text size="xs" c="dimmed">
          {[
            amount && format.money(amount),
            validUntil !== undefined && t('contracts.until', { day: format.day(validUntil) }),
            signedOn !== undefined && t('contracts.signedOn', { day: format.day(signedOn) }),
          ]
            .filter((part) => typeof part === 'string')
            .join(' · ')}
        </Text>
      </div>
      {mayWork && next[state].length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="compact-xs"
              variant="subtle"
              rightSection={<IconChevronDown size={13} />}
              title={t('contracts.change')}
            >
              {t(`code.${state}`)}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {next[state].map((to) => (
              <Menu.Item
                key={to}
                onClick={() => edit.change({ id, state: to, ...(to === 'signed' && { signedOn: today }) })}
              >
                {t(`code.${to}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <Group>{badge}</Group>
      )}
    </li>
  );
}
