import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';

type Tab<N extends string> = { readonly name: N; readonly title: string; readonly content: () => ReactNode };

/** Parts of a card of which one is looked at; which one stands in the address. */
export function CardTabs<N extends string>({ tabs }: { readonly tabs: readonly Tab<N>[] }) {
  const [search, setSearch] = useSearchParams();
  const [first] = tabs;
  const open = tabs.find(({ name }) => name === search.get('tab')) ?? first;
  if (!open || !first) return null;
  return (
    <Tabs
      value={open.name}
      keepMounted={false}
      onChange={(name) =>
        setSearch(
          (before) => {
            if (name === null || name === first.name) before.delete('tab');
            else before.set('tab', name);
            return before;
          },
          { replace: true },
        )
      }
    >
      <Tabs.List mb="md">
        {tabs.map(({ name, title }) => (
          <Tabs.Tab key={name} value={name}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, content }) => (
        <Tabs.Panel key={name} value={name}>
          {name === open.name && content()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
