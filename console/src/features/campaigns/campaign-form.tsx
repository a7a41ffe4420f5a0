import { Fieldset, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlant } from '../../api/plant.ts';
import { AmountInput } from '../../forms/amount-input.tsx';
import { DayInput } from '../../forms/day-input.tsx';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { lettersQuery } from '../../ui/letters/api.ts';
import { useLetterTitles } from '../../ui/letters/subject.ts';
import { offersQuery } from './api.ts';
import { AudienceInput } from './audience-input.tsx';
import classes from './campaigns.module.css';
import type { Typed } from './campaign-typed.ts';

export type FormProps = { readonly typed: Typed; readonly onType: (changes: Partial<Typed>) => void };

/** What a campaign is, as its marketer plans it. */
export function CampaignForm({ typed, onType }: FormProps) {
  const { t } = useTranslation('campaigns');
  const said = useSaid();
  const { sources } = usePlant();
  const isBackwards = typed.from !== undefined && typed.until !== undefined && typed.until < typed.from;
  return (
    <Stack gap="md">
      <TextInput
        label={t('field.name')}
        value={typed.name}
        onChange={(event) => onType({ name: event.currentTarget.value })}
        maxLength={200}
        required
        data-autofocus
      />
      <div className={classes.pair}>
        <Select
          label={t('field.channel')}
          data={sources.map(({ id, title }) => ({ value: id, label: said(title) }))}
          value={typed.channel}
          onChange={(channel) => onType({ channel: channel ?? '' })}
          allowDeselect={false}
          searchable
          required
        />
        <AmountInput label={t('field.budget')} value={typed.budget} onChange={(budget) => onType({ budget })} />
        <DayInput label={t('field.from')} value={typed.from} onChange={(from) => onType({ from })} required />
        <DayInput
          label={t('field.until')}
          value={typed.until}
          onChange={(until) => onType({ until })}
          error={isBackwards && t('backwards')}
          required
        />
      </div>
      <Utm typed={typed} onType={onType} />
      <AudienceInput typed={typed} onType={onType} />
      <Content typed={typed} onType={onType} />
      <Textarea
        label={t('field.goal')}
        description={t('field.goalAbout')}
        value={typed.goal}
        onChange={(event) => onType({ goal: event.currentTarget.value })}
        maxLength={2000}
        autosize
        minRows={2}
      />
    </Stack>
  );
}

function Utm({ typed, onType }: FormProps) {
  const { t } = useTranslation('campaigns');
  return (
    <Fieldset legend={t('utm.title')}>
      <Stack gap="sm">
        <TextInput
          label={t('utm.campaign')}
          description={t('utm.campaignAbout')}
          value={typed.utmCampaign}
          onChange={(event) => onType({ utmCampaign: event.currentTarget.value })}
          maxLength={200}
          required
        />
        <div className={classes.pair}>
          <TextInput
            label={t('utm.source')}
            value={typed.utmSource}
            onChange={(event) => onType({ utmSource: event.currentTarget.value })}
            maxLength={200}
          />
          <TextInput
            label={t('utm.medium')}
            value={typed.utmMedium}
            onChange={(event) => onType({ utmMedium: event.currentTarget.value })}
            maxLength={200}
          />
        </div>
      </Stack>
    </Fieldset>
  );
}

/** Its letter, and its offer. */
function Content({ typed, onType }: FormProps) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const said = useSaid();
  const { data: letters } = useQuery(lettersQuery);
  const { data: offers } = useInfiniteQuery(offersQuery);
  const names = [...new Set((letters ?? []).filter(({ topic }) => topic === 'campaigns').map(({ letter }) => letter))];
  const titleOf = useLetterTitles('campaigns', names);
  const open = (offers?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter(({ id, state }) => state === 'approved' || state === 'draft' || id === typed.offerId);
  return (
    <div className={classes.pair}>
      <Select
        label={t('field.letter')}
        description={names.length === 0 ? t('field.noLetters') : t('field.letterAbout')}
        data={names.map((name) => ({ value: name, label: titleOf(name) }))}
        value={typed.letter ?? null}
        onChange={(letter) => onType({ letter: letter ?? undefined })}
        clearable
      />
      <Select
        label={t('field.offer')}
        description={t('field.offerAbout')}
        data={open.map(({ id, title, until }) => ({
          value: id,
          label: t('offerUntil', { title: said(title), until: format.day(until) }),
        }))}
        value={typed.offerId ?? null}
        onChange={(offerId) => onType({ offerId: offerId ?? undefined })}
        clearable
      />
    </div>
  );
}
