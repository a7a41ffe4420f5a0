import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { processNames } from '../../../../shared/domain/deals/pipeline.ts';
import { pipelines } from '../../../../shared/domain/figures/stages.ts';
import { shareRules } from '../../../../shared/domain/figures/share-by.ts';
import { lanes } from '../../../../shared/domain/leads/lane.ts';
import { usePlant } from '../../api/plant.ts';
import { useSaid } from '../../language/use-language.ts';
import { type Asked, type ReportName, taken } from './asked.ts';
import { useTitles } from './titles.ts';

type Props = {
  readonly report: ReportName;
  readonly asked: Asked;
  readonly ask: (changes: Readonly<Record<string, string | undefined>>) => void;
};

const width = 190;
const origins = ['marketing', 'sales', 'referral', 'customer', 'tender'] as const;
type Option = { readonly value: string; readonly label: string };

/** What can be chosen of each. */
function useOptions(report: ReportName): Readonly<Record<string, readonly Option[]>> {
  const { t } = useTranslation(['figures', 'words']);
  const { segments, staff, sources } = usePlant();
  const said = useSaid();
  const titles = useTitles();
  const titled = (entries: readonly { id: string; title: { en: string; ru: string } }[]): Option[] =>
    entries.map(({ id, title }) => ({ value: id, label: said(title) }));
  return {
    segment: titled(segments),
    manager: staff
      .filter(({ group }) => group === 'manager' || group === 'head')
      .map(({ id, name }) => ({ value: id, label: name })),
    source: titled(sources),
    touch: (['first', 'last'] as const).map((value) => ({ value, label: t(`words:touch.${value}`) })),
    origin: origins.map((value) => ({ value, label: t(`words:origin.${value}`) })),
    product: titled(titles.products),
    lane: [
      ...lanes.map((value) => ({ value, label: t(`words:lane.${value}`) })),
      { value: 'all', label: t('filter.allLanes') },
    ],
    by: (['arrival', 'movement'] as const).map((value) => ({ value, label: t(`filter.${value}`) })),
    pipeline: (report === 'choice' ? processNames : pipelines).map((value) => ({
      value,
      label: titles.pipeline(value),
    })),
    shareBy: shareRules.map((value) => ({ value, label: t(`filter.shareBy.${value}`) })),
  };
}

/** What a report leaves out where nothing is said: the rest have one meaning when they are empty, which is all. */
const unsaid = { by: 'arrival', touch: 'first', lane: 'main', shareBy: 'leads' } as const;
const isUnsaid = (name: string): name is keyof typeof unsaid => name in unsaid;

/** Whom a report is about. */
export function FilterInputs({ report, asked, ask }: Props) {
  const { t } = useTranslation('figures');
  const options = useOptions(report);
  return taken[report].map((name) => {
    if (name === 'campaign')
      return <CampaignInput key={`campaign ${asked['campaign'] ?? ''}`} campaign={asked['campaign']} ask={ask} />;
    const first = isUnsaid(name) ? unsaid[name] : null;
    return (
      <Select
        key={name}
        size="xs"
        w={width}
        label={t(`filter.name.${name}`)}
        placeholder={t('filter.all')}
        data={[...(options[name] ?? [])]}
        value={asked[name] ?? first}
        onChange={(value) => ask({ [name]: value === null || value === first ? undefined : value })}
        clearable={first === null}
        allowDeselect={first === null}
        searchable={(options[name]?.length ?? 0) > manyOptions}
      />
    );
  });
}

const manyOptions = 8;

/** The name of a campaign as its links carry it. */
function CampaignInput({ campaign, ask }: { readonly campaign: string | undefined } & Pick<Props, 'ask'>) {
  const { t } = useTranslation('figures');
  const [typed, setTyped] = useState(campaign ?? '');
  const say = (): void => {
    if (typed.trim() !== (campaign ?? '')) ask({ campaign: typed.trim() });
  };
  return (
    <TextInput
      size="xs"
      w={width}
      label={t('filter.name.campaign')}
      placeholder={t('filter.all')}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={say}
      onKeyDown={(event) => event.key === 'Enter' && say()}
      maxLength={200}
    />
  );
}
