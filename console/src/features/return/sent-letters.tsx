import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { becameOf } from '../../../../shared/domain/refresh/said.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { LetterModal } from '../../ui/letters/letter-modal.tsx';
import { useLetterTitles } from '../../ui/letters/subject.ts';
import { offerQuery, type WinBackCard } from './api.ts';

/** What was written to the customer, what became of it, and what was offered. */
export function SentLetters({ card: { sent, offerId } }: { readonly card: WinBackCard }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const said = useSaid();
  const [shown, setShown] = useState<string>();
  const titleOf = useLetterTitles('return', [...new Set(sent.map(({ letter }) => letter))]);
  return (
    <>
      {sent.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('winBack.noLetters')}
        </Text>
      )}
      <ul className="plain-list">
        {sent.map(({ id, letter, state, at, clicked }) => (
          <li key={id}>
            <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setShown(letter)}>
              {titleOf(letter)}
            </Anchor>
            <Text size="xs" c="dimmed">
              {[format.dayAndTime(at), said(becameOf[state]), clicked ? t('winBack.clicked') : undefined]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
      {offerId !== undefined && <Offer id={offerId} />}
      {shown !== undefined && <LetterModal topic="return" letter={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

function Offer({ id }: { readonly id: string }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const said = useSaid();
  const { data } = useQuery(offerQuery(id));
  if (!data) return null;
  return (
    <Text size="sm" mt="sm">
      {t('winBack.offer', { title: said(data.title), until: format.day(data.until) })}
    </Text>
  );
}
