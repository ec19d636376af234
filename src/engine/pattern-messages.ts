import type { Finding } from '../model/finding';
import type { ImplementationPlace } from '../model/implementation';
import type { ClassRelations } from '../patterns/code/class-relations';
import type { PointedAt } from '../patterns/code/find-implementations';
import type { CodeModule } from './code-module';

/** A module for the thread; `packed` is absent where its code is the same as before. */
export type SentModule = Omit<CodeModule, 'packed'> & Partial<Pick<CodeModule, 'packed'>>;

/** Message to the thread that looks for patterns. Questions are about the modules that it has at that time; serial numbers are unique. */
export type PatternRequest =
  | { readonly kind: 'put'; readonly modules: readonly SentModule[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'find'; readonly serial: number }
  | { readonly kind: 'implementations'; readonly serial: number; readonly place: PointedAt }
  /** Nobody waits for this answer any more. */
  | { readonly kind: 'cancel'; readonly serial: number };

/** Message from that thread; each question is answered by any number of `some` and `fault` and one of the others. */
export type PatternAnswer =
  /** A part of what was asked for, so that no message takes long to read. */
  | {
      readonly kind: 'some';
      readonly serial: number;
      readonly findings: readonly Finding[];
      readonly relations: ClassRelations;
    }
  /** One pattern could not be looked for; `fault` says where. */
  | {
      readonly kind: 'fault';
      readonly serial: number;
      readonly pattern: string;
      readonly fault: string;
    }
  | { readonly kind: 'found'; readonly serial: number }
  | {
      readonly kind: 'implementations';
      readonly serial: number;
      readonly places: readonly ImplementationPlace[];
    }
  | { readonly kind: 'failed'; readonly serial: number; readonly reason: string };
