import { Anchor, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Basket } from '../../../../shared/domain/leads/pipeline.ts';
import { LetterModal } from '../../ui/letters/letter-modal.tsx';
import { useLetterTitles } from '../../ui/letters/subject.ts';
import type { BasketShown } from './api.ts';
import classes from './refresh.module.css';

type Props = { readonly basket: Basket; readonly programme: BasketShown['programme'] };

/** The letters of a basket in their order, each as its reader gets it, and the call behind them. */
export function Programme({ basket, programme: { letters, callAfterDays } }: Props) {
  const { t } = useTranslation('refresh');
  const [shown, setShown] = useState<string>();
  const titleOf = useLetterTitles(
    basket,
    letters.map(({ letter }) => letter),
  );
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw={760}>
        {t('programme.about')}
      </Text>
      <ol className={classes.steps}>
        {letters.map(({ letter, afterDays }, n) => (
          <li key={letter} className={classes.step}>
            <Text size="sm" c="dimmed" miw={170}>
              {t(n === 0 ? 'programme.first' : 'programme.after', { days: t('workingDays', { count: afterDays }) })}
            </Text>
            <Anchor component="button" type="button" ta="start" onClick={() => setShown(letter)}>
              {titleOf(letter)}
            </Anchor>
          </li>
        ))}
        <li className={classes.step}>
          <Text size="sm" c="dimmed" miw={170}>
            {t('programme.after', { days: t('workingDays', { count: callAfterDays }) })}
          </Text>
          <Text>{t('programme.call')}</Text>
        </li>
      </ol>
      {shown !== undefined && <LetterModal topic={basket} letter={shown} onClose={() => setShown(undefined)} />}
    </Stack>
  );
}
