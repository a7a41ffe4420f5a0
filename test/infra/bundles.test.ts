import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type CountryCode, type MetadataJson, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import * as z from 'zod';
import { withoutPrinting } from '../../infra/bundled/phone-metadata.ts';
import { bareEnvironment } from '../../local/environment.ts';
import { root } from '../../local/paths.ts';
import { run } from '../../local/run.ts';

/** The bars in KB of 1000 bytes, which a cold start has to read. Reading phone numbers costs a hundred. */
const bars: Readonly<Record<string, number>> = {
  'api/admin': 490,
  'api/baskets': 490,
  'api/campaigns': 850, // the letters themselves, what checks and what renders them
  'api/customers': 590,
  'api/desk': 590,
  'api/documents': 490,
  'api/figures': 640, // every report, the forecast beside them, and what writes workbooks
  'api/integrations': 490,
  'api/operations': 590, // the clients of Lambda, SQS and Step Functions, each with all it knows
  'api/planning': 490,
  'api/printing': 1100, // pdfmake, with pdfkit and fontkit behind it: so printing is a function of its own
  'api/public': 590,
  'api/return': 590, // the letters themselves: whether somebody is to get one
  'api/sales': 590,
  'api/signed': 590,
  'events/deliver-fact': 490,
  'events/follow-journal': 490,
  'events/index-record': 490,
  'events/publish-facts': 490,
  'events/receive-file': 490,
  'events/record-letter-outcome': 490,
  'events/record-reply': 650, // postal-mime reads what mail programs write
  'events/start-win-backs': 590, // the letters themselves
  'events/tell-staff': 620, // what makes HTML of letters
  'schedule/deliver-due': 490,
  'schedule/export-journal': 490,
  'schedule/mind-files': 490,
  'schedule/reconcile': 490,
  'schedule/remind-staff': 620,
  'schedule/run-hypotheses': 490,
  'schedule/score-accounts': 490,
  'schedule/sweep-people': 490,
  'workflow/flag-overdue': 490,
  'workflow/import-part': 590, // every kind of row, and every kind of record
  'workflow/look': 490,
  'workflow/mail-part': 800, // as the next letter
  'workflow/next-generation': 490,
  'workflow/next-letter': 800, // the letters themselves, and what renders them
  'workflow/next-win-back-step': 800, // the same
};

const Bundles = z.array(z.object({ folder: z.string(), kilobytes: z.number(), handler: z.string() }));

async function bundled(): Promise<z.infer<typeof Bundles>> {
  const into = mkdtempSync(join(tmpdir(), 'bundles-'));
  const script = fileURLToPath(import.meta.resolve('../support/infra/bundle-functions.ts'));
  try {
    const { code, output } = await run(process.execPath, [script, into], { cwd: root, env: bareEnvironment(into) });
    if (code !== 0) throw new Error(`the functions cannot be bundled:\n${output}`);
    return Bundles.parse(JSON.parse(output));
  } finally {
    rmSync(into, { recursive: true });
  }
}

const bundles = await bundled();

describe('the bundles', () => {
  it('are one for each function', () => {
    expect(bundles.map(({ folder }) => folder).sort()).toEqual(Object.keys(bars));
  });

  it.each(bundles)('keep $folder under its bar', ({ folder, kilobytes }) => {
    expect(kilobytes).toBeLessThanOrEqual(bars[folder] ?? 0);
  });

  it('are imported without reading any environment', () => {
    expect(bundles.filter(({ handler }) => handler !== 'function')).toEqual([]);
  });
});

describe('errors', () => {
  it('all set their own name, because the bundles forget the names of classes', () => {
    const folders = ['shared', 'functions', 'settings'].map((folder) => join(root, folder));
    const files = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    );
    const sources = files.filter((file) => file.endsWith('.ts')).map((file) => readFileSync(file, 'utf8'));
    const classes = sources.flatMap((source) => [...source.matchAll(/class (\w+) extends \w*Error[^{]*\{([^}]*)/g)]);
    const nameless = classes.filter(([, name = '', body = '']) => !body.includes(`override readonly name = '${name}'`));
    expect(classes.length).toBeGreaterThanOrEqual(9);
    expect(nameless.map(([, name]) => name)).toEqual([]);
  });
});

describe('phone numbers in the bundles', () => {
  const whole = createRequire(import.meta.url)('libphonenumber-js/metadata.min') as MetadataJson; // the package's own JSON
  const cut = withoutPrinting(structuredClone(whole)) as unknown as MetadataJson; // the same but for one field the library reads as optional
  const countries = Object.keys(whole.countries) as CountryCode[]; // Object.keys forgets the key type

  const read = (text: string, defaultCountry: CountryCode, metadata: MetadataJson) => {
    const parsed = parsePhoneNumberFromString(text, { defaultCountry, extract: false }, metadata);
    return parsed && { number: parsed.number, valid: parsed.isValid(), country: parsed.country, ext: parsed.ext };
  };

  it('are half their metadata lighter', () => {
    expect(JSON.stringify(cut).length).toBeLessThan(JSON.stringify(whole).length / 2);
  });

  it('are known in every country', () => {
    const examples = createRequire(import.meta.url)('libphonenumber-js/mobile/examples') as Record<string, string>; // the package's own JSON
    const [known, expected] = [cut, whole].map((metadata) =>
      countries.map((country) => read(examples[country] ?? '', country, metadata)),
    );
    expect(known).toEqual(expected);
    expect(known?.filter((each) => each?.valid === true).length).toBeGreaterThan(220);
  });

  it('are read as with the whole metadata, whatever the country and the spelling', () => {
    const callingCodes = Object.keys(whole.country_calling_codes);
    const digits = fc.stringMatching(/^[0-9]{4,13}$/);
    const text = fc.oneof(
      digits,
      fc.tuple(fc.constantFrom(...callingCodes), digits).map(([code, rest]) => `+${code}${rest}`),
      digits.map((number) => `8 (${number.slice(0, 3)}) ${number.slice(3)} ext. 12`),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...countries), (number, country) => {
        expect(read(number, country, cut)).toEqual(read(number, country, whole));
      }),
      { numRuns: 3000 },
    );
  });
});
