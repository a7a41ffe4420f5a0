import { Center, Loader } from '@mantine/core';

/** While a page is on its way. */
export function Waiting() {
  return (
    <Center h="60vh">
      <Loader aria-label="…" />
    </Center>
  );
}
