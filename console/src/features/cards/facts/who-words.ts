import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../../api/plant.ts';
import type { TimelineFact } from '../api.ts';

const robots = [
  'alarm',
  'mail',
  'mailing',
  'return',
  'reconcile',
  'scanner',
  'files',
  'telephony',
  'duplicates',
  'next-generation',
] as const;
type Robot = (typeof robots)[number];

/** Who did it: somebody of the staff, a visitor, another system, or a robot of ours. */
export function useWhoWords(): (by: TimelineFact['by']) => string {
  const { t } = useTranslation('cards');
  const nameOf = useNameOf();
  return ({ kind, id }) => {
    if (kind === 'staff') return nameOf(id) ?? '';
    if (kind !== 'system') return t(`who.${kind}`);
    return isRobot(id) ? t(`robot.${id}`) : t('who.system');
  };
}

const isRobot = (id: string | undefined): id is Robot => robots.some((robot) => robot === id);
