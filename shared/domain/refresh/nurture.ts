/** Leads an enrolment on: through the programme of its basket. */
import type { Where } from '../executions.ts';
import type { Person } from '../people/person.ts';
import type { Policy } from '../settings/settings.ts';
import { advance } from './advance.ts';
import type { Cadence } from './cadence.ts';
import type { Enrolment } from './enrolment.ts';
import { leadOn, type LettersOut } from './lead-on.ts';
import type { Language } from './letter.ts';
import { type Reading, standsOf } from './records.ts';
import { sendingWindow } from './sending-window.ts';

export type Nurturing = LettersOut & Omit<Reading, 'records'>;

/** Does all that is due of it, for the execution of one generation. @returns where the execution parks, or that it has ended */
export const nurture = (id: string, generation: number, services: Nurturing): Promise<Where> =>
  leadOn<Enrolment>(
    generation,
    {
      by: 'refresh',
      read: async () => {
        const enrolment = await services.records.get('enrolment', id);
        if (!enrolment) throw new Error(`there is no enrolment ${id}`);
        return enrolment;
      },
      look: async (enrolment, context) => {
        const { stands, known } = await standsOf(enrolment, languageOf(context.policy), context.at, services);
        const cadence = cadenceOf(enrolment, stands.person, context.policy);
        return { about: stands, step: (isBusy) => advance(stands, { ...known, isBusy }, cadence, context) };
      },
    },
    services,
  );

/** The programme of the basket, in the hours of whoever gets it. */
export const cadenceOf = (
  { basket }: Pick<Enrolment, 'basket'>,
  person: Pick<Person, 'timeZone'> | undefined,
  { programmes, calendar }: Policy,
): Cadence => ({ programme: programmes[basket], window: sendingWindow(calendar, person?.timeZone) });

/** Countries whose business letters are in Russian. */
const russian: readonly string[] = ['RU', 'BY', 'KZ', 'KG'];
export const languageOf = ({ company: { country } }: Policy): Language => (russian.includes(country) ? 'ru' : 'en');
