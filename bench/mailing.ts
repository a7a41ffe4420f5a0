/**
 * `npm run bench:mailing`: a mailing to 50,000 in memory, on a virtual clock, at the rate of an account, while its function is
 * killed at random. `-- 300 20 7` has 300 people, 20 kills and the seed 7. Writes bench/MAILING.md.
 */
import { fixed, report, table, where } from './markdown.ts';
import { judge } from './mailing-judge.ts';
import { MailingPlay, perSecond } from './mailing-play.ts';

const [count = 50_000, kills = 200, seed = 1] = process.argv.slice(2).map(Number);
const begun = performance.now();
const play = new MailingPlay({ count, kills, seed });
await play.run();
const { kinds, total, busiestSecond, days, held, refused, untold } = judge(play);
const { parts, tables, killedAt, mailing } = play;
const asked = [count, kills, seed].map(String).join(' ');
const times = (what: Readonly<Record<string, number>>): string =>
  Object.entries(what)
    .map(([name, times]) => `${name}: ${String(times)}`)
    .join(', ');

await report('MAILING.md', [
  `# A mailing to ${String(count)}`,
  `\`npm run bench:mailing -- ${asked}\`, ${where()}: ${fixed((performance.now() - begun) / 60_000, 1)} minutes.`,
  `The product’s own parts and workflow, over stores in memory and a clock that moves when all wait for it, at ${String(perSecond)} letters a second. The function was killed ${String(killedAt.length)} times at a write or a sending, before it was done or before it was known to be; four times within some letters and then not for a while, and twice nine times in a row, so that the execution failed and the reconciler started the next. Of a hundred letters the mail service refuses one, and says nothing of another. Meanwhile some close their request or unsubscribe.`,
  'What should have left is said by `bench/mailing-readers.ts`, and held against what the mail service was given by `bench/mailing-judge.ts`; neither shares a rule with the product. The run fails when a letter left or was marked twice, went to somebody who may not get it, was marked outside their hours, within three days of another or after they had stopped it, or more than the rate left in a second; when one is missing that no kill explains; and when the mailing counts otherwise, but for who left in between.',
  table(
    ['who', 'people', 'letters expected', 'left', 'unknown'],
    [...kinds, { kind: 'all', ...total }].map(({ kind, people, expected, left, unknown }) => [
      kind,
      ...[people, expected, left, unknown].map(String),
    ]),
  ),
  'Unknown is a letter that was marked when the function was killed and that the mail service was never given, or refused before anybody kept it: it is not sent again, since nobody can tell.',
  table(
    ['day', 'given to the mail service', 'first', 'last'],
    days.map(({ day, letters, from, to }) => [day, String(letters), from, to]),
  ),
  `At most ${String(busiestSecond)} in a second; ${String(refused)} were refused and given again an hour later, of ${String(untold)} nothing was told. The mailing says: sent ${String(mailing.sent)}; ${times(held)}. It does not count ${String(total.left + total.unknown - mailing.sent)} who left the basket after a part that died had marked their letter, and before that part was done again.`,
  `It took ${String(mailing.pass.n)} passes, ${String(parts)} parts, ${String(mailing.generation)} executions with ${String(play.states.length)} states entered, ${String(tables.reads)} reads, and ${String(tables.commits)} commits of ${String(tables.items)} items.`,
]);
