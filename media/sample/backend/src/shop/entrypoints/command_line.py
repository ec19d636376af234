import argparse

from ..bootstrap import bootstrap
from ..domain import commands
from ..service_layer import message_bus


def main() -> None:
    parser = argparse.ArgumentParser(description="Put goods on the shelf")
    parser.add_argument("sku")
    parser.add_argument("quantity", type=int)
    parser.add_argument("--cents", type=int, required=True)
    options = parser.parse_args()
    message_bus.handle(commands.AddStock(options.sku, options.quantity, options.cents), bootstrap())


if __name__ == "__main__":
    main()
