import { useTranslation } from 'react-i18next';
import { Sections } from '../../ui/sections.tsx';

const places = { campaigns: '/campaigns', offers: '/campaigns/offers' } as const;
const names = ['campaigns', 'offers'] as const;

/** Leads from campaigns to offers and back. */
export function CampaignSections({ at }: { readonly at: keyof typeof places }) {
  const { t } = useTranslation('campaigns');
  const sections = names.map((name) => ({ to: places[name], title: t(`section.${name}`) }));
  return <Sections label={t('sections')} sections={sections} at={places[at]} />;
}
