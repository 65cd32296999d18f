import unittest

from booth import Booth

ONLINE = '{"online":true'
OFFLINE = '{"online":false}'


class Outages(Booth):
    def test_presses_without_network_arrive_in_their_order_with_their_age(self):
        button = self.button("button-1", speed=4)
        button.wait_for_led("ready")
        button.say("network off")
        button.wait_for_led("connecting", 2)
        pressed = [button.press() for _ in range(3)]
        button.wait_for_led("queued")
        button.say("network on")
        presses = self.observer.wait_for_presses(3)
        self.assertEqual(pressed, [press["press"] for press in presses])
        # The first one waited for two cooldowns at least, and for a second less than that the last one.
        self.assertGreater(presses[0]["age_ms"], 7000)
        self.assertGreater(presses[0]["age_ms"], presses[2]["age_ms"])

    def test_presses_around_a_broker_that_restarts_arrive_in_their_order_none_lost_none_twice(self):
        button = self.button("button-1", speed=4)
        button.wait_for_led("ready")
        pressed = [button.press()]
        for _ in range(2):
            self.broker.stop()
            pressed += [button.press(), button.press()]
            self.broker.start()
            pressed += [button.press()]
        presses = [press["press"] for press in self.observer.wait_for_presses(len(pressed))]
        self.assertEqual(pressed, list(dict.fromkeys(presses)))

    def test_more_presses_than_the_queue_holds_are_counted_and_told(self):
        # Not faster: presses expire after ten minutes of its clock.
        button = self.button("button-1", speed=8)
        button.say("network off")
        pressed = [button.press() for _ in range(18)]
        button.wait_for_led("failed")
        button.say("network on")
        presses = self.observer.wait_for_presses(16)
        self.assertEqual(pressed[2:], [press["press"] for press in presses])
        self.observer.process.wait_for(ONLINE + ',"dropped":2,"expired":0}')

    def test_a_button_without_power_is_told_by_its_will(self):
        button = self.button("button-1")
        self.observer.process.wait_for("groundcrew/button/button-1/presence " + ONLINE)
        button.kill()
        self.observer.process.wait_for("groundcrew/button/button-1/presence " + OFFLINE)


if __name__ == "__main__":
    unittest.main()
