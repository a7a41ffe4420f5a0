/** What several moves ask for: a note, a reason, a basket. */
import { Radio, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Basket, baskets, basketTitles } from '../../../shared/domain/leads/pipeline.ts';
import { DayInput } from '../forms/day-input.tsx';
import { useSaid } from '../language/use-language.ts';

/** What somebody said about a move so far. */
export type SaidOfMove = {
  readonly note?: string;
  readonly reason?: string;
  readonly criterion?: string;
  readonly basket?: Basket;
  readonly wakeUpAt?: string | undefined;
};

type Props<S extends SaidOfMove> = {
  readonly said: S;
  readonly onSay: (said: S) => void;
};

/** A note in words. */
export function NoteField<S extends SaidOfMove>({
  said,
  onSay,
  required = false,
}: Props<S> & { readonly required?: boolean }) {
  const { t } = useTranslation('moves');
  return (
    <Textarea
      label={t('note')}
      value={said.note ?? ''}
      onChange={(event) => onSay({ ...said, note: event.currentTarget.value })}
      required={required}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={2000}
      data-autofocus={required || undefined}
    />
  );
}

/** In which basket, until when. */
export function ParkFields<S extends SaidOfMove>({ said, onSay }: Props<S>) {
  const { t } = useTranslation('moves');
  const inLanguage = useSaid();
  return (
    <Stack gap="md">
      <Radio.Group
        label={t('park.basket')}
        value={said.basket ?? ''}
        onChange={(basket) => onSay({ ...said, basket: basket as Basket })} // one of those below
        required
      >
        <Stack gap="xs" mt={4}>
          {baskets.map((basket, n) => (
            <Radio
              key={basket}
              value={basket}
              label={inLanguage(basketTitles[basket])}
              description={t(`park.about.${basket}`)}
              data-autofocus={n === 0 || undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      <DayInput
        label={t('park.wakeUp')}
        description={t('park.wakeUpAbout')}
        value={said.wakeUpAt}
        onChange={(wakeUpAt) => onSay({ ...said, wakeUpAt })}
        required={said.basket === 'time'}
      />
      <NoteField said={said} onSay={onSay} />
    </Stack>
  );
}

/** Whether a basket was chosen, and the day that one of them needs. */
export const isParkable = ({ basket, wakeUpAt }: SaidOfMove): boolean =>
  basket !== undefined && (basket !== 'time' || wakeUpAt !== undefined);

/** What was said, without what was left blank. */
export const spoken = <S extends object>(said: S): S =>
  Object.fromEntries(
    Object.entries(said)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : (value as unknown)] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  ) as S; // the same with less in it
