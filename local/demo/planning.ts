/** What the marketer and the director of the demo plant write down: what was spent, what is aimed at, what is bet on, and one review. */
import { seeds } from '../../settings/seeds.ts';
import { staff } from '../../settings/staff.ts';
import { monthsBetween, plusMonths } from '../../shared/domain/calendar/months.ts';
import { dayOf, plusDays } from '../../shared/domain/calendar/working-calendar.ts';
import { NewCost, recordCost } from '../../shared/domain/costs/change-cost.ts';
import { costKey } from '../../shared/domain/costs/cost.ts';
import { NewHypothesis, writeHypothesis } from '../../shared/domain/hypotheses/change-hypothesis.ts';
import { baselineOf } from '../../shared/domain/hypotheses/run-hypotheses.ts';
import { describeMarket, type NewMarket } from '../../shared/domain/market/describe-market.ts';
import { setPlan } from '../../shared/domain/plans/change-plan.ts';
import { planId } from '../../shared/domain/plans/plan.ts';
import { present } from '../../shared/domain/present.ts';
import { holdReview } from '../../shared/domain/reviews/hold-review.ts';
import { type DemoPlant, director, managers, marketer } from './plant.ts';
import { hours, type Story } from './story.ts';
import { instantAgo, workingDayBefore } from './when.ts';

const { timeZone } = seeds.calendar;
const rubles = (netMinor: number) => ({
  netMinor,
  currency: seeds.company.currency,
  vatPercent: seeds.company.vatPercent,
});
const thousand = 100_000;

/** The first working day on which anything is written down. */
const firstAge = 505;
const lastDayOf = (month: string): string => plusDays(`${plusMonths(month, 1)}-01`, -1);

/**
 * What a month costs, in thousands of roubles: the plant advertises to private buyers, and spends little on its dealers. What
 * is not said to be of a segment is shared out by the reports.
 */
const monthly = (n: number) => [
  { costKind: 'marketing', channel: 'google-ads', segment: 'individual', thousands: 380 + 5 * n, clicks: 900 + 20 * n },
  { costKind: 'marketing', channel: 'site', thousands: 90, visits: 5200 + 60 * n },
  { costKind: 'marketing', channel: 'exhibition', segment: 'industrial', thousands: n % 6 === 2 ? 450 : 0 },
  { costKind: 'marketing', stage: 'retention', team: 'Маркетинг', segment: 'dealer', thousands: 25 },
  { costKind: 'sales', stage: 'result', team: 'Пусконаладка', thousands: 60 },
  { costKind: 'sales', stage: 'development', team: 'Технические решения', thousands: 40 },
  { costKind: 'sales', stage: 'return', team: 'Продажи', thousands: 15 },
  ...managers.map((id) => ({
    ...{ costKind: 'sales', thousands: 160 },
    team: staff.find((member) => member.id === id)?.name ?? id,
  })),
];

/** Each month is written down in the days after it; the present one as far as it has gone. */
export async function* costsStory(plant: DemoPlant, now: string): Story {
  const [first, today] = [workingDayBefore(now, firstAge), dayOf(now, timeZone)];
  for (const [n, month] of monthsBetween({ from: first.slice(0, 7), to: today.slice(0, 7) }).entries()) {
    const isOver = lastDayOf(month) < today;
    yield isOver ? `${plusDays(lastDayOf(month), 1)}T07:30:00.000Z` : instantAgo(now, 0, hours.opened);
    for (const { thousands, ...cost } of monthly(n)) {
      if (thousands === 0) continue;
      const asked = NewCost().parse({
        ...cost,
        from: `${month}-01`,
        to: lastDayOf(month),
        amount: rubles(thousands * thousand),
      });
      await plant.decide(marketer, async (context) => {
        const holder = await plant.records.holderOf(costKey(present(asked)));
        return recordCost(asked, holder && (await plant.get('cost', holder.id)), context);
      });
    }
  }
}

/** What is aimed at in each month: of orders, by all and by each manager; of new customers, by all. */
export async function* plansStory(plant: DemoPlant, now: string): Story {
  const month = dayOf(now, timeZone).slice(0, 7);
  for (const planned of monthsBetween({ from: plusMonths(month, -11), to: plusMonths(month, 2) })) {
    yield planned > month ? instantAgo(now, 0, hours.opened) : `${planned}-01T06:00:00.000Z`;
    const shares = managers.map((manager, n) => ({ month: planned, manager, orders: [3, 3, 4][n] ?? 0 }));
    for (const { orders, ...of } of [{ month: planned, orders: 10 }, ...shares])
      await plant.decide(director, async (context) => {
        const asked = { ...of, orders: orders * 1000 * thousand, ...(!('manager' in of) && { newCustomers: 1 }) };
        return setPlan(asked, await plant.records.get('plan', planId(of)), context);
      });
  }
}

const market: NewMarket = {
  idea: 'Привод и автоматика за десять рабочих дней, с инженером на пуске',
  segments: [
    {
      segment: 'industrial',
      persona: 'Главный энергетик: отвечает за простой линии, боится незнакомого оборудования',
      toWhom: 'Заводам с непрерывной линией',
      what: 'Замена приводов без остановки',
      whyUs: 'Инженер приезжает на пуск, срок в договоре',
      journey: [
        { pipeline: 'leads', stage: 'mql', days: 3 },
        { pipeline: 'project', stage: 'agree-price', days: 10 },
        { pipeline: 'project', stage: 'production-ordered', days: 20 },
      ],
    },
    {
      segment: 'dealer',
      persona: 'Владелец торгового дома: считает оборот склада',
      toWhom: 'Дилерам электротехники',
      what: 'Складская программа приводов',
      whyUs: 'Отгрузка за два дня и цена, по которой можно продавать',
      journey: [{ pipeline: 'dealer-order', stage: 'agree-price', days: 2 }],
    },
  ],
};

/** The market is described, two hypotheses are written, and the director looks at the figures once. */
export async function* directorsStory(plant: DemoPlant, now: string): Story {
  const bet = async (
    details: Pick<NewHypothesis, 'statement' | 'figure' | 'expected' | 'reviewOn'>,
  ): Promise<string> => {
    const asked = NewHypothesis().parse(details);
    const { hypothesis } = await plant.decide(director, async (context) => {
      const startOn = dayOf(context.at, timeZone);
      const before = await baselineOf({ ...asked, startOn }, context, {
        records: plant.records,
        journal: plant.records,
      });
      return writeHypothesis(asked, before, context);
    });
    return hypothesis.id;
  };
  yield instantAgo(now, 120, hours.opened);
  await plant.decide(director, (context) => Promise.resolve(describeMarket(market, undefined, context)));
  yield instantAgo(now, 100, hours.opened);
  const judged = await bet({
    statement: 'Страница с ценами приводит больше лидов',
    ...{ figure: { report: 'quality', figure: 'leadsPerDay' }, expected: 0.2, reviewOn: workingDayBefore(now, 40) },
  });
  yield instantAgo(now, 40, hours.finished);
  await plant.runHypotheses();
  yield instantAgo(now, 22, hours.finished);
  await plant.decide(director, (context) => {
    const answers = [
      {
        question: 'Почему расходы на рекламу идут частным покупателям, а заказывают дилеры?',
        addressee: marketer,
        answer: 'Настройка осталась с запуска; бюджет на дилеров заложен со следующего месяца',
        hypothesisId: judged,
      },
    ];
    const since = new Date(Date.parse(context.at) - 30 * 86_400_000).toISOString();
    return Promise.resolve(holdReview({ since, until: context.at, answers }, new Set([judged]), context));
  });
  yield instantAgo(now, 15, hours.opened);
  await bet({
    statement: 'Звонок на следующий день после КП приводит к согласию чаще',
    figure: { report: 'funnel', figure: 'conversion', pipeline: 'project', stage: 'agree-price' },
    ...{ expected: 0.1, reviewOn: workingDayBefore(now, -20) },
  });
}
