import unittest

from booth import Booth
from mosquitto import Mosquitto
from pki import EXPIRED, Authority


class Refusals(Booth):
    def other_broker(self, server):
        broker = Mosquitto(self.authority, server)
        self.addCleanup(broker.stop)
        return broker

    def test_the_broker_refuses_a_certificate_of_another_authority_and_the_press_waits(self):
        rogue = Authority("Rogue root").device("button-1")
        button = self.button("button-1", identity=rogue)
        button.wait_for("closed the broker cannot be reached", 2)
        button.press()
        button.wait_for_led("queued")
        self.button("button-1").wait_for_led("ready")
        self.assertEqual([], self.observer.presses())

    def test_the_button_refuses_a_server_of_another_authority(self):
        rogue = self.other_broker(Authority("Rogue root").server())
        button = self.button("button-1", port=rogue.port)
        button.wait_for("tls: unable to get local issuer certificate")
        button.wait_for("closed the broker cannot be reached")

    def test_the_button_refuses_a_server_whose_certificate_has_expired(self):
        late = self.other_broker(self.authority.server(validity=EXPIRED))
        button = self.button("button-1", port=late.port)
        button.wait_for("tls: certificate has expired")

    def test_the_button_refuses_a_server_with_another_name(self):
        other = self.other_broker(self.authority.server("elsewhere.example"))
        button = self.button("button-1", port=other.port)
        button.wait_for("tls: hostname mismatch")

    def test_the_button_accepts_that_server_by_its_name(self):
        other = self.other_broker(self.authority.server("elsewhere.example"))
        self.button("button-1", port=other.port, endpoint="elsewhere.example").wait_for_led("ready")

    def test_a_device_presses_for_itself_only(self):
        other = self.button("button-2", identity=self.authority.device("button-1"))
        other.wait_for("led ready")
        other.press()
        own = self.button("button-1")
        own.wait_for_led("ready")
        press = own.press()
        (message,) = self.observer.wait_for_presses(1)
        self.assertEqual(press, message["press"])


if __name__ == "__main__":
    unittest.main()
