import { Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type * as OpenAccount from '../../../../../functions/api/customers/open-account/contract.ts';
import { endpoint } from '../../../api/endpoint.ts';
import { usePlant } from '../../../api/plant.ts';
import { useChange } from '../../../api/use-change.ts';
import { useSaid } from '../../../language/use-language.ts';
import { FormWindow } from '../../../ui/form-window.tsx';
import { spoken } from '../../../moves/said-fields.tsx';

const openAccount = endpoint<typeof OpenAccount>('POST', '/accounts');

type Typed = Record<'company' | 'taxId' | 'region' | 'name' | 'phone' | 'email', string> & { segment: string | null };
const blank: Typed = { company: '', taxId: '', region: '', name: '', phone: '', email: '', segment: null };

/** A customer met outside of any request, with the person met there first. */
export function OpenAccountWindow({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('cards');
  const said = useSaid();
  const go = useNavigate();
  const { segments } = usePlant();
  const [typed, setTyped] = useState(blank);
  const { change, isBusy, error } = useChange(openAccount, {
    refresh: () => [['accounts']],
    done: ({ id }) => {
      onClose();
      void go(`/accounts/${id}`);
    },
    failed: () => true,
  });
  const { segment, name, phone, email, ...company } = typed;
  const field = (key: Exclude<keyof Typed, 'segment'>, maxLength: number, isFirst = false) => (
    <TextInput
      label={t(`field.${key}`)}
      value={typed[key]}
      onChange={(event) => setTyped({ ...typed, [key]: event.currentTarget.value })}
      maxLength={maxLength}
      data-autofocus={isFirst || undefined}
    />
  );
  return (
    <FormWindow
      title={t('accounts.open')}
      submit={t('edit.save')}
      isBusy={isBusy}
      isReady={[typed.company, name, phone, email].some((value) => value.trim() !== '')}
      error={error ?? undefined}
      onClose={onClose}
      onSubmit={() =>
        change({
          ...spoken<Partial<typeof company>>(company),
          ...(segment !== null && { segment }),
          contact: spoken<Partial<Record<'name' | 'phone' | 'email', string>>>({ name, phone, email }),
        })
      }
    >
      {field('company', 200, true)}
      <Group grow align="start">
        {field('taxId', 30)}
        {field('region', 100)}
      </Group>
      <Select
        label={t('field.segment')}
        data={segments.map(({ id, title }) => ({ value: id, label: said(title) }))}
        value={segment}
        onChange={(chosen) => setTyped({ ...typed, segment: chosen })}
        clearable
      />
      {field('name', 200)}
      <Group grow align="start">
        {field('phone', 60)}
        {field('email', 300)}
      </Group>
    </FormWindow>
  );
}
