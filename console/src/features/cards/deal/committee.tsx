import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { committeeRoles } from '../../../../../shared/domain/people/committee.ts';
import type * as AddMember from '../../../../../functions/api/sales/add-member/contract.ts';
import { endpoint } from '../../../api/endpoint.ts';
import { usePlant } from '../../../api/plant.ts';
import { useChange } from '../../../api/use-change.ts';
import { FormWindow } from '../../../ui/form-window.tsx';
import { accountQuery, type DealCard } from '../api.ts';
import classes from '../cards.module.css';
import { Panel } from '../parts/panel.tsx';
import { PanelButton } from '../parts/panel-button.tsx';
import { PersonLink } from '../parts/record-link.tsx';
import { MissingRoles } from '../parts/missing-roles.tsx';

const addMember = endpoint<typeof AddMember>('POST', '/deals/{id}/committee');
type Role = (typeof committeeRoles)[number];
type Props = { readonly card: DealCard; readonly mayEdit: boolean };

/** Who decides on their side, in which role, and whom we have not met yet. */
export function Committee({ card, mayEdit }: Props) {
  const { t } = useTranslation(['cards', 'forms']);
  const { segments } = usePlant();
  const { data: account } = useQuery(accountQuery(card.accountId));
  const [isOpen, setIsOpen] = useState(false);
  const typical = segments.find(({ id }) => id === card.segment)?.committee ?? [];
  const missing = typical.filter((role) => !card.committee.some((member) => member.role === role));
  return (
    <Panel
      title={t('panel.committee')}
      actions={mayEdit && <PanelButton onClick={() => setIsOpen(true)}>{t('committee.add')}</PanelButton>}
    >
      {card.committee.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('committee.none')}
        </Text>
      )}
      <ul className={classes.list}>
        {card.committee.map(({ personId, role }) => (
          <li key={personId} className={classes.listItem}>
            <PersonLink id={personId} name={account?.persons.find(({ id }) => id === personId)?.name} />
            <Text size="sm" c="dimmed">
              {t(`forms:allowed.${role}`)}
            </Text>
          </li>
        ))}
      </ul>
      <MissingRoles roles={missing} />
      {isOpen && <AddMemberWindow card={card} first={missing[0]} onClose={() => setIsOpen(false)} />}
    </Panel>
  );
}

type WindowProps = { readonly card: DealCard; readonly first: Role | undefined; readonly onClose: () => void };

function AddMemberWindow({ card, first = 'decision-maker', onClose }: WindowProps) {
  const { t } = useTranslation(['cards', 'forms']);
  const { data } = useQuery(accountQuery(card.accountId));
  const [personId, setPersonId] = useState<string | null>(null);
  const [role, setRole] = useState<Role>(first);
  const { change, isBusy, error } = useChange(addMember, {
    refresh: () => [
      ['deal', card.id],
      ['account', card.accountId],
    ],
    done: onClose,
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('committee.title')}
      submit={t('edit.save')}
      isBusy={isBusy}
      isReady={personId !== null}
      error={error ?? undefined}
      onClose={onClose}
      onSubmit={() => personId !== null && change({ id: card.id, personId, role })}
    >
      <Select
        label={t('link.person')}
        description={t('committee.about')}
        data={(data?.persons ?? []).map(({ id, name }) => ({ value: id, label: name ?? t('unnamed') }))}
        value={personId}
        onChange={setPersonId}
        required
        data-autofocus
      />
      <Select
        label={t('forms:member.role')}
        data={committeeRoles.map((each) => ({ value: each, label: t(`forms:allowed.${each}`) }))}
        value={role}
        onChange={(each) => setRole(each ?? role)}
        allowDeselect={false}
      />
    </FormWindow>
  );
}
