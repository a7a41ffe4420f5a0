import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../api/use-change.ts';
import { printQuote } from './api.ts';

/** The quote as it is printed. */
export function PdfButton({ id }: { readonly id: string }) {
  const { t } = useTranslation('cards');
  const print = useChange(printQuote, { done: ({ url }) => window.location.assign(url) });
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconFileTypePdf size={16} />}
      loading={print.isBusy}
      onClick={() => print.change({ id })}
    >
      {t('quotes.pdf')}
    </Button>
  );
}
