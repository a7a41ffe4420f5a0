/** Short-lived counts and marks. They run on the wall clock. */
export type Guard = {
  /** Counts one more in a bucket, and says how many there are within its time. */
  hit: (bucket: string, seconds: number) => Promise<number>;
  /** Takes something that may be taken once within its time: `false` when it was taken before. */
  once: (name: string, seconds: number) => Promise<boolean>;
};
