/** The figures one can bet on, by report, and what each is told in. */
import type { Hypothesis } from './api.ts';

/** A share is a share, and changes by points; money is in minor units. */
export type Unit = 'share' | 'money' | 'days' | 'minutes' | 'number';
export type Measured = Hypothesis['figure'];

export const figures = {
  funnel: {
    conversion: 'share',
    lost: 'share',
    parked: 'share',
    wentBack: 'share',
    days: 'days',
    enteredPerDay: 'number',
    amount: 'money',
  },
  losses: { share: 'share' },
  quality: {
    nonTargetShare: 'share',
    claimMinutes: 'minutes',
    contactMinutes: 'minutes',
    untouchedShare: 'share',
    leadsPerDay: 'number',
  },
  economics: { customerShare: 'share', revenuePerLead: 'money', marginPerLead: 'money' },
  choice: { choice: 'share' },
  plan: { ordersPerDay: 'money', orderAmount: 'money', marginShare: 'share' },
  focus: { activitiesPerDay: 'number' },
} as const satisfies Record<Measured['report'], Readonly<Record<string, Unit>>>;

export type ReportName = keyof typeof figures;
export const reports = Object.keys(figures) as ReportName[]; // Object.keys forgets the key type

export const figuresOf = (report: ReportName): readonly string[] => Object.keys(figures[report]);

/** What a figure is told in. */
export const unitOf = ({ report, figure }: { readonly report: ReportName; readonly figure: string }): Unit => {
  const units: Readonly<Record<string, Unit>> = figures[report];
  return units[figure] ?? 'number';
};
