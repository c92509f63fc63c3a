"""Web and mail addresses as fields hold them: enough to tell a slip of the hand from an address."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from carehire.values import Text


def _web_address(address: str) -> str:
    if not address.startswith(("https://", "http://")) or " " in address or "." not in address:
        raise ValueError(f'"{address}" is not a web address; it begins with https://')
    return address


def _mail_address(address: str) -> str:
    name, at, host = address.partition("@")
    if not (name and at and "." in host) or " " in address or "@" in host:
        raise ValueError(f'"{address}" is not an e-mail address')
    return address


WebAddress = Annotated[Text, AfterValidator(_web_address)]
MailAddress = Annotated[Text, AfterValidator(_mail_address)]
