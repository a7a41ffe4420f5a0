import { useCallback, useState } from 'react';

/** Cards that are marked, once marking has begun. */
export function useMarked() {
  const [marked, setMarked] = useState<ReadonlySet<string>>();
  const mark = useCallback(
    (id: string) =>
      setMarked((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  const begin = useCallback(() => setMarked(new Set()), []);
  const end = useCallback(() => setMarked(undefined), []);
  return { marked, mark, begin, end };
}
