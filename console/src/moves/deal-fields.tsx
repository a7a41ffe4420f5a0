/** What a move of a deal asks for before it is sent. */
import { Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Amount } from '../../../shared/domain/money/money.ts';
import { settingQuery } from '../api/plant.ts';
import { AmountInput } from '../forms/amount-input.tsx';
import { useSaid } from '../language/use-language.ts';
import { competitorsQuery, type DealTarget } from './api.ts';
import { isParkable, NoteField, ParkFields, type SaidOfMove } from './said-fields.tsx';
import { type MovableDeal, wayOf } from './targets.ts';

export type SaidOfDeal = SaidOfMove & {
  readonly competitor?: string | undefined;
  readonly refund?: Amount | undefined;
  readonly cost?: Amount | undefined;
};

type Props = {
  readonly deal: MovableDeal;
  readonly to: DealTarget;
  readonly said: SaidOfDeal;
  readonly onSay: (said: SaidOfDeal) => void;
};

/** The fields of a move. */
export function DealFields({ deal, to, said, onSay }: Props) {
  const { t } = useTranslation('moves');
  switch (to) {
    case 'lost':
      return <LossFields at={lossStageOf(deal)} said={said} onSay={onSay} />;
    case 'parked':
      return <ParkFields said={said} onSay={onSay} />;
    case 'cancelled':
      return <CancelFields said={said} onSay={onSay} />;
    default:
      return (
        <>
          {wayOf(deal, to) === 'back' && <Text size="sm">{t('backAbout')}</Text>}
          <NoteField said={said} onSay={onSay} required={wayOf(deal, to) === 'back'} />
        </>
      );
  }
}

/** Whether what a move needs was said; whose it is to lose to is asked where the reason names one. */
export function isSaidOfDeal({ deal, to, said }: Omit<Props, 'onSay'>): boolean {
  switch (to) {
    case 'lost':
      return said.reason !== undefined;
    case 'parked':
      return isParkable(said);
    case 'cancelled':
      return said.reason !== undefined && said.refund !== undefined && said.cost !== undefined;
    default:
      return wayOf(deal, to) !== 'back' || (said.note ?? '').trim() !== '';
  }
}

/** The stage a deal is lost at: where it stands, or where it was parked from. */
function lossStageOf({ stage, left }: MovableDeal): string {
  return typeof left?.from === 'string' ? left.from : stage;
}

type FieldProps = { readonly said: SaidOfDeal; readonly onSay: (said: SaidOfDeal) => void };

function LossFields({ at, said, onSay }: FieldProps & { readonly at: string }) {
  const { t } = useTranslation('moves');
  const inLanguage = useSaid();
  const { data: byStage } = useQuery(settingQuery('loss-reasons'));
  const reasons = byStage?.[at] ?? [];
  const namesRival = reasons.find(({ id }) => id === said.reason)?.names === 'competitor';
  return (
    <Stack gap="md">
      <Select
        label={t('loss.reason')}
        description={t('loss.about')}
        data={reasons.map(({ id, title }) => ({ value: id, label: inLanguage(title) }))}
        value={said.reason ?? null}
        onChange={(reason) => {
          const { competitor: _of, ...rest } = said;
          if (reason !== null) onSay({ ...rest, reason });
        }}
        allowDeselect={false}
        required
        data-autofocus
      />
      {namesRival && <RivalField said={said} onSay={onSay} />}
      <NoteField said={said} onSay={onSay} />
    </Stack>
  );
}

function RivalField({ said, onSay }: FieldProps) {
  const { t } = useTranslation('moves');
  const { data } = useQuery(competitorsQuery);
  return (
    <Select
      label={t('loss.competitor')}
      data={(data?.items ?? [])
        .filter(({ us, active }) => !us && active)
        .map(({ slug, name }) => ({ value: slug, label: name }))}
      value={said.competitor ?? null}
      onChange={(competitor) => onSay({ ...said, competitor: competitor ?? undefined })}
      nothingFoundMessage={t('loss.noCompetitor')}
      searchable
      required
    />
  );
}

function CancelFields({ said, onSay }: FieldProps) {
  const { t } = useTranslation('moves');
  const inLanguage = useSaid();
  const { data: causes = [] } = useQuery(settingQuery('cancel-causes'));
  return (
    <Stack gap="md">
      <Text size="sm">{t('cancel.about')}</Text>
      <Select
        label={t('cancel.cause')}
        data={causes.map(({ id, title }) => ({ value: id, label: inLanguage(title) }))}
        value={said.reason ?? null}
        onChange={(reason) => reason !== null && onSay({ ...said, reason })}
        allowDeselect={false}
        required
        data-autofocus
      />
      <Group grow align="start">
        <AmountInput
          label={t('cancel.refund')}
          value={said.refund}
          onChange={(refund) => onSay({ ...said, refund })}
          required
        />
        <AmountInput
          label={t('cancel.cost')}
          value={said.cost}
          onChange={(cost) => onSay({ ...said, cost })}
          required
        />
      </Group>
      <NoteField said={said} onSay={onSay} />
    </Stack>
  );
}
