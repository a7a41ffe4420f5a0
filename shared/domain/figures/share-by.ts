/** The rules by which a cost is shared out among the leads it was spent on. */
import type { Said } from '../said.ts';
import type { Costed } from './costs.ts';

/** By revenue only where somebody asks: whoever brings most is given most of the cost, so that nobody sees who eats the money. */
export const shareRules = ['leads', 'mql', 'revenue'] as const;
export type ShareBy = (typeof shareRules)[number];

/** What each of the leads that share a cost is given a part for; where that comes to nothing, the parts are equal. */
export type Weigh = (sharing: readonly Costed[]) => readonly number[];

export const equally: Weigh = (sharing) => sharing.map(() => 1);

/** Those of them alone that were confirmed as target. */
export const amongMql =
  (mql: ReadonlySet<string>): Weigh =>
  (sharing) =>
    sharing.map(({ id }) => Number(mql.has(id)));

/** Whose lead it is, and what that account has bought by now. */
export type Buying = { readonly account: string; readonly netMinor: number };

/** In proportion to what the account of each has bought; leads of one account have equal parts of what it bought. */
export const byRevenue =
  (buying: ReadonlyMap<string, Buying>): Weigh =>
  (sharing) => {
    const leadsOf = Map.groupBy(sharing, ({ id }) => buying.get(id)?.account);
    return sharing.map(({ id }) => {
      const bought = buying.get(id);
      // Stryker disable next-line OptionalChaining: who shares has a lead of theirs among those who do
      return bought ? bought.netMinor / (leadsOf.get(bought.account)?.length ?? 1) : 0;
    });
  };

/** Each rule in a sentence. */
export const ruleSaid: Readonly<Record<ShareBy, Said>> = {
  leads: {
    en: 'A cost is shared in equal parts by the leads it brought, else by all leads of its month; one of a segment by that segment’s alone',
    ru: 'Расход делится поровну между лидами, которых он привёл, а без таких — между всеми лидами месяца; расход сегмента — только между лидами сегмента',
  },
  mql: {
    en: 'A cost is shared in equal parts by those of the leads it brought, else of all leads of its month, that were confirmed as target; where none was, by all of these; one of a segment by that segment’s alone',
    ru: 'Расход делится поровну между подтверждёнными целевыми из лидов, которых он привёл, а без таких лидов — из всех лидов месяца; если целевых нет — между всеми этими лидами; расход сегмента — только между лидами сегмента',
  },
  revenue: {
    en: 'A cost is shared by the leads it brought, else by all leads of its month, in proportion to what their accounts have bought; where none has, in equal parts; one of a segment by that segment’s alone. This hides who eats the money',
    ru: 'Расход делится между лидами, которых он привёл, а без таких — между всеми лидами месяца, пропорционально покупкам их клиентов; если никто не купил — поровну; расход сегмента — только между лидами сегмента. Так не видно, кто съедает деньги',
  },
};
