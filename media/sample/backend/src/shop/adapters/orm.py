from sqlalchemy import Column, Integer, MetaData, String, Table

metadata = MetaData()

products = Table(
    "products",
    metadata,
    Column("sku", String(40), primary_key=True),
    Column("cents", Integer, nullable=False),
    Column("stock", Integer, nullable=False),
    Column("version", Integer, nullable=False),
)

orders = Table(
    "orders",
    metadata,
    Column("order_id", String(40), primary_key=True),
    Column("email", String(200), nullable=False),
)
