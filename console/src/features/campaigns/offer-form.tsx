import { Checkbox, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlant } from '../../api/plant.ts';
import { AmountInput } from '../../forms/amount-input.tsx';
import { DayInput } from '../../forms/day-input.tsx';
import classes from './campaigns.module.css';
import type { Typed } from './offer-typed.ts';

type Props = { readonly typed: Typed; readonly onType: (changes: Partial<Typed>) => void };

const texts = [
  ['titleRu', 'titleEn'],
  ['termsRu', 'termsEn'],
] as const;
const mostTitle = 200;
const mostTerms = 2000;

/** Terms with their days, what they cost us, and below which margin nobody may go with them. */
export function OfferForm({ typed, onType }: Props) {
  const { t } = useTranslation('campaigns');
  const { staff } = usePlant();
  const isBackwards = typed.from !== undefined && typed.until !== undefined && typed.until < typed.from;
  return (
    <Stack gap="md">
      {texts.map((pair, row) => (
        <div key={pair[0]} className={classes.pair}>
          {pair.map((name) =>
            row === 0 ? (
              <TextInput
                key={name}
                label={t(`offer.${name}`)}
                value={typed[name]}
                onChange={(event) => onType({ [name]: event.currentTarget.value })}
                maxLength={mostTitle}
                required
              />
            ) : (
              <Textarea
                key={name}
                label={t(`offer.${name}`)}
                description={t('offer.termsAbout')}
                value={typed[name]}
                onChange={(event) => onType({ [name]: event.currentTarget.value })}
                maxLength={mostTerms}
                autosize
                minRows={3}
                required
              />
            ),
          )}
        </div>
      ))}
      <div className={classes.pair}>
        <DayInput label={t('field.from')} value={typed.from} onChange={(from) => onType({ from })} required />
        <DayInput
          label={t('field.until')}
          value={typed.until}
          onChange={(until) => onType({ until })}
          error={isBackwards && t('backwards')}
          required
        />
        <NumberInput
          label={t('offer.floor')}
          description={t('offer.floorAbout')}
          value={typed.floor ?? ''}
          onChange={(floor) => onType({ floor: floor === '' ? undefined : Number(floor) })}
          min={0}
          max={100}
          suffix="%"
          hideControls
          required
        />
        <AmountInput label={t('offer.cost')} value={typed.cost} onChange={(cost) => onType({ cost })} />
        <Select
          label={t('offer.owner')}
          data={staff.map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.owner}
          onChange={(owner) => onType({ owner: owner ?? typed.owner })}
          allowDeselect={false}
          searchable
        />
      </div>
      <Checkbox
        label={t('offer.forWinBacks')}
        checked={typed.forWinBacks}
        onChange={(event) => onType({ forWinBacks: event.currentTarget.checked })}
      />
    </Stack>
  );
}
