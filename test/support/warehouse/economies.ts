/** What a plant spends, and what those who were won order: facts of costs, accounts, orders and claims around a history of sales. */
import { type Random, randomOf } from '../../../local/demo/random.ts';
import type { Counted } from '../../../shared/domain/facts/counted-shape.ts';
import { type Fact, factId } from '../../../shared/domain/facts/fact.ts';
import { present } from '../../../shared/domain/present.ts';
import { anna } from '../domain/actors.ts';
import { idOf } from '../domain/contexts.ts';
import { campaigns, segments, sources } from '../domain/sales-histories.ts';

const dayMs = 86_400_000;
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** Told by a seed, of the accounts that leads of a history became. */
export class Economy {
  readonly facts: Fact[] = [];
  readonly #random: Random;
  readonly #versions = new Map<string, number>();
  #ids = 0xeeee0000;

  constructor(seed: number, sales: readonly Fact[], months: readonly string[]) {
    this.#random = randomOf(seed);
    const won = sales
      .filter(({ type }) => type === 'LeadConverted')
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ data, at }) => ({ id: String(data['accountId']), at }));
    won.forEach((account, n) => {
      this.#live(account, n % 4 === 3 ? undefined : won[n + 1]?.id); // nobody is merged more than three times over
    });
    for (const month of months) this.#spend(month);
  }

  #newId(): string {
    this.#ids += 1;
    return idOf(this.#ids);
  }

  #chance(share: number): boolean {
    return this.#random.next() < share;
  }

  #tell(kind: string, id: string, type: string, at: string, data: object, told: Partial<Fact> = {}): void {
    const version = (this.#versions.get(id) ?? 0) + 1;
    this.#versions.set(id, version);
    this.facts.push({
      ...{ id: factId(id, version, 0), type, v: 1, subject: { kind, id }, version, n: 0, at, recordedAt: at },
      ...{ by: { kind: 'staff', id: anna.id }, origin: 'live', commitId: id, policy: 0, data: { ...data }, ...told },
    });
  }

  /** An account from its lead on: most are opened with it, half are merged with the next, and half of them order. */
  #live({ id, at }: { readonly id: string; readonly at: string }, other?: string): void {
    const counted = present({ segment: this.#chance(0.8) ? this.#random.pick(segments) : undefined });
    if (this.#chance(0.9)) this.#tell('account', id, 'AccountOpened', at, { personId: id }, { counted });
    if (other !== undefined && this.#chance(0.5)) this.#merge(id, other, at);
    if (this.#chance(0.5)) return;
    for (let left = this.#random.between(1, 4); left > 0; left -= 1) this.#order(id, at);
    if (this.#chance(0.2)) this.#claim(id, at);
  }

  #merge(id: string, into: string, at: string): void {
    this.#tell('account', id, 'AccountMerged', at, { into, mergeId: id });
    if (this.#chance(0.3)) this.#tell('account', id, 'AccountMergeUndone', at, { mergeId: id });
  }

  #order(accountId: string, at: string): void {
    const on = dayAfter(at.slice(0, 10), this.#chance(0.1) ? -60 : this.#random.between(0, 200));
    const netMinor = this.#random.between(1, 900) * 1000;
    const counted: Counted = {
      ...{ accountId, on, amount: { netMinor, currency: this.#chance(0.95) ? 'RUB' : 'EUR', as: 'bought' } },
      ...(this.#chance(0.5) && { costMinor: Math.round((netMinor * 6) / 10) }),
      ...(this.#chance(0.2) && { bonusMinor: Math.round(netMinor / 20) }),
      ...(this.#chance(0.2) && { deliveryMinor: 700 }),
    };
    const id = this.#newId();
    this.#tell('purchase', id, 'PurchaseRecorded', `${on}T09:00:00.000Z`, {}, { counted });
    if (this.#chance(0.1)) {
      const reversed = { ...counted, reversed: 'returned' as const };
      this.#tell('purchase', id, 'PurchaseReversed', `${on}T09:30:00.000Z`, {}, { counted: reversed });
    }
  }

  #claim(accountId: string, at: string): void {
    const id = this.#newId();
    const cost = { netMinor: this.#random.between(1, 90) * 1000, currency: 'RUB', vatPercent: 22 };
    const receivedOn = dayAfter(at.slice(0, 10), 60);
    const told = this.#chance(0.5);
    this.#tell('claim', id, 'ClaimOpened', `${receivedOn}T09:00:00.000Z`, {
      accountId,
      receivedOn,
      ...(told && { cost }),
    });
    if (this.#chance(0.4))
      this.#tell('claim', id, 'ClaimEdited', `${receivedOn}T10:00:00.000Z`, { fields: ['cost'], cost });
  }

  /** The costs of a month, some corrected and some taken back. */
  #spend(month: string): void {
    for (let left = this.#random.between(2, 9); left > 0; left -= 1) {
      const data = this.#purposeIn(month, left);
      const at = `${dayAfter(data.from, -1)}T21:00:00.000Z`; // midnight of the plant
      const told = { recordedAt: `${dayAfter(data.from, this.#random.between(-40, 60))}T12:00:00.000Z` };
      const id = this.#newId();
      this.#tell('cost', id, 'CostRecorded', at, { ...data, amount: this.#amount() }, told);
      if (this.#chance(0.2)) this.#tell('cost', id, 'CostCorrected', at, { amount: this.#amount() }, told);
      if (this.#chance(0.1)) this.#tell('cost', id, 'CostRemoved', at, {}, told);
    }
  }

  /** For a channel, a campaign, a segment or a team; for some days, or all. */
  #purposeIn(month: string, n: number) {
    const isOfSales = this.#chance(0.3);
    const from = `${month}-${this.#chance(0.5) ? '01' : '11'}`;
    return {
      costKind: isOfSales ? 'sales' : 'marketing',
      stage: this.#chance(0.7) ? 'acquisition' : this.#random.pick(['retention', 'development', 'return', 'result']),
      ...{ from, to: this.#chance(0.3) ? from : `${month}-28` },
      ...(isOfSales ? { team: `Team ${String(n)}` } : { channel: this.#random.pick(sources) }),
      ...(this.#chance(0.3) && { campaign: this.#random.pick(campaigns) }),
      ...(this.#chance(0.2) && { segment: this.#random.pick(segments) }),
    };
  }

  #amount() {
    const currency = this.#chance(0.9) ? 'RUB' : 'EUR';
    return { netMinor: this.#random.between(1, 500_000), currency, vatPercent: 22 };
  }
}
