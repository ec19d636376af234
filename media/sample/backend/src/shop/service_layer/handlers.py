from __future__ import annotations

from ..adapters.notifications import Notifications
from ..domain import commands, events
from ..domain.money import Money
from ..domain.order import Order, OrderLine
from ..domain.product import Product
from . import message_bus
from .unit_of_work import UnitOfWork


class UnknownProduct(Exception):
    pass


def add_stock(command: commands.AddStock, uow: UnitOfWork) -> None:
    with uow:
        product = uow.products.get(command.sku)
        if product is None:
            product = Product(command.sku, Money(command.cents))
            uow.products.add(product)
        product.add(command.quantity)
        uow.commit()


def place_order(command: commands.PlaceOrder, uow: UnitOfWork) -> None:
    with uow:
        order = Order(command.order_id, command.email)
        for sku, quantity in command.lines:
            product = uow.products.get(sku)
            if product is None:
                raise UnknownProduct(sku)
            if product.reserve(order.order_id, quantity):
                order.lines.append(OrderLine(sku, quantity, product.price))
        order.place()
        uow.orders.add(order)
        uow.commit()
    # Handlers should not know the bus: the unit of work collects the events for it.
    for event in order.events:
        message_bus.handle(event, uow)


def confirm_by_mail(event: events.OrderPlaced, notifications: Notifications) -> None:
    notifications.send(event.email, f"We have your order {event.order_id}.")


def warn_buyer(event: events.OutOfStock, notifications: Notifications) -> None:
    notifications.send("stock@shop.example", f"{event.sku} is out of stock.")
