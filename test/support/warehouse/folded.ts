/** The product's own reports, written as the rows that the queries of the warehouse give. */
import { costed, readCosts, sharedOut } from '../../../shared/domain/figures/costs.ts';
import type { FunnelRow } from '../../../shared/domain/figures/funnel.ts';
import { leadsIn } from '../../../shared/domain/figures/members.ts';
import { isNew, isNewOfMarketing, type QualityRow } from '../../../shared/domain/figures/quality.ts';
import { type FunnelReport, reportFunnel } from '../../../shared/domain/figures/report-funnel.ts';
import { type LossReport, reportLosses } from '../../../shared/domain/figures/report-losses.ts';
import { reportQuality } from '../../../shared/domain/figures/report-quality.ts';
import type { AskedEconomics } from '../../../shared/domain/figures/report-economics.ts';
import { scopeOf, type Scoping } from '../../../shared/domain/figures/scope.ts';
import type { Way } from '../../../shared/domain/figures/funnel.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { excerptOf } from '../../../shared/domain/records/excerpt.ts';
import type { Happened, Records } from '../../../shared/domain/records/records.ts';
import type { Sum } from '../../../shared/domain/money/sums.ts';
import type { Row } from './duck.ts';
import { basketFigures } from './folded-baskets.ts';
import { choiceFigures } from './folded-choice.ts';
import { economicsFigures } from './folded-economics.ts';
import { focusFigures } from './folded-focus.ts';
import { leverFigures } from './folded-levers.ts';
import { lifecycleFigures } from './folded-lifecycle.ts';
import { marketFigures } from './folded-market.ts';
import { planFigures } from './folded-plan.ts';
import { referralFigures } from './folded-referrals.ts';
import { responseFigures } from './folded-response.ts';
import { winBackFigures } from './folded-win-backs.ts';

export type Question = AskedEconomics & { readonly by: Way };
export type Services = Scoping & { readonly records: Pick<Records, 'get' | 'list' | 'getMany'> };

/** A journal that holds some facts, and knows no others. */
export function journalOf(facts: readonly Fact[]): Scoping['journal'] {
  const bySubject = Map.groupBy(facts, ({ subject }) => subject.id);
  const happened = (from: string, before: string, { types, counted }: Happened): Fact[] => {
    const names: readonly string[] = types;
    return facts.filter(
      (fact) =>
        fact.at >= from &&
        fact.at < before &&
        (names.includes(fact.type) || (counted === true && fact.counted !== undefined)),
    );
  };
  return {
    of: ({ id }) => Promise.resolve({ items: bySubject.get(id) ?? [] }),
    async *happened(from, before, asked) {
      yield await Promise.resolve(happened(from, before, asked));
    },
    async *excerpts(from, before, asked) {
      const [kinds, names]: [readonly string[], Set<string>] = [asked.kinds, new Set(asked.names)];
      const meant = happened(from, before, asked).filter(({ subject }) => kinds.includes(subject.kind));
      yield await Promise.resolve(meant.map((fact) => excerptOf(fact, names)));
    },
  };
}

/** Every figure as the product tells it. */
export async function foldedFigures(asked: Question, services: Services): Promise<Readonly<Record<string, Row[]>>> {
  const funnel = await reportFunnel(asked, services);
  const losses = await reportLosses(asked, services);
  const quality = await reportQuality(asked, services);
  const qualities = [
    ...quality.rows.map((row) => ({ scope: 'row', row })),
    { scope: 'total', row: quality.total },
  ].filter(({ row }) => row.leads > 0);
  return {
    funnel: funnel.stages.map(funnelRow),
    'funnel-why': funnel.stages.flatMap(whyRows),
    'funnel-money': funnelMoney(funnel),
    losses: losses.rows.map(lossRow),
    'losses-money': lossMoney(losses),
    quality: qualities.map(({ scope, row }) => qualityRow(scope, row)),
    'quality-criteria': qualities.flatMap(({ scope, row }) =>
      Object.entries(row.byCriterion).map(([criterion, leads]) => ({ ...named(scope, row), criterion, leads })),
    ),
    'quality-spent': qualities.flatMap(({ scope, row }) => spentRows(scope, row)),
    reach: [{ ...unreached, ...funnel.reach }],
    ...responseFigures(quality),
    ...(await costFigures(asked, services)),
    ...(await basketFigures(asked, services)),
    ...(await choiceFigures(asked, services)),
    ...(await planFigures(asked, services)),
    ...(await focusFigures(asked, services)),
    ...(await leverFigures(asked, services)),
    ...(await lifecycleFigures(asked, services)),
    ...(await referralFigures(asked, services)),
    ...(await marketFigures(asked, services)),
    ...(await winBackFigures(asked, services)),
    ...(await economicsFigures(asked, services)),
  };
}

const funnelRow = ({ pipeline, stage, ...row }: FunnelRow): Row => ({
  ...{ pipeline, stage, entered: row.entered, visits: row.visits, opening: row.opening, passed: row.passed },
  ...{ moved_on: row.movedOn, lost: row.lost.total, parked: row.parked.total, went_back: row.wentBack, here: row.here },
  conversion: row.conversion ?? null,
  days_median: row.daysMedian ?? null,
  days_p90: row.daysP90 ?? null,
  hours_median: row.hoursMedian ?? null,
  hours_p90: row.hoursP90 ?? null,
});

const whyRows = ({ pipeline, stage, lost, parked }: FunnelRow): Row[] =>
  [
    ...Object.entries(lost.byReason).map(([why, records]) => ({ outcome: 'lost', why, records })),
    ...Object.entries(parked.byBasket).map(([why, records]) => ({ outcome: 'parked', why, records })),
  ].map((row) => ({ pipeline, stage, ...row }));

const unreached = { impressions: null, clicks: null, visits: null };

const moneyRows = ({ known, assumed }: FunnelRow['amount']) => [...sumRows(false, known), ...sumRows(true, assumed)];

const sumRows = (isAssumed: boolean, sums: readonly Sum[]) =>
  sums.map(({ currency, netMinor, of }) => ({ is_assumed: isAssumed, currency, net_minor: netMinor, records: of }));

const funnelMoney = ({ stages }: FunnelReport): Row[] =>
  stages.flatMap(({ pipeline, stage, amount }) => moneyRows(amount).map((row) => ({ pipeline, stage, ...row })));

const nothing = { known: [], assumed: [] };
const nowhere = { source: null, lost: null, share: null };

function lossRow({ mostly, before, ...row }: LossReport['rows'][number]): Row {
  const { source, lost, share } = mostly ?? nowhere;
  return {
    ...{ pipeline: row.pipeline, stage: row.stage, reason: row.reason, lost: row.lost, lost_before: before?.lost ?? 0 },
    ...{ share: row.share, of_gone: row.ofGone, mostly_source: source, mostly_lost: lost, mostly_share: share },
  };
}

const lossMoney = ({ rows }: LossReport): Row[] =>
  rows.flatMap(({ pipeline, stage, reason, amount, before }) => [
    ...moneyRows(amount).map((row) => ({ pipeline, stage, reason, period: 'now', ...row })),
    ...moneyRows(before?.amount ?? nothing).map((row) => ({ pipeline, stage, reason, period: 'before', ...row })),
  ]);

const named = (scope: string, { source, campaign }: QualityRow) => ({
  ...{ scope, source: source ?? null, campaign: campaign ?? null },
});

const qualityRow = (scope: string, row: QualityRow): Row => ({
  ...named(scope, row),
  ...{ leads: row.leads, mql: row.mql, non_target: row.nonTarget, undecided: row.undecided, spam: row.spam },
  ...{ duplicate: row.duplicate, handed_to_dealer: row.handedToDealer, non_target_share: row.nonTargetShare ?? null },
});

/** By criterion, and without one what all others cost. */
function spentRows(scope: string, row: QualityRow): Row[] {
  const onCriteria = Object.entries(row.spentByCriterion).flatMap(([criterion, sums]) =>
    sums.map((sum) => ({ criterion, ...sum })),
  );
  const onOthers = row.spent.map(({ currency, netMinor, of }) => {
    const rest = row.spentOnNonTarget.find((sum) => sum.currency === currency) ?? { netMinor: 0, of: 0 };
    return { criterion: null, currency, netMinor: netMinor - rest.netMinor, of: of - rest.of };
  });
  return [...onCriteria, ...onOthers.filter(({ of }) => of > 0)].map(({ criterion, currency, netMinor, of }) => ({
    ...{ ...named(scope, row), criterion, currency, leads: of, net_minor: netMinor },
  }));
}

/** Sums of the costs that stand, and what each lead cost. */
async function costFigures(asked: Question, services: Scoping): Promise<Record<string, Row[]>> {
  const { everybody, span, asOf, policy } = await scopeOf(asked, services);
  const costs = await readCosts(span, asOf, services.journal);
  const leads = leadsIn(everybody, span);
  const sums = Map.groupBy(costs, ({ from, stage, costKind, amount }) =>
    JSON.stringify([from.slice(0, 7), stage, costKind, amount.currency]),
  );
  const shared = (['marketing', 'sales'] as const).flatMap((costKind) => {
    const own = costs.filter((cost) => cost.costKind === costKind && cost.stage === 'acquisition');
    const sharing = leads.filter(costKind === 'sales' ? isNew : isNewOfMarketing);
    const { ofLead, unshared } = sharedOut(
      own,
      sharing.map((lead) => costed(lead, asked.touch)),
      policy.calendar.timeZone,
    );
    return [
      ...[...ofLead].flatMap(([id, parts]) =>
        [...parts].map(([currency, part]) => ({
          lead_id: id,
          cost_kind: costKind,
          currency,
          month: null,
          net_minor: part,
        })),
      ),
      ...[...Map.groupBy(unshared, ({ from, amount }) => JSON.stringify([amount.currency, from.slice(0, 7)]))].map(
        ([key, some]) => {
          const [currency, month] = JSON.parse(key) as [string, string]; // as just written
          const netMinor = some.reduce((sum, { amount }) => sum + amount.netMinor, 0);
          return { lead_id: null, cost_kind: costKind, currency, month, net_minor: netMinor };
        },
      ),
    ];
  });
  return {
    'costs-shared': shared,
    costs: [...sums].map(([key, some]) => {
      const [month, stage, costKind, currency] = JSON.parse(key) as [string, string, string, string]; // as just written
      const netMinor = some.reduce((sum, { amount }) => sum + amount.netMinor, 0);
      return { month, stage, cost_kind: costKind, currency, net_minor: netMinor, records: some.length };
    }),
  };
}
