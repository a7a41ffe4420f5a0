import { Alert, Button, Group, Stack } from '@mantine/core';
import { Window } from '../../../ui/window.tsx';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../../api/problem.ts';
import { useChange } from '../../../api/use-change.ts';
import { MissingFields } from '../../../forms/missing-fields.tsx';
import { type Filled, filledInto } from '../../../forms/filled.ts';
import { useProblemText } from '../../../ui/problem-text.ts';
import { Shown } from '../../../ui/shown.tsx';
import { discardDraft, editQuote, type Quote, quoteQuery, sendDraft } from './api.ts';
import { changesOf, QuoteFields, saidOf } from './quote-fields.tsx';
import { QuoteLines, QuoteTotals } from './quote-lines.tsx';
import { PdfButton } from './pdf-button.tsx';

type Props = {
  readonly id: string;
  readonly dealId: string;
  readonly mayEdit: boolean;
  readonly onClose: () => void;
};

/** A quote with its lines and totals; a draft is edited, sent or thrown away. */
export function QuoteWindow({ id, dealId, mayEdit, onClose }: Props) {
  const { t } = useTranslation('cards');
  const quote = useQuery(quoteQuery(id));
  return (
    <Window
      onClose={onClose}
      size="xl"
      title={quote.data?.number ?? t('quotes.draftNth', { n: quote.data?.quoteVersion ?? 1 })}
    >
      <Shown query={quote}>
        {(held) => (
          <Stack gap="md">
            {held.state === 'draft' && mayEdit ? (
              <Draft key={held.version} quote={held} dealId={dealId} onClose={onClose} />
            ) : (
              <>
                <QuoteLines quote={held} />
                <Group justify="end">
                  <PdfButton id={id} />
                </Group>
              </>
            )}
          </Stack>
        )}
      </Shown>
    </Window>
  );
}

type DraftProps = { readonly quote: Quote; readonly dealId: string; readonly onClose: () => void };

function Draft({ quote, dealId, onClose }: DraftProps) {
  const { t } = useTranslation('cards');
  const textOf = useProblemText();
  const [said, setSaid] = useState(saidOf(quote));
  const [filled, setFilled] = useState<Filled>({});
  const { id } = quote;
  const refresh = () => [['deal', dealId], ['quote', id], ['deals-board'], ['tasks']];
  const edit = useChange(editQuote, {
    refresh,
    done: () => notifications.show({ message: t('quotes.saved'), color: 'green' }),
    failed: () => true,
  });
  const send = useChange(sendDraft, {
    refresh,
    done: ({ number = '' }) => {
      notifications.show({ message: t('quotes.sent', { number }), color: 'green' });
      onClose();
    },
    failed: () => true,
  });
  const discard = useChange(discardDraft, { refresh, done: onClose });
  const problem = send.error ?? edit.error;
  const missing = send.error instanceof ApiProblem ? send.error.missing : [];
  const changes = changesOf(quote, said);
  const isChanged = Object.keys(changes).length > 0;
  return (
    <Stack gap="md">
      <QuoteFields said={said} onSay={setSaid} />
      <QuoteTotals quote={quote} />
      {missing.length > 0 && <MissingFields missing={missing} filled={filled} onFill={setFilled} />}
      {problem && missing.length === 0 && (
        <Alert role="alert" color="red" py="xs">
          {textOf(problem)}
        </Alert>
      )}
      <Group justify="space-between">
        <Button variant="subtle" color="red" loading={discard.isBusy} onClick={() => discard.change({ id })}>
          {t('quotes.discard')}
        </Button>
        <Group>
          <PdfButton id={id} />
          <Button
            variant="default"
            disabled={!isChanged}
            loading={edit.isBusy}
            onClick={() => edit.change({ id, ...changes })}
          >
            {t('quotes.save')}
          </Button>
          <Button
            disabled={isChanged}
            loading={send.isBusy}
            onClick={() => send.change(filledInto({ id }, missing, filled))}
          >
            {t('quotes.send')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
