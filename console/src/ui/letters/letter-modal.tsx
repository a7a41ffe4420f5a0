import { Anchor, Group, SegmentedControl, Stack } from '@mantine/core';
import { Window } from '../../ui/window.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Language } from '../../language/languages.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Shown } from '../shown.tsx';
import { languagesOf, letterQuery, lettersQuery, type LetterTopic } from './api.ts';
import { LetterPreview } from './letter-preview.tsx';
import { plainSubject } from './subject.ts';

type Props = { readonly topic: LetterTopic; readonly letter: string; readonly onClose: () => void };

/** One letter, looked at from wherever it is spoken of. */
export function LetterModal({ topic, letter, onClose }: Props) {
  const { t } = useTranslation('ui');
  const preferred = useLanguage();
  const [chosen, setChosen] = useState<Language>();
  const { data: all } = useQuery(lettersQuery);
  const written = all ? languagesOf(all, { topic, letter }) : [];
  const language = chosen ?? (written.includes(preferred) ? preferred : (written[0] ?? preferred));
  const shown = useQuery({ ...letterQuery({ topic, letter, language }), enabled: all !== undefined });
  return (
    <Window onClose={onClose} title={shown.data ? plainSubject(shown.data.subject) : letter} size="xl">
      <Stack gap="sm">
        <Group justify="space-between">
          <SegmentedControl
            size="xs"
            aria-label={t('letter.language')}
            value={language}
            onChange={setChosen}
            data={written.map((each) => ({ value: each, label: t(`letter.languages.${each}`) }))}
          />
          <Anchor component={Link} to={`/letters/${topic}/${letter}/${language}`} size="sm">
            {t('letter.open')}
          </Anchor>
        </Group>
        <Shown query={shown}>
          {({ subject, preheader, body }) => <LetterPreview draft={{ language, subject, preheader, body }} />}
        </Shown>
      </Stack>
    </Window>
  );
}
