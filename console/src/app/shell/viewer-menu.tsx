import { Avatar, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../api/use-session.ts';
import { later } from '../../ui/later.tsx';
import { useMenuButton } from '../../ui/use-menu-button.ts';

const ViewerPanel = later(async () => (await import('./viewer-panel.tsx')).ViewerPanel);

/** Who is signed in, and behind it what concerns them. */
export function ViewerMenu() {
  const { t } = useTranslation();
  const { name } = useViewer();
  const { open, ofButton } = useMenuButton();
  return (
    <>
      <UnstyledButton {...ofButton}>
        <VisuallyHidden>{t('account', { name })}</VisuallyHidden>
        <Avatar name={name} color="initials" size={34} aria-hidden />
      </UnstyledButton>
      {open && <ViewerPanel {...open} />}
    </>
  );
}
