/** The package has no types of its own. */
declare module 'asl-validator' {
  function validate(definition: Record<string, unknown>): {
    readonly isValid: boolean;
    readonly errors: readonly { readonly message?: string }[];
    readonly errorsText: (separator?: string) => string;
  };
  export = validate;
}
