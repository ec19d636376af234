import type { Money } from '@domain/money';

export function formatMoney({ cents, currency }: Money): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(cents / 100);
}
