/** Wakes the win-back a fact may end, or change, so that it is decided at once. */
import type { FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
import { survivorOf } from '../merges/aliases.ts';
import { lookAgain, type Waking } from '../pipeline/look-again.ts';
import type { Records } from '../records/records.ts';

const waking: ReadonlySet<FactType> = new Set<FactType>([
  'PurchaseRecorded',
  'DealOpened',
  'DealReopened',
  'DealWon',
  'LeadReceived',
  'LeadTouched',
  'ClaimOpened',
  'ClaimReopened',
  'BalanceTold',
  'AccountAbsorbed',
  'PersonErased',
  'ConsentWithdrawn',
  'ReplyReceived',
  'ColleagueReplied',
  'LettersUnsubscribed',
  'LetterBounced',
  'LetterComplained',
  'TaskDone',
  'WinBackStopAsked',
]);
const isWaking = (type: string): boolean => waking.has(type as FactType);

/** @throws NotYetVisible while it is just being decided, perhaps by what was known before */
export async function wakeWinBack({ type, subject }: Fact, stores: Waking): Promise<void> {
  if (!isWaking(type)) return;
  const ids = await concerned(subject, stores.records);
  if (ids.length > 0) await lookAgain(await stores.records.standing('win-back', ids), stores);
}

type Reading = Pick<Records, 'get'>;

/** The last win-backs of the account it is about, and of the one that goes on for it. */
async function concerned({ kind, id }: Fact['subject'], records: Reading): Promise<string[]> {
  if (kind === 'win-back') return [id];
  const accountId = kind === 'account' ? id : await accountIdOf({ kind, id }, records);
  const account = accountId === undefined ? undefined : await records.get('account', accountId);
  if (!account) return [];
  const all = [account, await survivorOf('account', account, records)];
  return [...new Set(all.flatMap(({ winBack }) => winBack?.id ?? []))];
}

const ofAccount = ['purchase', 'deal', 'claim', 'balance', 'person'] as const;
const isOfAccount = (kind: string): kind is (typeof ofAccount)[number] => ofAccount.some((each) => each === kind);
const ofPerson = ['lead', 'letter'] as const;
const isOfPerson = (kind: string): kind is (typeof ofPerson)[number] => ofPerson.some((each) => each === kind);

async function accountIdOf({ kind, id }: Fact['subject'], records: Reading): Promise<string | undefined> {
  if (isOfAccount(kind)) return (await records.get(kind, id))?.accountId;
  if (!isOfPerson(kind)) return undefined;
  const about = await records.get(kind, id);
  return about && (await records.get('person', about.personId))?.accountId;
}
