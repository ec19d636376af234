import { abstractFactory } from '../creational/abstract-factory';
import { builder } from '../creational/builder';
import { factoryMethod } from '../creational/factory-method';
import { lazyInitialization } from '../creational/lazy-initialization';
import { objectPool } from '../creational/object-pool';
import { prototype } from '../creational/prototype';
import { registry } from '../creational/registry';
import { singleton } from '../creational/singleton';
import type { Pattern } from '../pattern';

/** The patterns of this kind in the order in which they are listed. */
export const CREATIONAL: readonly Pattern[] = [
  factoryMethod,
  abstractFactory,
  builder,
  prototype,
  singleton,
  objectPool,
  registry,
  lazyInitialization,
];
