/** Choice out of 100, read from the journal and the register of competitors. */
import type { Instant } from '../calendar/instant-schema.ts';
import { allCompetitors } from '../competitors/competitor.ts';
import type { Records } from '../records/records.ts';
import {
  type Choice,
  type ChoiceRow,
  choiceRows,
  choicesIn,
  type Coverage,
  coverageOf,
  isAgainst,
  isUntold,
} from './choice.ts';
import { type Asked, scopeOf, type Scoping, scopeWithBefore } from './scope.ts';

export type ChoiceReport = {
  readonly asOf: Instant;
  readonly rows: readonly ChoiceRow[];
  readonly coverage: Coverage;
  /** What the register calls each company, by slug. */
  readonly names: Readonly<Record<string, string>>;
};

type Choosing = Scoping & { readonly records: Pick<Records, 'list' | 'getMany'> };

/** Who stands for ourselves until the register says it. */
const nobody = 'us';

export async function reportChoice(asked: Asked, services: Choosing): Promise<ChoiceReport> {
  const [{ asOf, policy, span, spanBefore, members }, register] = await Promise.all([
    scopeWithBefore(asked, services),
    allCompetitors(services.records),
  ]);
  const choices = choicesIn(members, span);
  return {
    asOf,
    rows: choiceRows({
      ...{ choices, months: asked, timeZone: policy.calendar.timeZone },
      ...(spanBefore && { before: choicesIn(members, spanBefore) }),
      us: register.find(({ us }) => us)?.slug ?? nobody,
      register: register.filter(({ active }) => active).map(({ slug }) => slug),
    }),
    coverage: coverageOf(choices),
    names: Object.fromEntries(register.map(({ slug, name }) => [slug, name])),
  };
}

/** Which figure: won or lost, against a rival or any; or won without anybody having said over whom. */
export type ChoiceFigure = { readonly outcome: 'won' | 'lost' | 'untold'; readonly competitor?: string };

/** The deals a figure counts, the first decided in front. */
export async function choicesBehind(
  asked: Asked,
  { outcome, competitor }: ChoiceFigure,
  services: Scoping,
): Promise<{ readonly asOf: Instant; readonly choices: readonly Choice[] }> {
  const { asOf, span, members } = await scopeOf(asked, services);
  const counts = (choice: Choice): boolean =>
    outcome === 'untold' ? isUntold(choice) : isAgainst(competitor)(choice) && choice.won === (outcome === 'won');
  const choices = choicesIn(members, span).filter(counts);
  return { asOf, choices: choices.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)) };
}

const placeOf = ({ at, member: { trace } }: Choice): string => `${at}/${trace.id}`;
