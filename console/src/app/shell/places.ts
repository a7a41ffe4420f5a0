/** Where one can go in the console, and who may. */
import {
  IconAddressBook,
  IconApi,
  IconBuildingFactory2,
  IconBulb,
  IconCalendarCheck,
  IconChartBar,
  IconCoins,
  IconFileImport,
  IconFilter,
  IconInbox,
  IconMailFast,
  IconRefresh,
  IconRepeat,
  IconSettings,
  IconShieldQuestion,
  IconSpeakerphone,
  IconSwords,
  IconTargetArrow,
  IconTopologyStar3,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Group } from '../../../../shared/domain/people/actor.ts';

const everyone = ['manager', 'head', 'marketer', 'office', 'director', 'operator'] as const;
const readers = ['head', 'marketer', 'director'] as const;

export const sections = ['work', 'fourR', 'figures', 'plant'] as const;

type Place = {
  readonly id: string;
  readonly path: string;
  readonly section: (typeof sections)[number];
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>;
  readonly groups: readonly Group[];
};

export const places = [
  {
    id: 'day',
    path: '/',
    section: 'work',
    icon: IconCalendarCheck,
    groups: everyone,
  },
  {
    id: 'leads',
    path: '/leads',
    section: 'fourR',
    icon: IconInbox,
    groups: ['manager', 'head', 'marketer', 'director'],
  },
  {
    id: 'deals',
    path: '/deals',
    section: 'fourR',
    icon: IconFilter,
    groups: ['manager', 'head', 'marketer', 'office', 'director'],
  },
  {
    id: 'refresh',
    path: '/refresh',
    section: 'fourR',
    icon: IconRefresh,
    groups: ['manager', 'head', 'marketer', 'director'],
  },
  {
    id: 'return',
    path: '/return',
    section: 'fourR',
    icon: IconRepeat,
    groups: ['manager', 'head', 'marketer', 'director'],
  },
  {
    id: 'accounts',
    path: '/accounts',
    section: 'work',
    icon: IconAddressBook,
    groups: ['manager', 'head', 'marketer', 'office', 'director'],
  },
  {
    id: 'campaigns',
    path: '/campaigns',
    section: 'work',
    icon: IconSpeakerphone,
    groups: ['manager', 'head', 'marketer', 'director'],
  },
  {
    id: 'letters',
    path: '/letters',
    section: 'work',
    icon: IconMailFast,
    groups: ['manager', 'head', 'marketer', 'director', 'operator'],
  },
  { id: 'figures', path: '/figures', section: 'figures', icon: IconChartBar, groups: readers },
  { id: 'plans', path: '/plans', section: 'figures', icon: IconTargetArrow, groups: readers },
  { id: 'costs', path: '/costs', section: 'figures', icon: IconCoins, groups: readers },
  { id: 'hypotheses', path: '/hypotheses', section: 'figures', icon: IconBulb, groups: ['manager', ...readers] },
  { id: 'reviews', path: '/reviews', section: 'figures', icon: IconUsersGroup, groups: readers },
  { id: 'market', path: '/market', section: 'figures', icon: IconBuildingFactory2, groups: ['manager', ...readers] },
  { id: 'competitors', path: '/competitors', section: 'figures', icon: IconSwords, groups: ['manager', ...readers] },
  {
    id: 'quarantine',
    path: '/quarantine',
    section: 'plant',
    icon: IconShieldQuestion,
    groups: ['marketer', 'head', 'operator'],
  },
  { id: 'operations', path: '/executions', section: 'plant', icon: IconTopologyStar3, groups: ['operator', 'head'] },
  { id: 'imports', path: '/imports', section: 'plant', icon: IconFileImport, groups: ['operator', 'head'] },
  { id: 'settings', path: '/settings', section: 'plant', icon: IconSettings, groups: everyone },
  { id: 'api', path: '/api-reference', section: 'plant', icon: IconApi, groups: everyone },
] as const satisfies readonly Place[];

/** The places of a section that somebody of these groups may go to. */
export const placesFor = (section: Place['section'], groups: readonly Group[]) =>
  places.filter(
    (place) => place.section === section && (place.groups as readonly Group[]).some((group) => groups.includes(group)),
  );
