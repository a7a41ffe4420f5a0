type Absent<T, K extends keyof T> = undefined extends T[K] ? K : never;

/** The fields of `T` that may be undefined, made optional instead. */
export type Present<T> = { [K in keyof T as K extends Absent<T, K> ? never : K]: T[K] } & {
  [K in keyof T as Absent<T, K>]?: Exclude<T[K], undefined>;
};

/** Leaves out the fields that are undefined: an optional field is either there with a value, or not there. */
export const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>; // only the undefined are gone
