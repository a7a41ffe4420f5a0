/** The question a change asks, in one sentence, and whom. */
import type { Group } from '../people/actor.ts';
import { present } from '../present.ts';
import type { Said } from '../said.ts';
import type { Policy } from '../settings/settings.ts';
import type { Change, ChangedFigure } from './changes.ts';
import { digitsOf } from './csv.ts';
import { stageTitle } from './stages.ts';

export type Question = {
  readonly question: Said;
  /** Whoever of these answers it; the manager the change names, where it is asked of managers. */
  readonly asks: Group;
};

type Asking = Pick<Change, 'figure' | 'now' | 'was' | 'manager'>;
type Language = keyof Said;
/** What a sentence is put together from. */
type Parts = { readonly now: string; readonly was: string } & {
  readonly [P in 'stage' | 'reason' | 'segment' | 'month']: string;
};
type Sentence = Readonly<Record<Language, (parts: Parts) => string>>;

const sentences: Readonly<Record<ChangedFigure['report'] | 'plan-passed', Sentence>> = {
  losses: {
    en: ({ now, was, stage, reason }) => `Why is ${now} lost at “${stage}” for “${reason}”, and not ${was} as before?`,
    ru: ({ now, was, stage, reason }) =>
      `Почему на этапе «${stage}» по причине «${reason}» потеряно ${now}, а не ${was}, как раньше?`,
  },
  funnel: {
    en: ({ now, was, stage }) => `Why do ${now} go on from “${stage}”, and not ${was} as before?`,
    ru: ({ now, was, stage }) => `Почему с этапа «${stage}» дальше идут ${now}, а не ${was}, как раньше?`,
  },
  orders: {
    en: ({ now, was, segment }) => `Why do orders of “${segment}” come to ${now}, and not ${was} as before?`,
    ru: ({ now, was, segment }) => `Почему заказы сегмента «${segment}» составили ${now}, а не ${was}, как раньше?`,
  },
  quality: {
    en: ({ now, was }) => `Why was ${now} spent on leads we do not serve, and not ${was} as before?`,
    ru: ({ now, was }) => `Почему на нецелевые лиды потрачено ${now}, а не ${was}, как раньше?`,
  },
  plan: {
    en: ({ now, was, month }) => `What brings the orders of ${month} from the ${now} expected to the ${was} planned?`,
    ru: ({ now, was, month }) => `Что доведёт заказы за ${month} с ожидаемых ${now} до плана ${was}?`,
  },
  'plan-passed': {
    en: ({ now, was, month }) =>
      `What takes the orders of ${month} to the ${now} expected, over the ${was} planned, and can it be done again?`,
    ru: ({ now, was, month }) =>
      `За счёт чего заказы за ${month} дойдут до ${now} при плане ${was}, и можно ли это повторить?`,
  },
};

export function questionOf(change: Asking, policy: Policy): Question {
  const { figure, now, was } = change;
  const sentence = sentences[figure.report === 'plan' && now >= was ? 'plan-passed' : figure.report];
  const said = (language: Language): string => sentence[language](partsOf(change, policy, language));
  return { asks: askedOf(change), question: { en: said('en'), ru: said('ru') } };
}

/** Marketing answers for leads, who sells for what is theirs, and the head for the rest. */
function askedOf({ figure, manager }: Asking): Group {
  const isOfLeads = figure.report === 'quality' || ('pipeline' in figure && figure.pipeline === 'leads');
  if (isOfLeads) return 'marketer';
  return manager !== undefined && (figure.report === 'losses' || figure.report === 'plan') ? 'manager' : 'head';
}

function partsOf({ figure, now, was }: Asking, policy: Policy, language: Language): Parts {
  const told = figure.report === 'funnel' ? percentIn(language) : moneyIn(language, policy.company.currency);
  const names = namesIn(figure, policy);
  // Stryker disable next-line StringLiteral: a sentence says nothing that its figure lacks
  const name = (part: keyof typeof names): string => names[part]?.[language] ?? '';
  return {
    // Stryker disable next-line StringLiteral: a sentence says nothing that its figure lacks
    ...{ now: told(now), was: told(was), month: 'month' in figure ? monthIn(language, figure.month) : '' },
    ...{ stage: name('stage'), reason: name('reason'), segment: name('segment') },
  };
}

/** What is named, as the settings call it; an id where they know it no more. */
function namesIn(figure: ChangedFigure, policy: Policy) {
  const titled = (items: readonly { id: string; title: Said }[], id: string): Said =>
    items.find((item) => item.id === id)?.title ?? { en: id, ru: id };
  const { criteria, segments, 'loss-reasons': reasons, 'cancel-causes': causes } = policy;
  return present({
    stage: 'stage' in figure ? stageTitle(figure.pipeline, figure.stage) : undefined,
    reason:
      // Stryker disable next-line ConditionalExpression: only the sentence of losses says a reason
      figure.report === 'losses'
        ? // Stryker disable next-line ArrayDeclaration: a text has no id
          titled([...(reasons[figure.stage] ?? []), ...causes, ...criteria], figure.reason)
        : undefined,
    // Stryker disable next-line ConditionalExpression: only the sentence of orders says a segment
    segment: figure.report === 'orders' ? titled([...segments, nobody], figure.segment ?? '') : undefined,
  });
}

const nobody = { id: '', title: { en: 'no known segment', ru: 'не указан' } };

const locales = { en: 'en-GB', ru: 'ru-RU' } as const;

const moneyIn = (language: Language, currency: string) => {
  const format = new Intl.NumberFormat(locales[language], { style: 'currency', currency, maximumFractionDigits: 0 });
  return (minor: number): string => format.format(minor / 10 ** digitsOf(currency));
};

const monthIn = (language: Language, month: string): string =>
  new Intl.DateTimeFormat(locales[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );

const percentIn = (language: Language) => {
  const format = new Intl.NumberFormat(locales[language], { style: 'percent' });
  return (share: number): string => format.format(share);
};
