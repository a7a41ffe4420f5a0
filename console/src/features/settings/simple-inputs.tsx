import { Checkbox, Group, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Said } from '../../../../shared/domain/said.ts';
import { DayInput } from '../../forms/day-input.tsx';
import { type Drawing, useForm } from './form-context.ts';
import type { Shape } from './shape.ts';
import type { Choice } from './use-choices.ts';

/** What an input of a kind is drawn with. */
export type Drawn<O extends Shape['of']> = Omit<Drawing, 'shape'> & {
  readonly shape: Extract<Shape, { readonly of: O }>;
};
type Any = Drawing;

/** What every input is given. */
function useCommon({ shape: { isOptional = false }, label, path }: Any) {
  const { isReadOnly, wrongAt } = useForm();
  return { label, required: !isOptional && !isReadOnly, readOnly: isReadOnly, error: wrongAt(path) };
}

/** An empty field that may be left out is left out. */
const orNothing = (typed: string, { isOptional = false }: Shape): string | undefined =>
  typed === '' && isOptional ? undefined : typed;

const rowsOfLong = 2;

export function WrittenInput(props: Any) {
  return (
    <TextInput
      {...useCommon(props)}
      value={(props.value ?? '') as string} // as its shape says, here and below
      onChange={(event) => props.onChange(orNothing(event.currentTarget.value, props.shape))}
    />
  );
}

export function SaidInput(props: Any & { readonly isLong: boolean }) {
  const { t } = useTranslation('settings');
  const { wrongAt } = useForm();
  const { readOnly, required } = useCommon(props);
  const said = (props.value ?? { en: '', ru: '' }) as Said;
  const Input = props.isLong ? Textarea : TextInput;
  const write = (next: Said): void =>
    props.onChange(props.shape.isOptional === true && next.en === '' && next.ru === '' ? undefined : next);
  return (
    <Group grow gap="sm" align="start" preventGrowOverflow={false}>
      {(['ru', 'en'] as const).map((language) => (
        <Input
          key={language}
          label={t(language === 'ru' ? 'inRu' : 'inEn', { label: props.label })}
          value={said[language]}
          onChange={(event) => write({ ...said, [language]: event.currentTarget.value })}
          required={required}
          readOnly={readOnly}
          error={wrongAt(`${props.path}.${language}`)}
          miw={200}
          {...(props.isLong && { autosize: true, minRows: rowsOfLong })}
        />
      ))}
    </Group>
  );
}

export function CheckInput(props: Any) {
  const { label, readOnly, error } = useCommon(props);
  return (
    <Checkbox
      label={label}
      checked={props.value === true}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
      disabled={readOnly}
      error={error}
    />
  );
}

/** Of a reason for a loss: whether it names a competitor. */
export function CompetitorInput(props: Any) {
  return (
    <CheckInput
      {...props}
      value={props.value === 'competitor'}
      onChange={(checked) => props.onChange(checked === true ? 'competitor' : undefined)}
    />
  );
}

export function NumberOf(props: Drawn<'number'>) {
  const { least, most, digits = 0 } = props.shape;
  return (
    <NumberInput
      {...useCommon(props)}
      value={(props.value ?? '') as number | ''}
      onChange={(typed) => props.onChange(typed === '' ? undefined : Number(typed))}
      {...(least !== undefined && { min: least })}
      {...(most !== undefined && { max: most })}
      decimalScale={digits}
      allowedDecimalSeparators={[',', '.']}
    />
  );
}

/** What is held and can be chosen no more is shown all the same. */
const withHeld = (choices: readonly Choice[], held: readonly string[]): Choice[] => [
  ...choices,
  ...held
    .filter((value) => !choices.some((choice) => choice.value === value))
    .map((value) => ({ value, label: value })),
];

export function ChoiceInput(props: Drawn<'choice'>) {
  const { t } = useTranslation('settings');
  const { choicesFrom } = useForm();
  const held = (props.value ?? '') as string;
  return (
    <Select
      {...useCommon(props)}
      data={withHeld(choicesFrom(props.shape.from), held === '' ? [] : [held])}
      value={held === '' ? null : held}
      onChange={(chosen) => props.onChange(chosen ?? undefined)}
      clearable={props.shape.isOptional === true}
      allowDeselect={props.shape.isOptional === true}
      searchable
      {...(props.shape.isOptional === true && { placeholder: t('any') })}
    />
  );
}

export function ChoicesInput(props: Drawn<'choices' | 'numbers'>) {
  const { choicesFrom } = useForm();
  const { required: _any, ...common } = useCommon(props);
  const held = (props.value ?? []) as readonly string[];
  return (
    <MultiSelect
      {...common}
      data={withHeld(choicesFrom(props.shape.from), held)}
      value={[...held]}
      onChange={props.onChange}
      searchable
    />
  );
}

export function DayOfYearInput(props: Any) {
  return <DayInput {...useCommon(props)} value={props.value as string | undefined} onChange={props.onChange} />;
}

export function TimeOf(props: Any) {
  return (
    <TextInput
      {...useCommon(props)}
      type="time"
      value={(props.value ?? '') as string}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
