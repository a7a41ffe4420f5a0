import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingQuery, usePlant } from '../../api/plant.ts';
import { useTitleIn } from '../../language/words-of.ts';
import type { NewHypothesis } from './api.ts';
import classes from './planning.module.css';

type Of = NonNullable<NewHypothesis['of']>;
type Props = { readonly of: Of; readonly onChange: (of: Of) => void };
const origins = ['marketing', 'sales', 'referral', 'customer', 'tender'] as const;

/** Of whom a figure is measured; of all where nothing is said. */
export function OfInput({ of, onChange }: Props) {
  const { t } = useTranslation(['planning', 'words']);
  const { segments, sources, staff } = usePlant();
  const titleIn = useTitleIn();
  const { data: groups = [] } = useQuery(settingQuery('product-groups'));
  const titled = (entries: typeof segments | typeof sources | typeof groups) =>
    entries.map(({ id }) => ({ value: id, label: titleIn(entries, id) }));
  const options = {
    segment: titled(segments),
    manager: staff.filter(({ group }) => group === 'manager').map(({ id, name }) => ({ value: id, label: name })),
    source: titled(sources),
    product: titled(groups),
  };
  return (
    <div className={classes.fields}>
      {(['segment', 'manager', 'source', 'product'] as const).map((name) => (
        <Select
          key={name}
          label={t(`hypotheses.filter.${name}`)}
          placeholder={t('hypotheses.ofAll')}
          data={options[name]}
          value={of[name] ?? null}
          onChange={(value) => onChange({ ...of, [name]: value ?? undefined })}
          clearable
        />
      ))}
      <TextInput
        label={t('hypotheses.filter.campaign')}
        placeholder={t('hypotheses.ofAll')}
        value={of.campaign ?? ''}
        onChange={(event) => onChange({ ...of, campaign: event.currentTarget.value || undefined })}
        maxLength={200}
      />
      <Select
        label={t('hypotheses.filter.origin')}
        placeholder={t('hypotheses.ofAll')}
        data={origins.map((value) => ({ value, label: t(`words:origin.${value}`) }))}
        value={of.origin ?? null}
        onChange={(chosen) => onChange({ ...of, origin: origins.find((each) => each === chosen) })}
        clearable
      />
    </div>
  );
}
