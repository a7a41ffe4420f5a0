/** What the kernel needs of WebAssembly: every runtime has it, and no library of types declares it but that of browsers. */
declare namespace WebAssembly {
  type Memory = { readonly buffer: ArrayBuffer };
  type Module = object;
  type Instance = { readonly exports: unknown };
  const Memory: new (size: { readonly initial: number }) => Memory;
  const Module: new (bytes: Uint8Array) => Module;
  const Instance: new (module: Module, imports: Readonly<Record<string, Readonly<Record<string, Memory>>>>) => Instance;
}
