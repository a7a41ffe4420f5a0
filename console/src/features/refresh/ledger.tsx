import { Anchor, Badge, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Basket, baskets, basketTitles } from '../../../../shared/domain/leads/pipeline.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { LetterModal } from '../../ui/letters/letter-modal.tsx';
import { useLetterTitles } from '../../ui/letters/subject.ts';
import { Empty } from '../../ui/shown.tsx';
import type { NextLetter } from './api.ts';
import classes from './refresh.module.css';
import { SubjectLink } from './subject-link.tsx';

type Letter = NextLetter & { readonly basket: Basket };

type Props = {
  readonly letters: readonly Letter[];
  /** Of the headings of its days. @default 3 */
  readonly order?: 2 | 3;
};

/** Which letters leave within the next days, day by day. */
export function Ledger({ letters, order = 3 }: Props) {
  const { t } = useTranslation('refresh');
  const format = useFormat();
  const [shown, setShown] = useState<Letter>();
  const titleOf = useTitles(letters);
  const days = useMemo(() => [...Map.groupBy(letters, ({ at }) => format.day(at))], [letters, format]);
  if (letters.length === 0) return <Empty title={t('ahead.none')}>{t('ahead.noneAbout')}</Empty>;
  return (
    <Stack gap="md">
      {days.map(([day, some]) => (
        <section key={day}>
          <Title order={order} size="h6" mb={6}>
            {day}{' '}
            <Text span size="sm" c="dimmed" fw={400}>
              {t('ahead.count', { count: some.length })}
            </Text>
          </Title>
          <ul className={`plain-list ${classes.ledger}`}>
            {some.map((each) => (
              <Row
                key={`${each.enrolmentId} ${each.letter}`}
                letter={each}
                title={titleOf(each)}
                onShow={() => setShown(each)}
              />
            ))}
          </ul>
        </section>
      ))}
      {shown && <LetterModal topic={shown.basket} letter={shown.letter} onClose={() => setShown(undefined)} />}
    </Stack>
  );
}

type RowProps = { readonly letter: Letter; readonly title: string; readonly onShow: () => void };

function Row({ letter: { at, basket, enrolmentId, subject }, title, onShow }: RowProps) {
  const { t } = useTranslation('refresh');
  const said = useSaid();
  const format = useFormat();
  return (
    <li className={classes.ledgerRow}>
      <Text size="sm" c="dimmed">
        {format.time(at)}
      </Text>
      <SubjectLink subject={subject} />
      <Anchor component="button" type="button" size="sm" className={classes.letter} onClick={onShow}>
        {title}
      </Anchor>
      <Anchor
        component={Link}
        to={`/refresh/${basket}?enrolment=${enrolmentId}`}
        aria-label={t('ahead.open', { basket: said(basketTitles[basket]) })}
        underline="never"
      >
        <Badge variant="light">{said(basketTitles[basket])}</Badge>
      </Anchor>
    </li>
  );
}

/** What the letters of all baskets are called. */
function useTitles(letters: readonly Letter[]): (letter: Letter) => string {
  const names = (basket: Basket): string[] => [
    ...new Set(letters.filter((each) => each.basket === basket).map(({ letter }) => letter)),
  ];
  const [noMoney, account, needs, time] = baskets;
  const titles = {
    'no-money': useLetterTitles(noMoney, names(noMoney)),
    account: useLetterTitles(account, names(account)),
    needs: useLetterTitles(needs, names(needs)),
    time: useLetterTitles(time, names(time)),
  } as const;
  return ({ basket, letter }) => titles[basket](letter);
}
