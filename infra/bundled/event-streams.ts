/** Stands in for `@smithy/core/event-streams` (16 KB) in the bundles: no operation of ours streams events. */
const notBundled = (): never => {
  throw new Error('event streams are left out of the bundles: see infra/bundle.ts');
};

export const EventStreamSerde = notBundled;
export const eventStreamSerdeProvider = notBundled;
/** Clients that could stream ask for this when they are made. */
export const resolveEventStreamSerdeConfig = <T>(config: T): T => config;
