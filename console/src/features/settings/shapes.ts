/** The form of each setting. */
import type { SettingName, Settings } from '../../../../shared/domain/settings/settings.ts';
import {
  choice,
  choices,
  flag,
  folded,
  group,
  id,
  list,
  longSaid,
  number,
  optional,
  percent,
  said,
  type Shape,
  text,
  uuid,
} from './shape.ts';

type Entry<N extends SettingName> = Settings[N] extends readonly (infer E)[] ? E : never;
type Seller = NonNullable<Settings['company']['seller']>;
type Form = Entry<'forms'>;
type Programme = Settings['programmes']['time'];

const mostDays = 365;
const mostMinutes = 43_200;
const days = number(1, mostDays);
const minutes = number(1, mostMinutes);
const titled = group<Entry<'dealers'>>({ id, title: said });
const letters = list(group<Programme['letters'][number]>({ letter: choice('letters'), afterDays: number(0, 90) }));
const programme = group<Programme>({ letters, callAfterDays: number(0, 90) });

const form = group<Form>({
  id,
  title: said,
  source: choice('sources'),
  fields: list(group<Form['fields'][number]>({ name: { ...choice('formField'), title: 'fieldName' }, required: flag })),
  consents: list(
    group<Form['consents'][number]>({
      purpose: text,
      textVersion: text,
      text: longSaid,
      url: optional(text),
      required: optional(flag),
    }),
  ),
  submit: said,
  thanks: longSaid,
  redirectUrl: optional(text),
});

/** How each setting is edited. */
export const shapes: Readonly<Record<SettingName, Shape>> = {
  company: group<Settings['company']>({
    legalEntity: id,
    country: text,
    currency: text,
    vatPercent: percent,
    seller: optional(
      group<Seller>({
        name: said,
        taxId: optional(text),
        address: optional(said),
        phone: optional(text),
        bank: optional(
          group<NonNullable<Seller['bank']>>({
            name: said,
            bic: text,
            account: text,
            correspondentAccount: optional(text),
          }),
        ),
      }),
    ),
  }),
  calendar: group<Settings['calendar']>({
    timeZone: text,
    hours: group<Settings['calendar']['hours']>({
      from: { of: 'time', title: 'hourFrom' },
      to: { of: 'time', title: 'hourTo' },
    }),
    weekdays: { of: 'numbers', from: 'weekday' },
    shortDayMinutes: number(0, mostMinutes),
    days: { of: 'days', item: choice('day') },
  }),
  segments: folded(
    group<Entry<'segments'>>({
      id,
      title: said,
      focus: flag,
      criteria: choices('criteria'),
      committee: choices('committee'),
      process: choice('process'),
      marginPercent: optional(percent),
    }),
  ),
  criteria: folded(group<Entry<'criteria'>>({ id, title: said, question: said })),
  sources: folded(
    group<Entry<'sources'>>({ id, title: said, origin: choice('origin'), lane: optional(choice('lane')) }),
  ),
  forms: folded(form),
  'product-groups': folded(group<Entry<'product-groups'>>({ id, title: said, pyramidStep: number(1, 9) })),
  'loss-reasons': {
    of: 'table',
    keys: 'lossStages',
    title: 'lossStages',
    item: folded(
      group<Settings['loss-reasons'][string][number]>({
        id,
        title: said,
        names: { of: 'competitor', isOptional: true },
      }),
    ),
  },
  'cancel-causes': folded(titled),
  'claim-causes': folded(titled),
  departments: folded(titled),
  dealers: folded(titled),
  staff: folded(
    group<Entry<'staff'>>({
      id: uuid,
      name: { ...text, title: 'personName' },
      email: text,
      group: choice('groups'),
      discountPercent: percent,
      minMarginPercent: optional(percent),
      calculates: optional(flag),
    }),
  ),
  lifecycle: folded(
    group<Entry<'lifecycle'>>({
      stage: choice('lifecycle'),
      segment: optional(choice('segments')),
      role: said,
      person: optional(choice('staff')),
    }),
  ),
  routing: list(
    group<Entry<'routing'>>({
      segment: optional(choice('segments')),
      region: optional(text),
      productGroup: optional(choice('productGroups')),
      to: choice('sellers'),
    }),
  ),
  programmes: group<Settings['programmes']>({
    'no-money': programme,
    account: { ...programme, title: 'accountBasket' },
    needs: programme,
    time: programme,
  }),
  chat: group<Settings['chat']>({ url: { ...optional(text), title: 'chatUrl' }, kinds: choices('notice') }),
  substitutes: list(
    group<Entry<'substitutes'>>({
      absent: choice('sellers'),
      by: choice('sellers'),
      from: { of: 'day' },
      to: { of: 'day', title: 'lastDay' },
    }),
  ),
  deadlines: group<Settings['deadlines']>({
    claimMinutes: minutes,
    focusClaimMinutes: minutes,
    ownerFirstMinutes: minutes,
    contactMinutes: minutes,
    qualifyDays: days,
    convertDays: days,
    engineeredQuoteDays: days,
    papersDays: days,
    claimDays: days,
    dealDays: { of: 'table', keys: 'deadlineStages', item: days },
  }),
  return: group<Settings['return']>({
    leadTimeDays: number(0, mostDays),
    winBacksPerDay: number(0, 10_000),
    offerDays: number(1, 90),
    callDays: number(1, 60),
    discountPercentPerYear: percent,
    letters,
    quarterLetters: list({ ...choice('letters'), title: 'letter' }),
  }),
  thresholds: group<Settings['thresholds']>({
    claimsWithoutContact: number(1, 100),
    touchDays: days,
    reopenDays: days,
    dealerFeedbackDays: days,
    dealerProtectionDays: days,
    auditOneIn: number(1, 1000),
    spamScore: number(1, 100),
  }),
};

/** Settings as people look for them. */
export const sections = {
  sales: ['segments', 'criteria', 'sources', 'routing', 'deadlines', 'thresholds', 'dealers', 'forms'],
  deals: ['product-groups', 'loss-reasons', 'cancel-causes', 'claim-causes', 'departments'],
  letters: ['programmes', 'return', 'chat'],
  people: ['staff', 'substitutes', 'lifecycle'],
  company: ['company', 'calendar'],
} as const satisfies Readonly<Record<string, readonly SettingName[]>>;

type Listed = (typeof sections)[keyof typeof sections][number];
/** Every setting stands in a section: else this does not compile. */
type All = SettingName extends Listed ? Listed : never;
export const isSetting = (name: string): name is All => (Object.keys(shapes) as readonly string[]).includes(name);
