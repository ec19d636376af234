from __future__ import annotations

from ..adapters.notifications import EmailNotifications
from ..domain import commands, events
from . import handlers
from .unit_of_work import UnitOfWork

Message = commands.Command | events.Event


def handle(message: Message, uow: UnitOfWork) -> None:
    queue = [message]
    while queue:
        current = queue.pop(0)
        if isinstance(current, commands.AddStock):
            handlers.add_stock(current, uow)
        elif isinstance(current, commands.PlaceOrder):
            handlers.place_order(current, uow)
        elif isinstance(current, events.OrderPlaced):
            handlers.confirm_by_mail(current, EmailNotifications())
        elif isinstance(current, events.OutOfStock):
            handlers.warn_buyer(current, EmailNotifications())
        queue.extend(uow.collect_events())
