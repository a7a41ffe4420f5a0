/** What a move of a lead asks for before it is sent. */
import { Select, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingQuery, usePlant } from '../api/plant.ts';
import { DayInput } from '../forms/day-input.tsx';
import { useSaid } from '../language/use-language.ts';
import type { LeadTarget } from './api.ts';
import { isParkable, NoteField, ParkFields, type SaidOfMove } from './said-fields.tsx';
import type { MovableLead } from './targets.ts';

export type SaidOfLead = SaidOfMove & { readonly dealer?: string; readonly feedbackOn?: string | undefined };

type Props = {
  readonly lead: MovableLead;
  readonly to: LeadTarget;
  readonly said: SaidOfLead;
  readonly onSay: (said: SaidOfLead) => void;
};

/** Whether a move is tried at once, and asks only for what a refusal says is missing. */
export const isTriedAtOnce = ({ stage }: MovableLead, to: LeadTarget): boolean =>
  to === 'sql' || (to === 'mql' && stage === 'new') || (to === 'new' && stage !== 'mql');

/** The fields of a move. */
export function LeadFields({ lead, to, said, onSay }: Props) {
  const { t } = useTranslation('moves');
  switch (to) {
    case 'rejected':
      return <RejectFields segment={lead.segment} said={said} onSay={onSay} />;
    case 'handed-to-dealer':
      return <DealerFields said={said} onSay={onSay} />;
    case 'parked':
      return <ParkFields said={said} onSay={onSay} />;
    case 'spam':
      return <Text size="sm">{t('spamAbout')}</Text>;
    case 'mql':
      return <NoteField said={said} onSay={onSay} required={lead.stage === 'sql'} />;
    default:
      return isGivenBack(lead, to) ? <GiveBackField said={said} onSay={onSay} /> : null;
  }
}

const isGivenBack = ({ stage }: MovableLead, to: LeadTarget): boolean => to === 'new' && stage === 'mql';

/** Whether what a move needs was said. */
export function isSaid({ lead, to, said }: Omit<Props, 'onSay'>): boolean {
  switch (to) {
    case 'rejected':
      return said.criterion !== undefined;
    case 'handed-to-dealer':
      return said.dealer !== undefined;
    case 'parked':
      return isParkable(said);
    case 'mql':
      return lead.stage !== 'sql' || isWritten(said.note);
    default:
      return !isGivenBack(lead, to) || isWritten(said.reason);
  }
}

const isWritten = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

type FieldProps = { readonly said: SaidOfLead; readonly onSay: (said: SaidOfLead) => void };

/** Not a criterion, but chosen where one is. */
export const duplicate = 'duplicate';

function RejectFields({ segment, said, onSay }: FieldProps & { readonly segment: string | undefined }) {
  const { t } = useTranslation('moves');
  const inLanguage = useSaid();
  const { segments } = usePlant();
  const { data: criteria = [] } = useQuery(settingQuery('criteria'));
  const ofSegment = segments.find(({ id }) => id === segment)?.criteria;
  const offered = criteria.filter(({ id }) => ofSegment?.includes(id) ?? true);
  return (
    <Stack gap="md">
      <Select
        label={t('reject.criterion')}
        description={t('reject.about')}
        data={[
          ...offered.map(({ id, title }) => ({ value: id, label: inLanguage(title) })),
          { value: duplicate, label: t('reject.duplicate') },
        ]}
        value={said.criterion ?? null}
        onChange={(criterion) => criterion !== null && onSay({ ...said, criterion })}
        allowDeselect={false}
        required
        data-autofocus
      />
      <NoteField said={said} onSay={onSay} />
    </Stack>
  );
}

function DealerFields({ said, onSay }: FieldProps) {
  const { t } = useTranslation('moves');
  const inLanguage = useSaid();
  const { data: dealers = [] } = useQuery(settingQuery('dealers'));
  return (
    <Stack gap="md">
      <Select
        label={t('dealer.which')}
        data={dealers.map(({ id, title }) => ({ value: id, label: inLanguage(title) }))}
        value={said.dealer ?? null}
        onChange={(dealer) => dealer !== null && onSay({ ...said, dealer })}
        allowDeselect={false}
        searchable
        required
        data-autofocus
      />
      <DayInput
        label={t('dealer.feedbackOn')}
        description={t('dealer.feedbackAbout')}
        value={said.feedbackOn}
        onChange={(feedbackOn) => onSay({ ...said, feedbackOn })}
      />
      <NoteField said={said} onSay={onSay} />
    </Stack>
  );
}

function GiveBackField({ said, onSay }: FieldProps) {
  const { t } = useTranslation('moves');
  return (
    <Textarea
      label={t('giveBack.reason')}
      value={said.reason ?? ''}
      onChange={(event) => onSay({ ...said, reason: event.currentTarget.value })}
      required
      autosize
      minRows={2}
      maxLength={200}
      data-autofocus
    />
  );
}
