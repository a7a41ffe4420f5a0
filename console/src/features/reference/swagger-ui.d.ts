/** As much of Swagger UI as the page asks of it: it brings no types. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  type Request = { url: string; headers: Record<string, string> };
  type Options = {
    readonly domNode: HTMLElement;
    readonly spec: object;
    readonly docExpansion: 'none' | 'list' | 'full';
    readonly filter: boolean;
    readonly validatorUrl: null;
    readonly persistAuthorization: boolean;
    readonly displayRequestDuration: boolean;
    readonly defaultModelsExpandDepth: number;
    readonly supportedSubmitMethods: readonly string[];
    readonly showMutatedRequest: boolean;
    readonly plugins: readonly (() => {
      readonly wrapComponents: Readonly<Record<string, (original: unknown) => () => null>>;
    })[];
    readonly requestInterceptor: (request: Request) => Request | Promise<Request>;
  };
  const SwaggerUIBundle: (options: Options) => unknown;
  export default SwaggerUIBundle;
}
