import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/format.ts';
import { useStageTitle } from '../../../language/words-of.ts';
import { useNameOf } from '../../../api/plant.ts';
import { useCodeWords } from '../facts/code-words.ts';

type Props = {
  readonly stage: string;
  readonly left: Readonly<Record<string, unknown>>;
};

/** Why it is not in the pipeline any more: since when, by whom, for which reason. */
export function LeftNote({ stage, left }: Props) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const titleOf = useStageTitle();
  const wordOf = useCodeWords();
  const nameOf = useNameOf();
  const by = left.by as { readonly id?: string } | undefined; // every stage that was left has it
  const tell: Readonly<Record<string, (value: string) => string>> = {
    at: (at) => [format.longDay(at), nameOf(by?.id)].filter((part) => part !== undefined).join(', '),
    from: (from) => t('left.from', { stage: titleOf(from) }),
    competitor: (name) => t('left.competitor', { name: wordOf('competitor', name) }),
    dealer: (name) => t('left.dealer', { name: wordOf('dealer', name) }),
    feedbackOn: (on) => t('left.feedbackOn', { on: format.longDay(on) }),
    wakeUpAt: (on) => t('left.wakeUpAt', { on: format.longDay(on) }),
  };
  const parts = Object.entries(tell).flatMap(([field, say]) => {
    const value = left[field];
    return typeof value === 'string' ? [say(value)] : [];
  });
  const reason = stage === 'parked' ? wordOf('basket', String(left.basket)) : wordOf('reason', String(left.reason));
  return (
    <Alert
      color={stage === 'parked' ? 'blue' : 'gray'}
      py="xs"
      title={t('left.title', { stage: titleOf(stage), reason })}
    >
      {parts.join(' · ')}
    </Alert>
  );
}
