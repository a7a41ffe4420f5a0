import type { TimelineFact } from '../api.ts';

export const kinds = ['all', 'talk', 'moves', 'papers'] as const;
/** Which facts are looked at. */
export type FactFilter = (typeof kinds)[number];

const fits: Readonly<Record<FactFilter, RegExp>> = {
  all: /./,
  talk: /^(Activity|Note|Letter|Reply|Colleague|LeadReceived|LeadTouched|LeadContacted|Enrolment)/,
  moves: /(Moved|Reopened|Converted|Won|Overdue|Waits|WaitEnded|Opened|Assigned|Routed|ConversionRefused)$/,
  papers: /^(Quote|Contract|Claim|Payment|Shipment|Production|File|Purchase|DealAgreed|DealApproved|ShipDate)/,
};

/** Whether a fact is among those that are looked at. */
export const isOfKind = ({ type }: Pick<TimelineFact, 'type'>, filter: FactFilter): boolean => fits[filter].test(type);
