#pragma once
#include <stddef.h>
#include <stdint.h>

/// Every time (milliseconds) and every bound of the button, in one place.
namespace button::settings {

/// A contact is quiet for this long before its level counts. Industrial buttons bounce for 5 to 10 ms.
constexpr uint32_t settle = 20;
/// Holding the button for this long restarts the device; such a hold is no press.
constexpr uint32_t hold = 5000;
/// The function refuses presses that are less than 3 s apart. It computes the time of a press from its arrival, so that
/// the device keeps half a second more for the network's moods.
constexpr uint32_t cooldown = 3500;

/// As many as the function admits at once.
constexpr uint8_t queued_presses = 16;
/// A visitor who waited for this long has left: nobody would take the label. The function refuses after an hour.
constexpr uint32_t stale = 10 * 60 * 1000;
/// Between two presses of a backlog.
constexpr uint32_t pace = 1000;

constexpr uint32_t first_backoff = 1000;
constexpr uint32_t longest_backoff = 60 * 1000;
/// A connection that lasted for this long was a good one: the next failure starts with the first backoff again.
/// Two devices with one client id cut each other off sooner than that, and so slow down.
constexpr uint32_t steady = 30 * 1000;

/// For CONNACK, SUBACK and PINGRESP.
constexpr uint32_t answer = 10 * 1000;
/// A publish without PUBACK is sent again after this time, so often; then the connection is given up.
constexpr uint32_t resend = 4000;
constexpr uint8_t sends = 3;
/// Seconds. AWS IoT accepts 30 to 1200 and ends the connection after one and a half times of it.
constexpr uint16_t keep_alive = 60;
/// The ping goes out when nothing else was sent for half of it.
constexpr uint32_t ping = keep_alive * 1000 / 2;

/// How long the LED shows how a press ended, waits for the first answer, and waits for the label.
constexpr uint32_t verdict = 2000;
constexpr uint32_t first_answer = 30 * 1000;
constexpr uint32_t label = 90 * 1000;

/// The longest press id that the function accepts, and what of it is left for the thing's name:
/// `<thing>-<8 hexadecimal digits>-<up to 10 decimal digits>`.
constexpr size_t press_id = 48;
constexpr size_t thing = press_id - 1 - 8 - 1 - 10;

}  // namespace button::settings
