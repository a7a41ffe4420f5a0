/** One measurement of `bench/figures.ts`, in a process of its own: what it prints is JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExcerpts } from '../shared/adapters/dynamodb/excerpt-page.ts';
import { Texts } from '../shared/adapters/dynamodb/texts.ts';
import { reportFunnel } from '../shared/domain/figures/report-funnel.ts';
import type { Scoping } from '../shared/domain/figures/scope.ts';
import type { Excerpt } from '../shared/domain/records/excerpt.ts';
import type { History } from '../shared/domain/records/records.ts';
import { seeds } from '../settings/seeds.ts';
import { isAsked } from './figures-asked.ts';
import { asOf, from, to } from './figures-facts.ts';

const [, , what = '', folder = ''] = process.argv;
const files = readdirSync(folder)
  .sort()
  .map((name) => join(folder, name));

/** What the work takes; pages are read from their files while it stands still. */
class Watch {
  #ms = 0;
  #cpuMicros = 0;
  #since = performance.now();
  #cpuSince = process.cpuUsage();

  pause(): void {
    const { user, system } = process.cpuUsage(this.#cpuSince);
    this.#cpuMicros += user + system;
    this.#ms += performance.now() - this.#since;
  }

  resume(): void {
    this.#since = performance.now();
    this.#cpuSince = process.cpuUsage();
  }

  taken() {
    this.pause();
    const peakMegabytes = process.resourceUsage().maxRSS / 1024;
    return { seconds: this.#ms / 1000, cpuSeconds: this.#cpuMicros / 1e6, peakMegabytes };
  }
}

/** The body of each page, as the SDK's own reader is given it. */
function* bodies(watch: Watch): Generator<Buffer> {
  for (const file of files) {
    watch.pause();
    const body = readFileSync(file);
    watch.resume();
    yield body;
  }
}

function parse() {
  const watch = new Watch();
  for (const body of bodies(watch)) {
    watch.pause();
    const text = body.toString();
    watch.resume();
    JSON.parse(text);
  }
  return watch.taken();
}

async function* excerptsIn(watch: Watch, names: readonly string[]): AsyncGenerator<readonly Excerpt[]> {
  const [asked, texts] = [new Set(names), new Texts()];
  for (const body of bodies(watch)) yield await Promise.resolve(readExcerpts(body, asked, texts).facts.filter(isAsked));
}

// biome-ignore lint/correctness/useYield: nothing was spent
async function* nothing(): ReturnType<History['happened']> {}

async function funnel() {
  const watch = new Watch();
  const services: Scoping = {
    journal: {
      excerpts: (_, __, { names }) => excerptsIn(watch, names),
      happened: nothing,
      of: () => Promise.reject(new Error('everybody came within the months')),
    },
    records: { getMany: () => Promise.resolve([]) },
    clock: { now: () => Promise.resolve(asOf) },
    policies: { at: () => Promise.resolve({ ...seeds, revision: 0 }) },
  };
  const { stages } = await reportFunnel({ from, to, by: 'arrival' }, services);
  const taken = watch.taken();
  const rows = stages.map((row) => ({
    ...{ pipeline: row.pipeline, stage: row.stage, entered: row.entered, movedOn: row.movedOn, lost: row.lost.total },
    ...{ parked: row.parked.total, wentBack: row.wentBack, here: row.here },
  }));
  return { ...taken, rows };
}

console.log(JSON.stringify(what === 'parse' ? parse() : await funnel()));
