import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../ui/page.tsx';
import { AssignMarked } from './assign-marked.tsx';
import { Board } from './board.tsx';
import { leadsIn } from './in-address.ts';
import { OwnerFilter } from './owner-filter.tsx';
import { useMarked } from './use-marked.ts';

/** The board of leads. */
export function Component() {
  const { t } = useTranslation('boards');
  const [params] = useSearchParams();
  const { marked, mark, begin, end } = useMarked();
  return (
    <Page
      title={t('leads')}
      isFixed
      actions={
        <>
          <OwnerFilter />
          <AssignMarked kind="lead" marked={marked} onBegin={begin} onEnd={end} />
        </>
      }
    >
      <Board of={leadsIn(params)} marked={marked} onMark={mark} />
    </Page>
  );
}
