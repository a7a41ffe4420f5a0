import { SegmentedControl } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { keepLanguage, languages, type Language } from '../../language/languages.ts';
import { useLanguage } from '../../language/use-language.ts';

const ownNames: Readonly<Record<Language, string>> = { ru: 'Русский', en: 'English' };

/** The language of the page; each calls itself by its own name. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label={t('language')}
      value={language}
      data={languages.map((value) => ({ value, label: ownNames[value] }))}
      onChange={(value) => {
        keepLanguage(value);
        void i18n.changeLanguage(value);
      }}
    />
  );
}
