from ..adapters import orm
from .unit_of_work import SqlUnitOfWork


def list_products(uow: SqlUnitOfWork) -> list[dict[str, object]]:
    """What the catalog shows, read straight from the tables."""
    with uow:
        rows = uow.session.execute(orm.products.select())
        return [{"sku": row.sku, "cents": row.cents, "available": row.stock > 0} for row in rows]
