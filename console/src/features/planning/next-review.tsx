import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../api/use-session.ts';
import { useSaid } from '../../language/use-language.ts';
import { useProblemText } from '../../ui/problem-text.ts';
import { Empty } from '../../ui/shown.tsx';
import { holdReview, type NewReview, type NextReview } from './api.ts';
import { OwnQuestion, ReviewQuestion } from './review-question.tsx';

/** What was typed to one question. */
export type Answer = {
  readonly question: string;
  readonly answer: string;
  readonly addressee?: string | undefined;
  readonly hypothesisId?: string | undefined;
};
type Draft = Readonly<Record<string, Answer>>;

const ownPrefix = 'own/';
const iconSize = 16;

/** What changed most, the question each change asks, and what is answered; kept until it is saved, though the page be left. */
export function NextReviewForm({ review }: { readonly review: NextReview }) {
  const { t } = useTranslation('planning');
  const said = useSaid();
  const textOf = useProblemText();
  const mayHold = useMay()('hold-review');
  const navigate = useNavigate();
  const [draft, setDraft] = useSessionStorage<Draft>({ key: `voronka-review ${review.since}`, defaultValue: {} });
  const { change, isBusy, error } = useChange(holdReview, {
    refresh: () => [['reviews']],
    done: ({ id }) => {
      setDraft({});
      notifications.show({ message: t('reviews.saved'), color: 'green' });
      void navigate(`/reviews/${id}`);
    },
    failed: () => true,
  });
  const put = (key: string, answer: Answer): void => setDraft((before) => ({ ...before, [key]: answer }));
  const own = Object.keys(draft).filter((key) => key.startsWith(ownPrefix));
  const answers = answersIn(draft);
  const { since, asOf: until } = review;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (answers.length > 0) change({ since, until, answers });
      }}
    >
      <Stack gap="sm" maw={980}>
        {review.changes.length === 0 && <Empty title={t('reviews.nothingChanged')} />}
        {review.changes.map((one) => (
          <ReviewQuestion
            key={one.key}
            change={one}
            currency={review.currency}
            answer={draft[one.key] ?? { question: said(one.question), answer: '', addressee: one.addressee }}
            {...(mayHold && { onAnswer: (answer: Answer) => put(one.key, answer) })}
          />
        ))}
        {mayHold &&
          own.map((key) => (
            <OwnQuestion
              key={key}
              answer={draft[key] ?? { question: '', answer: '' }}
              onAnswer={(answer) => put(key, answer)}
            />
          ))}
        {error && (
          <Alert role="alert" color="red">
            {textOf(error)}
          </Alert>
        )}
        {mayHold ? (
          <Group justify="space-between">
            <Button
              variant="subtle"
              leftSection={<IconPlus size={iconSize} />}
              onClick={() => put(`${ownPrefix}${crypto.randomUUID()}`, { question: '', answer: '' })}
            >
              {t('reviews.addQuestion')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={answers.length === 0}>
              {t('reviews.save', { count: answers.length })}
            </Button>
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {t('reviews.directorsOnly')}
          </Text>
        )}
      </Stack>
    </form>
  );
}

/** Those that were answered. */
const answersIn = (draft: Draft): NewReview['answers'] =>
  Object.entries(draft).flatMap(([key, { question, answer, addressee, hypothesisId }]) =>
    question.trim() === '' || answer.trim() === ''
      ? []
      : [
          {
            ...(!key.startsWith(ownPrefix) && { key }),
            ...{ question: question.trim(), answer: answer.trim() },
            ...(addressee !== undefined && { addressee }),
            ...(hypothesisId !== undefined && { hypothesisId }),
          },
        ],
  );
