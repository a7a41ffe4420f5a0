import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/use-session.ts';

type Props = {
  readonly is: boolean;
  /** Says the same again, which confirms it when somebody says it who may. */
  readonly onConfirm?: () => void;
};

/** Whether the office or the ERP has confirmed it; who may confirms it here. */
export function Confirmed({ is, onConfirm }: Props) {
  const { t } = useTranslation('cards');
  const may = useMay();
  return (
    <>
      <Badge variant="light" color={is ? 'teal' : 'orange'}>
        {t(is ? 'confirmed.yes' : 'confirmed.no')}
      </Badge>
      {!is && onConfirm && may('confirm-deal') && (
        <Button size="compact-xs" variant="light" onClick={onConfirm}>
          {t('confirmed.act')}
        </Button>
      )}
    </>
  );
}
