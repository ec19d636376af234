from __future__ import annotations

import abc

from sqlalchemy.orm import Session

from ..domain.money import Money
from ..domain.order import Order
from ..domain.product import Product
from . import orm


class ProductRepository(abc.ABC):
    def __init__(self) -> None:
        self.seen: set[Product] = set()

    def get(self, sku: str) -> Product | None:
        product = self._get(sku)
        if product:
            self.seen.add(product)
        return product

    def add(self, product: Product) -> None:
        self._add(product)
        self.seen.add(product)

    @abc.abstractmethod
    def _get(self, sku: str) -> Product | None: ...

    @abc.abstractmethod
    def _add(self, product: Product) -> None: ...


class SqlProductRepository(ProductRepository):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def _get(self, sku: str) -> Product | None:
        query = orm.products.select().where(orm.products.c.sku == sku)
        row = self.session.execute(query).first()
        return Product(row.sku, Money(row.cents), row.stock, row.version) if row else None

    def _add(self, product: Product) -> None:
        values = {"sku": product.sku, "cents": product.price.cents, "stock": product.stock, "version": product.version}
        self.session.execute(orm.products.insert().values(values))


class SqlOrderRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def add(self, order: Order) -> None:
        self.session.execute(orm.orders.insert().values(order_id=order.order_id, email=order.email))
