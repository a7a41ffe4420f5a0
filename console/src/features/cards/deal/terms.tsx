import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentTerm } from '../../../../../shared/domain/deals/deal.ts';
import type { Amount } from '../../../../../shared/domain/money/money.ts';
import { TermsInput } from '../../../forms/terms-input.tsx';
import { useFormat } from '../../../language/format.ts';
import type { DealCard } from '../api.ts';
import classes from '../cards.module.css';
import { PanelButton } from '../parts/panel-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDealEdit } from './use-deal-edit.ts';

type Props = { readonly card: DealCard; readonly mayEdit: boolean };
const whole = 100;
const colors: Readonly<Record<string, string>> = { paid: 'teal', due: 'gray', overdue: 'red' };

/** When the money is to come, and whether it came; not agreed otherwise any more once it is paid. */
export function PaymentTerms({ card, mayEdit }: Props) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const [terms, setTerms] = useState<readonly PaymentTerm[]>();
  const edit = useDealEdit(card);
  const isEditable = mayEdit && !card.won && !terms;
  return (
    <Panel
      title={t('terms.title')}
      actions={
        isEditable && (
          <PanelButton isEdit onClick={() => setTerms(card.paymentTerms)}>
            {t('edit.edit')}
          </PanelButton>
        )
      }
    >
      {terms ? (
        <Stack gap="sm">
          <TermsInput label={t('terms.title')} value={terms} onChange={setTerms} />
          <Group justify="end">
            <Button variant="default" size="xs" onClick={() => setTerms(undefined)}>
              {t('edit.cancel')}
            </Button>
            <Button
              size="xs"
              disabled={!isWhole(terms)}
              onClick={() => {
                edit({ paymentTerms: [...terms] });
                setTerms(undefined);
              }}
            >
              {t('edit.save')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Terms card={card} />
      )}
      {card.deferral && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('terms.deferral', { day: format.day(card.deferral.at) })}
        </Text>
      )}
    </Panel>
  );
}

const isWhole = (terms: readonly PaymentTerm[]): boolean =>
  terms.length > 0 && terms.reduce((sum, { share }) => sum + ('percent' in share ? share.percent : 0), 0) === whole;

function Terms({ card }: { readonly card: DealCard }) {
  const { t } = useTranslation(['cards', 'forms']);
  const format = useFormat();
  if (card.paymentTerms.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('terms.none')}
      </Text>
    );
  return (
    <ul className={classes.list}>
      {card.paymentTerms.map((term) => {
        const state = card.terms.find(({ id }) => id === term.id);
        const due = 'on' in term.due ? format.longDay(term.due.on) : t(`forms:terms.event.${term.due.event}`);
        const share =
          'percent' in term.share ? `${format.number(term.share.percent, 2)}%` : format.exactMoney(term.share.amount);
        return (
          <li key={term.id} className={classes.listItem}>
            <div>
              <Text size="sm">{t('terms.line', { share, due })}</Text>
              {state?.dueOn !== undefined && (
                <Text size="xs" c="dimmed">
                  {t('terms.dueOn', { day: format.longDay(state.dueOn) })}
                </Text>
              )}
            </div>
            {state && (
              <Group gap={8}>
                <Text size="sm">{format.exactMoney(state.amount as Amount)}</Text>
                <Badge variant="light" color={colors[state.state] ?? 'gray'}>
                  {t(`terms.state.${stateOf(state.state)}`)}
                </Badge>
              </Group>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const stateOf = (state: string): 'paid' | 'due' | 'overdue' =>
  state === 'paid' || state === 'overdue' ? state : 'due';
