import { Fieldset, Group, Radio, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { lanes } from '../../../../shared/domain/leads/lane.ts';
import { baskets, basketTitles } from '../../../../shared/domain/leads/pipeline.ts';
import { cellCount } from '../../../../shared/domain/return/rfm/cells.ts';
import { usePlant } from '../../api/plant.ts';
import { useSaid } from '../../language/use-language.ts';
import { useCellName } from './audience-words.ts';
import classes from './campaigns.module.css';
import type { FormProps } from './campaign-form.tsx';
import { audienceKinds } from './campaign-typed.ts';

const cells = Array.from({ length: cellCount }, (_, cell) => cell);

/** Whom its mailings go to: those of a basket, or customers. */
export function AudienceInput({ typed, onType }: FormProps) {
  const { t } = useTranslation('campaigns');
  const said = useSaid();
  const { segments } = usePlant();
  return (
    <Fieldset legend={t('field.audience')}>
      <Stack gap="sm">
        <Radio.Group
          aria-label={t('field.audience')}
          value={typed.kind}
          onChange={(chosen) => onType({ kind: audienceKinds.find((each) => each === chosen) ?? 'none' })}
        >
          <Group gap="lg">
            {audienceKinds.map((each) => (
              <Radio key={each} value={each} label={t(`audienceKind.${each}`)} />
            ))}
          </Group>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          {t(`audienceAbout.${typed.kind}`)}
        </Text>
        {typed.kind !== 'none' && (
          <div className={classes.pair}>
            {typed.kind === 'basket' ? (
              <OfBasket typed={typed} onType={onType} />
            ) : (
              <OfCell typed={typed} onType={onType} />
            )}
            <Select
              label={t('audienceField.segment')}
              placeholder={t('audienceField.any')}
              data={segments.map(({ id, title }) => ({ value: id, label: said(title) }))}
              value={typed.segment ?? null}
              onChange={(segment) => onType({ segment: segment ?? undefined })}
              clearable
            />
          </div>
        )}
      </Stack>
    </Fieldset>
  );
}

function OfBasket({ typed, onType }: FormProps) {
  const { t } = useTranslation(['campaigns', 'ui']);
  const said = useSaid();
  return (
    <>
      <Select
        label={t('audienceField.basket')}
        data={baskets.map((basket) => ({ value: basket, label: said(basketTitles[basket]) }))}
        value={typed.basket ?? null}
        onChange={(chosen) => onType({ basket: baskets.find((each) => each === chosen) })}
        error={typed.basket === undefined && t('ui:required')}
        required
      />
      <Select
        label={t('audienceField.lane')}
        placeholder={t('audienceField.any')}
        data={lanes.map((lane) => ({ value: lane, label: t(`audience.lane.${lane}`) }))}
        value={typed.lane ?? null}
        onChange={(chosen) => onType({ lane: lanes.find((each) => each === chosen) })}
        clearable
      />
    </>
  );
}

function OfCell({ typed, onType }: FormProps) {
  const { t } = useTranslation('campaigns');
  const cellName = useCellName();
  return (
    <Select
      label={t('audienceField.cell')}
      placeholder={t('audienceField.any')}
      data={cells.map((cell) => ({ value: String(cell), label: cellName(cell) }))}
      value={typed.cell === undefined ? null : String(typed.cell)}
      onChange={(chosen) => onType({ cell: chosen === null ? undefined : Number(chosen) })}
      error={typed.cell === undefined && typed.segment === undefined && t('audienceField.needed')}
      searchable
      clearable
    />
  );
}
