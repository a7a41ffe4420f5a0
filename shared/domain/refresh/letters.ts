/** The letters of the programmes: settings each, in their versions, over those of the release. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Basket } from '../leads/pipeline.ts';
import type { Records } from '../records/records.ts';
import { settingVersionId, versionAt } from '../settings/settings.ts';
import { type Language, LetterText } from './letter.ts';

/** By `<basket>/<letter>/<language>`. */
export type LetterSeeds = Readonly<Record<string, LetterText>>;

export type Letters = {
  /** The versions that hold at an instant, by letter; a letter nobody wrote in that language has none. */
  versions: (basket: Basket, language: Language, at: Instant) => Promise<ReadonlyMap<string, string>>;
  /** What a version says; versions are never rewritten. */
  text: (version: string) => Promise<LetterText>;
};

/** The setting a letter is, as the head names it. */
export const letterSetting = (id: string): string => `letter/${id}`;

/** Letters from the records, over the seeds, whose version is 0. */
export function lettersOf(records: Pick<Records, 'get'>, seeds: LetterSeeds): Letters {
  return {
    async versions(basket, language, at) {
      const head = await records.get('settings-head', 'settings');
      const written = Object.keys(head?.versions ?? {}).flatMap((name) => /^letter\/(.+)$/.exec(name)?.[1] ?? []);
      const ids = [...new Set([...Object.keys(seeds), ...written])];
      return new Map(
        ids.flatMap((id) => {
          const [of, letter = '', inLanguage] = id.split('/');
          const n = versionAt(head, letterSetting(id), at);
          const isThere = n > 0 || seeds[id] !== undefined;
          return of === basket && inLanguage === language && isThere ? [[letter, `${id}/${String(n)}`] as const] : [];
        }),
      );
    },

    async text(version) {
      const [, id = '', n] = /^(.+)\/(\d+)$/.exec(version) ?? [];
      const seed = seeds[id];
      if (n === '0' && seed) return seed;
      const stored = await records.get('setting-version', settingVersionId(letterSetting(id), Number(n)));
      if (!stored) throw new Error(`there is no letter ${version}`);
      return LetterText().parse(stored.value);
    },
  };
}
