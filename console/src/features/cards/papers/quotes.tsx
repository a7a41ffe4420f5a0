import { Anchor, Badge, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../api/use-change.ts';
import { useFormat } from '../../../language/format.ts';
import { useLanguage } from '../../../language/use-language.ts';
import { Shown } from '../../../ui/shown.tsx';
import type { DealCard } from '../api.ts';
import classes from '../cards.module.css';
import { Panel } from '../parts/panel.tsx';
import { PanelButton } from '../parts/panel-button.tsx';
import { draftQuote, type QuoteEntry, quotesQuery } from './api.ts';
import { PdfButton } from './pdf-button.tsx';
import { QuoteWindow } from './quote-window.tsx';

type Props = { readonly deal: DealCard; readonly mayEdit: boolean };

/** The quotes of a deal: drafts are edited and sent, each is printed. */
export function Quotes({ deal, mayEdit }: Props) {
  const { t } = useTranslation('cards');
  const language = useLanguage();
  const quotes = useQuery(quotesQuery(deal.id));
  const [open, setOpen] = useState<string>();
  const draft = useChange(draftQuote, {
    refresh: () => [['deal', deal.id]],
    done: ({ id }) => setOpen(id),
  });
  return (
    <Panel
      title={t('quotes.title')}
      actions={
        mayEdit && (
          <PanelButton isBusy={draft.isBusy} onClick={() => draft.change({ dealId: deal.id, language })}>
            {t('quotes.draft')}
          </PanelButton>
        )
      }
    >
      <Shown query={quotes}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('quotes.none')}
            </Text>
          ) : (
            <ul className={classes.list}>
              {items.map((quote) => (
                <QuoteItem key={quote.id} quote={quote} onOpen={() => setOpen(quote.id)} />
              ))}
            </ul>
          )
        }
      </Shown>
      {open !== undefined && (
        <QuoteWindow id={open} dealId={deal.id} mayEdit={mayEdit} onClose={() => setOpen(undefined)} />
      )}
    </Panel>
  );
}

function QuoteItem({ quote, onOpen }: { readonly quote: QuoteEntry; readonly onOpen: () => void }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const { id, state, number, sentOn, quoteVersion, netMinor, currency, discountPercent, expired, validUntil } = quote;
  return (
    <li className={classes.listItem}>
      <div>
        <Group gap={8}>
          <Anchor component="button" size="sm" fw={500} onClick={onOpen}>
            {number ?? t('quotes.draftNth', { n: quoteVersion })}
          </Anchor>
          <Badge variant="light" color={state === 'sent' ? 'teal' : 'gray'}>
            {t(`quotes.state.${state}`)}
          </Badge>
          {expired && (
            <Badge variant="light" color="orange">
              {t('quotes.expired')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {[
            t('quotes.version', { n: quoteVersion }),
            sentOn !== undefined && t('quotes.sentOn', { day: format.day(sentOn) }),
            discountPercent > 0 && t('quotes.discount', { percent: format.number(discountPercent, 1) }),
            validUntil !== undefined && t('quotes.until', { day: format.day(validUntil) }),
          ]
            .filter((part) => typeof part === 'string')
            .join(' · ')}
        </Text>
      </div>
      <Group gap="sm">
        <Text size="sm" fw={500}>
          {format.money({ netMinor, currency })}
        </Text>
        <PdfButton id={id} />
      </Group>
    </li>
  );
}
