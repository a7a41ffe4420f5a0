import { Code, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './campaigns.module.css';

export type LetterText = { readonly subject: string; readonly preheader: string; readonly body: string };

type Props = { readonly text: LetterText; readonly onType: (changes: Partial<LetterText>) => void };

const mostLine = 200;
const mostBody = 20_000;

/** What a letter may say of whom it is for; what may be unknown has to be asked for before it is said. */
const variables = [
  ['{{greeting}}', 'greeting'],
  ['{{plant.name}}', 'plant'],
  ['{{manager.name}}', 'manager'],
  ['{{#if manager.phone}} {{manager.phone}} {{/if}}', 'phone'],
  ['{{#if company}} {{company}} {{/if}}', 'company'],
  ['{{#if product}} {{product}} {{/if}}', 'product'],
  ['{{#if quote}} {{quote.number}} {{quote.date}} {{quote.amount}} {{/if}}', 'quote'],
  ['{{#if wakeUpOn}} {{wakeUpOn}} {{/if}}', 'wakeUpOn'],
  ['{{#each offers}} {{title}} {{text}} {{until}} {{/each}}', 'offers'],
] as const;

/** The source of a letter: its subject, what mail programs show beside it, and Markdown with variables. */
export function LetterFields({ text, onType }: Props) {
  const { t } = useTranslation('campaigns');
  return (
    <Stack gap="sm" className={classes.source}>
      <TextInput
        label={t('letter.subject')}
        value={text.subject}
        onChange={(event) => onType({ subject: event.currentTarget.value })}
        maxLength={mostLine}
        required
      />
      <TextInput
        label={t('letter.preheader')}
        description={t('letter.preheaderAbout')}
        value={text.preheader}
        onChange={(event) => onType({ preheader: event.currentTarget.value })}
        maxLength={mostLine}
        required
      />
      <Textarea
        label={t('letter.body')}
        description={t('letter.bodyAbout')}
        value={text.body}
        onChange={(event) => onType({ body: event.currentTarget.value })}
        maxLength={mostBody}
        autosize
        minRows={14}
        maxRows={32}
        required
      />
      <details>
        <summary>{t('letter.variables')}</summary>
        <ul className="plain-list">
          {variables.map(([source, name]) => (
            <li key={name}>
              <Code>{source}</Code>{' '}
              <Text span size="sm">
                {t(`variable.${name}`)}
              </Text>
            </li>
          ))}
        </ul>
      </details>
    </Stack>
  );
}
