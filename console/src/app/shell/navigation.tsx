import { NavLink, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NavLink as RouterLink, useLocation } from 'react-router';
import { useViewer } from '../../api/use-session.ts';
import { placesFor, sections } from './places.ts';

const isAt = (pathname: string, path: string): boolean =>
  path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);

/** The places the viewer may go to. */
export function Navigation({ onGo }: { readonly onGo?: () => void }) {
  const { t } = useTranslation();
  const { groups } = useViewer();
  const { pathname } = useLocation();
  return (
    <>
      {sections.map((section) => {
        const there = placesFor(section, groups);
        if (there.length === 0) return null;
        return (
          <div key={section}>
            <Text size="xs" c="dimmed" fw={600} px="sm" pt="sm" pb={4}>
              {t(`section.${section}`)}
            </Text>
            {there.map(({ id, path, icon: Icon }) => (
              <NavLink
                key={id}
                component={RouterLink}
                to={path}
                label={t(`place.${id}`)}
                leftSection={<Icon size={18} stroke={1.6} />}
                active={isAt(pathname, path)}
                {...(onGo && { onClick: onGo })}
                py={6}
                className="nav-link"
              />
            ))}
          </div>
        );
      })}
    </>
  );
}
