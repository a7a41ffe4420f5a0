import type { ReactNode } from 'react';
import type { TimelineFact } from '../api.ts';
import { AccountLink, DealLink, LeadLink, PersonLink } from '../parts/record-link.tsx';

type Link = (id: string) => ReactNode;
const lead: Link = (id) => <LeadLink key={id} id={id} />;
const deal: Link = (id) => <DealLink key={id} id={id} />;
const account: Link = (id) => <AccountLink key={id} id={id} />;
const person: Link = (id) => <PersonLink key={id} id={id} />;

/** Which fields of a fact lead to another record. */
const links: Readonly<Record<string, Readonly<Record<string, Link>>>> = {
  LeadConverted: { dealId: deal },
  DealOpened: { leadId: lead },
  LeadMerged: { into: lead },
  LeadAbsorbed: { loser: lead },
  AccountMerged: { into: account },
  AccountAbsorbed: { loser: account },
  PersonMerged: { into: person },
  PersonAbsorbed: { loser: person },
  CommitteeChanged: { personId: person },
  PurchaseLinked: { dealId: deal },
  PersonJoinedAccount: { accountId: account },
  ProjectRegistered: { dealerId: account, customerId: account },
};

/** The other records a fact tells of. */
export function FactLinks({ fact }: { readonly fact: TimelineFact }) {
  const named = Object.entries(links[fact.type] ?? {}).flatMap(([field, link]) => {
    const id = fact.data[field];
    return typeof id === 'string' ? [link(id)] : [];
  });
  return <>{named}</>;
}
