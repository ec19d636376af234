import type { Pattern } from '../pattern';
import { BULKHEAD } from '../resilience/bulkhead';
import { CACHE } from '../resilience/cache';
import { CIRCUIT_BREAKER } from '../resilience/circuit-breaker';
import { CONTEXT_MANAGER } from '../resilience/context-manager';
import { PIPELINE } from '../resilience/pipeline';
import { PRODUCER_CONSUMER } from '../resilience/producer-consumer';
import { RATE_LIMITER } from '../resilience/rate-limiter';
import { RETRY } from '../resilience/retry';
import { STRUCTURED_CONCURRENCY } from '../resilience/structured-concurrency';
import { TIMEOUT } from '../resilience/timeout';

/** The patterns of this kind in the order in which they are listed. */
export const RESILIENCE: readonly Pattern[] = [
  ...[RETRY, TIMEOUT, CIRCUIT_BREAKER, BULKHEAD, RATE_LIMITER, CACHE],
  ...[CONTEXT_MANAGER, STRUCTURED_CONCURRENCY, PRODUCER_CONSUMER, PIPELINE],
];
