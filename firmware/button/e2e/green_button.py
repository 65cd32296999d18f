"""The sketch on Linux."""

import os
import pathlib

from lines import Process

PROGRAM = pathlib.Path(__file__).parent.parent / "target" / "green-button"


class GreenButton(Process):
    def __init__(self, thing, authority, identity, port, endpoint="localhost", speed=1, held=False):
        super().__init__([PROGRAM], os.environ | {
            "GROUNDCREW_THING": thing,
            "GROUNDCREW_ENDPOINT": endpoint,
            "GROUNDCREW_ADDRESS": "127.0.0.1",
            "GROUNDCREW_PORT": str(port),
            "GROUNDCREW_ROOT_CA": str(authority.root),
            "GROUNDCREW_CERTIFICATE": str(identity.certificate),
            "GROUNDCREW_PRIVATE_KEY": str(identity.key),
            "GROUNDCREW_SPEED": str(speed),
            "GROUNDCREW_DOWN": "yes" if held else "",
        })

    def wait_for_led(self, state, count=1):
        self.wait_for(lambda line: line == f"led {state}", count)

    def press(self):
        """Presses once the cooldown of the press before is over, and returns the id of the press."""
        before = len(self.all_with("pressed "))
        while len(self.all_with("pressed ")) == before:
            ignored = len(self.all_with("ignored "))
            self.say("press")
            self.wait_for(lambda line: line.startswith(("pressed ", "ignored ")), before + ignored + 1)
        return self.all_with("pressed ")[-1].split()[1]
