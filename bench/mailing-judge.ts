/** What left of a mailing, held against what should have, and when. It shares nothing with the product’s own decision. */
import type { SentLetter } from '../shared/domain/refresh/sent-letter.ts';
import { type KindName, kindNames, type Outcome, type Reader } from './mailing-readers.ts';
import { type Given, type MailingPlay, perSecond } from './mailing-play.ts';

type Counts = { readonly people: number; readonly expected: number; readonly left: number; readonly unknown: number };
export type Judged = {
  readonly kinds: readonly ({ readonly kind: KindName } & Counts)[];
  readonly total: Counts;
  /** Times the mail service refused, and times it told nothing. */
  readonly refused: number;
  readonly untold: number;
  readonly busiestSecond: number;
  readonly days: readonly {
    readonly day: string;
    readonly letters: number;
    readonly from: string;
    readonly to: string;
  }[];
  readonly held: Readonly<Record<string, number>>;
};

type Story = { readonly reader: Reader; readonly given: readonly Given[]; readonly letters: readonly SentLetter[] };

/** @throws with everything that is not as it should be */
export function judge(play: MailingPlay): Judged {
  const { given, mailing } = play;
  const stories = storiesOf(play);
  const busiestSecond = Math.max(0, ...tally(given.map(({ at }) => at.slice(0, 19))).values());
  const held = heldIn(stories);
  const total = countsOf(stories);
  assertNone([
    ...stories.flatMap((story) => faultsOf(story, play)),
    ...differing('letters in one second', Math.max(busiestSecond, perSecond), perSecond),
    ...differing(
      'given to the mail service twice',
      given.length - new Set(given.map(({ letterId }) => letterId)).size,
      0,
    ),
    ...unless(isAccounted(play, stories, total.left + total.unknown), `the mailing says sent: ${String(mailing.sent)}`),
    ...differing('held, as the mailing says', inOrder(mailing.held), inOrder(held)),
    ...differing('the end', mailing.stage.name === 'ended' && mailing.stage.cause, 'done'),
  ]);
  const kinds = kindNames.map((kind) => ({ kind, ...countsOf(stories.filter(({ reader }) => reader.kind === kind)) }));
  const saying = (did: Given['did']): number => given.filter((one) => one.did === did).length;
  return {
    kinds,
    total,
    busiestSecond,
    held,
    days: daysOf(given),
    refused: saying('refused'),
    untold: saying('unknown'),
  };
}

function assertNone(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`${String(faults.length)} faults:\n${faults.slice(0, 20).join('\n')}`);
}

const differing = (what: string, is: unknown, should: unknown): string[] =>
  JSON.stringify(is) === JSON.stringify(should)
    ? []
    : [`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}`];

const tally = (values: readonly string[]): Map<string, number> =>
  new Map([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));

const inOrder = (counts: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1));

function storiesOf({ plant, readers, given, mailing }: MailingPlay): Story[] {
  const letters = plant.records.all.filter(
    (record): record is SentLetter =>
      record.kind === 'letter' && 'mailingId' in record && record.mailingId === mailing.id,
  );
  const [byPerson, byAddress] = [Map.groupBy(letters, ({ personId }) => personId), Map.groupBy(given, ({ to }) => to)];
  return readers.map((reader) => ({
    ...{ reader, given: byAddress.get(reader.email) ?? [], letters: byPerson.get(reader.personId) ?? [] },
  }));
}

const standing = ({ letters }: Story): SentLetter[] => letters.filter(({ state }) => state !== 'refused');
const taken = ({ given }: Story): Given[] => given.filter(({ did }) => did !== 'refused');
const isMeant = ({ outcomes }: Reader): boolean => outcomes.includes('letter');

/** `unknown`: marked, and given to nobody or taken by nobody, since the function was killed just then. */
function countsOf(stories: readonly Story[]): Counts {
  const expected = stories.filter((story) => isMeant(story.reader) && !isForestalled(story));
  const left = stories.filter((story) => taken(story).length > 0);
  const unknown = stories.filter((story) => standing(story).length > 0 && taken(story).length === 0);
  return { people: stories.length, expected: expected.length, left: left.length, unknown: unknown.length };
}

/** Something befell them before their turn came. */
const isForestalled = (story: Story): boolean => story.reader.meanwhile !== undefined && standing(story).length === 0;

/** As many as were marked; but for who left the basket after their letter was marked by a part that died and before it was done again. */
function isAccounted({ mailing, killedAt }: MailingPlay, stories: readonly Story[], marked: number): boolean {
  const gone = stories.filter((story) => {
    const [letter] = standing(story);
    const [from, to] = [letter?.markedAt ?? '', story.reader.meanwhile?.at ?? ''].map((at) => Date.parse(at));
    return killedAt.some((ms) => ms >= (from ?? NaN) && ms <= (to ?? NaN));
  });
  return marked - gone.length <= mailing.sent && mailing.sent <= marked;
}

function heldIn(stories: readonly Story[]): Record<string, number> {
  const outcomes = stories.flatMap((story): readonly Outcome[] => {
    const { outcomes: all, meanwhile } = story.reader;
    return meanwhile && isForestalled(story) ? meanwhile.outcomes : all.filter((outcome) => outcome !== 'letter');
  });
  return Object.fromEntries(tally(outcomes));
}

function faultsOf(story: Story, play: MailingPlay): string[] {
  const { reader, given, letters } = story;
  const [marked, left] = [standing(story).length, taken(story).length];
  const faults = isMeant(reader)
    ? [
        ...(marked === 1 || isForestalled(story) ? [] : [`${String(marked)} letters stand`]),
        ...(left > 1 ? [`${String(left)} letters left`] : []),
        ...letters.flatMap((letter) => letterFaults(letter, story, play)),
      ]
    : [...given, ...letters].map(() => 'a letter');
  return faults.map((fault) => `${reader.email} (${reader.kind}): ${fault}`);
}

/** What is wrong with when a letter was marked and sent, and with what the mail service is said to have told. */
function letterFaults({ id, markedAt, state }: SentLetter, { reader, given }: Story, play: MailingPlay): string[] {
  const sent = given.find(({ letterId }) => letterId === id);
  const decidedAt = Date.parse(markedAt);
  const isSoon = (ms: number): boolean => decidedAt <= ms && ms <= decidedAt + turnMs;
  const isKilled = state === 'marked' && play.killedAt.some(isSoon);
  const stoppedAt = play.befell.get(reader.personId) ?? Infinity;
  const told = String(sent?.did);
  return [
    ...unless(isInHours(markedAt, reader.timeZone), `marked at ${markedAt}, in ${reader.timeZone}`),
    ...unless(!sent || isSoon(Date.parse(sent.at)), `decided at ${markedAt}, sent at ${String(sent?.at)}`),
    ...unless(markedAt >= reader.freeAt, `marked at ${markedAt}, free at ${reader.freeAt}`),
    ...unless((play.marks.get(id) ?? Infinity) < stoppedAt, 'marked after it was stopped'),
    ...unless(isKilled || state === told, `is ${state}, and was ${told}; nobody was killed then`),
  ];
}

const unless = (isFine: boolean, fault: string): string[] => (isFine ? [] : [fault]);

/** What a letter waits for its turn within the rate, between the decision and the mark. */
const turnMs = 2000;

/** Hours before UTC; none of them has a summer time. */
const offsets: Readonly<Record<string, number>> = {
  ...{ 'Europe/Kaliningrad': 2, 'Europe/Moscow': 3, 'Asia/Yekaterinburg': 5, 'Asia/Novosibirsk': 7 },
  'Asia/Vladivostok': 10,
};
/** Those that the play may reach. */
const holidays = ['2026-03-09'];

function isInHours(at: string, timeZone: string): boolean {
  const there = new Date(Date.parse(at) + (offsets[timeZone] ?? NaN) * 3_600_000);
  const isWorkday = there.getUTCDay() % 6 !== 0 && !holidays.includes(there.toISOString().slice(0, 10));
  return isWorkday && there.getUTCHours() >= 9 && there.getUTCHours() < 18;
}

/** Of the plant's calendar. */
function daysOf(given: readonly Given[]): Judged['days'] {
  const local = given.map(({ at }) => new Date(Date.parse(at) + 3 * 3_600_000).toISOString());
  return [...Map.groupBy(local, (at) => at.slice(0, 10))].map(([day, all]) => ({
    ...{ day, letters: all.length, from: all[0]?.slice(11, 19) ?? '', to: all.at(-1)?.slice(11, 19) ?? '' },
  }));
}
