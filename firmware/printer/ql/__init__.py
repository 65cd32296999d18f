"""A Brother QL-500 label printer: its raster, its status, and the exchange that prints a label.

A label is a success only when the printer itself said `printing completed`: that the bytes were written means nothing.
"""
