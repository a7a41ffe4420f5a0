/** Asks for exactly what a refusal names, each with the input that fits it. */
import { Checkbox, Fieldset, Group, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Line, PaymentTerm } from '../../../shared/domain/deals/deal.ts';
import type { Amount } from '../../../shared/domain/money/money.ts';
import type { Missing } from '../../../shared/domain/records/refusal.ts';
import { useMay } from '../api/use-session.ts';
import { useSaid } from '../language/use-language.ts';
import { AmountInput } from './amount-input.tsx';
import { DayInput } from './day-input.tsx';
import { useAllowedTitle } from './allowed-title.ts';
import type { Filled } from './filled.ts';
import { LinesInput } from './lines-input.tsx';
import { MemberInput } from './member-input.tsx';
import { TermsInput } from './terms-input.tsx';

type Props = {
  readonly missing: readonly Missing[];
  readonly filled: Filled;
  readonly onFill: (filled: Filled) => void;
  /** What is known of the record that is asked about: its lines, its quote. */
  readonly known?: Filled;
};

export function MissingFields({ missing, filled, onFill, known = {} }: Props) {
  const fields = missing.filter((each, n) => missing.findIndex(({ field }) => field === each.field) === n);
  return (
    <Stack gap="md">
      {fields.map((each, n) => (
        <MissingField
          key={each.field}
          missing={each}
          value={filled[each.field]}
          known={known}
          onChange={(value) => onFill({ ...filled, [each.field]: value })}
          isFirst={n === 0}
        />
      ))}
    </Stack>
  );
}

type FieldProps = {
  readonly missing: Missing;
  readonly value: unknown;
  readonly known: Filled;
  readonly onChange: (value: unknown) => void;
  readonly isFirst: boolean;
};
type Drawn = FieldProps & { readonly label: string };

/** Each of these casts is of what the input of the same field put there. */
const inputs: Readonly<Record<string, (drawn: Drawn) => ReactNode>> = {
  lines: ({ label, value, known, onChange }) => (
    <LinesInput label={label} value={(value ?? known.lines ?? []) as readonly Line[]} onChange={onChange} />
  ),
  paymentTerms: ({ label, value, known, onChange }) => (
    <TermsInput
      label={label}
      value={(value ?? known.paymentTerms ?? []) as readonly PaymentTerm[]}
      onChange={onChange}
    />
  ),
  committee: ({ label, value, known, onChange }) => (
    <MemberInput label={label} accountId={known.accountId as string | undefined} value={value} onChange={onChange} />
  ),
  quote: (drawn) => (
    <Parts
      {...drawn}
      parts={[
        ['number', 'text'],
        ['amount', 'amount'],
        ['sentOn', 'day'],
      ]}
    />
  ),
  order: (drawn) => (
    <Parts
      {...drawn}
      parts={[
        ['number', 'text'],
        ['on', 'day'],
      ]}
    />
  ),
  agreement: (drawn) => (
    <Parts
      {...drawn}
      parts={[
        ['amount', 'amount'],
        ['specification', 'text'],
      ]}
    />
  ),
  payment: (drawn) => (
    <Parts
      {...drawn}
      parts={[
        ['document', 'text'],
        ['amount', 'amount'],
        ['on', 'day'],
      ]}
    />
  ),
  shipment: (drawn) => (
    <Parts
      {...drawn}
      parts={[
        ['document', 'text'],
        ['on', 'day'],
        ['last', 'yes'],
      ]}
    />
  ),
  deferral: (drawn) => <Deferral {...drawn} />,
};

const days: readonly string[] = ['promisedShipOn', 'wakeUpAt', 'wakeUpOn', 'feedbackOn'];
const long: readonly string[] = ['need', 'note', 'deliveryTerms'];

function MissingField(field: FieldProps) {
  const said = useSaid();
  const drawn = { ...field, label: said(field.missing.title) };
  return <>{drawing(field.missing)(drawn)}</>;
}

/** Which input fits a field. */
function drawing({ field, allowed }: Missing): (drawn: Drawn) => ReactNode {
  const own = inputs[field];
  if (own) return own;
  if (field.startsWith('criteria.')) return (drawn) => <Criterion {...drawn} />;
  if (allowed) return (drawn) => <Choice {...drawn} />;
  return days.includes(field) ? (drawn) => <DayField {...drawn} /> : (drawn) => <TextField {...drawn} />;
}

const DayField = ({ label, value, onChange }: Drawn) => (
  <DayInput label={label} value={value as string | undefined} onChange={onChange} required />
);

function TextField({ missing, label, value, onChange, isFirst }: Drawn) {
  const Input = long.includes(missing.field) ? Textarea : TextInput;
  return (
    <Input
      label={label}
      value={(value ?? '') as string}
      onChange={(event) => onChange(event.currentTarget.value)}
      required
      data-autofocus={isFirst || undefined}
    />
  );
}

function Criterion({ label, value, onChange }: Drawn) {
  const { t } = useTranslation('forms');
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm">{label}</Text>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={(value as string | undefined) ?? ''}
        onChange={onChange}
        data={[
          { value: 'target', label: t('criterion.target') },
          { value: 'failed', label: t('criterion.failed') },
        ]}
      />
    </Group>
  );
}

function Choice({ missing, label, value, onChange }: Drawn) {
  const titleOf = useAllowedTitle(missing.field);
  return (
    <Select
      label={label}
      data={(missing.allowed ?? []).map((each) => ({ value: each, label: titleOf(each) }))}
      value={(value as string | undefined) ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      required
      searchable
    />
  );
}

function Deferral({ label, value, onChange }: Drawn) {
  const { t } = useTranslation('forms');
  const may = useMay();
  if (!may('approve-deal')) return <Text size="sm">{t('deferral.askHead')}</Text>;
  return (
    <Checkbox
      label={label}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked || undefined)}
    />
  );
}

type Part = readonly [
  name: 'number' | 'amount' | 'sentOn' | 'on' | 'specification' | 'document' | 'last',
  kind: 'text' | 'amount' | 'day' | 'yes',
];

/** Something of several parts, as a payment is. */
function Parts({ missing, label, value, known, onChange, parts }: Drawn & { readonly parts: readonly Part[] }) {
  const { t } = useTranslation('forms');
  const held = { ...knownOf(missing.field, known), ...(value as Filled | undefined) };
  const set = (name: string, part: unknown): void => onChange({ ...held, [name]: part });
  return (
    <Fieldset legend={label}>
      <Stack gap="sm">
        {parts.map(([name, kind]) => {
          const title = t(`part.${name}`);
          switch (kind) {
            case 'amount':
              return (
                <AmountInput
                  key={name}
                  label={title}
                  value={held[name] as Amount | undefined}
                  onChange={(amount) => set(name, amount)}
                  required
                />
              );
            case 'day':
              return (
                <DayInput
                  key={name}
                  label={title}
                  value={held[name] as string | undefined}
                  onChange={(day) => set(name, day)}
                  required
                />
              );
            case 'yes':
              return (
                <Checkbox
                  key={name}
                  label={title}
                  checked={held[name] === true}
                  onChange={(event) => set(name, event.currentTarget.checked)}
                />
              );
            case 'text':
              return (
                <TextInput
                  key={name}
                  label={title}
                  value={(held[name] as string | undefined) ?? ''}
                  onChange={(event) => set(name, event.currentTarget.value)}
                  required
                />
              );
          }
        })}
      </Stack>
    </Fieldset>
  );
}

/** What is known already: the amount that was quoted is what is agreed, and what is agreed is what is paid, unless somebody says otherwise. */
function knownOf(field: string, { quote, agreement, today, linesTotal }: Filled): Filled {
  const quoted = amountIn(quote) ?? linesTotal;
  const ready: Readonly<Record<string, Filled>> = {
    quote: { amount: quoted, sentOn: today },
    agreement: { amount: quoted },
    payment: { amount: amountIn(agreement) ?? quoted, on: today },
    order: { on: today },
    shipment: { on: today, last: true },
  };
  return ready[field] ?? {};
}

const amountIn = (held: unknown): Amount | undefined => (held as { amount?: Amount } | undefined)?.amount; // of a deal’s own quote or agreement
