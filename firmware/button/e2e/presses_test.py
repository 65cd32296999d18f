import re
import unittest

from booth import Booth


class Presses(Booth):
    def test_one_press_is_one_message_and_the_led_follows_it_until_the_label_is_printed(self):
        button = self.button("button-1")
        button.wait_for_led("ready")
        press = button.press()
        (message,) = self.observer.wait_for_presses(1)
        self.assertEqual(press, message["press"])
        self.assertRegex(press, "^button-1-[0-9a-f]{8}-1$")
        self.assertGreaterEqual(message["age_ms"], 20)
        button.wait_for_led("sent")
        for result in ("accepted", "printed"):
            self.observer.answer("button-1", press, result)
            button.wait_for_led(result)
        button.wait_for_led("ready", 2)

    def test_a_limited_press_and_a_failed_one_show_that(self):
        button = self.button("button-1", speed=4)
        button.wait_for_led("ready")
        for result in ("limited", "failed"):
            self.observer.answer("button-1", button.press(), result)
            button.wait_for_led(result)

    def test_an_answer_to_another_device_changes_nothing(self):
        button = self.button("button-1")
        button.wait_for_led("ready")
        press = button.press()
        self.observer.answer("button-2", press, "failed")
        self.observer.answer("button-1", "button-1-00000000-1", "failed")
        self.observer.answer("button-1", press, "printed")
        button.wait_for_led("printed")
        self.assertEqual([], button.all_with("led failed"))

    def test_a_press_that_bounces_is_one_message(self):
        button = self.button("button-1")
        button.wait_for_led("ready")
        button.say("bounce")
        button.wait_for("pressed ")
        # Had a bounce been a press, it would stand before this one.
        last = button.press()
        presses = self.observer.wait_for_presses(2)
        self.assertEqual(["1", "2"], [press["press"].rsplit("-", 1)[1] for press in presses])
        self.assertEqual(last, presses[1]["press"])

    def test_a_double_press_within_the_cooldown_is_one_message(self):
        button = self.button("button-1")
        button.wait_for_led("ready")
        button.say("press")
        button.say("press")
        button.wait_for("ignored ")
        button.press()
        self.assertEqual(2, len(self.observer.wait_for_presses(2)))

    def test_a_button_that_is_held_while_the_power_comes_is_no_press(self):
        button = self.button("button-1", held=True)
        button.wait_for_led("ready")
        button.say("up")
        button.press()
        self.assertEqual(1, len(self.observer.wait_for_presses(1)))

    def test_a_hold_of_five_seconds_restarts_and_the_next_press_has_a_new_id(self):
        button = self.button("button-1", speed=4)
        button.wait_for_led("ready")
        before = button.press()
        button.wait_for_led("sent")
        self.observer.wait_for_presses(1)
        button.say("down")
        button.wait_for("restart")
        button.wait_for_led("ready", 2)
        button.say("up")
        after = button.press()
        presses = self.observer.wait_for_presses(2)
        self.assertEqual([before, after], [press["press"] for press in presses])
        self.assertEqual(["1", "1"], [re.fullmatch("button-1-[0-9a-f]{8}-([0-9]+)", press)[1] for press in (before, after)])


if __name__ == "__main__":
    unittest.main()
