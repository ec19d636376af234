import os


def database_url() -> str:
    return os.environ.get("SHOP_DATABASE", "sqlite:///shop.db")


def redis_host() -> str:
    return os.environ.get("SHOP_REDIS", "localhost")


def mail_sender() -> str:
    return os.environ.get("SHOP_MAIL_SENDER", "orders@shop.example")
