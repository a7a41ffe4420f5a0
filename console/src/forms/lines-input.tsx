import { ActionIcon, Button, Fieldset, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Line } from '../../../shared/domain/deals/deal.ts';
import { AmountInput } from './amount-input.tsx';

type Props = {
  readonly label: string;
  readonly value: readonly Line[];
  readonly onChange: (lines: readonly Line[]) => void;
};

/** The lines of a deal: what, how many, at what price. */
export function LinesInput({ label, value, onChange }: Props) {
  const { t } = useTranslation('forms');
  const lines: readonly Line[] = value.length > 0 ? value : [{ title: '' }];
  const set = (at: number, changes: Partial<Line>): void =>
    onChange(lines.map((line, n) => (n === at ? (withoutNothing({ ...line, ...changes }) as Line) : line)));
  return (
    <Fieldset legend={label}>
      <Stack gap="sm">
        {lines.map((line, at) => (
          <Group key={at} align="end" gap="xs" wrap="wrap">
            <TextInput
              label={t('line.title')}
              value={line.title}
              onChange={(event) => set(at, { title: event.currentTarget.value })}
              required
              maxLength={300}
              className="grows"
            />
            <NumberInput
              label={t('line.quantity')}
              value={line.quantity ?? ''}
              onChange={(typed) => set(at, { quantity: typed === '' ? undefined : Number(typed) })}
              min={0}
              hideControls
              w={90}
            />
            <AmountInput
              label={t('line.price')}
              description={undefined}
              value={line.price}
              onChange={(price) => set(at, { price })}
              w={140}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('line.remove', { title: line.title })}
              onClick={() => onChange(lines.filter((_line, n) => n !== at))}
              disabled={lines.length === 1}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange([...lines, { title: '' }])}
          className="starts"
        >
          {t('line.add')}
        </Button>
      </Stack>
    </Fieldset>
  );
}

/** What is `undefined` is not there. */
const withoutNothing = (held: object): object =>
  Object.fromEntries(Object.entries(held).filter(([, value]) => value !== undefined));
