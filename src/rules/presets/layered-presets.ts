import { createLayersPreset } from './folder-layers';

/** Ports and adapters: what drives the application and what it drives are outside, the domain is inside. */
export const hexagonal = createLayersPreset('hexagonal', [
  {
    name: 'entry points',
    folders: [
      'entrypoints',
      'driving',
      'primary',
      'inbound',
      'ui',
      'web',
      'api',
      'cli',
      'controllers',
      'presentation',
    ],
  },
  {
    name: 'adapters',
    folders: [
      'adapters',
      'infrastructure',
      'infra',
      'driven',
      'secondary',
      'outbound',
      'persistence',
      'gateways',
    ],
  },
  {
    name: 'application',
    folders: ['application', 'service_layer', 'services', 'use_cases', 'usecase', 'app'],
  },
  { name: 'ports', folders: ['ports'] },
  { name: 'domain', folders: ['domain', 'model', 'models', 'core'] },
]);

/** Robert C. Martin's circles, the outermost first. */
export const clean = createLayersPreset('clean', [
  {
    name: 'frameworks and drivers',
    folders: ['frameworks', 'drivers', 'framework', 'infrastructure', 'infra', 'external', 'main', 'web'],
  },
  {
    name: 'interface adapters',
    folders: [
      'interface_adapters',
      'adapters',
      'interfaces',
      'controllers',
      'presenters',
      'gateways',
      'presentation',
      'delivery',
    ],
  },
  { name: 'use cases', folders: ['use_cases', 'usecase', 'interactors', 'application'] },
  { name: 'entities', folders: ['entities', 'entity', 'domain', 'enterprise', 'core'] },
]);

/** Jeffrey Palermo's onion, the outermost ring first. */
export const onion = createLayersPreset('onion', [
  {
    name: 'outside',
    folders: ['infrastructure', 'infra', 'ui', 'web', 'api', 'presentation', 'persistence'],
  },
  { name: 'application services', folders: ['application', 'application_services', 'services'] },
  { name: 'domain services', folders: ['domain_services'] },
  { name: 'domain model', folders: ['domain', 'domain_model', 'model', 'core'] },
]);

/** Presentation on business logic on persistence. */
export const layered = createLayersPreset('layered', [
  {
    name: 'presentation',
    folders: [
      'presentation',
      'ui',
      'web',
      'views',
      'controllers',
      'routes',
      'routers',
      'handlers',
      'endpoints',
      'api',
    ],
  },
  { name: 'business', folders: ['business', 'services', 'service', 'application', 'logic', 'domain'] },
  {
    name: 'persistence',
    folders: [
      'persistence',
      'data',
      'data_access',
      'repositories',
      'repository',
      'dao',
      'dal',
      'db',
      'database',
    ],
  },
]);

/** Controllers know views and models, views know models, models know neither. */
export const mvc = createLayersPreset('mvc', [
  { name: 'controllers', folders: ['controllers', 'controller'] },
  { name: 'views', folders: ['views', 'view', 'templates'] },
  { name: 'models', folders: ['models', 'model'] },
]);
