/** What a plant spends, and what those who were won order: facts of costs, accounts, orders and claims around a history of sales. */
import { type Random, randomOf } from '../../../local/demo/random.ts';
import type { Counted } from '../../../shared/domain/facts/counted-shape.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { anna, boris } from '../domain/actors.ts';
import { idOf } from '../domain/contexts.ts';
import { campaigns, segments, sources } from '../domain/sales-histories.ts';
import { Telling } from './telling.ts';

const dayMs = 86_400_000;
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** Told by a seed, of the accounts that leads of a history became. */
export class Economy {
  readonly #telling = new Telling();
  readonly #random: Random;
  /** Of its own, so that what is told beside changes nothing else of a seed's history. */
  readonly #beside: Random;
  /** By account. */
  readonly #deals: ReadonlyMap<string, readonly string[]>;
  #accounts: readonly string[] = [];
  #ids = 0xeeee0000;

  constructor(seed: number, sales: readonly Fact[], months: readonly string[]) {
    this.#random = randomOf(seed);
    this.#beside = randomOf(seed + 0x0b0e);
    const opened = sales.filter(({ type }) => type === 'DealOpened').toSorted((a, b) => (a.id < b.id ? -1 : 1));
    this.#deals = new Map(
      [...Map.groupBy(opened, ({ data }) => String(data['accountId']))].map(([id, own]) => [
        id,
        own.map(({ subject }) => subject.id),
      ]),
    );
    const won = sales
      .filter(({ type }) => type === 'LeadConverted')
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ data, at }) => ({ id: String(data['accountId']), at }));
    this.#accounts = won.map(({ id }) => id);
    won.forEach((account, n) => {
      this.#live(account, n % 4 === 3 ? undefined : won[n + 1]?.id); // nobody is merged more than three times over
    });
    for (const month of months) this.#spend(month);
  }

  get facts(): readonly Fact[] {
    return this.#telling.facts;
  }

  #newId(): string {
    this.#ids += 1;
    return idOf(this.#ids);
  }

  #chance(share: number): boolean {
    return this.#random.next() < share;
  }

  /** An account from its lead on: most are opened with it, half are merged with the next, and half of them order. */
  #live({ id, at }: { readonly id: string; readonly at: string }, other?: string): void {
    const counted = { ...(this.#chance(0.8) && { segment: this.#random.pick(segments) }), ...this.#known(id) };
    if (this.#chance(0.9)) this.#telling.tell('account', id, 'AccountOpened', at, { personId: id }, { counted });
    if (other !== undefined && this.#chance(0.5)) this.#merge(id, other, at);
    if (this.#chance(0.5)) return;
    for (let left = this.#random.between(1, 4); left > 0; left -= 1) this.#order(id, at);
    if (this.#chance(0.2)) this.#claim(id, at);
  }

  /** Whose it is, and who recommended us, as far as anybody told. */
  #known(id: string): Counted {
    const referrers = this.#beside.next() < 0.1 ? [id] : this.#accounts;
    return {
      ...(this.#beside.next() < 0.7 && { owner: this.#beside.pick([anna.id, boris.id]) }),
      ...(this.#beside.next() < 0.4 && { referredBy: this.#beside.pick(referrers) }),
    };
  }

  #merge(id: string, into: string, at: string): void {
    this.#telling.tell('account', id, 'AccountMerged', at, { into, mergeId: id });
    if (this.#chance(0.3)) this.#telling.tell('account', id, 'AccountMergeUndone', at, { mergeId: id });
  }

  #order(accountId: string, at: string): void {
    const on = dayAfter(at.slice(0, 10), this.#chance(0.1) ? -60 : this.#random.between(0, 200));
    const netMinor = this.#random.between(1, 900) * 1000;
    const counted: Counted = {
      ...{ accountId, on, amount: { netMinor, currency: this.#chance(0.95) ? 'RUB' : 'EUR', as: 'bought' } },
      ...(this.#chance(0.5) && { costMinor: Math.round((netMinor * 6) / 10) }),
      ...(this.#chance(0.2) && { bonusMinor: Math.round(netMinor / 20) }),
      ...(this.#chance(0.2) && { deliveryMinor: 700 }),
      ...this.#sold(accountId),
    };
    const id = this.#newId();
    this.#telling.tell('purchase', id, 'PurchaseRecorded', `${on}T09:00:00.000Z`, {}, { counted });
    if (this.#chance(0.1)) {
      const reversed = { ...counted, reversed: 'returned' as const };
      this.#telling.tell('purchase', id, 'PurchaseReversed', `${on}T09:30:00.000Z`, {}, { counted: reversed });
    }
  }

  /** By which deal and on which step of the pyramid, as far as anybody told. */
  #sold(accountId: string): Counted {
    const [deals, dice] = [this.#deals.get(accountId) ?? [], this.#beside.next()];
    return {
      ...(deals.length > 0 && dice < 0.7 && { dealId: this.#beside.pick(deals) }),
      ...(this.#beside.next() < 0.8 && { pyramidStep: this.#beside.between(1, 4) }),
    };
  }

  #claim(accountId: string, at: string): void {
    const id = this.#newId();
    const cost = { netMinor: this.#random.between(1, 90) * 1000, currency: 'RUB', vatPercent: 22 };
    const receivedOn = dayAfter(at.slice(0, 10), 60);
    const told = this.#chance(0.5);
    this.#telling.tell('claim', id, 'ClaimOpened', `${receivedOn}T09:00:00.000Z`, {
      accountId,
      receivedOn,
      ...(told && { cost }),
    });
    if (this.#chance(0.4))
      this.#telling.tell('claim', id, 'ClaimEdited', `${receivedOn}T10:00:00.000Z`, { fields: ['cost'], cost });
  }

  /** The costs of a month, some corrected and some taken back. */
  #spend(month: string): void {
    for (let left = this.#random.between(2, 9); left > 0; left -= 1) {
      const data = this.#purposeIn(month, left);
      const at = `${dayAfter(data.from, -1)}T21:00:00.000Z`; // midnight of the plant
      const told = { recordedAt: `${dayAfter(data.from, this.#random.between(-40, 60))}T12:00:00.000Z` };
      const id = this.#newId();
      this.#telling.tell('cost', id, 'CostRecorded', at, { ...data, amount: this.#amount() }, told);
      if (this.#chance(0.2)) this.#telling.tell('cost', id, 'CostCorrected', at, { amount: this.#amount() }, told);
      if (this.#chance(0.1)) this.#telling.tell('cost', id, 'CostRemoved', at, {}, told);
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
