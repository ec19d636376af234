import { createRoot } from 'react-dom/client';
import { loadCatalog } from '@application/load-catalog';
import { createStore } from '@application/store';
import { trackOrders } from '@application/track-order';
import { HttpCatalog } from './infrastructure/catalog-gateway';
import { HttpOrders } from './infrastructure/order-gateway';
import { systemClock } from './infrastructure/system-clock';
import { App } from './ui/app';

const store = createStore();
const orders = new HttpOrders();

createRoot(document.body).render(<App store={store} orders={orders} clock={systemClock} />);
void loadCatalog(new HttpCatalog(), store);
void trackOrders(store, orders);
