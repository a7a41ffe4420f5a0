import { Anchor, Badge, Group, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNameOf, usePlant } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { hypothesesQuery, type NextReview } from './api.ts';
import type { Answer } from './next-review.tsx';
import classes from './planning.module.css';

type Change = NextReview['changes'][number];
type Answering = { readonly answer: Answer; readonly onAnswer: (answer: Answer) => void };
type Props = {
  readonly change: Change;
  readonly currency: string;
  readonly answer: Answer;
  /** @default - it is read alone */
  readonly onAnswer?: (answer: Answer) => void;
};

/** Where the figure of a change is looked at. */
function reportOf({ figure }: Change): string {
  switch (figure.report) {
    case 'losses':
      return `/figures/losses?pipeline=${figure.pipeline}`;
    case 'funnel':
      return `/figures/funnel?by=movement&pipeline=${figure.pipeline}`;
    case 'quality':
      return '/figures/quality';
    default:
      return '/figures/plan';
  }
}

/** One change since the last review: what it comes to, what it asks and whom, and what was answered. */
export function ReviewQuestion({ change, currency, answer, onAnswer }: Props) {
  const { t } = useTranslation(['planning', 'words']);
  const format = useFormat();
  const said = useSaid();
  const nameOf = useNameOf();
  const { amountMinor, question, asks, addressee } = change;
  const isBad = amountMinor < 0;
  return (
    <section className={classes.card}>
      <Group gap="sm" align="start" wrap="nowrap" justify="space-between">
        <div>
          <Text fw={600}>{said(question)}</Text>
          <Text size="sm" c="dimmed">
            {t('reviews.asks', { who: nameOf(addressee) ?? t(`words:group.${asks}`) })} ·{' '}
            <Anchor component={Link} to={reportOf(change)} inherit underline="always">
              {t('reviews.toReport')}
            </Anchor>
          </Text>
        </div>
        <Badge size="lg" variant="light" color={isBad ? 'red' : 'teal'} className={classes.amount ?? ''}>
          {isBad ? '−' : '+'}
          {format.shortMoney({ netMinor: Math.abs(amountMinor), currency })}
        </Badge>
      </Group>
      {onAnswer && <AnswerInputs answer={answer} onAnswer={onAnswer} />}
    </section>
  );
}

/** A question nobody’s figures ask. */
export function OwnQuestion({ answer, onAnswer }: Answering) {
  const { t } = useTranslation('planning');
  return (
    <section className={classes.card}>
      <TextInput
        label={t('reviews.question')}
        value={answer.question}
        onChange={(event) => onAnswer({ ...answer, question: event.currentTarget.value })}
        maxLength={1000}
      />
      <AnswerInputs answer={answer} onAnswer={onAnswer} />
    </section>
  );
}

function AnswerInputs({ answer, onAnswer }: Answering) {
  const { t } = useTranslation('planning');
  return (
    <>
      <Textarea
        mt="sm"
        label={t('reviews.answer')}
        value={answer.answer}
        onChange={(event) => onAnswer({ ...answer, answer: event.currentTarget.value })}
        maxLength={5000}
        autosize
        minRows={1}
      />
      {answer.answer !== '' && <LedInputs answer={answer} onAnswer={onAnswer} />}
    </>
  );
}

/** Who answered, and what it led to. */
function LedInputs({ answer, onAnswer }: Answering) {
  const { t } = useTranslation('planning');
  const { staff } = usePlant();
  const { data } = useInfiniteQuery(hypothesesQuery);
  const hypotheses = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className={classes.fields}>
      <Select
        size="xs"
        mt="xs"
        label={t('reviews.addressee')}
        data={staff.map(({ id, name }) => ({ value: id, label: name }))}
        value={answer.addressee ?? null}
        onChange={(addressee) => onAnswer({ ...answer, addressee: addressee ?? undefined })}
        clearable
        searchable
      />
      <Select
        size="xs"
        mt="xs"
        label={t('reviews.hypothesis')}
        placeholder={t('reviews.noHypothesis')}
        data={hypotheses.map(({ id, statement }) => ({ value: id, label: statement }))}
        value={answer.hypothesisId ?? null}
        onChange={(hypothesisId) => onAnswer({ ...answer, hypothesisId: hypothesisId ?? undefined })}
        clearable
        searchable
      />
      <Anchor component={Link} to="/hypotheses/new" size="sm">
        {t('hypotheses.write')}
      </Anchor>
    </div>
  );
}
