import {
  IconAlertTriangle,
  IconArrowRight,
  IconCash,
  IconCheckbox,
  IconFile,
  IconGitMerge,
  IconHourglass,
  IconInbox,
  IconMail,
  IconMessage,
  IconNote,
  IconPencil,
  IconPhone,
  IconPoint,
  IconTruck,
  IconTrophy,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import classes from '../cards.module.css';
import type { TimelineFact } from '../api.ts';

type Icon = ComponentType<{ readonly size?: number; readonly stroke?: number }>;
type Look = { readonly icon: Icon; readonly tone?: 'good' | 'bad' | 'move' };

const channels: Readonly<Record<string, Icon>> = {
  call: IconPhone,
  mail: IconMail,
  meeting: IconUsers,
  message: IconMessage,
};

/** By how the type begins or ends; the first that fits. */
const looks: readonly (readonly [fits: RegExp, look: Look])[] = [
  [
    /Overdue|ConversionRefused|Held$|Refused|Bounced|Complained|ClaimOpened|ClaimReopened/,
    { icon: IconAlertTriangle, tone: 'bad' },
  ],
  [/^DealWon|^PaymentRecorded|^PurchaseRecorded|^DealAgreed/, { icon: IconCash, tone: 'good' }],
  [/Converted|Approved/, { icon: IconTrophy, tone: 'good' }],
  [/Received|Touched|Appeared|Opened/, { icon: IconInbox, tone: 'move' }],
  [/Moved$|Reopened/, { icon: IconArrowRight, tone: 'move' }],
  [/Shipment|Production|ShipDate/, { icon: IconTruck }],
  [/^Task/, { icon: IconCheckbox }],
  [/^Note/, { icon: IconNote }],
  [/^File|^Quote|^Contract/, { icon: IconFile }],
  [/^Letter|^Enrolment|Repl/, { icon: IconMail }],
  [/Merge|Absorbed|Duplicate/, { icon: IconGitMerge }],
  [/Wait/, { icon: IconHourglass }],
  [/Edited/, { icon: IconPencil }],
  [/Assigned|Routed|Committee|Contacted/, { icon: IconUser }],
];

function lookOf({ type, data }: TimelineFact): Look {
  if (type === 'ActivityRecorded') return { icon: channels[String(data.channel)] ?? IconPhone };
  if (/Moved$/.test(type) && lost.includes(String(data.to))) return { icon: IconArrowRight, tone: 'bad' };
  return looks.find(([fits]) => fits.test(type))?.[1] ?? { icon: IconPoint };
}

const lost: readonly string[] = ['lost', 'rejected', 'cancelled', 'spam'];

/** What kind of thing happened, at a glance. */
export function FactIcon({ fact }: { readonly fact: TimelineFact }) {
  const { icon: Drawn, tone } = lookOf(fact);
  return (
    <span className={classes.factIcon} data-tone={tone} aria-hidden>
      <Drawn size={15} stroke={1.8} />
    </span>
  );
}
