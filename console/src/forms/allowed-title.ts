import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { basketTitles } from '../../../shared/domain/leads/pipeline.ts';
import type { Said } from '../../../shared/domain/said.ts';
import type { SettingName } from '../../../shared/domain/settings/settings.ts';
import { settingQuery } from '../api/plant.ts';
import { useSaid } from '../language/use-language.ts';

const settingOf: Readonly<Record<string, SettingName>> = {
  segment: 'segments',
  criterion: 'criteria',
  dealer: 'dealers',
};

type Titled = readonly { readonly id: string; readonly title: Said }[];

/** What the values are called that a field allows. */
export function useAllowedTitle(field: string): (value: string) => string {
  const { t, i18n } = useTranslation('forms');
  const said = useSaid();
  const name = settingOf[field];
  const { data } = useQuery({ ...settingQuery(name ?? 'segments'), enabled: name !== undefined });
  return (value) => {
    if (field === 'basket') return said(basketTitles[value as keyof typeof basketTitles]);
    const title = name === undefined ? undefined : (data as Titled | undefined)?.find(({ id }) => id === value)?.title;
    if (title) return said(title);
    const key = `allowed.${value}`;
    return i18n.exists(`forms:${key}`) ? (t as (of: string) => string)(key) : value;
  };
}
