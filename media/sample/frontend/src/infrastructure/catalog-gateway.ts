import type { Catalog } from '@application/ports';
import type { Product } from '@domain/product';
import { getJson } from './http-client';

interface ProductRow {
  readonly sku: string;
  readonly cents: number;
  readonly available: boolean;
}

export class HttpCatalog implements Catalog {
  async list(): Promise<Product[]> {
    const rows = await getJson<ProductRow[]>('/products');
    return rows.map(({ sku, cents, available }) => ({ sku, name: sku, price: { cents, currency: 'EUR' }, available }));
  }
}
