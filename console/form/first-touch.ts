/** Where a visitor came from the first time: kept by the site’s own storage, and by nobody else’s. */

export type Touch = { readonly referrer: string; readonly page: string } & Readonly<Record<string, string>>;

/** An address and a storage, as far as they are asked. */
type Address = { readonly search: string; readonly origin: string; readonly pathname: string };
type Keeping = {
  readonly getItem: (name: string) => string | null;
  readonly setItem: (name: string, value: string) => void;
};

const keptAs = 'voronka-first-touch';
const campaign = /^utm_(source|medium|campaign|term|content)$/;

/** The first touch of this visitor; this one when it is the first, or their browser keeps nothing. */
export function firstTouch({ search, origin, pathname }: Address, referrer: string, storage?: Keeping): Touch {
  const kept = storage?.getItem(keptAs);
  if (kept) return JSON.parse(kept) as Touch; // written below
  const utm = [...new URLSearchParams(search)].filter(([name]) => campaign.test(name));
  const touch: Touch = { ...Object.fromEntries(utm), referrer, page: origin + pathname };
  storage?.setItem(keptAs, JSON.stringify(touch));
  return touch;
}
