import { Button, Group, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as ErasePerson from '../../../../../functions/api/customers/erase-person/contract.ts';
import type * as ExportPerson from '../../../../../functions/api/customers/export-person/contract.ts';
import { endpoint } from '../../../api/endpoint.ts';
import { useChange } from '../../../api/use-change.ts';
import { FormWindow } from '../../../ui/form-window.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { Panel } from '../parts/panel.tsx';

const erasePerson = endpoint<typeof ErasePerson>('POST', '/persons/{id}/erase');
const exportPerson = endpoint<typeof ExportPerson>('GET', '/persons/{id}/export');

type Props = {
  readonly id: string;
  /** What is typed to confirm: their name, or the end of their id. */
  readonly confirm: string;
  readonly erasedAt?: string | undefined;
};

/** What is kept of somebody, given to them or forgotten for good. */
export function PersonalData({ id, confirm, erasedAt }: Props) {
  const { t } = useTranslation('cards');
  const [isErasing, setIsErasing] = useState(false);
  const exported = useChange(exportPerson, {
    done: (all) => {
      saveFile(new Blob([JSON.stringify(all, undefined, 2)], { type: 'application/json' }), `person-${id}.json`);
      notifications.show({ message: t('personal.exported'), color: 'green' });
    },
  });
  return (
    <Panel title={t('personal.title')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('personal.about')}
      </Text>
      <Group gap="sm">
        <Button size="xs" variant="default" loading={exported.isBusy} onClick={() => exported.change({ id })}>
          {t('personal.export')}
        </Button>
        {erasedAt === undefined && (
          <Button size="xs" color="red" variant="outline" onClick={() => setIsErasing(true)}>
            {t('personal.erase')}
          </Button>
        )}
      </Group>
      {isErasing && <EraseWindow id={id} name={confirm} onClose={() => setIsErasing(false)} />}
    </Panel>
  );
}

type WindowProps = { readonly id: string; readonly name: string; readonly onClose: () => void };

/** Nobody erases by a slip: who it is has to be typed. */
function EraseWindow({ id, name, onClose }: WindowProps) {
  const { t } = useTranslation('cards');
  const [typed, setTyped] = useState('');
  const { change, isBusy, error } = useChange(erasePerson, {
    refresh: () => [['person', id], ['account'], ['accounts'], ['lead'], ['deal']],
    done: () => {
      notifications.show({ message: t('personal.erased'), color: 'green' });
      onClose();
    },
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('personal.erase')}
      submit={t('personal.eraseAct')}
      tone="red"
      isBusy={isBusy}
      isReady={typed.trim() === name}
      error={error ?? undefined}
      onClose={onClose}
      onSubmit={() => change({ id })}
    >
      <Text size="sm">{t('personal.eraseAbout')}</Text>
      <TextInput
        label={t('personal.typeName', { name })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
      />
    </FormWindow>
  );
}
