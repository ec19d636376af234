from flask import Flask, jsonify, request

from ..bootstrap import bootstrap
from ..domain import commands
from ..service_layer import handlers, message_bus, views

app = Flask(__name__)
uow = bootstrap()


@app.get("/products")
def list_products():
    return jsonify(views.list_products(uow))


@app.post("/orders")
def place_order():
    body = request.get_json()
    lines = tuple((line["sku"], line["quantity"]) for line in body["lines"])
    try:
        message_bus.handle(commands.PlaceOrder(body["orderId"], body["email"], lines), uow)
    except handlers.UnknownProduct as error:
        return jsonify({"message": f"There is no {error}"}), 400
    return "", 202
