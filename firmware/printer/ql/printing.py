"""The exchange that prints a label."""

import time
from dataclasses import dataclass

from failure import BUSY, SILENT, Failure
from ql import status
from ql.device import Device
from ql.raster import OPENING, STATUS_REQUEST

_PAUSE_WHILE_BUSY = 0.5


@dataclass(frozen=True)
class Patience:
    """How long the printer may take, in seconds."""

    to_answer: float = 3.0
    while_busy: float = 20.0
    to_print: float = 30.0


def ready(device: Device, patience: Patience) -> status.Status:
    """Initializes the printer and returns its status once it can print.

    Raises Failure for a printer that is silent or stays busy, or has an error or the wrong labels: the label is not
    sent then, so that it does not come out when somebody puts in a new roll.
    """
    until = time.monotonic() + patience.while_busy
    device.discard()
    device.send(OPENING, time.monotonic() + patience.to_answer)
    while True:
        reply = _reply(device, patience)
        fault = reply.fault()
        if fault and fault.code != BUSY:
            raise fault
        if not fault and not reply.printing:
            if wrong := reply.wrong_media():
                raise wrong
            return reply
        if time.monotonic() + _PAUSE_WHILE_BUSY > until:
            raise Failure(BUSY, f"the printer is busy, for more than {patience.while_busy:g} s")
        time.sleep(_PAUSE_WHILE_BUSY)
        # Not the OPENING: its zeros and its reset would spoil the label that is being printed.
        device.send(STATUS_REQUEST, time.monotonic() + patience.to_answer)


def print_label(device: Device, raster: bytes, patience: Patience) -> None:
    """Prints a label, and returns when the printer has said that it is printed.

    Raises Failure for everything else. After SILENT nobody knows whether there is a label.
    """
    ready(device, patience)
    # Of an earlier label: it would say of this one that it is printed.
    device.discard_reports(status.COMPLETED)
    device.send(raster, time.monotonic() + patience.to_print)
    until = time.monotonic() + patience.to_print
    while report := device.receive(until):
        if fault := report.fault():
            raise fault
        if report.kind == status.COMPLETED:
            return
    raise Failure(SILENT, f"the printer does not say that the label is printed, for {patience.to_print:g} s")


def _reply(device: Device, patience: Patience) -> status.Status:
    until = time.monotonic() + patience.to_answer
    while report := device.receive(until):
        # Reports of an earlier label may still arrive; they are no answer.
        if report.kind == status.REPLY:
            return report
        if (fault := report.fault()) and fault.code != BUSY:
            raise fault
    raise Failure(SILENT, "the printer does not answer: is it on?")
