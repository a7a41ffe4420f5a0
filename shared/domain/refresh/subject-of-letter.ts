import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Records } from '../records/records.ts';
import type { SentLetter } from './sent-letter.ts';

/** The lead or deal a letter was about; none where it was sent to somebody at their account. */
export async function subjectOfLetter(
  letter: SentLetter,
  records: Pick<Records, 'get'>,
): Promise<Lead | Deal | undefined> {
  if ('mailingId' in letter)
    return letter.member.kind === 'person' ? undefined : records.get(letter.member.kind, letter.member.id);
  if ('winBackId' in letter) return undefined;
  const enrolment = await records.get('enrolment', letter.enrolmentId);
  return enrolment && records.get(enrolment.subject.kind, enrolment.subject.id);
}
