import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/format.ts';
import { useIsIn } from '../../../api/use-session.ts';
import { dealQuery, leadQuery } from '../../../moves/api.ts';
import type { PersonCard } from '../api.ts';
import { useCodeWords } from '../facts/code-words.ts';
import { Letters } from '../parts/letters.tsx';
import { Panel } from '../parts/panel.tsx';

/** Which letters they want no more, and those of the basket they are in. */
export function PersonLetters({ card }: { readonly card: PersonCard }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const wordOf = useCodeWords();
  const { unsubscribed, consentWithdrawnAt } = card.letters;
  const enrolment = useEnrolment(card);
  return (
    <>
      <Panel title={t('person.letters')}>
        <Text size="sm">
          {unsubscribed.length === 0
            ? t('person.wantsLetters')
            : t('person.unsubscribed', {
                topics: format.list(unsubscribed.map((topic) => wordOf('basket', topic))),
              })}
        </Text>
        {consentWithdrawnAt !== undefined && (
          <Text size="xs" c="dimmed">
            {t('person.withdrawnAt', { when: format.dayAndTime(consentWithdrawnAt) })}
          </Text>
        )}
      </Panel>
      {enrolment !== undefined && <Letters id={enrolment} />}
    </>
  );
}

/** The enrolment of what of theirs is parked. */
function useEnrolment({ leads, deals }: PersonCard): string | undefined {
  const isIn = useIsIn();
  const mayRead = isIn('manager', 'head', 'marketer', 'director');
  const lead = parkedOf(leads);
  const deal = parkedOf(deals);
  const ofLead = useQuery({ ...leadQuery(lead), enabled: mayRead && lead !== '' }).data;
  const ofDeal = useQuery({ ...dealQuery(deal), enabled: mayRead && deal !== '' }).data;
  return (ofLead ?? ofDeal)?.enrolment?.id;
}

/** The id of the one in a basket; empty when none is. */
const parkedOf = (entries: PersonCard['leads']): string => entries.find(({ stage }) => stage === 'parked')?.id ?? '';
