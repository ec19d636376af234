from __future__ import annotations

import smtplib
from email.message import EmailMessage
from typing import Protocol

from .. import config


class Notifications(Protocol):
    def send(self, to: str, text: str) -> None: ...


class EmailNotifications:
    def __init__(self, host: str = "localhost", port: int = 25) -> None:
        self.host = host
        self.port = port

    def send(self, to: str, text: str) -> None:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = config.mail_sender(), to, "Your order"
        message.set_content(text)
        with smtplib.SMTP(self.host, self.port) as server:
            server.send_message(message)
