import type { Catalog } from './ports';
import type { Store } from './store';

export async function loadCatalog(catalog: Catalog, store: Store): Promise<void> {
  const products = await catalog.list();
  store.change({ products: products.filter(product => product.available) });
}
