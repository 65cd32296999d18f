import json
import time
import unittest

from broker_double import BrokerDouble
from green_button import GreenButton
from lines import PATIENCE
from pki import Authority


class Silence(unittest.TestCase):
    def setUp(self):
        self.authority = Authority("Test root")

    def button(self, broker):
        self.addCleanup(broker.close)
        button = GreenButton("button-1", self.authority, self.authority.device("button-1"), broker.port, speed=8)
        self.addCleanup(button.kill)
        button.wait_for_led("ready")
        return button

    def wait_for_publishes(self, broker, count):
        end = time.monotonic() + PATIENCE
        while len(broker.publishes) < count and time.monotonic() < end:
            time.sleep(0.02)
        self.assertGreaterEqual(len(broker.publishes), count)
        return broker.publishes[:count]

    def test_a_press_that_is_never_acknowledged_is_sent_three_times_and_then_in_the_next_connection_with_its_age(self):
        broker = BrokerDouble(self.authority, lambda _: False)
        press = self.button(broker).press()
        publishes = self.wait_for_publishes(broker, 6)
        first, second, third, fourth, fifth, sixth = publishes
        self.assertEqual([(1, False), (1, True), (1, True), (2, False), (2, True), (2, True)],
                         [(connection, duplicate) for connection, duplicate, _ in publishes])
        self.assertEqual(first[2], second[2])
        self.assertEqual(first[2], third[2])
        self.assertEqual(fourth[2], sixth[2])
        self.assertEqual(fifth[2], sixth[2])
        self.assertEqual({press}, {json.loads(payload)["press"] for _, _, payload in publishes})
        self.assertGreater(json.loads(fourth[2])["age_ms"], 12000)

    def test_a_press_that_is_acknowledged_at_last_is_not_sent_again_and_lets_the_next_one_through(self):
        broker = BrokerDouble(self.authority, lambda count: count >= 5)
        button = self.button(broker)
        pressed = [button.press(), button.press()]
        publishes = self.wait_for_publishes(broker, 6)
        self.assertEqual(pressed, list(dict.fromkeys(json.loads(payload)["press"] for _, _, payload in publishes)))
        self.assertEqual(pressed[1], json.loads(publishes[5][2])["press"])

    def test_the_button_names_the_server_in_the_handshake(self):
        broker = BrokerDouble(self.authority, lambda _: True)
        self.button(broker)
        self.assertEqual("localhost", broker.names[0])


if __name__ == "__main__":
    unittest.main()
