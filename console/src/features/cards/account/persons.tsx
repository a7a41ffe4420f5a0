import { ActionIcon, Badge, Group, Menu, Text, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as AddPerson from '../../../../../functions/api/customers/add-person/contract.ts';
import { endpoint } from '../../../api/endpoint.ts';
import { useChange } from '../../../api/use-change.ts';
import { FormWindow } from '../../../ui/form-window.tsx';
import { spoken } from '../../../moves/said-fields.tsx';
import type { AccountCard } from '../api.ts';
import classes from '../cards.module.css';
import { Panel } from '../parts/panel.tsx';
import { PanelButton } from '../parts/panel-button.tsx';
import { PersonLink } from '../parts/record-link.tsx';
import { useAccountEdit } from './account-details.tsx';
import { MissingRoles } from '../parts/missing-roles.tsx';

const addPerson = endpoint<typeof AddPerson>('POST', '/accounts/{id}/persons');
type Props = { readonly card: AccountCard; readonly mayEdit: boolean };

/** Who is known there, what they decide, and whom nobody has met yet. */
export function Persons({ card, mayEdit }: Props) {
  const { t } = useTranslation(['cards', 'forms']);
  const [isOpen, setIsOpen] = useState(false);
  const edit = useAccountEdit(card);
  const { missing } = card.committee;
  return (
    <Panel
      title={t('panel.persons')}
      actions={mayEdit && <PanelButton onClick={() => setIsOpen(true)}>{t('persons.add')}</PanelButton>}
    >
      <ul className={classes.list}>
        {card.persons.map((person) => (
          <PersonItem
            key={person.id}
            person={person}
            onMain={mayEdit ? () => edit({ mainPersonId: person.id }) : undefined}
          />
        ))}
      </ul>
      <MissingRoles roles={missing} />
      {isOpen && <AddPersonWindow id={card.id} onClose={() => setIsOpen(false)} />}
    </Panel>
  );
}

type ItemProps = {
  readonly person: AccountCard['persons'][number];
  /** @default - it may not be changed who is met there first */
  readonly onMain: (() => void) | undefined;
};

function PersonItem({ person, onMain }: ItemProps) {
  const { t } = useTranslation(['cards', 'forms']);
  const { id, name = t('unnamed'), role, isMain, phone, email, erasedAt } = person;
  const shown = erasedAt === undefined ? name : t('person.erased');
  return (
    <li className={classes.listItem}>
      <div>
        <Group gap={6}>
          <PersonLink id={id} name={shown} />
          {isMain && (
            <Badge size="xs" variant="light">
              {t('persons.main')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {[phone, email].filter((part) => part !== undefined).join(' · ')}
        </Text>
      </div>
      <Group gap={6}>
        {role !== undefined && (
          <Text size="xs" c="dimmed">
            {t(`forms:allowed.${role}`)}
          </Text>
        )}
        {onMain && !isMain && erasedAt === undefined && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('persons.more', { name: shown })}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={onMain}>{t('persons.makeMain')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
    </li>
  );
}

const fields = ['name', 'phone', 'email'] as const;
const blank: Readonly<Record<(typeof fields)[number], string>> = { name: '', phone: '', email: '' };

function AddPersonWindow({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('cards');
  const [typed, setTyped] = useState(blank);
  const { change, isBusy, error } = useChange(addPerson, {
    refresh: () => [['account', id]],
    done: onClose,
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('persons.add')}
      submit={t('edit.save')}
      isBusy={isBusy}
      isReady={Object.values(typed).some((value) => value.trim() !== '')}
      error={error ?? undefined}
      onClose={onClose}
      onSubmit={() => change({ id, ...spoken<Partial<typeof typed>>(typed) })}
    >
      {fields.map((field, n) => (
        <TextInput
          key={field}
          label={t(`field.${field}`)}
          value={typed[field]}
          onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
          maxLength={200}
          data-autofocus={n === 0 || undefined}
        />
      ))}
    </FormWindow>
  );
}
