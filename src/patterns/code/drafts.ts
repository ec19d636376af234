import type { ClassInfo, FieldInfo, FunctionInfo, TypeInfo } from './symbols';

/** The same with everything to be written still: names are settled step by step. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** A class while its names are being settled. */
export type ClassDraft = Draft<ClassInfo>;

/** A function while its names are being settled. */
export type FunctionDraft = Draft<FunctionInfo>;

/** A field while its names are being settled. */
export type FieldDraft = Draft<FieldInfo>;

/** A type of which nothing is known but its name. */
export function plainType(name: string, args: readonly TypeInfo[] = []): TypeInfo {
  return { name, external: name, args };
}
