import { useTranslation } from 'react-i18next';
import { usePlant } from '../../../api/plant.ts';
import { useFormat } from '../../../language/format.ts';
import { useTitleIn } from '../../../language/words-of.ts';
import type { LeadCard } from '../api.ts';
import { Panel } from '../parts/panel.tsx';
import { Plain, Row, Rows } from '../parts/rows.tsx';

/** Where a request came from: the first touch, and the last. */
export function LeadSource({ card }: { readonly card: LeadCard }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const titleIn = useTitleIn();
  const { sources } = usePlant();
  const { firstTouch, lastTouch, touches, origin, source } = card;
  return (
    <Panel title={t('panel.source')}>
      <Rows>
        <Row label={t('field.source')}>
          <Plain>{titleIn(sources, source)}</Plain>
        </Row>
        <Row label={t('field.origin')}>
          <Plain>{t(`origin.${origin}`)}</Plain>
        </Row>
        <Row label={t('field.firstTouch')}>
          <Plain>{[format.dayAndTime(firstTouch.at), ...campaignOf(firstTouch)].join('\n')}</Plain>
        </Row>
        {touches > 1 && (
          <Row label={t('field.lastTouch')}>
            <Plain>{[format.dayAndTime(lastTouch.at), ...campaignOf(lastTouch)].join('\n')}</Plain>
          </Row>
        )}
      </Rows>
    </Panel>
  );
}

/** What is known of the visit, a line each. */
const campaignOf = ({ utm = {}, page, referrer }: LeadCard['firstTouch']): string[] => [
  ...Object.entries(utm).flatMap(([name, value]) => (value === undefined ? [] : [`utm_${name}: ${value}`])),
  ...[page, referrer].filter((part) => part !== undefined),
];
