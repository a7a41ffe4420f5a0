import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/use-session.ts';
import { useEntry } from '../../entry/entry-context.ts';
import { useStageTitle } from '../../language/words-of.ts';
import type { BoardCard } from './api.ts';
import { isExit, type Place, placesFor } from './places.ts';

type Props = {
  readonly kind: 'lead' | 'deal';
  readonly card: BoardCard;
  /** What was pressed: the menu stands beside it, and gives the focus back to it. */
  readonly button: HTMLElement;
  readonly onMove: (card: BoardCard, to: Place) => void;
  readonly onClose: () => void;
};

/** Everything that can be done with a card, for the keyboard and whoever does not drag. */
export function CardMenu({ kind, card, button, onMove, onClose }: Props) {
  const { t } = useTranslation('boards');
  const titleOf = useStageTitle();
  const may = useMay();
  const open = useEntry();
  const go = useNavigate();
  const { left, bottom } = button.getBoundingClientRect();
  const places = placesFor(kind, card, may);
  const exits = places.filter(isExit);
  const stages = places.filter((place) => !isExit(place));
  const subject = { kind, id: card.id, title: card.company ?? card.product ?? t('unnamed') };
  const worksIt = may(`work-${kind}`, card.owner);
  const close = (): void => {
    onClose();
    button.focus();
  };
  return (
    <Menu opened onClose={close} position="bottom-start" withinPortal width={240} trapFocus>
      <Menu.Target>
        <span style={{ position: 'fixed', left, top: bottom, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void go(`/${kind}s/${card.id}`)}>{t('open')}</Menu.Item>
        {worksIt && (
          <>
            <Menu.Item onClick={() => open({ what: 'activity', subject })}>{t('addActivity')}</Menu.Item>
            <Menu.Item onClick={() => open({ what: 'task', subject })}>{t('addTask')}</Menu.Item>
          </>
        )}
        {stages.length > 0 && <Menu.Label>{t('moveTo')}</Menu.Label>}
        {stages.map((stage) => (
          <Menu.Item key={stage} onClick={() => onMove(card, stage)}>
            {kind === 'lead' && card.stage === 'new' && stage === 'mql' ? t('claim') : titleOf(stage)}
          </Menu.Item>
        ))}
        {exits.length > 0 && <Menu.Divider />}
        {exits.map((exit) => (
          <Menu.Item key={exit} {...(exit !== 'parked' && { color: 'red' })} onClick={() => onMove(card, exit)}>
            {t(`to.${exit}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
