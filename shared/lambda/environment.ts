import * as z from 'zod';

const name = z.string().min(1);

/** The tables and the clock every function of the pipelines works with. */
export const StoreEnv = z.object({
  RECORDS_TABLE: name,
  JOURNAL_TABLE: name,
  GUARD_TABLE: name,
  /** `adjustable` in the local stages only. */
  CLOCK: z.enum(['system', 'adjustable']),
});
export type StoreEnv = z.infer<typeof StoreEnv>;

/** Where other systems may be told of facts: `local-too` in the local stages only. The secret signs what they are told. */
export const ReceiversEnv = z.object({ RECEIVERS: z.enum(['public', 'local-too']), SECRET_ARN: name });

/** How letters leave: the addresses and configuration sets of the two identities, and where their readers come back to. */
export const MailEnv = z.object({
  MARKETING_FROM: name,
  MARKETING_SET: name,
  SERVICE_FROM: name,
  SERVICE_SET: name,
  /** Of the product's own pages. */
  PUBLIC_URL: z.url(),
  /** Where replies come in, or `none`: then they go to whom letters are from. */
  REPLY_DOMAIN: name,
  /** `local`: its stand-in beside the local cloud. */
  MAIL_SERVICE: z.enum(['aws', 'local']),
  /** How many it takes in a second. */
  LETTERS_PER_SECOND: z
    .string()
    .regex(/^[1-9]\d*$/)
    .transform(Number),
});

/** What a function works with whose letters leave to customers. */
export const LettersEnv = z.object({ ...StoreEnv.shape, ...MailEnv.shape, PEOPLE_TABLE: name, SECRET_ARN: name });
export type LettersEnv = z.infer<typeof LettersEnv>;

/** How service letters leave to staff, and where the pages are that they lead to. */
export const NoticesEnv = z.object({
  ...MailEnv.pick({ SERVICE_FROM: true, SERVICE_SET: true, PUBLIC_URL: true, MAIL_SERVICE: true }).shape,
  /** Where the team's chat may be: `local-too` in the local stages only. */
  RECEIVERS: z.enum(['public', 'local-too']),
});
export type NoticesEnv = z.infer<typeof NoticesEnv>;

/** The bucket of the files people send. */
export const FilesEnv = z.object({ FILES_BUCKET: name });

/** What looks through the files people send: `host:port` of its clamd, or `none`. */
export const ScannerEnv = z.object({ SCANNER: name });

/** The machine that takes files in. */
export const ImportMachineEnv = z.object({ IMPORT_MACHINE: name });

/** The ARNs of the machines that follow records. */
export const MachinesEnv = z.object({
  LEADS_MACHINE: name,
  PROJECT_MACHINE: name,
  DEALER_ORDER_MACHINE: name,
  NURTURE_MACHINE: name,
  MAILING_MACHINE: name,
  WIN_BACK_MACHINE: name,
});
export type MachinesEnv = z.infer<typeof MachinesEnv>;
