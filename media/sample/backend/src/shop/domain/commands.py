from dataclasses import dataclass


class Command:
    """Something that someone wants to happen."""


@dataclass(frozen=True)
class AddStock(Command):
    sku: str
    quantity: int
    cents: int


@dataclass(frozen=True)
class PlaceOrder(Command):
    order_id: str
    email: str
    lines: tuple[tuple[str, int], ...]
