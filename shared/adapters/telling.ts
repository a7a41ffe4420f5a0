/** What tells staff of facts, from a function's environment; but for what writes the letters. */
import type { Telling } from '../domain/notices/tell-staff.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Reach } from '../domain/webhooks/target.ts';
import { systemClock } from './dynamodb/clock.ts';
import { HttpsSender } from './http/https-sender.ts';
import { pipelinesOf, type StoreSettings } from './pipelines.ts';
import { SesOutbox } from './ses/outbox.ts';

type NoticeSettings = {
  readonly SERVICE_FROM: string;
  readonly SERVICE_SET: string;
  readonly MAIL_SERVICE: 'aws' | 'local';
  readonly PUBLIC_URL: string;
  readonly RECEIVERS: Reach;
};

export function tellingOf(env: StoreSettings & NoticeSettings, seeds: Settings): Omit<Telling, 'write'> {
  const service = { from: env.SERVICE_FROM, configurationSet: env.SERVICE_SET };
  return {
    ...pipelinesOf(env, seeds),
    outbox: SesOutbox.at(env.MAIL_SERVICE, { marketing: service, service }), // nothing else leaves from here
    sender: new HttpsSender({ reach: env.RECEIVERS }),
    wall: systemClock,
    publicUrl: env.PUBLIC_URL,
  };
}
