/** Builds a value on first use, so that importing a handler reads no environment and opens no connection. */
export function lazily<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined;
  return () => (built ??= { value: build() }).value;
}
