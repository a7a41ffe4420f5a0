/** The stages the product is deployed as. What only AWS may have hangs on `local` alone. */
export type Stage = {
  readonly name: 'demo' | 'test' | 'prod';
  /** On the local cloud: nothing is retained, the clock can be moved, scripts may sign in with a password. */
  readonly local: boolean;
  readonly reconcile: { readonly periodSeconds: number; readonly minimumAgeSeconds: number };
  /** Who hears of alarms. */
  readonly alarmEmail?: string;
  /** Fixes the id of the HTTP API on the local cloud: 8 hexadecimal digits. */
  readonly apiId?: string;
};

export const stages = {
  demo: { name: 'demo', local: true, reconcile: { periodSeconds: 60, minimumAgeSeconds: 60 }, apiId: '40d30001' },
  test: { name: 'test', local: true, reconcile: { periodSeconds: 60, minimumAgeSeconds: 2 }, apiId: '40d30002' },
  prod: { name: 'prod', local: false, reconcile: { periodSeconds: 300, minimumAgeSeconds: 300 } },
} as const satisfies Record<string, Stage>;

/** @throws when there is no stage of this name */
export function stageNamed(name: string, alarmEmail?: string): Stage {
  const stage: Stage | undefined = Object.entries(stages).find(([key]) => key === name)?.[1];
  if (!stage) throw new Error(`no stage ${name}; there are ${Object.keys(stages).join(', ')}`);
  return alarmEmail === undefined ? stage : { ...stage, alarmEmail };
}
