import { useTranslation } from 'react-i18next';
import { SidePanel } from '../../ui/window.tsx';
import { Navigation } from './navigation.tsx';

/** The places to go to where there is no room for them beside the page. */
export function NavigationPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <SidePanel opened onClose={onClose} title="Voronka" size="xs">
      <nav aria-label={t('menu')}>
        <Navigation onGo={onClose} />
      </nav>
    </SidePanel>
  );
}
