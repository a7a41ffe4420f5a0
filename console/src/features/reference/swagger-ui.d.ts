/** As much of Swagger UI as the page asks of it: it brings no types. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  type Request = { url: string; headers: Record<string, string> };
  /** Its own React, which is another than the page’s. */
  type Element = { readonly __isOfSwaggerUi: true };
  type Component = (props: { readonly getComponent: (name: string, isConnected: boolean) => Component }) => Element;
  type System = {
    readonly React: {
      readonly createElement: (of: string | Component, props?: object, ...children: readonly Element[]) => Element;
    };
  };
  export type Plugin = (system: System) => {
    readonly components: Readonly<Record<string, Component>>;
    readonly wrapComponents: Readonly<Record<string, (original: Component) => () => null>>;
  };
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
    readonly layout: string;
    readonly plugins: readonly Plugin[];
    readonly requestInterceptor: (request: Request) => Request | Promise<Request>;
  };
  const SwaggerUIBundle: (options: Options) => unknown;
  export default SwaggerUIBundle;
}
