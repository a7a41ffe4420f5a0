import { SesOutbox } from './outbox.ts';

type MailSettings = {
  readonly MAIL_SERVICE: 'aws' | 'local';
  readonly MARKETING_FROM: string;
  readonly MARKETING_SET: string;
  readonly SERVICE_FROM: string;
  readonly SERVICE_SET: string;
};

/** The mail service a function's environment names, with the two identities letters leave as. */
export const outboxOf = (env: MailSettings): SesOutbox =>
  SesOutbox.at(env.MAIL_SERVICE, {
    marketing: { from: env.MARKETING_FROM, configurationSet: env.MARKETING_SET },
    service: { from: env.SERVICE_FROM, configurationSet: env.SERVICE_SET },
  });
