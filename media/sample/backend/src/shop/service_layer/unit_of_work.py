from __future__ import annotations

import abc
from collections.abc import Iterator

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from .. import config
from ..adapters.repository import ProductRepository, SqlOrderRepository, SqlProductRepository
from ..domain.events import Event


class UnitOfWork(abc.ABC):
    products: ProductRepository
    orders: SqlOrderRepository

    def __enter__(self) -> UnitOfWork:
        return self

    def __exit__(self, *_: object) -> None:
        self.rollback()

    def collect_events(self) -> Iterator[Event]:
        for product in self.products.seen:
            while product.events:
                yield product.events.pop(0)

    @abc.abstractmethod
    def commit(self) -> None: ...

    @abc.abstractmethod
    def rollback(self) -> None: ...


class SqlUnitOfWork(UnitOfWork):
    def __enter__(self) -> UnitOfWork:
        self.session = sessionmaker(create_engine(config.database_url()))()
        self.products = SqlProductRepository(self.session)
        self.orders = SqlOrderRepository(self.session)
        return super().__enter__()

    def commit(self) -> None:
        self.session.commit()

    def rollback(self) -> None:
        self.session.rollback()
