import { ActionIcon, Button, Fieldset, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PaymentTerm } from '../../../shared/domain/deals/deal.ts';
import { DayInput } from './day-input.tsx';

type Props = {
  readonly label: string;
  readonly value: readonly PaymentTerm[];
  readonly onChange: (terms: readonly PaymentTerm[]) => void;
};

const events = ['before-production', 'before-shipment', 'after-shipment', 'on'] as const;
const whole = 100;
const usual: readonly PaymentTerm[] = [
  { id: '1', share: { percent: 50 }, due: { event: 'before-production' } },
  { id: '2', share: { percent: 50 }, due: { event: 'before-shipment' } },
];

/** When the money comes: shares of the agreed amount, each with an event or a date. */
export function TermsInput({ label, value, onChange }: Props) {
  const { t } = useTranslation('forms');
  const percentOf = ({ share }: PaymentTerm): number => ('percent' in share ? share.percent : 0);
  const total = value.reduce((sum, term) => sum + percentOf(term), 0);
  const set = (at: number, changes: Partial<PaymentTerm>): void =>
    onChange(value.map((term, n) => (n === at ? { ...term, ...changes } : term)));
  return (
    <Fieldset legend={label}>
      <Stack gap="sm">
        {value.length === 0 && (
          <Button variant="default" size="compact-sm" onClick={() => onChange(usual)} className="starts">
            {t('terms.usual')}
          </Button>
        )}
        {value.map((term, at) => (
          <Group key={term.id} align="end" gap="xs">
            <NumberInput
              label={t('terms.percent')}
              value={percentOf(term)}
              onChange={(typed) => set(at, { share: { percent: Number(typed) } })}
              min={0}
              max={whole}
              suffix="%"
              hideControls
              w={80}
            />
            <Select
              label={t('terms.due')}
              data={events.map((event) => ({ value: event, label: t(`terms.event.${event}`) }))}
              value={'on' in term.due ? 'on' : term.due.event}
              onChange={(event) => event && set(at, { due: dueOf(event) })}
              allowDeselect={false}
              className="grows"
            />
            {'on' in term.due && (
              <DayInput
                label={t('terms.on')}
                value={term.due.on === '' ? undefined : term.due.on}
                onChange={(on) => set(at, { due: { on: on ?? '' } })}
                required
                w={140}
              />
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('terms.remove', { n: at + 1 })}
              onClick={() => onChange(value.filter((_term, n) => n !== at))}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange([...value, nextTerm(value, whole - total)])}
          className="starts"
        >
          {t('terms.add')}
        </Button>
        {value.length > 0 && total !== whole && (
          <Text size="sm" c="var(--mantine-color-error)">
            {t('terms.total', { total })}
          </Text>
        )}
      </Stack>
    </Fieldset>
  );
}

const dueOf = (event: string): PaymentTerm['due'] =>
  event === 'on' ? { on: '' } : { event: event as Exclude<(typeof events)[number], 'on'> }; // of the list above

const nextTerm = (terms: readonly PaymentTerm[], percent: number): PaymentTerm => ({
  id: String(Math.max(0, ...terms.map(({ id }) => Number(id) || 0)) + 1),
  share: { percent: Math.max(percent, 0) },
  due: { event: 'after-shipment' },
});
