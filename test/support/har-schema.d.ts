declare module 'har-schema' {
  /** The parts of the HAR 1.2 schema (JSON Schema, draft 6), which refer to each other by `$id`. */
  const schemas: Readonly<Record<string, { readonly $id: string }>>
  export default schemas
}
