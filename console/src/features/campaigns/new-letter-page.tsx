import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useChange } from '../../api/use-change.ts';
import { type Language, languages } from '../../language/languages.ts';
import { useLanguage } from '../../language/use-language.ts';
import { LetterPreview } from '../../ui/letters/letter-preview.tsx';
import { Page } from '../../ui/page.tsx';
import { writeLetter } from './api.ts';
import classes from './campaigns.module.css';
import { FormPage } from './form-page.tsx';
import { OnlyWhoMay } from './only-who-may.tsx';
import { LetterFields, type LetterText } from './letter-fields.tsx';
import { topics } from './topics.ts';
import { useTopicTitle } from './use-topic-title.ts';

const typingMs = 400;
const nameOfLetter = /^[a-z0-9][a-z0-9-]{0,49}$/;
const blank: LetterText = { subject: '', preheader: '', body: '{{greeting}}\n\n\n\n{{manager.name}}' };

/** A letter that nobody has written yet. */
export function Component() {
  const { t } = useTranslation(['campaigns', 'ui']);
  const titleOf = useTopicTitle();
  const [search, setSearch] = useSearchParams();
  const go = useNavigate();
  const topic = topics.find((each) => each === search.get('topic')) ?? 'campaigns';
  const own = useLanguage();
  const [language, setLanguage] = useState<Language>(languages.find((each) => each === search.get('language')) ?? own);
  const [letter, setLetter] = useState(search.get('letter') ?? '');
  const [text, setText] = useState(blank);
  const [settled] = useDebouncedValue(text, typingMs);
  const isNamed = nameOfLetter.test(letter);
  const isWritten = [text.subject, text.preheader, text.body].every((part) => part.trim() !== '');
  const { change, isBusy, error } = useChange(writeLetter, {
    refresh: () => [['letters']],
    done: (id) => void go(`/letters/${id.topic}/${id.letter}/${id.language}`, { replace: true }),
    failed: () => true,
  });
  return (
    <Page title={t('letters.new')}>
      <OnlyWhoMay right="edit-letters">
        <div className={classes.columns}>
          <FormPage
            error={error}
            isBusy={isBusy}
            submit={t('letters.create')}
            back={`/letters?topic=${topic}`}
            onSubmit={() => {
              if (isNamed && isWritten) change({ topic, letter, language, ...text, expectedVersion: 0 });
            }}
          >
            <div className={classes.pair}>
              <Select
                label={t('letter.topic')}
                data={topics.map((each) => ({ value: each, label: titleOf(each) }))}
                value={topic}
                onChange={(chosen) => chosen !== null && setSearch({ topic: chosen }, { replace: true })}
                allowDeselect={false}
              />
              <Select
                label={t('ui:letter.language')}
                data={languages.map((each) => ({ value: each, label: t(`ui:letter.languages.${each}`) }))}
                value={language}
                onChange={(chosen) => setLanguage(languages.find((each) => each === chosen) ?? language)}
                allowDeselect={false}
              />
            </div>
            <TextInput
              label={t('letter.name')}
              description={t('letter.nameAbout')}
              value={letter}
              onChange={(event) => setLetter(event.currentTarget.value)}
              error={letter !== '' && !isNamed && t('letter.nameWrong')}
              maxLength={50}
              required
            />
            <LetterFields text={text} onType={(changes) => setText((before) => ({ ...before, ...changes }))} />
          </FormPage>
          {isWritten && (
            <section aria-label={t('letters.preview')}>
              <LetterPreview draft={{ language, ...settled }} />
            </section>
          )}
        </div>
      </OnlyWhoMay>
    </Page>
  );
}
