import json

import redis

from .. import config
from ..bootstrap import bootstrap
from ..domain import commands
from ..service_layer import message_bus


def main() -> None:
    """Takes deliveries that the warehouse announces."""
    uow = bootstrap()
    subscription = redis.Redis(host=config.redis_host()).pubsub(ignore_subscribe_messages=True)
    subscription.subscribe("delivery")
    for message in subscription.listen():
        delivery = json.loads(message["data"])
        message_bus.handle(commands.AddStock(delivery["sku"], delivery["quantity"], delivery["cents"]), uow)


if __name__ == "__main__":
    main()
