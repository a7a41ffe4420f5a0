import { Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { usePlant } from '../api/plant.ts';
import { useChange } from '../api/use-change.ts';
import { useSaid } from '../language/use-language.ts';
import { enterLead, type NewLead } from './api.ts';
import { FormWindow } from '../ui/form-window.tsx';

type Typed = Record<
  'source' | 'name' | 'company' | 'email' | 'phone' | 'segment' | 'region' | 'product' | 'need' | 'taxId',
  string
>;

const blank: Typed = {
  source: '',
  name: '',
  company: '',
  email: '',
  phone: '',
  segment: '',
  region: '',
  product: '',
  need: '',
  taxId: '',
};

/** A lead that came by a call, at an exhibition, by a recommendation. */
export function EnterLead({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('entry');
  const { sources, segments } = usePlant();
  const said = useSaid();
  const go = useNavigate();
  const form = useForm<Typed>({
    mode: 'uncontrolled',
    initialValues: { ...blank, source: sources[0]?.id ?? '' },
    validate: {
      source: (source) => (source === '' ? t('needed') : null),
      phone: (phone, { email }) => (phone.trim() === '' && email.trim() === '' ? t('lead.contactNeeded') : null),
    },
  });
  const { change, isBusy, error } = useChange(enterLead, {
    refresh: () => [['leads-board'], ['day']],
    done: ({ id, became }) => {
      notifications.show({ message: t(became === 'lead' ? 'lead.entered' : 'lead.touched'), color: 'green' });
      onClose();
      void go(`/leads/${id}`);
    },
    failed: () => true,
  });
  const options = (entries: typeof sources | typeof segments) =>
    entries.map(({ id, title }) => ({ value: id, label: said(title) }));
  return (
    <FormWindow
      title={t('lead.title')}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={form.onSubmit((typed) => change(saidOf(typed)))}
    >
      <Stack gap="sm">
        <Group grow>
          <TextInput label={t('lead.name')} {...form.getInputProps('name')} data-autofocus maxLength={200} />
          <TextInput label={t('lead.company')} {...form.getInputProps('company')} maxLength={200} />
        </Group>
        <Group grow align="start">
          <TextInput label={t('lead.phone')} type="tel" {...form.getInputProps('phone')} maxLength={60} />
          <TextInput label={t('lead.email')} type="email" {...form.getInputProps('email')} maxLength={300} />
        </Group>
        <Group grow>
          <Select
            label={t('lead.source')}
            data={options(sources)}
            {...form.getInputProps('source')}
            required
            searchable
          />
          <Select label={t('lead.segment')} data={options(segments)} {...form.getInputProps('segment')} clearable />
        </Group>
        <Group grow>
          <TextInput label={t('lead.region')} {...form.getInputProps('region')} maxLength={100} />
          <TextInput label={t('lead.taxId')} {...form.getInputProps('taxId')} maxLength={30} />
        </Group>
        <TextInput label={t('lead.product')} {...form.getInputProps('product')} maxLength={200} />
        <Textarea label={t('lead.need')} {...form.getInputProps('need')} autosize minRows={2} maxLength={2000} />
      </Stack>
    </FormWindow>
  );
}

/** What was left blank was not said. */
const saidOf = (typed: Typed): NewLead => ({
  ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '' && value.trim() !== '')),
  source: typed.source,
});
