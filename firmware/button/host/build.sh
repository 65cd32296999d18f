#!/usr/bin/env bash
# Builds target/green-button: the sketch for Linux. See README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
exec make --no-print-directory target/green-button
