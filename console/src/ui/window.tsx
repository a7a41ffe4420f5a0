import { Drawer, type DrawerProps, Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A window over the page. */
export function Window(window: Omit<ModalProps, 'opened'>) {
  const { t } = useTranslation('ui');
  return <Modal opened closeButtonProps={{ 'aria-label': t('close') }} {...window} />;
}

/** A panel at the side of the page, over it. */
export function SidePanel(panel: DrawerProps) {
  const { t } = useTranslation('ui');
  return <Drawer closeButtonProps={{ 'aria-label': t('close') }} {...panel} />;
}
