"""The base of the tests: a broker, somebody who sees all messages, and buttons. All of it goes after each test."""

import unittest

from green_button import GreenButton
from mosquitto import Mosquitto, Observer
from pki import Authority


class Booth(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.authority = Authority("Test root")

    def setUp(self):
        self.broker = Mosquitto(self.authority)
        self.addCleanup(self.broker.stop)
        self.observer = Observer(self.broker)
        self.addCleanup(self.observer.close)

    def button(self, thing, **options):
        identity = options.pop("identity", None) or self.authority.device(thing)
        button = GreenButton(thing, options.pop("authority", self.authority), identity, options.pop("port", self.broker.port),
                             **options)
        self.addCleanup(button.kill)
        return button
