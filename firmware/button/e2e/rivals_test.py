import unittest

from booth import Booth


class Rivals(Booth):
    def test_two_devices_with_one_id_lose_no_press_though_each_cuts_the_other_off(self):
        identity = self.authority.device("button-1")
        # The broker knows clients by their id, whatever connection they have.
        buttons = [self.button("button-1", identity=identity, speed=4) for _ in range(2)]
        for button in buttons:
            button.wait_for("closed the broker is gone")
        pressed = [button.press() for button in buttons for _ in range(2)]
        presses = [press["press"] for press in self.observer.wait_for_presses(4)]
        self.assertEqual(set(pressed), set(presses))
        for button in buttons:
            own = [line.split()[1] for line in button.all_with("pressed ")]
            self.assertEqual(own, [press for press in dict.fromkeys(presses) if press in own])


if __name__ == "__main__":
    unittest.main()
