/** The letters of programmes and campaigns: settings each, in their versions, over those of the release. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Records } from '../records/records.ts';
import { type SettingsHead, settingVersionId, versionAt } from '../settings/settings.ts';
import { type Language, LetterId, letterIdText, LetterText, type LetterTopic } from './letter.ts';

/** By `<topic>/<letter>/<language>`. */
export type LetterSeeds = Readonly<Record<string, LetterText>>;

export type Letters = {
  /** The versions that hold at an instant, by letter; a letter nobody wrote in that language has none. */
  versions: (topic: LetterTopic, language: Language, at: Instant) => Promise<ReadonlyMap<string, string>>;
  /** What a version says; versions are never rewritten. */
  text: (version: string) => Promise<LetterText>;
};

/** The setting a letter is, as the head names it. */
export const letterSetting = (id: string): string => `letter/${id}`;

/** A version of a letter, by the id of the letter and its number; 0 is the seed. */
export const letterVersion = (id: string, n: number): string => `${id}/${String(n)}`;

/** Every letter of the release, and every one that was written since. */
export function letterIds(head: SettingsHead | undefined, seeds: LetterSeeds): LetterId[] {
  const written = Object.keys(head?.versions ?? {}).flatMap((name) => /^letter\/(.+)$/.exec(name)?.[1] ?? []);
  return [...new Set([...Object.keys(seeds), ...written])].map((id) => {
    const [topic, letter, language] = id.split('/');
    return LetterId().parse({ topic, letter, language });
  });
}

/** Letters from the records, over the seeds, whose version is 0. */
export function lettersOf(records: Pick<Records, 'get'>, seeds: LetterSeeds): Letters {
  return {
    async versions(topic, language, at) {
      const head = await records.get('settings-head', 'settings');
      const asked = letterIds(head, seeds).filter((each) => each.topic === topic && each.language === language);
      return new Map(
        asked.flatMap((each) => {
          const id = letterIdText(each);
          const n = versionAt(head, letterSetting(id), at);
          return n > 0 || seeds[id] !== undefined ? [[each.letter, letterVersion(id, n)] as const] : [];
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
