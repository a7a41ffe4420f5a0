import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Basket, basketTitles } from '../../../../../shared/domain/leads/pipeline.ts';
import { endedBecause, skippedBecause, waitsBecause } from '../../../../../shared/domain/refresh/said.ts';
import type { Said } from '../../../../../shared/domain/said.ts';
import { settingQuery, usePlant } from '../../../api/plant.ts';
import { useIsIn } from '../../../api/use-session.ts';
import { useSaid } from '../../../language/use-language.ts';
import { useTaskWords } from '../../../language/words-of.ts';
import { competitorsQuery } from '../../../moves/api.ts';

type Titled = readonly { readonly id: string; readonly title: Said }[];
type Words = Readonly<Record<string, Said | undefined>>;

/** Entries of settings, by the field whose codes they explain. */
function useTitled(): Readonly<Record<string, Titled | undefined>> {
  const { sources, segments } = usePlant();
  const { data: criteria = [] } = useQuery(settingQuery('criteria'));
  const { data: dealers } = useQuery(settingQuery('dealers'));
  const { data: losses = {} } = useQuery(settingQuery('loss-reasons'));
  const { data: cancels = [] } = useQuery(settingQuery('cancel-causes'));
  const { data: cause } = useQuery(settingQuery('claim-causes'));
  const { data: department } = useQuery(settingQuery('departments'));
  return {
    source: sources,
    segment: segments,
    criterion: criteria,
    dealer: dealers,
    reason: [...Object.values(losses).flat(), ...cancels, ...criteria],
    department,
    cause,
  };
}

const letterCauses: Words = { ...waitsBecause, ...endedBecause, ...skippedBecause };
/** Of letters, by the field they stand in. */
const saidIn: Readonly<Record<string, Words>> = {
  basket: basketTitles satisfies Record<Basket, Said>,
  why: letterCauses,
  cause: letterCauses,
};

/** Where the catalogues name codes: those of a field in front. */
const catalogues = (field: string, code: string): readonly string[] => [
  ...(field === 'channel' ? [`entry:activity.channels.${code}`] : []),
  `cards:code.${code}`,
  `forms:allowed.${code}`,
];

/** What the codes of facts are called: by the field they stand in, as the settings, the domain or the catalogue say. */
export function useCodeWords(): (field: string, code: string) => string {
  const { t, i18n } = useTranslation(['cards', 'forms', 'entry']);
  const said = useSaid();
  const wordsOf = useTaskWords();
  const titled = useTitled();
  const isIn = useIsIn();
  const mayKnow = isIn('manager', 'head', 'marketer', 'director');
  const { data: competitors } = useQuery({ ...competitorsQuery, enabled: mayKnow });
  const titleOf = (field: string, code: string): Said | undefined =>
    titled[field]?.find(({ id }) => id === code)?.title ?? saidIn[field]?.[code];
  const inCatalogues = (field: string, code: string): string => {
    const key = catalogues(field, code).find((each) => i18n.exists(each));
    if (key !== undefined) return (t as (of: string) => string)(key); // just seen to exist
    return field === 'about' ? wordsOf({ about: code }) : code;
  };
  return (field, code) => {
    if (field === 'competitor') return competitors?.items.find(({ slug }) => slug === code)?.name ?? code;
    const title = titleOf(field, code);
    return title ? said(title) : inCatalogues(field, code);
  };
}

/** What the fields of records are called. */
export function useFieldWords(): (field: string) => string {
  const { t, i18n } = useTranslation('cards');
  return (field) => (i18n.exists(`cards:field.${field}`) ? (t as (of: string) => string)(`field.${field}`) : field); // just seen to exist
}

/** What a task is about: as somebody wrote it, or by its code. */
export function useTaskTitle(): (task: { readonly about: string; readonly title?: string | undefined }) => string {
  const wordOf = useCodeWords();
  return ({ about, title = capital(wordOf('about', about)) }) => title;
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);
