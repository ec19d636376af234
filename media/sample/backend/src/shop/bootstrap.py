from sqlalchemy import create_engine

from . import config
from .adapters import orm
from .service_layer.unit_of_work import SqlUnitOfWork


def bootstrap() -> SqlUnitOfWork:
    """Makes the tables and the one unit of work that an entry point needs."""
    orm.metadata.create_all(create_engine(config.database_url()))
    return SqlUnitOfWork()
