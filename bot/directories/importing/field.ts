/** A field of a group's file as an import writes it. Every value is text, as in the file. */
export type FieldValue = string | readonly FieldValue[] | { readonly [key: string]: FieldValue };

export interface Field {
  value: FieldValue;
  /** A remark that stands after it in the file. */
  note?: string;
}

/** By their names in the file format, in its order. */
export type Fields = Map<string, Field>;

/** Puts a field where there is something to say. */
export function put(fields: Fields, name: string, value: FieldValue | null, note?: string): void {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return;
  fields.set(name, { value, ...(note !== undefined && { note }) });
}
