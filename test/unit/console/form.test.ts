import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { formScript } from '../../../console/embedded-form.ts';
import { looksLikeEmail, looksLikePhone } from '../../../console/form/checks.ts';
import { firstTouch } from '../../../console/form/first-touch.ts';
import { words } from '../../../console/form/words.ts';

const mostBytes = 12 * 1024;

describe('the form that sites embed', () => {
  it('is one script of less than 12 KB gzip', async () => {
    const script = await formScript();
    expect(gzipSync(script, { level: 9 }).length).toBeLessThan(mostBytes);
  });

  it.each(['a@b.example', 'имя@завод.рф', ' ivan.petrov+1@mail.plant.example '])('takes %s for an e-mail', (text) => {
    expect(looksLikeEmail(text)).toBe(true);
  });

  it.each(['a@b', 'a b@c.example', '@plant.example', 'a@@plant.example', 'a@plant.', ''])(
    'asks again about the e-mail %s',
    (text) => {
      expect(looksLikeEmail(text)).toBe(false);
    },
  );

  it.each(['+7 (495) 123-45-67', '84951234567', '+49 30 1234 5678', '0044.20.7946.0958'])(
    'takes %s for a phone',
    (text) => {
      expect(looksLikePhone(text)).toBe(true);
    },
  );

  it.each(['123-45-67', 'call me', '+7 495 123 45 67 доб. 3', '1234567890123456'])(
    'asks again about the phone %s',
    (text) => {
      expect(looksLikePhone(text)).toBe(false);
    },
  );

  it('says everything in both languages', () => {
    const keysOf = (said: object): string[] => Object.keys(said).sort();
    expect(keysOf(words.ru)).toEqual(keysOf(words.en));
    expect(keysOf(words.ru.fields)).toEqual(keysOf(words.en.fields));
  });
});

describe('where a visitor came from', () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
    };
  };
  const at = (url: string): URL => new URL(url);

  it('is the first touch, whatever later pages say', () => {
    const kept = storage();
    const first = firstTouch(
      at('https://plant.example/a?utm_source=yandex&utm_campaign=x&q=1'),
      'https://ya.example/',
      kept,
    );
    expect(first).toEqual({
      utm_source: 'yandex',
      utm_campaign: 'x',
      referrer: 'https://ya.example/',
      page: 'https://plant.example/a',
    });
    expect(firstTouch(at('https://plant.example/b?utm_source=vk'), 'https://plant.example/a', kept)).toEqual(first);
  });

  it('is this page where the browser keeps nothing', () => {
    expect(firstTouch(at('https://plant.example/b'), '', undefined)).toEqual({
      referrer: '',
      page: 'https://plant.example/b',
    });
  });
});
