#pragma once
// The Arduino IDE finds a library by a header of its name.
#include "app.h"
