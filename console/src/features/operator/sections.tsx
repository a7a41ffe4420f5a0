import { useTranslation } from 'react-i18next';
import { Sections } from '../../ui/sections.tsx';

const places = { executions: '/executions', letters: '/dead-letters', schedules: '/schedules' } as const;
const names = ['executions', 'letters', 'schedules'] as const;

/** Leads from executions to dead letters and to schedules. */
export function OperatorSections({ at }: { readonly at: keyof typeof places }) {
  const { t } = useTranslation('operator');
  const sections = names.map((name) => ({ to: places[name], title: t(`section.${name}`) }));
  return <Sections label={t('sections')} sections={sections} at={places[at]} />;
}
