/** What came of win-backs as the product tells it, written as the rows that the queries of the warehouse give. */
import { reportWinBacks } from '../../../shared/domain/figures/report-win-backs.ts';
import type { Asked, Scoping } from '../../../shared/domain/figures/scope.ts';
import type { WinBackRow } from '../../../shared/domain/figures/win-backs.ts';
import { present } from '../../../shared/domain/present.ts';
import { outcomes } from '../../../shared/domain/win-backs/win-back.ts';
import type { Row } from './duck.ts';

export async function winBackFigures({ from, to, asOf }: Asked, services: Scoping): Promise<Record<string, Row[]>> {
  const { rows, effects, causes } = await reportWinBacks({ from, to, ...present({ asOf }) }, services);
  return {
    'win-backs': rows.map(({ month, action, ended, ...row }) => ({
      ...{ month, action, started: row.started, held_out: row.heldOut, returned: row.returned },
      ...{ returned_held_out: row.returnedHeldOut, running: row.running },
      ...Object.fromEntries(outcomes.map((outcome) => [`ended_${outcome.replaceAll('-', '_')}`, ended[outcome] ?? 0])),
    })),
    'win-backs-money': rows.flatMap(moneyOf),
    'win-backs-effects': effects.map(({ action, treated, heldOut, lift }) => ({
      ...{ action, treated: treated.count, treated_returned: treated.returned },
      ...{ held_out: heldOut.count, held_out_returned: heldOut.returned },
      ...{ difference: lift?.difference ?? null, low: lift?.low ?? null, high: lift?.high ?? null },
    })),
    'win-backs-causes': causes.map(({ by, name, cause, count }) => ({
      ...{ axis: by, name: name ?? null, cause, win_backs: count },
    })),
  };
}

const moneyOf = ({ month, action, revenue, offersCost }: WinBackRow): Row[] =>
  Object.entries({ revenue, 'offers-cost': offersCost }).flatMap(([measure, sums]) =>
    sums.map(({ currency, netMinor, of }) => ({
      ...{ month, action, measure, currency, net_minor: netMinor, records: of },
    })),
  );
