import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { processes, processNames } from '../../../../shared/domain/deals/pipeline.ts';
import { useSaid } from '../../language/use-language.ts';
import { Page } from '../../ui/page.tsx';
import { AssignMarked } from './assign-marked.tsx';
import { Board } from './board.tsx';
import { dealsIn } from './in-address.ts';
import { OwnerFilter } from './owner-filter.tsx';
import { useMarked } from './use-marked.ts';

/** The board of deals of one process. */
export function Component() {
  const { t } = useTranslation('boards');
  const said = useSaid();
  const [params, setParams] = useSearchParams();
  const of = dealsIn(params);
  const { marked, mark, begin, end } = useMarked();
  return (
    <Page
      title={t('deals')}
      isFixed
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('process')}
            value={of.process}
            onChange={(name) =>
              setParams((before) => {
                before.set('process', name);
                return before;
              })
            }
            data={processNames.map((name) => ({ value: name, label: said(processes[name].title) }))}
          />
          <OwnerFilter />
          <AssignMarked kind="deal" marked={marked} onBegin={begin} onEnd={end} />
        </>
      }
    >
      <Board key={of.process} of={of} marked={marked} onMark={mark} />
    </Page>
  );
}
