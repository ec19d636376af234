import type { Product } from '@domain/product';
import { formatMoney } from './format-money';

export function ProductList(props: { products: readonly Product[]; onAdd: (product: Product) => void }) {
  return (
    <ul>
      {props.products.map(product => (
        <li key={product.sku}>
          {product.name} {formatMoney(product.price)}
          <button type="button" onClick={() => props.onAdd(product)}>
            Add
          </button>
        </li>
      ))}
    </ul>
  );
}
