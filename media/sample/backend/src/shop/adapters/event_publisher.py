import json
from dataclasses import asdict

import redis

from .. import config
from ..domain.events import Event


class RedisPublisher:
    """Tells other services what has happened here."""

    def __init__(self) -> None:
        self.client = redis.Redis(host=config.redis_host())

    def publish(self, channel: str, event: Event) -> None:
        self.client.publish(channel, json.dumps(asdict(event)))
