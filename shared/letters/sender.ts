import type { Language } from '../domain/refresh/letter.ts';
import type { Policy } from '../domain/settings/settings.ts';

/** The plant, by the name and address its papers have. */
export function senderOf(language: Language, { company: { seller, legalEntity } }: Policy) {
  return { name: seller?.name[language] ?? legalEntity, address: seller?.address?.[language] ?? '' };
}
