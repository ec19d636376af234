import type { ModuleCode } from '../model/code';
import type { PackedCode } from '../model/code-format';
import { unpackCode } from '../model/unpack-code';
import type { CodeSource } from '../patterns/code/code-source';
import { type CodeModule, describeCodeModule } from './code-module';
import { listCodeSources } from './list-code-sources';
import type { ResolvedModule } from './resolve-facts';

/** The code of a workspace's modules, kept to be handed to whoever looks for patterns. */
export interface CodeSources {
  clear(): void;
  put(module: ResolvedModule): void;
  /** Forgets all but these modules. */
  keepOnly(ids: ReadonlySet<string>): void;
  /** All modules whose code was read, as they were put, in no particular order. */
  modules(): readonly ResolvedModule[];
  /** The same in the order of their ids, unpacked, as they are now: later changes make no difference. */
  list(): readonly CodeSource[];
}

/** Sources with no module in them. */
export function createCodeSources(): CodeSources {
  const byId = new Map<string, ResolvedModule>();
  /** Trees are big and nearly all stay as they are: each is unpacked when first looked at, and once. */
  const unpacked = new WeakMap<PackedCode, ModuleCode>();

  function codeOf({ packed }: CodeModule): ModuleCode {
    let code = unpacked.get(packed);
    if (code === undefined) {
      code = unpackCode(packed);
      unpacked.set(packed, code);
    }
    return code;
  }

  return {
    modules: () => [...byId.values()],
    clear: () => byId.clear(),
    put(module) {
      const { id } = module.record.module;
      if (module.code === undefined) byId.delete(id);
      else byId.set(id, module);
    },
    keepOnly(ids) {
      for (const id of byId.keys()) if (!ids.has(id)) byId.delete(id);
    },
    list: () => listCodeSources([...byId.values()].map(describeCodeModule), codeOf),
  };
}
