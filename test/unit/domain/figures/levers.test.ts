import { describe, expect, it } from '@jest/globals';
import { leversOf } from '../../../../shared/domain/figures/levers.ts';
import type { Member } from '../../../../shared/domain/figures/members.ts';
import type { Sale } from '../../../../shared/domain/figures/sales.ts';
import type { Pipeline } from '../../../../shared/domain/figures/stages.ts';
import type { WayOut } from '../../../../shared/domain/figures/trace.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { memberWith } from '../../../support/domain/traces.ts';

const at = (day: string) => `${day}T09:00:00.000Z`;
let made = 0x900;
const sale = (on: string, netMinor: number, fields: Partial<Sale> = {}): Sale => ({
  ...{ id: on, accountId: idOf(1), on, netMinor, currency: 'RUB', margin: netMinor / 2, isAssumed: false, ...fields },
});

describe('The levers', () => {
  const span = { from: at('2026-01-01'), before: at('2026-12-31') };
  const through = (stages: readonly string[], last?: WayOut, pipeline: Pipeline = 'project'): Member => {
    made += 1;
    const visits = stages.map((stage, n) => ({
      ...{ stage, at: at('2026-02-01') },
      ...((n < stages.length - 1 || last) && {
        left: {
          as: n < stages.length - 1 ? ('moved-on' as const) : (last ?? 'lost'),
          at: at('2026-02-02'),
          since: at('2026-02-02'),
        },
      }),
    }));
    return memberWith(made, {}, { kind: pipeline === 'leads' ? 'lead' : 'deal', pipeline, visits });
  };

  it('of leads are by what a deal brings that is opened: of each process, as many as went that way', () => {
    const paid = through(['new-deal', 'discuss-terms', 'send-quote', 'agree-price', 'payment-received']);
    const dealers = through(['new-deal', 'agree-price', 'payment-received'], undefined, 'dealer-order');
    const members = [
      ...[paid, dealers, through(['new-deal'], 'lost'), through(['new-deal'])], // one is there still
      ...[through(['new', 'mql', 'sql'], 'moved-on', 'leads'), through(['new', 'mql', 'sql'], 'moved-on', 'leads')],
      ...[
        through(['new', 'mql'], 'lost', 'leads'),
        through(['new'], 'lost', 'leads'),
        through(['new'], undefined, 'leads'),
      ],
    ];
    const orders = [
      sale('2026-02-05', 2_000_000, { dealId: paid.trace.id }),
      sale('2026-02-05', 400_000, { dealId: dealers.trace.id }),
      sale('2026-02-06', 200_000, { dealId: dealers.trace.id }),
      sale('2026-02-06', 900_000), // of no deal
    ];
    const told = (sales: readonly Sale[], some = members) =>
      leversOf(some, sales, span).map(({ pipeline, stage, gone, extraMargin }) => [pipeline, stage, gone, extraMargin]);
    // of four deals three are projects, half of which leave a million, and one a dealer’s order, which leaves 150,000: 412,500
    expect(told(orders)).toEqual([
      ['leads', 'new', 4, 11_000], // 1% of 4, of whom 2/3 go on from mql
      ['leads', 'mql', 3, 12_375],
      ['leads', 'sql', 2, 8250],
      ['project', 'new-deal', 2, 20_000],
      ...['discuss-terms', 'send-quote', 'agree-price'].map((stage) => ['project', stage, 1, 10_000]),
      ['dealer-order', 'new-deal', 1, 1500],
      ['dealer-order', 'agree-price', 1, 1500],
    ]);
    expect(told([]).map(([, , , extraMargin]) => extraMargin)).toEqual(Array.from({ length: 9 }, () => undefined));
    const later = through(['agree-price', 'payment-received']); // it was opened before anybody wrote it down
    const [first] = told([sale('2026-02-05', 2, { dealId: later.trace.id })], [later, ...members.slice(4)]);
    expect(first).toEqual(['leads', 'new', 4, undefined]);
  });

  it('are what a year’s margin would have been more, had one in a hundred more gone on from each stage', () => {
    const paid = through(['new-deal', 'discuss-terms', 'send-quote', 'agree-price', 'payment-received']);
    const members = [
      paid,
      through(['new-deal', 'discuss-terms', 'send-quote', 'agree-price'], 'lost'),
      through(['new-deal', 'discuss-terms'], 'lost'),
      through(['new-deal'], 'lost'),
      ...[1, 2].map(() =>
        memberWith(
          (made += 1),
          {},
          {
            visits: [
              {
                stage: 'new',
                at: at('2026-02-01'),
                left: { as: 'moved-on', at: at('2026-02-02'), since: at('2026-02-02') },
              },
            ],
          },
        ),
      ),
    ];
    const levers = leversOf(members, [sale('2026-02-05', 2_000_000, { dealId: paid.trace.id })], span);
    expect(levers.map(({ stage, gone, conversion, extraMargin }) => [stage, gone, conversion, extraMargin])).toEqual([
      ['new', 2, 1, 0], // nobody came to mql, so nobody goes on from it
      ['new-deal', 4, 0.75, 13333], // 1% of 4, of whom 2/3 · 1 · 1/2 come to an order that leaves a million
      ['discuss-terms', 3, 2 / 3, 15000],
      ['send-quote', 2, 1, 10000],
      ['agree-price', 2, 0.5, 20000],
    ]);
    expect(levers[1]?.title).toEqual({ en: 'New deal', ru: 'Новая сделка' });
  });

  it('say nothing of money where nothing was sold', () => {
    const [lever] = leversOf([through(['new-deal'], 'lost')], [], span);
    expect(lever).toEqual({
      ...{
        pipeline: 'project',
        stage: 'new-deal',
        title: { en: 'New deal', ru: 'Новая сделка' },
        gone: 1,
        conversion: 0,
      },
    });
  });
});
